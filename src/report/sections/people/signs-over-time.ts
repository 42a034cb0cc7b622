import { groupBy } from '../../../group.ts';
import { withheld } from '../../../privacy/suppression.ts';
import type { Side } from '../../../schema/definition.ts';
import { difference, isClear } from '../../../stats/difference.ts';
import { sharesOverTime } from '../../charts/shares-over-time.ts';
import { type Figure, figure } from '../../figure.ts';
import { APART, isKnown } from '../../source/coded.ts';
import type { Source } from '../../source/source.ts';
import { inSpace, spaceName } from '../../words/space-names.ts';
import { capital, list, percent } from '../../words/words.ts';
import { sideOf, TITLES, type Told } from './signs.ts';

/** A sign in a space and half-year, by name. */
function halfOf({ name, item, period }: Pick<Told, 'name' | 'item' | 'period'>): string {
  return JSON.stringify([name, item, period]);
}

/** Signs in half-years that are not told: those of too few people, and others where what is told of all time would give these back. */
export async function closedHalves({ db, k }: Source): Promise<Set<string>> {
  const found = await db.rows<Pick<Told, 'name' | 'item' | 'period'> & { people: number }>(
    `SELECT indicator AS name, item, period, least(people, coalesce(bearers, people)) AS people
     FROM indicators
     WHERE scope = 'space' AND period IS NOT NULL ORDER BY indicator, item, period`,
  );
  const lines = groupBy(found, ({ name, item }) => JSON.stringify([name, item]));
  return new Set(
    [...lines.values()].flatMap((halves) => {
      const { cells: hidden } = withheld(
        halves.map(({ people }) => ({ count: Math.max(1, people), people })),
        [[...halves.keys()]],
        k,
      );
      return halves.filter((_, i) => hidden[i]).map(halfOf);
    }),
  );
}

/** Signs of one side by half-year, in the space with most people of those that are told for two half-years at least. */
export function signsOverTime(source: Source, told: readonly Told[], side: Side, closed: ReadonlySet<string>): Figure | null {
  const { glossary } = source;
  const halves = told.flatMap(({ name, item, period, value: share, low, high, people }) =>
    item === null || period === null || sideOf(source, name) !== side || closed.has(halfOf({ name, item, period }))
      ? []
      : [{ item, sign: glossary.title('indicator', name), period, begins: halfYear(period), share, low, high, people: people ?? 0 }],
  );
  const space = spaceOfMost(halves);
  if (space === null) return null;
  // Signs stand in the order in which they are defined, whichever of them the space has.
  const lines = [...new Set(halves.map(({ sign }) => sign))]
    .map((sign) => halves.filter((half) => half.item === space && half.sign === sign).sort((a, b) => Number(a.begins) - Number(b.begins)))
    .filter((line) => line.length >= 2 && line.some(({ share }) => share > 0));
  if (lines.length === 0) return null;
  const moved = mostMoved(lines);
  return figure({
    id: `${side}-time`,
    finding:
      moved === undefined
        ? `${TITLES[side]} ${inSpace(space)} did not change clearly from the first to the last half-year`
        : `${capital(inSpace(space))}, ${moved.first.sign.toLowerCase()} went from ${percent(moved.first.share)} (${moved.first.period}) to ${percent(moved.last.share)} (${moved.last.period})`,
    help: 'Shares per half-year in the space with most people; bands are 95% intervals that allow for several posts by one person.',
    alt: `${TITLES[side]} ${inSpace(space)} by half-year. ${lines.map((line) => `${line[0]?.sign}: ${list(line.map(({ period, share }) => `${period} ${percent(share)}`))}`).join('; ')}.`,
    rows: lines.flat().map((half) => ({ ...half, space: spaceName(space) })),
    headings: [
      { name: 'space', label: 'Space', file: true },
      { name: 'sign', label: 'Sign' },
      { name: 'period', label: 'Half-year' },
      { name: 'share', label: 'Share', as: 'percent' },
      { name: 'low', label: '95% from', as: 'percent', absent: '–' },
      { name: 'high', label: 'to', as: 'percent', absent: '–' },
    ],
    also: ['begins'],
    chart: sharesOverTime({ panel: 'sign', named: 'halves' }),
    note: `Signs that no half-year shows are left out. ${APART}`,
  });
}

/** A sign in a space and half-year. */
interface Half extends Pick<Told, 'low' | 'high'> {
  readonly item: string;
  readonly sign: string;
  readonly period: string;
  readonly share: number;
  readonly people: number;
}

/** The space with most people, of those that are told for two half-years at least. */
function spaceOfMost(halves: readonly Half[]): string | null {
  const [most] = [...groupBy(halves, ({ item }) => item)]
    .filter(([, own]) => new Set(own.map(({ period }) => period)).size >= 2)
    .map(([item, own]) => ({ item, people: Math.max(...own.map(({ people }) => people)) }))
    .sort((a, b) => b.people - a.people);
  return most?.item ?? null;
}

/** The first and last half-year of the sign that changed most between them, where any changed clearly. */
function mostMoved<H extends Half>(lines: readonly (readonly H[])[]): { readonly first: H; readonly last: H } | undefined {
  const ends = lines.flatMap((line) => {
    const [first, last] = [line[0], line.at(-1)];
    return first && last && isKnown(first) && isKnown(last) && first.low !== first.high && last.low !== last.high ? [{ first, last }] : [];
  });
  return ends
    .filter(({ first, last }) => isClear(difference(last, first), ends.length))
    .sort((a, b) => Math.abs(b.last.share - b.first.share) - Math.abs(a.last.share - a.first.share))[0];
}

/** The first day of a half-year such as 2019-H2, in UTC. */
function halfYear(period: string): Date {
  const [, year = '1970', half = '1'] = /^(\d{1,6})-H([12])$/.exec(period) ?? [];
  return new Date(Date.UTC(Number(year), half === '1' ? 0 : 6, 1));
}
