import type { Account, Found, JsonFormat, JsonObject, JsonValue, Refusal } from '../../format.ts';
import { isoTime, UTC } from '../../times/time.ts';
import { htmlText } from '../html.ts';
import { unreadableTime } from '../moments.ts';
import { object, objects, text } from '../values.ts';
import { accountAt, accountIn, contentOf, privatePost } from './mastodon.ts';

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
    const items = objects(record.orderedItems);
    const owner = ownerOf(items);
    for (const item of items) yield found(item, owner);
  },
};

/** The account of an archive (`actor.json`), with what it says of itself. */
export const mastodonActor: JsonFormat = {
  name: 'mastodon-actor',
  title: 'account of a Mastodon archive (actor.json)',
  container: 'json',
  accounts: true,
  looksLike: (record) => typeof record.preferredUsername === 'string' && 'outbox' in record && 'inbox' in record,
  *read(record) {
    const account = accountAt(text(record.preferredUsername), text(record.url) ?? text(record.id));
    const bio = text(record.summary);
    if (account === null) yield { code: 'no-id', reason: 'the account has no address' };
    else
      yield {
        account: {
          ...account,
          name: text(record.name),
          bio: bio === null ? null : htmlText(bio).text || null,
          bot: record.type === 'Service',
        },
        on: 'mastodon',
      };
  },
};

/** Whose outbox it is: newer servers put a number in place of the name, which then stands in the addresses of posts alone. */
function ownerOf(items: readonly JsonObject[]): Account | null {
  for (const { actor, object: post } of items) {
    const account = accountIn(text(actor)) ?? accountIn(text(object(post)?.url));
    if (account !== null) return account;
  }
  return null;
}

function found(activity: JsonObject, author: Account | null): Found {
  const { type } = activity;
  if (type !== 'Create' && type !== 'Announce') return { leftOut: 'activities that are neither posts nor boosts' };
  if (!isForAll(activity)) return privatePost;
  const note = object(activity.object);
  if (note !== null && type === 'Create' && !isForAll(note)) return privatePost;
  const written = text(activity.published) ?? text(note?.published);
  const time = isoTime(written, UTC);
  if (written === null || time === null) return unreadableTime(written);
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
  const actor = text(activity.actor);
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
    replyTo: parent === null ? null : { post: parent, author: isBelow(parent, actor) ? author : answeredPerson(parent, mentions) },
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

/**
 * The person answered: from the address of the post, from the person mentioned under whose address it stands, or, where
 * addresses say nothing, the one person mentioned.
 */
function answeredPerson(parent: string, mentions: readonly JsonObject[]): Account | null {
  const named = mentions.find(({ href }) => isBelow(parent, text(href))) ?? (mentions.length === 1 ? mentions[0] : undefined);
  return accountIn(parent) ?? (named === undefined ? null : accountAt(text(named.name), text(named.href)));
}

function isBelow(post: string, person: string | null): boolean {
  return person !== null && post.startsWith(`${person}/`);
}

function languageOf(map: JsonValue | undefined): string | null {
  const languages = Object.keys(object(map) ?? {});
  return languages.length === 1 ? (languages[0] ?? null) : null;
}
