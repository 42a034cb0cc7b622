import type { CsvFormat } from '../../format.ts';
import { clockTime, epochSeconds, isoTime } from '../../times/time.ts';
import { textOfHtml } from '../html.ts';
import { unreadableTime } from '../moments.ts';
import { readersTold } from '../readers.ts';
import { discussionThread } from './discussion.ts';

/** Posts of course forums as Moodle's database gives them, people by number; dates have the year first, in two digits. */
export const moodleForum: CsvFormat = {
  name: 'moodle-forum',
  title: 'posts of a course forum from Moodle (CSV)',
  container: 'csv',
  columns: { all: ['forum_id', 'discussion_id', 'discussion_poster', 'parent_id', 'post_id', 'post_date', 'post_content'] },
  read(row, source) {
    const id = row.get('post_id')?.trim() || null;
    if (id === null) return { code: 'no-id', reason: 'no post id in post_id' };
    const written = row.get('post_date');
    const time = clockTime(written, 'ymd', source);
    if (written === null) return { code: 'no-time', reason: 'no time in post_date' };
    if (time === null) return unreadableTime(written, 'post_date');
    const author = row.get('discussion_poster')?.trim() || null;
    const parent = row.get('parent_id')?.trim() ?? '0';
    const answered = row.get('discussion_reference')?.trim() || null;
    const discussion = row.get('discussion_id')?.trim() || null;
    return {
      platform: 'forum',
      id,
      author: author === null ? null : { id: author },
      time,
      title: row.get('post_title')?.trim() || null,
      ...content(row.get('post_content')),
      space: row.get('forum_name')?.trim() || null,
      thread: discussionThread(discussion),
      replyTo: parent === '0' || parent === '' ? null : { post: parent, author: answered === null ? null : { id: answered } },
    };
  },
};

/** The forum of a course as Moodle exports it for teachers; times are counts of seconds, texts are HTML. */
export const moodleExport: CsvFormat = {
  name: 'moodle-export',
  title: 'forum of a course, exported from Moodle (CSV)',
  container: 'csv',
  columns: { all: ['id', 'discussion', 'parent', 'userid', 'userfullname', 'created', 'subject', 'message', 'messageformat'] },
  lacks: 'no bios or links to posts; likes are not told',
  read(row) {
    const id = row.get('id')?.trim() || null;
    if (id === null) return { code: 'no-id', reason: 'no post id in id' };
    // What was said to one person alone is private.
    if ((row.get('privatereplyto') ?? '0') !== '0') return { leftOut: 'private answers' };
    const written = row.get('created');
    const time = epochSeconds(written);
    if (time === null) return unreadableTime(written, 'created');
    const author = row.get('userid')?.trim() || null;
    const parent = row.get('parent')?.trim() ?? '0';
    const discussion = row.get('discussion')?.trim() || null;
    const deleted = row.get('deleted') === '1';
    return {
      platform: 'forum',
      id,
      author: author === null ? null : { id: author, name: row.get('userfullname') },
      time,
      title: deleted ? null : row.get('subject'),
      ...(deleted ? { text: null } : content(row.get('message'))),
      thread: discussionThread(discussion),
      replyTo: parent === '0' || parent === '' ? null : { post: parent },
      status: deleted ? 'deleted' : 'ok',
      ...readersTold(row.has('privatereplyto')),
    };
  },
};

function content(cell: string | null): { text: string | null; links?: readonly string[] } {
  if (cell === null) return { text: null };
  if (!/<\/?[a-z][^<>]*>|&(?:#\d{1,5}|[a-z]{2,6});/i.test(cell)) return { text: cell.trim() || null };
  return textOfHtml(cell);
}

/**
 * Who answered whom in the discussions of an online course for educators (Kellogg and Edelmann 2015,
 * 10.1111/bjet.12312): one row an answer to one person, so that a comment that answers two people has two.
 */
export const forumAnswers: CsvFormat = {
  name: 'forum-answers',
  title: 'answers in the discussions of an online course (CSV with Sender, Receiver, Discussion ID)',
  container: 'csv',
  columns: { all: ['Sender', 'Timestamp', 'Discussion ID', 'Comment ID'] },
  lacks: 'what was said is not in this file: it shows who answered whom, when and in which discussion',
  read(row, source) {
    const sender = row.get('Sender')?.trim() || null;
    // One published copy misspells the column.
    const receiver = (row.get('Receiver') ?? row.get('Reciever'))?.trim() || null;
    if (sender === null) return { code: 'no-author', reason: 'no sender in Sender' };
    const written = row.get('Timestamp');
    if (written === null) return { code: 'no-time', reason: 'no time in Timestamp' };
    const time = clockTime(written, 'mdy', source) ?? isoTime(written, source);
    if (time === null) return unreadableTime(written, 'Timestamp');
    const comment = row.get('Comment ID')?.trim() || null;
    if (comment === null) return { code: 'no-id', reason: 'no comment id in Comment ID' };
    const discussion = row.get('Discussion ID')?.trim() || null;
    return {
      platform: 'forum',
      id: receiver === null ? comment : `${comment}-to-${receiver}`,
      author: { id: sender },
      time,
      text: null,
      space: row.get('Discussion Category')?.trim() || row.get('Parent Category')?.trim() || null,
      thread: discussionThread(discussion),
      replyTo: receiver === null ? null : { author: { id: receiver } },
    };
  },
};
