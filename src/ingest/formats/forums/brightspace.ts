import type { Found, JsonFormat, JsonObject } from '../../format.ts';
import { UTC } from '../../times/time.ts';
import { textOfHtml } from '../html.ts';
import { neededTime } from '../moments.ts';
import { object, text } from '../values.ts';
import { discussionThread } from './discussion.ts';

/** Posts of discussions in a Brightspace (D2L) course as its interface gives them (Discussions.Post of its documentation). */
export const brightspace: JsonFormat = {
  name: 'brightspace',
  title: 'posts of the discussions of a Brightspace course (JSON)',
  container: 'json',
  lacks: 'people have names that others may share, and ids; no likes; topics are numbers',
  looksLike: (record) => ['PostId', 'ThreadId', 'TopicId', 'ParentPostId', 'DatePosted', 'Message'].every((key) => key in record),
  read: (record) => [post(record)],
};

function post(record: JsonObject): Found {
  const id = text(record.PostId);
  if (id === null) return { code: 'no-id', reason: 'no post id in PostId' };
  const time = neededTime(text(record.DatePosted), UTC, 'DatePosted');
  if ('code' in time) return time;
  const person = text(record.PostingUserId);
  const above = text(record.ParentPostId);
  const topic = text(record.TopicId);
  const gone = record.IsDeleted === true;
  return {
    platform: 'brightspace',
    id,
    author: record.IsAnonymous === true || person === null ? null : { id: person, name: text(record.PostingUserDisplayName) },
    time,
    title: gone ? null : text(record.Subject),
    ...(gone ? { text: null } : words(object(record.Message))),
    space: topic === null ? null : `topic ${topic}`,
    thread: discussionThread(text(record.ThreadId)),
    replyTo: above === null ? null : { post: above },
    ...(Array.isArray(record.ReplyPostIds) ? { comments: record.ReplyPostIds.length } : {}),
    ...(gone ? { status: 'deleted' as const } : {}),
  };
}

/** A text in two writings, of which either may be empty. */
function words(message: JsonObject | null): { text: string | null; links?: readonly string[] } {
  const html = textOfHtml(text(message?.Html));
  return html.text === null ? { text: text(message?.Text) } : html;
}
