import type { Source } from '../source/source.ts';
import { shown } from '../words/words.ts';

/** What only the authors can say, and what they are asked where they have not. */
const ASKED = {
  query: 'State the query, hashtags or accounts.',
  tool: 'State the tool of collection with its version.',
  collected: 'State the dates of collection.',
  retrieval: 'State the precision and recall of the query, where they are known.',
  attrition: 'State attrition between publication and collection, where it is known.',
  accounts: 'State decisions on single accounts.',
  sample: 'State the human sample: frame and inclusion probabilities, coders and rounds.',
  performance: 'State the precision and recall of the program for each code against the human codes.',
  model: 'State any model fitted beyond the intervals above.',
  ethics: 'State the decision of the ethics board, its number and date, and the basis on which consent was asked for or not.',
  harm: 'State who could be harmed, how, and what was done about it.',
  retention: 'State how deletions by authors after collection are honoured, how long raw data are kept, and who has access.',
  availability: 'State whether ids or pseudonymous tables can be had, where, and on which conditions.',
} as const;

export type Statement = keyof typeof ASKED;

/** The authors' sentence on something, or in square brackets what they are asked for. */
export function said({ settings }: Source, what: Statement): string {
  const sentence = settings.report.statements[what];
  return sentence === undefined ? `[${ASKED[what]}]` : shown(sentence, 2000);
}
