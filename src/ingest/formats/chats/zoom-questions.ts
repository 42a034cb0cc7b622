import { sha256 } from '../../../disk/disk.ts';
import type { CsvFormat, Found, FoundPost } from '../../format.ts';

/** Who answered, before the answer in its cell. */
const ANSWERED_BY = /^\s*Answered by (?<name>[^:\n]{1,80}):\s*(?<words>[\s\S]*)$/;
const NOBODY = /^anonymous(?: attendee)?$/i;

/**
 * Questions put in a webinar of Zoom and what was answered in writing, as it reports them: a row has a question, who put it, and
 * all answers. Columns as readers of such reports in public repositories have them.
 */
export const zoomQuestions: CsvFormat = {
  name: 'zoom-questions',
  title: 'questions and answers of a webinar in Zoom (CSV)',
  container: 'csv',
  columns: { all: ['Question', 'Asker Name', 'Asker Email', 'Answer(s)'] },
  lacks:
    'no ids and no times, so that the same words of the same person are one post; people are called as they call themselves in one meeting',
  *read(row): Iterable<Found> {
    const question = row.get('Question');
    if (question === null) {
      yield { code: 'no-text', reason: 'no words in Question' };
      return;
    }
    const put = post(question, row.get('Asker Name'), null);
    yield put;
    const answer = row.get('Answer(s)');
    if (answer === null) return;
    const { name = null, words = answer } = ANSWERED_BY.exec(answer)?.groups ?? {};
    yield post(words, name, put.id);
  },
};

function post(text: string, name: string | null, answered: string | null): FoundPost {
  const author = name === null || NOBODY.test(name) ? null : { handle: name };
  return {
    platform: 'zoom',
    id: `row-${sha256(JSON.stringify([name, text, answered])).slice(0, 24)}`,
    author,
    time: null,
    text,
    replyTo: answered === null ? null : { post: answered },
  };
}
