import type { Reading } from '../drafts/reading.ts';
import { damageOf, isDamaged } from './id-health.ts';
import { many } from './many.ts';
import { flawWords } from './tally.ts';

/** A few rounded ids among many rows are told of; where more are lost, ties between people are. */
const MAX_ROUNDED_SHARE = 0.01;

/** What is broken in a file beyond single rows, or null: a run over such a file ends with status 3. */
export function damageIn({ rows, ids, flaws, repaired, rejects }: Reading, torn: string | null): string | null {
  const quotes = repaired['open-quote'];
  const broken = [
    ...ids.filter(isDamaged).map(damageOf),
    ...((flaws['rounded-id'] ?? 0) > rows * MAX_ROUNDED_SHARE ? flawWords(flaws, ['rounded-id']) : []),
    ...(quotes === undefined ? [] : [`${many(quotes, 'row has', 'rows have')} a quote that opens and does not close`]),
    ...(rejects.some(({ code }) => code === 'open-quote') ? ['a quote opens and does not close'] : []),
    ...(torn !== null ? [torn] : rejects.some(({ code }) => code === 'truncated') ? ['the file ends inside a record'] : []),
  ];
  return broken.length === 0 ? null : broken.join('; ');
}
