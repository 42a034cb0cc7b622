/**
 * What the exports of Reddit share: ids, deletion marks, escaped text, and people and links inside Markdown.
 */
import { decodeHTMLStrict } from 'entities/decode';
import { entities } from '../../../text/entities.ts';
import type { Account, FoundPost, JsonValue, Reference, Refusal, Status } from '../../format.ts';
import { epochSeconds } from '../../times/time.ts';
import { notSeconds } from '../moments.ts';
import { text } from '../values.ts';

/** What a file tells of a submission or a comment; title, text and url as they stand in the file. */
export interface Told
  extends Pick<
    FoundPost,
    'alias' | 'author' | 'space' | 'thread' | 'replyTo' | 'repostOf' | 'likes' | 'shares' | 'comments' | 'collected' | 'adLabel'
  > {
  readonly id: string | null;
  /** Seconds since 1970. */
  readonly created: string | number | null;
  readonly title?: string | null;
  readonly text: string | null;
  /** The address a submission links to. */
  readonly url?: string | null;
  /** What the file itself says of a removal; otherwise the marks in the text decide. */
  readonly status?: Status | null;
}

/** The post, or why there is none. Files of some formats have no ids: `ids` says whether one is due. */
export function redditPost({ created, title, text, url, status, ...told }: Told, { ids = true } = {}): FoundPost | Refusal {
  if (ids && told.id === null) return { code: 'no-id', reason: 'the post has no id' };
  const time = epochSeconds(created);
  if (created !== null && time === null) return notSeconds(created);
  const heading = content(title ?? null);
  const body = content(text);
  const known = status ?? body.status ?? heading.status ?? 'ok';
  // An archive may still hold what its author took back; a moderator's removal is not the author's wish.
  const words = known === 'deleted' ? null : body.text;
  const found = mentionsAndLinks([heading.text, words].filter((part) => part !== null).join('\n\n'));
  const own = url === undefined || url === null || known === 'deleted' ? [] : [unescaped(url)];
  return {
    platform: 'reddit',
    ...told,
    time,
    title: heading.text,
    text: words,
    status: known,
    hashtags: [],
    mentions: found.mentions,
    links: [...new Set([...own, ...found.links])],
  };
}

/** An id with its kind in front, as the platform itself writes it: t3_ for a submission, t1_ for a comment. */
export function fullname(id: JsonValue | undefined, kind: 't1' | 't3'): string | null {
  const found = /^(t[13]_)?([0-9a-z]+)$/i.exec(text(id)?.trim() ?? '');
  return found === null ? null : `${found[1] ?? `${kind}_`}${found[2]}`.toLowerCase();
}

/** The account behind a name; null where the name is a deletion mark or not told. */
export function account(name: JsonValue | undefined, id?: JsonValue | undefined): Account | null {
  const handle = text(name)?.trim() ?? null;
  if (handle === null || markOf(handle) !== null) return null;
  return { id: text(id), handle, bot: isBot(handle) };
}

/** Programs known on Reddit whose names do not say so. Chosen to be certain rather than complete. */
export const KNOWN_BOTS: ReadonlySet<string> = new Set([
  'automoderator',
  'autotldr',
  'decronym',
  'haikusbot',
  'imguralbumbot',
  'sneakpeekbot',
  'totesmessenger',
  'vredditdownloader',
  'youtubefactsbot',
]);

/**
 * Whether the name says that the account is a program: one of a short list, or a name that ends in -bot, _bot or Bot.
 * A bare "bot" at the end is not enough: Talbot is a person.
 */
export function isBot(handle: string): boolean {
  return KNOWN_BOTS.has(handle.toLowerCase()) || /[-_]bot$/i.test(handle) || /[a-z0-9]Bot$/.test(handle);
}

