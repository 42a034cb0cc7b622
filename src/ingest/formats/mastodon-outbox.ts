import type { Account, Found, JsonFormat, JsonObject, JsonValue, Refusal } from '../format.ts';
import { isoTime } from '../time.ts';
import { accountAt, accountIn, contentOf, privatePost } from './mastodon.ts';
import { object, objects, text } from './values.ts';

/**
 * The posts of an account as Mastodon gives them to its owner (`outbox.json`, ActivityStreams). Messages to a few
 * people lie in one list with public posts, and are left out. A boost names the post it passes on, without its text.
 */
export const mastodonOutbox: JsonFormat = {
  name: 'mastodon-outbox',
  title: 'outbox of a Mastodon account archive (JSON)',
  container: 'json',
  looksLike: (record) => record.type === 'OrderedCollection' && Array.isArray(record.orderedItems),
  lacks: 'likes, shares and comments are not in this file; boosts are without the text of the post passed on',
  *read(record) {
    for (const item of objects(record.orderedItems)) yield found(item);
  },
};

function found(activity: JsonObject): Found {
  const { type } = activity;
  if (type !== 'Create' && type !== 'Announce') return { leftOut: 'activities that are neither posts nor boosts' };
  if (!isForAll(activity)) return privatePost;
  const note = object(activity.object);
  if (note !== null && type === 'Create' && !isForAll(note)) return privatePost;
  const written = text(activity.published) ?? text(note?.published);
  const time = written === null ? null : isoTime(written, { zone: 'UTC' });
  if (written === null || time === null) return { code: 'unreadable-time', reason: `unreadable time: ${written ?? 'none'}` };
  const author = accountIn(text(activity.actor));
  if (type === 'Announce') {
    const post = text(activity.object) ?? text(note?.id);
    const id = text(activity.id);
    if (id === null || post === null) return noId;
    const original = accountIn(text(note?.attributedTo) ?? post);
    return {
      platform: 'mastodon',
      id,
      author,
      time,
      text: null,
      repostOf: { post, author: original },
      mentions: [],
      hashtags: [],
      links: [],
    };
  }
  const id = text(note?.id);
  if (note === null || id === null) return noId;
  const tags = objects(note.tag);
  const mentions = tags.filter((tag) => tag.type === 'Mention');
  const hashtags = tags.filter((tag) => tag.type === 'Hashtag');
  const parent = text(note.inReplyTo) ?? text(object(note.inReplyTo)?.id);
  const quoted = text(note.quote) ?? text(note.quoteUri) ?? text(note._misskey_quote);
  const named = new Set(tags.flatMap(({ href }) => text(href) ?? []));
  return {
    platform: 'mastodon',
    id,
    author,
    time,
    ...contentOf(text(note.content), named),
    title: text(note.name) ?? text(note.summary),
    language: languageOf(note.contentMap),
    thread: parent === null ? id : null,
    replyTo: parent === null ? null : { post: parent, author: answeredPerson(parent, mentions) },
    quoteOf: quoted === null ? null : { post: quoted, author: accountIn(quoted) },
    mentions: mentions.flatMap((tag) => accountAt(text(tag.name), text(tag.href)) ?? []),
    hashtags: hashtags.flatMap(({ name }) => text(name)?.replace(/^#/, '') ?? []),
  };
}

const noId: Refusal = { code: 'no-id', reason: 'the activity names no post' };
const EVERYONE = new Set(['https://www.w3.org/ns/activitystreams#Public', 'as:Public', 'Public']);

/** Whether everyone may read it: told in `to` of a public post, and in `cc` of an unlisted one. */
function isForAll({ to, cc }: JsonObject): boolean {
  return [to, cc]
    .flatMap((told: JsonValue | undefined) => (Array.isArray(told) ? told : [told]))
    .some((one) => typeof one === 'string' && EVERYONE.has(one));
}

/** The person answered, from the address of the post; servers whose addresses do not say it name that person first. */
function answeredPerson(parent: string, mentions: readonly JsonObject[]): Account | null {
  const [first] = mentions;
  return accountIn(parent) ?? (first === undefined || mentions.length > 1 ? null : accountAt(text(first.name), text(first.href)));
}

function languageOf(map: JsonValue | undefined): string | null {
  const languages = Object.keys(object(map) ?? {});
  return languages.length === 1 ? (languages[0] ?? null) : null;
}
