import type { Account, Found, JsonFormat, JsonObject, JsonValue } from '../../format.ts';
import { isoTime, type Moment, UTC } from '../../times/time.ts';
import { unreadableTime } from '../moments.ts';
import { readersTold } from '../readers.ts';
import { integer, object, objects, text } from '../values.ts';

/**
 * All that TikTok keeps of those who ask for it (`user_data_tiktok.json`, before 2024 `user_data.json`). Videos and comments
 * of one's own are taken, and name and self-description; not what one watched, liked, searched or bought. Messages to
 * others are counted and left out.
 */
export const tiktokDownload: JsonFormat = {
  name: 'tiktok-download',
  title: 'TikTok videos and comments from an account download (JSON)',
  container: 'json',
  lacks: 'comments have no ids, and the video they are below is not always told; no answers, shares or views',
  looksLike: (record) => listsAt(record, COMMENTS).length > 0 || listsAt(record, VIDEOS).length > 0 || ownerOf(record) !== null,
  *read(record) {
    const owner = ownerOf(record);
    for (const video of listsAt(record, VIDEOS).flat()) yield videoOf(video, owner);
    for (const comment of listsAt(record, COMMENTS).flat()) yield commentOf(comment, owner);
    for (const _ of listsAt(record, DELETED).flat()) yield { leftOut: 'videos that the owner deleted' };
    for (const _ of MESSAGES.flatMap((path) => Object.values(object(valueAt(record, path)) ?? {}).flatMap((chat) => objects(chat))))
      yield { leftOut: 'private messages' };
    if (owner !== null) yield { account: owner, on: 'tiktok' };
  },
};

/** Where things stand has changed with the years. */
const COMMENTS = [
  ['Comment', 'Comments', 'CommentsList'],
  ['Activity', 'Comment', 'Comments', 'CommentsList'],
];
const VIDEOS = [
  ['Post', 'Posts', 'VideoList'],
  ['Video', 'Videos', 'VideoList'],
  ['Activity', 'Video', 'Videos', 'VideoList'],
];
const DELETED = [['Post', 'Recently Deleted Posts', 'PostList']];
const MESSAGES = [
  ['Direct Messages', 'Chat History', 'ChatHistory'],
  ['Direct Message', 'Direct Messages', 'ChatHistory'],
  ['Direct Message', 'Group Chat', 'GroupChat'],
];
const PROFILES = [
  ['Profile And Settings', 'Profile Info', 'ProfileMap'],
  ['Profile', 'Profile Information', 'ProfileMap'],
];

function valueAt(record: JsonObject, path: readonly string[]): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>((value, name) => object(value)?.[name], record);
}

/** The lists that are there, each with its items. */
function listsAt(record: JsonObject, paths: readonly (readonly string[])[]): JsonObject[][] {
  return paths
    .map((path) => valueAt(record, path))
    .filter(Array.isArray)
    .map(objects);
}

function ownerOf(record: JsonObject): Account | null {
  const told = PROFILES.map((path) => object(valueAt(record, path))).find((map) => map !== null);
  const handle = text(told?.userName);
  return handle === null ? null : { handle, name: text(told?.displayName), bio: text(told?.bioDescription) };
}

/** Names of fields begin with small letters in some years. */
function field(item: JsonObject, name: string): string | null {
  const found = Object.keys(item).find((key) => key.toLowerCase() === name);
  const told = found === undefined ? null : text(item[found]);
  return told === 'N/A' ? null : told;
}

/** The text form of the same download says of its times that they are UTC. */
function timeOf(item: JsonObject): Moment | null {
  const found = isoTime(field(item, 'date') ?? '', UTC);
  return found === null ? null : { ...found, basis: 'stated' };
}

function videoOf(video: JsonObject, author: Account | null): Found {
  const seenBy = field(video, 'whocanview');
  if (seenBy !== null && !/^(?:public|everyone)$/i.test(seenBy)) return { leftOut: 'videos that are not for everyone' };
  const time = timeOf(video);
  if (time === null) return unreadableTime(field(video, 'date'), 'Date');
  return {
    platform: 'tiktok',
    id: idIn(field(video, 'link')),
    author,
    time,
    text: field(video, 'title'),
    likes: integer(field(video, 'likes') ?? undefined),
    ...readersTold(seenBy !== null),
  };
}

function commentOf(comment: JsonObject, author: Account | null): Found {
  const time = timeOf(comment);
  if (time === null) return unreadableTime(field(comment, 'date'), 'Date');
  const video = idIn(field(comment, 'url'));
  return {
    platform: 'tiktok',
    id: null,
    author,
    time,
    text: field(comment, 'comment'),
    thread: video,
    replyTo: video === null ? null : { post: video },
    asComment: video !== null,
  };
}

function idIn(address: string | null): string | null {
  return /\/video\/(\d{15,20})(?:[/?#]|$)/.exec(address ?? '')?.[1] ?? null;
}
