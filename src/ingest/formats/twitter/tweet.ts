/** What every export of tweets writes alike, whoever wrote the file. */
import { decodeHTMLStrict } from 'entities/decode';
import { entities } from '../../../text/entities.ts';
import type { CsvRow, Flaw, FoundPost, Reference, Refusal } from '../../format.ts';
import { type Moment, snowflakeTime } from '../../times/time.ts';
import { unreadableTime } from '../moments.ts';

/**
 * A post or account id: plain digits, without the `x` that rtweet writes before them, nor the `.0` that Python writes
 * behind a number of at most 15 digits. Null for a damaged one such as 1.26E+18.
 */
export function tweetId(cell: string | null): string | null {
  const digits = cell === null ? null : /^x?(\d{1,19})$|^(\d{1,15})\.0$/.exec(cell.trim());
  return digits?.[1] ?? digits?.[2] ?? null;
}

/** A long id that became a number: 1.26426E+18, or 839131931845537792.0. */
const ROUNDED = /^\d(?:[.,]\d+)?E\+?\d+$|^\d{16,19}\.0$/i;

/** Whether an id became a number on its way, and lost its last digits. */
export function isRounded(id: string): boolean {
  return ROUNDED.test(id.trim());
}

/**
 * The id of a post, or what is left of one that became a number (`1.26426E+18`). That names nothing: the audit counts it,
 * and the post gets an id made from its content.
 */
export function postId(cell: string | null): string | null {
  const written = cell?.trim() ?? '';
  return tweetId(cell) ?? (ROUNDED.test(written) ? written.replace(/\.0$/, '') : null);
}

/** Spreadsheets keep the first 15 digits of a number. */
const KEPT = 15;

/** Whether so long an id can be what is left of a number: its last digits are zeros, or it is one that a double can hold. */
function maybeNumber(id: string): boolean {
  if (/^\d{15}0+$/.test(id)) return true;
  const double = Number(id);
  return !Number.isSafeInteger(double) && (BigInt(double) === BigInt(id) || String(double) === id);
}

/** The ids of a row of a table that may have been through a spreadsheet. */
export interface RowIds {
  readonly post: string;
  /** Another id of the row; null where the spreadsheet has rounded it. */
  other(cell: string | null): string | null;
  /** What the spreadsheet did to the ids of the row that were asked for. */
  flaws(): Flaw[];
}

/**
 * The id of the post in a row, taken from its address where the row has one: a spreadsheet rounds the id but leaves the
 * address alone. Where the two differ, those other long ids of the row that look rounded are taken for that, and cannot be
 * restored. An id that no number can be was a text throughout, and stands.
 */
export function rowIds(id: string | null, address: string | null): RowIds | null {
  const written = tweetId(id);
  const exact = (address === null ? null : statusOf(address)) ?? written;
  const post = exact ?? postId(id);
  if (post === null) return null;
  const rounded = id !== null && written !== post;
  const lost = new Set<string>();
  return {
    post,
    other(cell) {
      const found = tweetId(cell);
      if (cell === null || !(found === null ? ROUNDED.test(cell.trim()) : rounded && found.length > KEPT && maybeNumber(found)))
        return found;
      lost.add(cell);
      return null;
    },
    flaws: () => [...(rounded && exact !== null ? (['restored-id'] as const) : []), ...Array<Flaw>(lost.size).fill('rounded-id')],
  };
}

/** The ids of a row, by its columns with the id and, where it has one, the address of the post; a refusal where there is no id to be read. */
export function idsIn(row: CsvRow, id: string, address?: string): RowIds | Refusal {
  const columns = address === undefined ? id : `${id} or ${address}`;
  const ids = rowIds(row.get(id), address === undefined ? null : row.get(address));
  return ids ?? { code: 'no-id', reason: `no readable post id in ${columns}: ${row.get(id) ?? 'empty'}` };
}

/** What a row says of another post in three of its columns; null where it says nothing. */
export function referenceIn(row: CsvRow, { other }: RowIds, post: string, id: string, handle: string): Reference | null {
  const found = { post: other(row.get(post)), author: { id: other(row.get(id)), handle: row.get(handle) } };
  return found.post === null && found.author.id === null && found.author.handle === null ? null : found;
}

