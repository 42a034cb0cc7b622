import type { CsvFormat, Found } from '../../format.ts';
import { DISCORD_PAGE_COLUMNS } from '../../rows/chat/discord-page.ts';
import { htmlText, linksOf } from '../html.ts';
import { integer } from '../values.ts';

/** Ids of Discord hold the milliseconds since the beginning of 2015 above their lowest 22 bits. */
const EPOCH_MS = 1_420_070_400_000n;
const MENTIONED = /class="?chatlog__markdown-mention"?[^<>]*\btitle=(?:"([^"]*)"|([^\s"<>]+))/g;

/** A channel of Discord saved as a page. Times are those inside the ids: the page shows them as the program was told to. */
export const discordPage: CsvFormat = {
  name: 'discord-page',
  title: 'channel of Discord from DiscordChatExporter (page)',
  container: 'csv',
  columns: { all: DISCORD_PAGE_COLUMNS },
  lacks: 'no bios or shares; likes are reactions of any kind',
  read(row): Found {
    const kind = row.get('(kind)');
    const channel = row.get('(channel)');
    if (kind === 'head') return { leftOut: 'heads of pages' };
    if (/^Direct Messages\b/.test(channel ?? '')) return { leftOut: 'private messages' };
    if (kind === 'notice') return { leftOut: 'notices of the channel' };
    const id = /^\d{1,20}$/.exec(row.get('(id)') ?? '')?.[0];
    if (id === undefined) return { code: 'no-id', reason: 'the message has no id' };
    const answered = row.get('(answered)');
    const html = row.get('(text)') ?? '';
    const { text, anchors } = htmlText(html);
    const [person, handle, name] = [row.get('(author id)'), row.get('(author)'), row.get('(name)')];
    return {
      platform: 'discord',
      id,
      author: person === null && handle === null ? null : { id: person, handle, name, bot: kind === 'bot' },
      time: { ms: Number((BigInt(id) >> 22n) + EPOCH_MS), basis: 'id' },
      text: text || null,
      space: channel,
      replyTo: answered === null ? null : { post: answered },
      mentions: Array.from(html.matchAll(MENTIONED), ([, double, bare]) => ({ handle: (double ?? bare ?? '').replace(/#\d{4}$/, '') })),
      links: linksOf(anchors),
      likes: integer(row.get('(reactions)')),
    };
  },
};
