/**
 * Messages on the pages that Telegram Desktop saves (`messages.html`): elements and classes as its writer of pages makes them. A
 * message that is joined to the one above has no author of its own; lines of dates have numbers below zero.
 */
import { insideOf, isTorn, partOf } from './page-piece.ts';

export const TELEGRAM_PAGE_COLUMNS = ['(chat)', '(id)', '(kind)', '(time)', '(author)', '(text)', '(answered)', '(passed from)'] as const;

/** What every message begins with. */
export const TELEGRAM_MARKS = ['<div class="message '] as const;

const HEAD = /^<div class="message (?<kind>default|service)\b[^"]*" id="message(?<id>-?\d+)"/;
const CHAT = /<div class="page_header"[^<>]*>[\s\S]{0,2000}?<div class="text bold">([^<]*)/;
const TIME = /<div class="pull_right date details" title="([^"]*)"/;
const NAME = /<div class="from_name">([^<]*)/;
const PASSED = '<div class="forwarded body">';
const ANSWERED = /<div class="reply_to details">[^<]*<a [^<>]*#go_to_message(\d+)/;
const TEXT = /<div class="text">/;

/** The cells of a stretch of a page, which is the head of the page or one message; null where the page ends inside. */
export function telegramPageMessage(piece: string): string[] | null {
  const { kind, id } = HEAD.exec(piece)?.groups ?? {};
  if (kind === undefined || id === undefined) return [partOf(piece, CHAT) ?? '', '', 'head', '', '', '', '', ''];
  if (isTorn(piece)) return null;
  const at = piece.indexOf(PASSED);
  const [own, passed] = at < 0 ? [piece, null] : [piece.slice(0, at), piece.slice(at)];
  return [
    '',
    id,
    kind,
    partOf(own, TIME) ?? '',
    partOf(own, NAME) ?? '',
    insideOf(passed ?? own, TEXT, 'div') ?? '',
    ANSWERED.exec(own)?.[1] ?? '',
    (passed === null ? null : partOf(passed, NAME)) ?? '',
  ];
}

/** Gives messages that follow each other the name of the chat, and those that are joined the author above. */
export function telegramPageInOrder(): (cells: string[]) => string[] {
  let chat = '';
  let last = '';
  return ([told = '', id = '', kind = '', time = '', author = '', ...cells]) => {
    if (kind === 'head') chat = told;
    last = kind === 'default' ? author || last : '';
    return [chat, id, kind, time, last, ...cells];
  };
}
