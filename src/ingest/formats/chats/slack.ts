import { decodeHTMLStrict } from 'entities/decode';
import type { Account, AsideFormat, FoundPost, JsonFormat, JsonObject, Refusal } from '../../format.ts';
import { epochSeconds } from '../../times/time.ts';
import { unreadableTime } from '../moments.ts';
import { integer, object, objects, text } from '../values.ts';

/** Messages of a channel of Slack, as the export of a workspace keeps them: a folder for each channel, a file for each day. */
export const slack: JsonFormat = {
  name: 'slack',
  title: 'messages of an exported Slack workspace (JSON)',
  container: 'json',
  byName: true,
  lacks: 'the channel is told by the folder alone; no bios or shares; likes are reactions of any kind',
  looksLike: (record) =>
    record.type === 'message' && STAMP.test(text(record.ts) ?? '') && ('user' in record || 'bot_id' in record || 'subtype' in record),
  *read(record, { file = '' }) {
    const channel = FOLDER.exec(file)?.[1] ?? null;
    if (channel !== null && PRIVATE.test(channel)) yield { leftOut: 'private messages' };
    else yield WRITTEN.has(text(record.subtype) ?? '') ? post(record, channel) : { leftOut: 'notices of the channel' };
  },
};

/**
 * A channel or a thread as slackdump saves it for itself: one file for each, with the answers inside the messages that they
 * answer (`ThreadReplies` of its source).
 */
export const slackdump: JsonFormat = {
  name: 'slackdump',
  title: 'channel of Slack saved with slackdump (JSON)',
  container: 'json',
  lacks: 'people are known by their ids, and by name where users.json is there too; no bios or shares; likes are reactions of any kind',
  looksLike: (record) => text(record.channel_id) !== null && objects(record.messages).some((message) => slack.looksLike(message)),
  *read(record) {
    const channel = text(record.name) ?? text(record.channel_id);
    const isPrivate = PRIVATE.test(text(record.channel_id) ?? '') || PRIVATE.test(channel ?? '');
    for (const message of objects(record.messages)) {
      for (const one of [message, ...objects(message.slackdump_thread_replies)]) {
        if (isPrivate) yield { leftOut: 'private messages' };
        else yield WRITTEN.has(text(one.subtype) ?? '') ? post(one, channel, message) : { leftOut: 'notices of the channel' };
      }
    }
  },
};

/** People of a workspace (`users.json`). */
export const slackPeople: JsonFormat = {
  name: 'slack-people',
  title: 'people of an exported Slack workspace (users.json)',
  container: 'json',
  accounts: true,
  looksLike: (record) => 'team_id' in record && object(record.profile) !== null && /^[UW][A-Z0-9]{6,}$/.test(text(record.id) ?? ''),
  *read(record) {
    const profile = object(record.profile);
    const name = text(profile?.real_name) ?? text(record.real_name);
    yield {
      account: { id: text(record.id), handle: text(record.name), name, bio: text(profile?.title), bot: record.is_bot === true },
      on: 'slack',
    };
  },
};

/** Lists of channels, of groups and of talks between few (`channels.json`, `groups.json`, `mpims.json`, `dms.json`). */
export const slackChannels: AsideFormat = {
  name: 'slack-channels',
  title: 'list of the channels of an exported Slack workspace',
  container: 'aside',
  looksLike: (record) => 'created' in record && Array.isArray(record.members) && /^[CGD][A-Z0-9]{6,}$/.test(text(record.id) ?? ''),
};

/** The folder of a channel, with its files of one day each; an archive is no folder. */
const FOLDER = /(?:^|\/)([^/]+)(?<!\.zip)\/\d{4}-\d\d-\d\d\.json(?:\.\w+)?$/;
/** Folders of talks between two, and between a few. */
const PRIVATE = /^(?:D[A-Z0-9]{8,}|mpdm-.+)$/;
const STAMP = /^\d{9,10}\.\d{6}$/;
/** Kinds of message that people and their programs write; all others tell that somebody joined, left or named something. */
const WRITTEN: ReadonlySet<string> = new Set([
  '',
  'bot_message',
  'me_message',
  'thread_broadcast',
  'file_share',
  'file_comment',
  'reply_broadcast',
]);

/** A message; `first` is the one that began its thread, where that is known. */
function post(message: JsonObject, space: string | null, first: JsonObject | null = null): FoundPost | Refusal {
  const stamp = text(message.ts) ?? '';
  const time = epochSeconds(stamp);
  if (time === null) return unreadableTime(stamp || 'empty', 'ts');
  const bot = text(message.bot_id);
  const id = text(message.user) ?? bot;
  const profile = object(message.user_profile);
  const thread = text(message.thread_ts);
  const begun =
    text(message.parent_user_id) ?? (first !== null && text(first.ts) === thread ? (text(first.user) ?? text(first.bot_id)) : null);
  const raw = text(message.text);
  const answers = thread !== null && thread !== stamp && begun !== null;
  return {
    platform: 'slack',
    // Two channels may have a message of one moment, and hardly by one person.
    id: `${id}-${stamp}`,
    author:
      id === null
        ? null
        : {
            id,
            handle: text(profile?.name) ?? text(message.username),
            name: text(profile?.real_name),
            bot: message.subtype === 'bot_message',
          },
    time,
    text: raw === null ? null : words(raw),
    space,
    thread: thread === null ? null : answers ? `${begun}-${thread}` : `${id}-${thread}`,
    replyTo: answers ? { post: `${begun}-${thread}`, author: { id: begun } } : null,
    mentions: [...(raw ?? '').matchAll(PERSON)].map(([, person, handle]): Account => ({ id: person ?? null, handle: handle ?? null })),
    links: [...new Set([...(raw ?? '').matchAll(LINK)].map(([, address]) => decodeHTMLStrict(address ?? '')))],
    likes: objects(message.reactions).reduce((sum, { count }) => sum + (integer(count) ?? 0), 0),
    comments: integer(message.reply_count),
  };
}

const PERSON = /<@([A-Z0-9]+)(?:\|([^<>]+))?>/g;
const LINK = /<(https?:[^<|>]+)(?:\|[^<>]*)?>/g;
/** What stands in pointed brackets: a person, a channel, everybody, or a link, and behind a bar how it is shown. */
const BRACKETS = /<([@#!]?)([^<|>]+)(?:\|([^<>]*))?>/g;

function words(raw: string): string {
  const shown = raw.replace(BRACKETS, (_, kind: string, what: string, label?: string) =>
    kind === '' ? label || what : kind === '!' ? `@${label || what}` : `${kind}${label || what}`,
  );
  return decodeHTMLStrict(shown);
}
