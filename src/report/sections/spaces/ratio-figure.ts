import { isClear } from '../../../stats/difference.ts';
import { ratios } from '../../charts/ratios.ts';
import { type Figure, figure } from '../../figure.ts';
import { tellable } from '../../source/people.ts';
import type { Source } from '../../source/source.ts';
import { decimal, list, shown } from '../../words/words.ts';

/** What is said of the number of ratios. */
const MANY =
  'Each interval is of its ratio alone; a ratio is said to differ where an interval as wide as so many comparisons at once need leaves out 1 (Dunn 1961).';

/** What a figure of rate ratios is of, and how it says what it found. */
export interface Contrasted {
  readonly id: string;
  /** Whether an indicator is one of the ratios. */
  readonly of: RegExp;
  /** What is to be left out of the titles of the indicators. */
  readonly without: RegExp;
  /** The finding: of the clearest difference, or of none. */
  finding(most: { readonly what: string; readonly times: string; readonly more: boolean } | null): string;
  readonly heading: string;
  readonly help: string;
  readonly alt: string;
  readonly note: string;
}

/** Where something is so many times as frequent as elsewhere: the place where it is more is told first. */
export function timesAsFrequent(
  { what, times, more }: { readonly what: string; readonly times: string; readonly more: boolean },
  here: string,
  there: string,
): string {
  return `${what}: ${times} times as frequent ${more ? here : there} as ${more ? there : here}`;
}

/** Rate ratios of a space with their intervals, in the order of their definitions; null where the space has none. */
export async function ratioFigure({ db, k, glossary }: Source, space: string, contrasted: Contrasted): Promise<Figure | null> {
  const found = await db.rows<{ name: string; item: string; value: number; low: number; high: number }>(
    `SELECT indicator AS name, item, value, low, high
     FROM indicators
     WHERE scope = 'space' AND low IS NOT NULL AND high IS NOT NULL AND ${tellable(k)}
     ORDER BY item, indicator`,
  );
  const rows = found
    // What all posts of both places have, or none, differs in nothing.
    .filter(({ item, name, low, high }) => item === space && contrasted.of.test(name) && low < high)
    .sort((a, b) => glossary.rank('indicator', a.name) - glossary.rank('indicator', b.name))
    .map(({ name, value: ratio, low, high }) => ({
      what: shown(glossary.define('indicator', name).title.replace(contrasted.without, '')),
      means: glossary.define('indicator', name).means,
      clear: { difference: Math.log(ratio), low: Math.log(low), high: Math.log(high) },
      ratio: inPrint(ratio),
      low: inPrint(low),
      high: inPrint(high),
      text: `×${decimal(ratio, ratio < 10 ? 2 : 1)}`,
    }));
  if (rows.length === 0) return null;
  const apart = rows.filter(({ clear }) => isClear(clear, rows.length));
  const most = [...apart].sort((a, b) => Math.abs(b.clear.difference) - Math.abs(a.clear.difference))[0];
  const { id, help } = contrasted;
  return figure({
    id,
    finding: contrasted.finding(
      most === undefined
        ? null
        : { what: most.what, times: decimal(Math.exp(Math.abs(most.clear.difference)), 1), more: most.clear.difference > 0 },
    ),
    help,
    alt: `${contrasted.alt}: ${list(rows.map((row) => `${row.what.toLowerCase()} ${row.text} (95% interval ${decimal(row.low)} to ${decimal(row.high)})`))}.`,
    rows,
    headings: [
      { name: 'what', label: 'Posts with' },
      { name: 'ratio', label: contrasted.heading, as: 'value' },
      { name: 'low', label: '95% from', as: 'value' },
      { name: 'high', label: 'to', as: 'value' },
      { name: 'means', label: 'Meaning', file: true },
    ],
    also: ['text'],
    chart: ratios({ label: 'what', ratio: 'ratio', low: 'low', high: 'high', text: 'text' }),
    note: `${MANY} ${contrasted.note}`.trim(),
  });
}

/** A ratio as it is printed, rounded once: the chart, its text and the table would otherwise round a rounded number on. */
function inPrint(ratio: number): number {
  return ratio < 0.01 ? ratio : Number(ratio.toFixed(2));
}
