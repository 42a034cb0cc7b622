import { CORNERS } from '../../../graph/triad-census.ts';
import { withheld } from '../../../privacy/suppression.ts';
import { type Figure, figure } from '../../figure.ts';
import type { Source } from '../../source/source.ts';
import { decimal, inSentence, whole } from '../../words/words.ts';

/** A way in which three people are tied, with what tells whether it may be told. */
interface Way {
  readonly triad: string;
  readonly number: number;
  readonly people: number;
  readonly most: number | null;
  readonly next: number | null;
  readonly chance: number | null;
  readonly p: number | null;
}

/** What a probability of several lines says. */
export const ofAllLines =
  'Each p is for all lines together (Westfall & Young 1993): of a hundred networks that differ by chance alone, about five have any line below 0.05.';

/** Deviations from chance are spoken of from this probability down. */
const CLEAR = 0.05;

/**
 * How often three people are tied in each way, beside chance (triad census); null where hardly any three are. What chance
 * gives of a way with somebody in the middle says how many more than by chance are in contact (see `CORNERS`), which is the
 * number itself of ways that chance hardly ever gives: it is not told beside such ways in contact as are left out.
 */
export async function triadsFigure({ db, k, glossary }: Pick<Source, 'db' | 'k' | 'glossary'>): Promise<Figure | null> {
  const ways = await db.rows<Way & { [column: string]: never }>(
    'SELECT triad, number, people, most, next, chance, p FROM triads WHERE people IS NOT NULL ORDER BY triad',
  );
  const lines = [true, false].map((open) => [...ways.keys()].filter((i) => (ways[i]?.most !== null) === open));
  const { cells: hidden, lines: closed } = withheld(
    ways.map(({ number, people, most, next }) => ({ count: number, people, ...(most === null ? {} : { most: [most, next ?? 0] }) })),
    lines,
    k,
  );
  const isTold = ways.map((_, i) => !hidden[i] && !lines.some((line, l) => closed[l] && line.includes(i)));
  const told = ways.filter((_, i) => isTold[i]);
  if (told.every(({ number }) => number === 0)) return null;
  const telling = new Set<string>(ways.flatMap(({ triad }, i) => (isTold[i] ? [] : (CORNERS.get(triad) ?? []))));
  const rows = told
    .map((way) => (telling.has(way.triad) ? { ...way, chance: null, p: null } : way))
    .sort((a, b) => glossary.rank('measure', a.triad) - glossary.rank('measure', b.triad))
    .map(({ triad, number, chance, p }) => ({
      triad,
      means: glossary.define('measure', triad).means,
      number,
      chance,
      times: chance === null || chance === 0 ? null : number / chance,
      p,
      printed: chance === null ? null : inFew(chance),
    }));
  return figure({
    id: 'triads',
    finding: findingOf(rows),
    help: 'The triad census: threes of people by how they are tied. The digits of a name are the pairs that exchange, the pairs of which only one turns to the other, and the pairs that are not in contact.',
    alt: '',
    rows,
    headings: [
      { name: 'triad', label: 'Name' },
      { name: 'means', label: 'How three people are tied' },
      { name: 'number', label: 'Number', as: 'whole' },
      { name: 'chance', label: 'By chance', as: 'value', print: 'printed', absent: '–' },
      { name: 'times', label: 'Times chance', as: 'value', absent: '–', file: true },
      { name: 'p', label: 'p', as: 'value', absent: '–' },
    ],
    also: ['printed'],
    chart: null,
    note: `By chance: the mean of random networks in which everybody keeps how many they exchange with, turn to and are turned to by; not looked for in very large networks, and not told where it would give back a way that is left out. ${ofAllLines} Left out are ways in which fewer than ${k} people take part or stand in the middle, or one nearly always, and further ones where the others would tell of these.`,
  });
}

/** A mean number of threes: whole where it is large. */
function inFew(n: number): string {
  return n >= 10 ? whole(n) : decimal(n, 1);
}

/** The way that is farthest above chance of those in which all three are in contact; otherwise that none is. */
function findingOf(
  rows: readonly {
    readonly triad: string;
    readonly means: string;
    readonly number: number;
    readonly chance: number | null;
    readonly p: number | null;
  }[],
): string {
  const [first] = rows.toSorted((a, b) => b.number - a.number);
  if (rows.every(({ p }) => p === null))
    return `The most frequent way in which three people are tied: ${inSentence(first?.means ?? '')} (${whole(first?.number ?? 0)} threes)`;
  const above = rows.filter(({ number, chance, p }) => chance !== null && number > chance && p !== null && p <= CLEAR);
  const [most] = above.sort((a, b) => times(b) - times(a));
  if (most === undefined)
    return `No way in which three people are tied${rows.some(({ p }) => p === null) ? ', of those held against chance,' : ''} is clearly more frequent than by chance`;
  return `More frequent than by chance is above all that ${inSentence(most.means).replace(/: .*/, '')}: ${whole(most.number)} threes, by chance ${inFew(most.chance ?? 0)}`;
}

/** How many times as many as by chance; where chance hardly ever gives any, as if it gave one in twenty networks. */
function times({ number, chance }: { readonly number: number; readonly chance: number | null }): number {
  return number / Math.max(chance ?? 0, CLEAR);
}
