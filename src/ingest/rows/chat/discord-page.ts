/**
 * Messages on the pages that DiscordChatExporter saves: elements and classes as its templates have them since November 2021, with
 * or without quotation marks around attributes. Only the first message of a group has its author.
 */
import { insideOf, isTorn, partOf } from './page-piece.ts';

export const DISCORD_PAGE_COLUMNS = [
  '(channel)',
  '(id)',
  '(kind)',
  '(author id)',
  '(author)',
  '(name)',
  '(text)',
  '(answered)',
  '(reactions)',
] as const;

/** What every message begins with. */
export const DISCORD_MARKS = ['<div id=chatlog__message-container-', '<div id="chatlog__message-container-'] as const;

const ID = /^<div id="?chatlog__message-container-(\d+)/;
const ENTRY = /<div class="?preamble__entry"?>([^<]*)/g;
const NOTICE = /class="?chatlog__system-notification-content\b/;
const AUTHOR = /<span class="?chatlog__author"?(?=[\s>])([^<>]*)>([^<]*)/;
const PERSON = /\bdata-user-id="?(\d+)/;
const CALLED = /\btitle=(?:"([^"]*)"|([^\s"<>]+))/;
const BOT = /class="?chatlog__(?:author-tag|bot-label)"?>\s*BOT\b/;
const ANSWERED = /class="?chatlog__(?:reply|reference)-link"?[^<>]*scrollToMessage\(event,\s*(?:'|&#39;|&#x27;)(\d+)/;
const TEXT = /<span class="?chatlog__markdown-preserve"?>/;
const REACTIONS = /class="?chatlog__reaction-count"?>\s*(\d+)/g;

/** The cells of a stretch of a page, which is the head of the page or one message; null where the page ends inside. */
export function discordPageMessage(piece: string): string[] | null {
  const id = ID.exec(piece)?.[1];
  if (id === undefined) {
    const entries = Array.from(piece.matchAll(ENTRY), ([, entry = '']) => partOf(entry, /^([\s\S]*)$/) ?? '').slice(0, 2);
    return [entries.join(' / '), '', 'head', '', '', '', '', '', ''];
  }
  if (isTorn(piece)) return null;
  const [, attributes = '', name = ''] = AUTHOR.exec(piece) ?? [];
  const [, double, bare] = CALLED.exec(attributes) ?? [];
  const kind = NOTICE.test(piece) ? 'notice' : BOT.test(piece) ? 'bot' : 'message';
  const reactions = Array.from(piece.matchAll(REACTIONS), ([, count]) => Number(count)).reduce((sum, count) => sum + count, 0);
  return [
    '',
    id,
    kind,
    PERSON.exec(attributes)?.[1] ?? '',
    partOf(double ?? bare ?? '', /^([\s\S]*)$/)?.replace(/#\d{4}$/, '') ?? '',
    partOf(name, /^([\s\S]*)$/) ?? '',
    insideOf(piece, TEXT, 'span') ?? '',
    ANSWERED.exec(piece)?.[1] ?? '',
    String(reactions),
  ];
}

/** Gives messages that follow each other the name of the channel, and those of one group its author. */
export function discordPageInOrder(): (cells: string[]) => string[] {
  let channel = '';
  let group: readonly string[] = ['', '', '', ''];
  return ([told = '', id = '', kind = '', ...cells]) => {
    const [person = '', author = '', name = '', ...others] = cells;
    if (kind === 'head') channel = told;
    else if (kind === 'notice') group = ['', '', '', ''];
    else if (person !== '' || author !== '') group = [kind, person, author, name];
    const [groupKind = '', ...who] = group;
    return [channel, id, kind === 'message' && groupKind === 'bot' ? groupKind : kind, ...who, ...others];
  };
}
