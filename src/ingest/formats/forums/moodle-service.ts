import type { Found, JsonFormat, JsonObject } from '../../format.ts';
import { epochSeconds } from '../../times/time.ts';
import { textOfHtml } from '../html.ts';
import { unreadableTime } from '../moments.ts';
import { readersTold } from '../readers.ts';
import { object, stamp, text } from '../values.ts';
import { discussionThread } from './discussion.ts';

/**
 * Posts of a course forum as the web service of Moodle gives them (`mod_forum_get_discussion_posts`), with the fields of
 * `post.php` among its exporters. They have the numbers that the export for teachers gives them.
 */
export const moodleService: JsonFormat = {
  name: 'moodle-service',
  title: 'posts of a course forum from the web service of Moodle (JSON)',
  container: 'json',
  lacks: 'people have names that others may share, and ids; no bios or likes; the course is not told',
  looksLike: (record) =>
    ['id', 'discussionid', 'hasparent', 'message', 'messageformat', 'timecreated'].every((key) => key in record) &&
    object(record.author) !== null,
  read: (record) => [post(record)],
};

function post(record: JsonObject): Found {
  // What was said to one person alone is private.
  if (record.isprivatereply === true) return { leftOut: 'private answers' };
  const id = text(record.id);
  if (id === null) return { code: 'no-id', reason: 'no post id in id' };
  const written = stamp(record.timecreated);
  const time = epochSeconds(written);
  const gone = record.isdeleted === true;
  // Of a deleted post Moodle may tell no time.
  if (time === null && !(gone && written === null)) return unreadableTime(written, 'timecreated');
  const author = object(record.author);
  const person = text(author?.id);
  const above = record.hasparent === true ? text(record.parentid) : null;
  return {
    platform: 'forum',
    id,
    author: person === null ? null : { id: person, name: text(author?.fullname) },
    time,
    title: gone ? null : text(record.subject),
    ...(gone ? { text: null } : textOfHtml(text(record.message))),
    thread: discussionThread(text(record.discussionid)),
    replyTo: above === null ? null : { post: above },
    ...(gone ? { status: 'deleted' as const } : {}),
    ...readersTold('isprivatereply' in record),
  };
}
