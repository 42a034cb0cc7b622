import { Z } from '../stats/wilson.ts';

/**
 * Values from which on the interval is given. From 6 on there is one; below 18 its ends are among the four smallest and
 * largest values, each of them somebody's, and whoever has the smallest or largest is soon guessed.
 */
const LEAST = 18;

/**
 * The median of a column `value` with one row a person, as SQL for columns value, low, high and people. The interval is
 * that of the order statistics l and n + 1 − l with l = ⌊(n + 1) / 2 − z √n / 2⌋, which covers the median of any
 * distribution in at least 95% of samples of persons: what a bootstrap by person comes to, without drawing.
 *
 * David & Nagaraja (2003), Order Statistics, 10.1002/0471722162, ch. 7.1
 */
export const middle = `median(value) AS value, ${end('ASC')} AS low, ${end('DESC')} AS high, count(*) AS people`;

function end(direction: 'ASC' | 'DESC'): string {
  const place = `CAST(floor((count(*) + 1) / 2.0 - ${Z} * sqrt(count(*)) / 2) AS BIGINT)`;
  return `CASE WHEN count(*) >= ${LEAST} THEN list_sort(list(value), '${direction}')[${place}] END`;
}