/** The subreddit in the address of a post. */
export function subredditOf(permalink: string | null): string | null {
  return /^(?:https?:\/\/[^/]*)?\/r\/([^/?#]+)/i.exec(permalink ?? '')?.[1] ?? null;
}

const UPLOADED = /^https?:\/\/(?:(?:i|v|preview)\.redd\.it|(?:\w+\.)?reddit\.com\/(?:gallery|poll))\//i;

/** The address a submission passes on; null for a text post, whose address is its own, and for an upload to Reddit. */
export function linkOf(url: JsonValue | undefined, isSelf: boolean): string | null {
  const address = text(url)?.trim() ?? '';
  return isSelf || !/^https?:\/\//i.test(address) || UPLOADED.test(address) ? null : address;
}

/** What stands in place of a text: by its author, by a moderator or Reddit, or out of sight (of a blocked reader). */
function markOf(text: string): Status | null {
  const mark = /^\[ ?(deleted|removed|unavailable)(?: by [^\]]{1,80})? ?\]$/i.exec(text.trim())?.[1]?.toLowerCase();
  return mark === undefined ? null : (mark as Status);
}

/** A post told in the columns of a table, with what Reddit writes in place of names and texts understood. */
export function asReddit(post: FoundPost): FoundPost {
  const [heading, body] = [content(post.title ?? null), content(post.text)];
  const { mentions, links } = mentionsAndLinks([heading.text, body.text].filter((part) => part !== null).join('\n\n'));
  const { author, replyTo } = post;
  const place = placeOf(post.id);
  const thread = fullname(post.thread ?? undefined, 't3') ?? placeOf(post.thread ?? null)?.thread ?? place?.thread ?? post.thread ?? null;
  // Tables often leave out the kind of a post: what answers, or stands in the thread of another, is a comment.
  const told = place?.id ?? post.id ?? undefined;
  const isComment = replyTo?.post != null || (thread !== null && told !== undefined && fullname(told, 't3') !== thread);
  // Another address is that of what the post links to, or of where it was found.
  const id = fullname(told, isComment ? 't1' : 't3') ?? (isAddress(post.id) ? null : post.id);
  return {
    ...post,
    id,
    author: author?.handle == null ? author : markOf(author.handle) === null ? { ...author, bot: isBot(author.handle) } : null,
    space: post.space ?? place?.space ?? null,
    thread,
    ...(replyTo === undefined ? {} : { replyTo: answer(replyTo, isComment ? thread : null) }),
    title: heading.text,
    text: body.text,
    status: body.status ?? heading.status ?? 'ok',
    mentions,
    hashtags: post.hashtags ?? [],
    // A text post gives the address of its own page as the page it links to.
    links: [...new Set([...(post.links ?? []), ...links])].filter((link) => id === null || placeOf(link)?.id !== id),
  };
}

/** What a comment answers, with its kind in front: the submission, if it has the id of the thread or none is told, or another comment. */
function answer(replyTo: Reference | null, thread: string | null): Reference | null {
  const told = replyTo?.post ?? null;
  if (told === null) return thread === null ? replyTo : { ...replyTo, post: thread };
  const submission = fullname(told, 't3');
  return { ...replyTo, post: placeOf(told)?.id ?? (submission === thread ? submission : fullname(told, 't1')) ?? told };
}

function isAddress(id: string | null): boolean {
  return /^https?:\/\//i.test(id ?? '');
}

/** What the address of a submission or a comment tells of it. */
function placeOf(address: string | null): { readonly id: string; readonly thread: string; readonly space: string } | null {
  const [, kind, name, thread, comment] =
    /\/(r|u|user)\/([\w-]+)\/comments\/([a-z0-9]+)(?:\/[^/]*)?(?:\/([a-z0-9]+))?\/?$/i.exec(address ?? '') ?? [];
  if (kind === undefined || name === undefined || thread === undefined) return null;
  // What people post on their own page stands in a subreddit of their own.
  const space = kind.toLowerCase() === 'r' ? name : `u_${name}`;
  return { id: comment === undefined ? `t3_${thread}` : `t1_${comment}`, thread: `t3_${thread}`, space };
}

function content(raw: string | null): { text: string | null; status: Status | null } {
  if (raw === null || raw.trim() === '') return { text: null, status: null };
  const status = markOf(raw);
  return status === null ? { text: readable(raw), status } : { text: null, status };
}

/** Text as readers saw it: Reddit's escaping undone, then the character references that are part of Markdown. */
function readable(raw: string): string {
  return raw.includes('&') ? decodeHTMLStrict(unescaped(raw)) : raw;
}

const ESCAPED: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/**
 * Reddit's interface escapes &, < and > (only these) unless asked not to, and files of one kind differ in this even
 * from line to line. A text in which one of the three stands bare was not escaped.
 */
function unescaped(raw: string): string {
  return /[<>]|&(?!(?:amp|lt|gt);)/.test(raw) ? raw : raw.replace(/&(?:amp|lt|gt);/g, (reference) => ESCAPED[reference] ?? reference);
}

const MARKDOWN_LINK = /\[([^[\]\n]{0,300})\]\(\s*<?(https?:\/\/[^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*)>?(?:\s+"[^"\n]{0,300}")?\s*\)/gi;
const USER = /(?<![\w/.@-])\/?u\/([A-Za-z0-9_-]{3,20})(?![\w-])/gi;

function mentionsAndLinks(markdown: string): { mentions: Account[]; links: readonly string[] } {
  // Markdown escapes with backslashes what it would read as emphasis, in names and addresses too.
  const plain = markdown.replace(/\\(?=[_*~-])/g, '').replace(MARKDOWN_LINK, ' $1 <$2> ');
  const mentions = new Map<string, Account>();
  for (const [, handle = ''] of plain.matchAll(USER)) {
    const key = handle.toLowerCase();
    if (!mentions.has(key)) mentions.set(key, { handle });
  }
  return { mentions: [...mentions.values()], links: entities(plain).links };
}
