import type { Account, Found, FoundPost, JsonFormat, JsonObject, Reference } from '../../format.ts';
import { record as recordIn } from '../../rows/json/json.ts';
import { epochSeconds } from '../../times/time.ts';
import { notSeconds } from '../moments.ts';
import { integer, stamp, text } from '../values.ts';

/**
 * Events of Nostr, as relays and every program write them (NIP-01): notes, articles and what is passed on. Answers and threads are
 * told by tags (NIP-10, NIP-18).
 */
export const nostr: JsonFormat = {
  name: 'nostr',
  title: 'events of Nostr (JSON)',
  container: 'json',
  lacks: 'no likes, views or shares, which are events of their own',
  looksLike: (record) =>
    HEX.test(text(record.id) ?? '') &&
    HEX.test(text(record.pubkey) ?? '') &&
    Array.isArray(record.tags) &&
    'kind' in record &&
    'content' in record,
  read: (record) => [event(record)],
};

const HEX = /^[0-9a-f]{64}$/;
const PROFILE = 0;
const NOTE = 1;
const REPOSTS: ReadonlySet<number> = new Set([6, 16]);
const ARTICLE = 30_023;
const COMMENT = 1111;

function event(record: JsonObject): Found {
  const kind = integer(record.kind);
  const author = { id: text(record.pubkey) };
  if (kind === PROFILE)
    return { account: profile(record, author), on: 'nostr', collected: epochSeconds(stamp(record.created_at) ?? '')?.ms ?? null };
  if (kind === null || !(kind === NOTE || kind === ARTICLE || kind === COMMENT || REPOSTS.has(kind)))
    return { leftOut: 'reactions, lists and other events' };
  const id = text(record.id);
  if (id === null) return { code: 'no-id', reason: 'the event has no id' };
  const written = stamp(record.created_at);
  const time = epochSeconds(written);
  if (time === null) return notSeconds(written, 'created_at');
  const tags = tagsOf(record);
  const named = tags.filter(([name]) => name === 'p').flatMap(([, key = '']) => (HEX.test(key) ? { id: key } : []));
  const told = { platform: 'nostr', id, author, time, hashtags: tags.filter(([name]) => name === 't').flatMap(([, tag]) => tag ?? []) };
  if (REPOSTS.has(kind)) {
    const [passed] = events(tags, 'e');
    return {
      ...told,
      text: null,
      mentions: [],
      repostOf: passed === undefined ? { author: named[0] ?? null } : reference(passed, named[0]),
    };
  }
  const [quoted] = events(tags, 'q');
  return {
    ...told,
    title: tags.find(([name]) => name === 'title')?.[1] ?? null,
    text: text(record.content),
    mentions: named,
    ...placed(id, events(tags, 'e')),
    quoteOf: quoted === undefined ? null : reference(quoted),
  };
}

type Tag = readonly string[];

function tagsOf({ tags }: JsonObject): Tag[] {
  return (Array.isArray(tags) ? tags : []).flatMap((tag) => (Array.isArray(tag) ? [tag.map((part) => text(part) ?? '')] : []));
}

/** Tags that name another event. */
function events(tags: readonly Tag[], name: string): Tag[] {
  return tags.filter(([kind, id = '']) => kind === name && HEX.test(id));
}

/** An event by its id, and whose it is where the tag tells (the fifth part of `e`, the fourth of `q`). */
function reference([name, post = '', , third = '', fourth = '']: Tag, author: Account | null = null): Reference {
  const key = name === 'q' ? third : fourth;
  return { post, author: HEX.test(key) ? { id: key } : author };
}

/**
 * What a note answers, and where its thread begins: tags are marked; where none is, as in early years, the first is the beginning
 * and the last what is answered.
 */
function placed(id: string, others: readonly Tag[]): Pick<FoundPost, 'replyTo' | 'thread'> {
  const marked = (mark: string): Tag | undefined => others.find(([, , , told]) => told === mark);
  const anyMarked = others.some(([, , , told = '']) => told !== '');
  const root = marked('root') ?? (anyMarked ? undefined : others[0]);
  const answered = marked('reply') ?? (anyMarked ? root : others.at(-1));
  return { thread: root?.[1] ?? answered?.[1] ?? id, replyTo: answered === undefined ? null : reference(answered) };
}

/** What an account says of itself, as JSON inside the event. */
function profile({ content }: JsonObject, author: Account): Account {
  const found = recordIn(text(content) ?? '{}');
  const told = 'value' in found ? found.value : {};
  return { ...author, handle: text(told.name), name: text(told.display_name), bio: text(told.about), bot: told.bot === true };
}
