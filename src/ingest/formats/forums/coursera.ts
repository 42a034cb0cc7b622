import type { CsvFormat, CsvRow, Found, FoundPost, Source } from '../../format.ts';
import { textOfHtml } from '../html.ts';
import { neededTime } from '../moments.ts';

/** The column of people is called after the university to which the data were given: `penn_user_id`, however it is spelt. */
const PERSON = /^\w{2,20}?[ ._-]?user[ ._-]?id$/i;

/**
 * Questions in the forums of a Coursera course, as it gives them to partners for research (`discussion_questions.csv`): columns
 * as the loaders of such packages in public repositories have them.
 */
export const courseraQuestions: CsvFormat = {
  name: 'coursera-questions',
  title: 'questions in the forums of a Coursera course (CSV)',
  container: 'csv',
  columns: {
    all: ['discussion_question_id', 'discussion_question_title', 'discussion_question_details', 'discussion_question_created_ts'],
  },
  lacks: 'people are ids without names; votes stand in tables of their own',
  read: (row, source) =>
    post(row, source, 'discussion_question', 'discussion_question_details', (id) => ({
      title: row.get('discussion_question_title'),
      thread: id,
      replyTo: null,
    })),
};

/** Answers to them, and answers to answers (`discussion_answers.csv`). */
export const courseraAnswers: CsvFormat = {
  name: 'coursera-answers',
  title: 'answers in the forums of a Coursera course (CSV)',
  container: 'csv',
  columns: { all: ['discussion_answer_id', 'discussion_answer_content', 'discussion_question_id', 'discussion_answer_created_ts'] },
  lacks: 'people are ids without names; votes stand in tables of their own',
  read: (row, source) =>
    post(row, source, 'discussion_answer', 'discussion_answer_content', () => {
      const question = row.get('discussion_question_id');
      const answered = row.get('discussion_answer_parent_discussion_answer_id') ?? question;
      return { thread: question, replyTo: answered === null ? null : { post: answered } };
    }),
};

function post(row: CsvRow, source: Source, kind: string, words: string, placed: (id: string) => Partial<FoundPost>): Found {
  const id = row.get(`${kind}_id`);
  if (id === null) return { code: 'no-id', reason: `no post id in ${kind}_id` };
  const time = neededTime(row.get(`${kind}_created_ts`), source, `${kind}_created_ts`);
  if ('code' in time) return time;
  const person = row.names.find((name) => PERSON.test(name));
  const author = person === undefined ? null : row.get(person);
  return {
    platform: 'coursera',
    id,
    author: author === null ? null : { id: author },
    time,
    // Each paragraph is an element `text`.
    ...textOfHtml(row.get(words)?.replaceAll('</text>', '</text><br>') ?? null),
    space: row.get('course_id'),
    ...placed(id),
  };
}
