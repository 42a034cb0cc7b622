import type { CsvFormat } from '../../format.ts';
import { countIn } from '../cells.ts';
import { neededTime } from '../moments.ts';

/**
 * Comments of a course of FutureLearn, as it gives them to partners (`…_comments.csv`): columns as the dashboards that load such
 * files have them, with and without those of moderation. Learners comment on a step of the course, and answer a comment.
 */
export const futureLearn: CsvFormat = {
  name: 'future-learn',
  title: 'comments of a FutureLearn course (CSV)',
  container: 'csv',
  columns: { all: ['id', 'author_id', 'parent_id', 'step', 'week_number', 'step_number', 'text', 'timestamp', 'likes', 'moderated'] },
  lacks: 'people are ids without names; which comments moderators hid is not taken',
  read(row, source) {
    const id = row.get('id')?.trim() || null;
    if (id === null) return { code: 'no-id', reason: 'no comment id in id' };
    const time = neededTime(row.get('timestamp'), source, 'timestamp');
    if ('code' in time) return time;
    const author = row.get('author_id')?.trim() || null;
    const parent = row.get('parent_id')?.trim() || null;
    const step = row.get('step')?.trim() || null;
    return {
      platform: 'future-learn',
      id,
      author: author === null ? null : { id: author },
      time,
      text: row.get('text'),
      space: step === null ? null : `step ${step}`,
      thread: parent ?? id,
      replyTo: parent === null ? null : { post: parent },
      likes: countIn(row.get('likes')),
    };
  },
};
