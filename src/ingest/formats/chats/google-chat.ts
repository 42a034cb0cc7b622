import type { AsideFormat, Found, JsonFormat, JsonObject, Source } from '../../format.ts';
import { wordedTime } from '../../times/time.ts';
import { unreadableTime } from '../moments.ts';
import { object, objects, text } from '../values.ts';

/**
 * Messages of a space of Google Chat, as Google Takeout gives them: a folder for each space or talk, in which `messages.json` holds
 * them under `messages`. Shaped as the readers of such downloads in public repositories show them.
 */
export const googleChat: JsonFormat = {
  name: 'google-chat',
  title: 'messages of Google Chat from Google Takeout (messages.json)',
  container: 'json',
  byName: true,
  lacks: 'no likes or shares; spaces are called by their ids; older downloads have no ids',
  looksLike: (record) => object(record.creator) !== null && 'created_date' in record,
  *read(record, source) {
    if (TALK.test(source.file ?? '')) yield { leftOut: 'private messages' };
    else yield message(record, source);
  },
};

/** What a download of Google Chat holds beside messages: who is in a space, and which spaces a person is in. */
export const googleChatPeople: AsideFormat = {
  name: 'google-chat-people',
  title: 'members of a space, or spaces of a person, of Google Chat',
  container: 'aside',
  looksLike: (record) => {
    const members = objects(record.members);
    return (
      (members.length > 0 && members.every((member) => 'user_type' in member)) ||
      (object(record.user) !== null && Array.isArray(record.membership_info))
    );
  },
};

/** The folder of a talk between two or a few. */
const TALK = /(?:^|\/)(?:DM|Group DM) [^/]+\/[^/]+$/;

function message(record: JsonObject, source: Source): Found {
  const creator = object(record.creator);
  const written = text(record.created_date);
  const time = written === null ? null : wordedTime(written.replace(/[\u00a0\u202f]/g, ' '), source);
  if (written !== null && time === null) return unreadableTime(written, 'created_date');
  // Ids name the space, the topic and the message; a topic is called after its first message.
  const id = text(record.message_id);
  const [space = null, topic = null] = id?.split('/') ?? [];
  const first = id === null || topic === null ? null : `${space}/${topic}/${topic}`;
  return {
    platform: 'google-chat',
    id,
    author: { id: text(creator?.email), name: text(creator?.name), bot: text(creator?.user_type) === 'Bot' },
    time,
    space,
    thread: first,
    replyTo: first === null || first === id ? null : { post: first },
    text: text(record.text),
    ...(object(record.deletion_metadata) === null ? {} : { status: 'deleted' as const }),
  };
}
