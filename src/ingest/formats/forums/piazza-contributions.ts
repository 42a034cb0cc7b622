import type { CsvFormat } from '../../format.ts';
import { textOfHtml } from '../html.ts';
import { neededTime } from '../moments.ts';

/** Parts of a post that are its first words, by the ends of their names; what was changed later has rows of its own. */
const BEGUN = /^started_off_(?:(?<answer>[is]_answer)|\w+)$/;
const CHANGED = /^updated_/;

/**
 * What people contributed to a class in Piazza, as it exports it for teachers (`contributions.csv`): columns and names of the
 * parts as the readers of such files in public repositories have them. A post has a number, and so have all its parts.
 */
export const piazzaContributions: CsvFormat = {
  name: 'piazza-contributions',
  title: 'contributions to a class in Piazza (CSV)',
  container: 'csv',
  columns: { all: ['Anonymous', 'Post Number', 'Folders', 'Created At', 'Submission', 'Subject', 'Part of Post'] },
  lacks:
    'posts have numbers, follow-ups none; which follow-up is answered is not told, nor who could read a post; who wrote under no name is nobody known',
  read(row, source) {
    const number = row.get('Post Number')?.trim() || null;
    if (number === null) return { code: 'no-id', reason: 'no number of a post in Post Number' };
    const part = row.get('Part of Post')?.trim() ?? '';
    if (CHANGED.test(part)) return { leftOut: 'later versions of posts' };
    const time = neededTime(row.get('Created At'), source, 'Created At');
    if ('code' in time) return time;
    const begun = BEGUN.exec(part);
    const answer = begun?.groups?.answer;
    const question = begun !== null && answer === undefined;
    const email = row.get('Email');
    const hidden = !/^(?:no|false|0)?$/i.test(row.get('Anonymous')?.trim() ?? '');
    const name = row.get('Name');
    return {
      platform: 'piazza',
      id: question ? number : answer === undefined ? null : `${number}-${answer}`,
      author: hidden || (email === null && name === null) ? null : { id: email, handle: email === null ? name : null, name },
      time,
      title: question ? row.get('Subject') : null,
      ...textOfHtml(row.get('Submission') ?? row.get('Submission HTML Removed')),
      thread: number,
      replyTo: question ? null : { post: number },
      asComment: part === 'followup',
    };
  },
};