/** Marks that programs write where they have no date, and dates as spreadsheets and sloppy copies leave them. */
const DAMAGED_DATE =
  /^(?:NaT|NaN|NA|N\/A|None|null|[-?]|#+|[45]\d{4}(?:[.,]\d+)?|(?=.*\d\s*[/.:-]\s*\d)(?:[\d\s/.:,+-]|[ap]\.?m\.?|T|Z|UTC|GMT|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)+)$/i;

/** Whether what stands in place of a date is none, or one that was damaged: what is no date at all belongs to another column. */
export function isDamagedDate(written: string): boolean {
  return DAMAGED_DATE.test(written.trim());
}

/**
 * When a tweet was written: as its row tells it; or, where the row tells nothing or a date that is damaged, as its id tells
 * it, which holds the time to the millisecond. What stands in place of a date and is none is refused: the cells of such a
 * row stand in other columns than they should.
 */
export function dated(
  id: string,
  column: string,
  written: string | null,
  told: Moment | null,
): { readonly time: Moment | null; readonly flaws: Flaw[] } | Refusal {
  if (told !== null) return { time: told, flaws: [] };
  const inside = snowflakeTime(id);
  if (written === null) return { time: inside, flaws: [] };
  if (inside === null || !isDamagedDate(written)) return unreadableTime(written, column);
  return { time: inside, flaws: ['damaged-time'] };
}

/** The hashtags that a text names whole: the last one may be cut short with an ellipsis, perhaps before a link. */
export function wholeTags(tags: readonly string[], text: string | null): string[] {
  const cut = /[#＃]([^\s#＃…]+)…(?:\s+https?:\/\/\S*)?\s*$/u.exec(text ?? '')?.[1];
  return cut === undefined ? [...tags] : tags.filter((tag) => tag !== cut);
}

/** The flaws of a row of which so many hashtags were told and so many are whole. */
export function cutTags(told: readonly string[], whole: readonly string[]): Flaw[] {
  return Array<Flaw>(told.length - whole.length).fill('cut-hashtag');
}

/** The text of a tweet, which every interface sends with &, < and > as character references. */
export function tweetText(text: string): string;
export function tweetText(text: string | null): string | null;
export function tweetText(text: string | null): string | null {
  return text?.includes('&') ? decodeHTMLStrict(text) : text;
}

/** The handle of the person whose post a text passes on: that of a text that begins with `RT @name`. */
export function repostedHandle(text: string): string | null {
  return /^\s*RT:?\s*[@＠](\w{1,20})(?!\w)/i.exec(text)?.[1] ?? null;
}

/** The handle of the person whom a text answers: that of a text that begins with `@name`. */
export function answeredHandle(text: string): string | null {
  return /^\s*[@＠](\w{1,20})(?!\w|:\/\/)/.exec(text)?.[1] ?? null;
}

/**
 * The mentions, hashtags and links in the text of a repost: its first handle names the author passed on and is no
 * mention, and what Twitter cut at the end (`#lesso…`) is left out.
 */
export function repostEntities(text: string, reposted: string): ReturnType<typeof entities> {
  const found = entities(text.trimEnd().replace(/\S+…$/u, ''));
  return { ...found, mentions: found.mentions.filter((handle) => !sameHandle(handle, reposted)) };
}

/** What the text of a tweet tells of the post it passes on: whose it is, and its entities. Nothing where it passes on none. */
export function passedOn(text: string | null): Pick<FoundPost, 'repostOf' | 'mentions' | 'hashtags' | 'links'> {
  const reposted = text === null ? null : repostedHandle(text);
  if (text === null || reposted === null) return {};
  const { mentions, hashtags, links } = repostEntities(text, reposted);
  return { repostOf: { author: { handle: reposted } }, mentions: mentions.map((handle) => ({ handle })), hashtags, links };
}

/** Whether two handles are of one person: Twitter does not tell capitals apart. */
export function sameHandle(a: string | null | undefined, b: string | null | undefined): boolean {
  return a != null && b != null && a.toLowerCase() === b.toLowerCase();
}

const STATUS = /^https?:\/\/(?:(?:www|mobile|m)\.)?(?:twitter|x)\.com\/(?:#!\/)?(?:i\/web|@?(\w{1,20}))\/status(?:es)?\/(\d{1,19})(?!\d)/i;

/** The id of the post that an address on Twitter leads to. */
export function statusOf(address: string): string | null {
  return STATUS.exec(address.trim())?.[2] ?? null;
}

/** The handle in the address of a post; it is that of the author when the address was written. */
export function statusAuthor(address: string): string | null {
  const handle = STATUS.exec(address.trim())?.[1] ?? null;
  return handle === 'i' ? null : handle;
}

/**
 * The links that lead somewhere, each once. Links back to the post itself or the post it passes on (their pictures and
 * their uncut text) and to the post it quotes are left out: the quote is already told by `quoteOf`.
 */
export function outwardLinks(links: Iterable<string>, posts: readonly (string | null | undefined)[]): string[] {
  const own = new Set(posts);
  return [...new Set(links)].filter((link) => {
    const status = statusOf(link);
    return status === null || !own.has(status);
  });
}

/** The program a tweet was sent with, out of the link around its name. */
export function clientName(source: string | null): string | null {
  return source === null ? null : tweetText(source.replace(/<[^<>]*>/g, '')).trim() || null;
}

/** Twitter's own codes for tweets without words, and names of languages that BCP 47 has replaced. */
export const LANGUAGES: Readonly<Record<string, string | null>> = { und: null, zxx: null, art: null, in: 'id', iw: 'he', ji: 'yi' };

/** The language of a tweet (BCP 47); null where Twitter found none, or only tags, links or pictures. */
export function tweetLanguage(code: string | null): string | null {
  if (code === null || /^q[a-t][a-z]$/.test(code)) return null;
  return Object.hasOwn(LANGUAGES, code) ? (LANGUAGES[code] ?? null) : code;
}

/**
 * The text passed on, without the `RT @name: ` that tools put before it. A text that Twitter cut is left as it is: it
 * then shows that it is cut.
 */
export function passedText(text: string): string;
export function passedText(text: string | null): string | null;
export function passedText(text: string | null): string | null {
  return text === null || text.trimEnd().endsWith('…') ? text : text.replace(/^\s*RT:?\s*[@＠]\w{1,20}:?\s+/i, '');
}
