import type { Account, Found, FoundPost, JsonFormat, JsonObject } from '../../format.ts';
import { epochMilliseconds } from '../../times/time.ts';
import { unreadableTime } from '../moments.ts';
import { object, objects, text } from '../values.ts';

/**
 * A whole Mattermost server as its bulk export writes it (the documentation of the format for bulk loading): each line is a team,
 * a channel, a person, or a message with the answers to it. Messages have no ids there.
 */
export const mattermost: JsonFormat = {
  name: 'mattermost',
  title: 'messages of a Mattermost server from its bulk export (JSON lines)',
  container: 'json',
  lacks:
    'no ids of messages; people are called by their handles; which channels are closed is told by other lines, and their messages are read; likes are reactions of any kind',
  looksLike: (record) => KINDS.has(text(record.type) ?? '') && ('version' in record || object(record[text(record.type) ?? '']) !== null),
  *read(record) {
    const kind = text(record.type) ?? '';
    const told = object(record[kind]);
    if (kind === 'post' && told !== null) yield* messages(told);
    else if (kind === 'direct_post' && told !== null) yield* [told, ...objects(told.replies)].map(() => ({ leftOut: 'private messages' }));
    else if (kind === 'user' && told !== null) yield { account: person(told), on: 'mattermost' };
    else if (KINDS.has(kind)) yield { leftOut: 'teams, channels and settings' };
    else yield { code: 'not-a-post', reason: 'the line is of a kind that Mattermost does not write' };
  },
};

const KINDS: ReadonlySet<string> = new Set([
  ...['version', 'scheme', 'role', 'emoji', 'team', 'channel', 'user', 'bot', 'post', 'direct_channel', 'direct_post'],
]);

function person(user: JsonObject): Account {
  const name = [text(user.first_name), text(user.last_name)].filter((part) => part !== null).join(' ');
  return { handle: text(user.username), name: text(user.nickname) ?? (name || null), bio: text(user.position) };
}

function* messages(first: JsonObject): Generator<Found> {
  const space = [text(first.team), text(first.channel)].filter((part) => part !== null).join(' / ') || null;
  const begun = message(first, space, null);
  yield begun;
  for (const answer of objects(first.replies)) yield message(answer, space, 'code' in begun ? null : begun);
}

/** A message, called by its channel, author and moment, which the program takes for its identity too. */
function message(item: JsonObject, space: string | null, first: FoundPost | null): FoundPost | { code: string; reason: string } {
  const written = text(item.create_at);
  const time = epochMilliseconds(written);
  if (time === null) return unreadableTime(written, 'create_at');
  const handle = text(item.user);
  const id = [space, handle, time.ms].join('/');
  return {
    platform: 'mattermost',
    id,
    author: handle === null ? null : { handle },
    time,
    text: text(item.message),
    space,
    thread: first?.id ?? id,
    replyTo: first === null ? null : { post: first.id, author: first.author },
    likes: objects(item.reactions).length,
    comments: first === null ? objects(item.replies).length : null,
  };
}
