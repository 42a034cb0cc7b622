/**
 * What exports of Bluesky share. People are known by their `did`, which stays when a handle changes; posts by their
 * `at://` address. Times are made by the author's program and may be any, so that the server's time bounds them.
 */
import { entities } from '../../../text/entities.ts';
import type { Account, FoundPost, JsonObject, JsonValue, Reference } from '../../format.ts';
import { isoTime, type Moment, UTC } from '../../times/time.ts';
import { object, objects, text, texts } from '../values.ts';

export const POST = 'app.bsky.feed.post';

/** A view as the interface names its fields: the kit for Python (atproto) writes `like_count` for `likeCount`, and `py_type` for `$type`. */
export function asSent(view: JsonObject): JsonObject {
  const python = 'py_type' in view || 'py_type' in (object(view.post) ?? {});
  return python ? (renamed(view) as JsonObject) : view;
}

function renamed(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(renamed);
  const named = object(value);
  if (named === null) return value;
  return Object.fromEntries(
    Object.entries(named).map(([name, inner]) => [
      name === 'py_type' ? '$type' : name.replace(/(?<=[a-z])_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      renamed(inner),
    ]),
  );
}

/** The post at an address, and its author, whom the address names. Null for lists, feeds and other things that are no posts. */
export function postAt(uri: string | null, author: Account | null = null): Reference | null {
  const found = /^at:\/\/(did:[^/]+)\/app\.bsky\.feed\.post\/[^/]+$/.exec(uri ?? '');
  return found === null || uri === null ? null : { post: uri, author: author ?? { id: found[1] ?? null } };
}

/** When the author's program says a post was made, unless the server had it before that. */
export function timeOf(created: string | null, indexed: string | null): Moment | null {
  const made = isoTime(created, UTC);
  const seen = isoTime(indexed, UTC);
  // Before 1970 is no time of a post but an empty clock.
  if (made === null || made.ms <= 0) return seen;
  return seen !== null && seen.ms < made.ms ? seen : made;
}

/** What a record of a post says: words, language, people, hashtags, links, and the posts it answers or quotes. */
export function recordOf(
  record: JsonObject,
): Pick<FoundPost, 'text' | 'language' | 'thread' | 'replyTo' | 'quoteOf' | 'mentions' | 'hashtags' | 'links'> {
  const words = text(record.text);
  const reply = object(record.reply);
  const parent = postAt(text(object(reply?.parent)?.uri));
  const facets = objects(record.facets);
  const told = features(words ?? '', facets);
  const found = facets.length > 0 || words === null ? null : entities(words);
  const tags = texts(record.tags);
  const languages = Array.isArray(record.langs) ? record.langs : [];
  return {
    text: words,
    language: text(languages[0]),
    thread: text(object(reply?.root)?.uri),
    replyTo: parent,
    quoteOf: postAt(text(quotedRecord(record.embed)?.uri)),
    mentions: found === null ? told.mentions : found.mentions.map((handle) => ({ handle })),
    hashtags: [...(found?.hashtags ?? told.hashtags), ...tags],
    links: [...new Set([...(found?.links ?? told.links), ...cards(record.embed)])],
  };
}

/** The record that an embed holds, alone or beside pictures; of the post itself or of its view. */
export function quotedRecord(embed: JsonValue | undefined): JsonObject | null {
  const record = object(object(embed)?.record);
  return object(record?.record) ?? record;
}

/** Addresses behind cards, alone or beside a quote. */
function cards(embed: JsonValue | undefined): string[] {
  const external = object(object(embed)?.external) ?? object(object(object(embed)?.media)?.external);
  const uri = text(external?.uri);
  return uri !== null && /^https?:\/\//i.test(uri) ? [uri] : [];
}

/** People, hashtags and links by their place in the text, which is counted in bytes of UTF-8. */
function features(words: string, facets: readonly JsonObject[]): { mentions: Account[]; hashtags: string[]; links: string[] } {
  const bytes = Buffer.from(words, 'utf8');
  const mentions = new Map<string, Account>();
  const hashtags: string[] = [];
  const links: string[] = [];
  for (const facet of facets) {
    const { byteStart, byteEnd } = object(facet.index) ?? {};
    const shown = typeof byteStart === 'number' && typeof byteEnd === 'number' ? bytes.subarray(byteStart, byteEnd).toString('utf8') : '';
    for (const feature of objects(facet.features)) {
      const uri = text(feature.uri);
      const did = text(feature.did);
      const tag = text(feature.tag);
      if (feature.$type === 'app.bsky.richtext.facet#link' && uri !== null && /^https?:\/\//i.test(uri)) links.push(uri);
      else if (feature.$type === 'app.bsky.richtext.facet#mention' && did !== null) mentions.set(did, { id: did, handle: handleIn(shown) });
      else if (feature.$type === 'app.bsky.richtext.facet#tag' && tag !== null) hashtags.push(tag.replace(/^#/, ''));
    }
  }
  return { mentions: [...mentions.values()], hashtags, links };
}

function handleIn(shown: string): string | null {
  return /^@([a-z0-9-]+(?:\.[a-z0-9-]+)+)$/i.exec(shown.trim())?.[1] ?? null;
}
