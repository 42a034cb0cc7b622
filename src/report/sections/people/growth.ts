import type { Side } from '../../../definition.ts';
import { groupBy } from '../../../group.ts';
import { withheld } from '../../../privacy/suppression.ts';
import { difference, isClear } from '../../../stats/difference.ts';
import { shares } from '../../charts/shares.ts';
import { sharesOverTime } from '../../charts/shares-over-time.ts';
import { bare, type Figure, figure, type Section } from '../../figure.ts';
import { APART, isKnown } from '../../source/coded.ts';
import type { Source } from '../../source/source.ts';
import { tellable } from '../../source/told.ts';
import { inSpace, spaceName } from '../../words/space-names.ts';
import { capital, counted, inSentence, list, percent } from '../../words/words.ts';
import { mixingFigure } from './mixing.ts';

interface Told {
  readonly name: string;
  readonly item: string | null;
  readonly period: string | null;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly people: number | null;
  /** The same as it may be told: null where the others of the space or study would be fewer than k. */
  readonly counted: number | null;
}

const TITLES: Readonly<Record<Side, string>> = { growth: 'Signs of growth', strain: 'Signs of strain' };

/** Signs that are shares of posts, and can be ranked with one another; medians over people, bounds and lifelines cannot. */
const OF_POSTS: ReadonlySet<string> = new Set([
  'exchangeShare',
  'questionShare',
  'reasonShare',
  'gratitudeShare',
  'supportShare',
  'distressShare',
  'identityShare',
  'emotionalShare',
  'commerceShare',
  'promotionShare',
  'offTopicShare',
]);

/** Spaces compared side by side. */
const COMPARED = 12;

/** Signs of professional growth and of strain in what people post, over the study, its spaces and half-years. */
export async function growth(source: Source): Promise<Section> {
  const { db, k, glossary } = source;
  const base = { id: 'growth', title: 'Growth and strain' };
  const all = await db.rows<Told>(
    `SELECT indicator AS name, item, period, value, low, high, people,
       CASE WHEN crowd - people BETWEEN 1 AND ${k - 1} OR item IN (FROM "closedCrowds") THEN NULL ELSE people END AS counted
     FROM indicators LEFT JOIN (
       SELECT coalesce(item, '') AS place, value AS crowd FROM indicators WHERE indicator = 'people' AND scope <> 'person' AND period IS NULL
     ) ON place = coalesce(item, '')
     WHERE scope IN ('space', 'study') AND ${tellable(k)}
     ORDER BY indicator, item NULLS FIRST, period NULLS FIRST`,
  );
  const told = all
    .filter(({ name }) => sideOf(source, name) !== null)
    .sort((a, b) => glossary.rank('indicator', a.name) - glossary.rank('indicator', b.name));
  if (told.length === 0)
    return bare(base, `No sign of growth or strain could be counted over at least ${k} people.`, ...lackingNote(source));
  const closed = await closedHalves(source);
  const figures = [
    ...(['growth', 'strain'] as const).flatMap((side) => [studyFigure(source, told, side), overTimeFigure(source, told, side, closed)]),
    spacesFigure(source, told),
    await mixingFigure(source),
  ].filter((one) => one !== null);
  return {
    ...base,
    findings: figures.filter(({ id, finding }) => id.endsWith('-study') && !finding.startsWith('No sign')).map((f) => `${f.finding}.`),
    introduction: [
      'Posts show expressed practice, not growth itself: that somebody explains, thanks or asks in public is a sign of learning with others, and that they sell or despair a sign of strain, no more. What each sign stands for and where it fails stands in the definitions.',
      ...lackingNote(source),
    ],
    figures,
  };
}

/** Which signs the study cannot have, because it decides other codes than those of the program. */
function lackingNote(source: Source): string[] {
  const { glossary, codes } = source;
  const names = glossary.lacking(codes).filter((name) => sideOf(source, name) !== null);
  if (names.length === 0) return [];
  return [
    `Left out are signs that rest on codes which this study does not decide: ${list(names.map((name) => inSentence(glossary.title('indicator', name))))}.`,
  ];
}

/** Whether an indicator is a sign of growth or of strain; null where of neither. */
function sideOf({ glossary }: Source, name: string): Side | null {
  return glossary.define('indicator', name).signOf ?? null;
}

/** A sign with its share, and the interval of a share of posts. */
function signWithInterval({
  name,
  sign,
  text,
  share,
  low,
  high,
}: Record<'name' | 'sign' | 'text', string> & {
  readonly share: number;
  readonly low: number | null;
  readonly high: number | null;
}): string {
  const interval =
    OF_POSTS.has(name) && low !== null && high !== null && low < share && share < high
      ? `, 95% interval ${percent(low)} to ${percent(high)}`
      : '';
  return `${sign.toLowerCase()} (${text}${interval})`;
}

function studyFigure(source: Source, told: readonly Told[], side: Side): Figure | null {
  const { glossary, k } = source;
  const rows = told
    .filter(({ name, item, period }) => item === null && period === null && sideOf(source, name) === side)
    .map(({ name, value: share, low, high, counted: people }) => ({
      name,
      sign: glossary.title('indicator', name),
      all: TITLES[side],
      share,
      low,
      high,
      people,
      text: percent(share),
      proxyFor: glossary.define('indicator', name).proxyFor ?? '',
      means: glossary.define('indicator', name).means,
    }));
  if (rows.length === 0) return null;
  const ranked = rows.filter(({ name }) => OF_POSTS.has(name));
  const most = (ranked.length === 0 ? rows : ranked)
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share)
    .slice(0, 2);
  return figure({
    id: `${side}-study`,
    finding:
      most.length === 0
        ? `No sign of ${side} in the words or codes of posts comes from at least ${k} people`
        : `${TITLES[side]}: ${list(most.map(signWithInterval))}`,
    help: 'Each point is a share of posts or people, as its name in the table says; lines are 95% intervals that allow for several posts by one person, where there are any; for “After hours” they reach from the lowest to the highest share over all clocks.',
    alt: `${TITLES[side]} over the whole study: ${list(rows.map(({ sign, text, low, high, share }) => `${sign.toLowerCase()} ${text}${low === null || high === null || low === share ? '' : ` (${percent(low)} to ${percent(high)})`}`))}.`,
    rows,
    headings: [
      { name: 'sign', label: 'Sign' },
      { name: 'share', label: 'Share', as: 'percent' },
      { name: 'low', label: 'From', as: 'percent', absent: '–' },
      { name: 'high', label: 'To', as: 'percent', absent: '–' },
      { name: 'people', label: 'People', as: 'whole' },
      { name: 'means', label: 'Meaning' },
      { name: 'proxyFor', label: 'Stands for' },
    ],
    also: ['all', 'text'],
    chart: most.length === 0 ? null : shares({ panel: 'all', label: 'sign' }),
    note: `Only figures with at least ${k} people behind them. Words are found by lists, codes by the classifier: both err.`,
  });
}

/** A sign in a space and half-year, by name. */
function halfOf({ name, item, period }: Pick<Told, 'name' | 'item' | 'period'>): string {
  return JSON.stringify([name, item, period]);
}

/** Signs in half-years that are not told: those of too few people, and others where what is told of all time would give these back. */
async function closedHalves({ db, k }: Source): Promise<Set<string>> {
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

/** The space with most half-years told, and each sign in it over time. */
function overTimeFigure(source: Source, told: readonly Told[], side: Side, closed: ReadonlySet<string>): Figure | null {
  const { glossary } = source;
  const own = told.filter(
    (row) => row.item !== null && row.period !== null && sideOf(source, row.name) === side && !closed.has(halfOf(row)),
  );
  const counts = new Map<string, { periods: Set<string>; people: number }>();
  for (const { item, period, people } of own) {
    const at = counts.get(item as string) ?? { periods: new Set(), people: 0 };
    at.periods.add(period as string);
    counts.set(item as string, { ...at, people: Math.max(at.people, people ?? 0) });
  }
  const [best] = [...counts].filter(([, { periods }]) => periods.size >= 2).sort(([, a], [, b]) => b.people - a.people);
  if (best === undefined) return null;
  const [space] = best;
  const rows = own
    .filter(({ item }) => item === space)
    .map(({ name, period, value: share, low, high }) => ({
      space: spaceName(space),
      sign: glossary.title('indicator', name),
      period: period as string,
      begins: halfYear(period as string),
      share,
      low,
      high,
    }))
    .sort((a, b) => Number(a.begins) - Number(b.begins));
  const signs = [...new Set(own.map(({ name }) => glossary.title('indicator', name)))].filter(
    (sign) => rows.filter((row) => row.sign === sign).length >= 2 && rows.some((row) => row.sign === sign && row.share > 0),
  );
  if (signs.length === 0) return null;
  const ordered = signs.flatMap((sign) => rows.filter((row) => row.sign === sign));
  const ends = signs.flatMap((sign) => {
    const line = ordered.filter((row) => row.sign === sign);
    const [first, last] = [line[0], line.at(-1)];
    return first && last && isKnown(first) && isKnown(last) && first.low !== first.high && last.low !== last.high
      ? [{ sign, first, last }]
      : [];
  });
  const moved = ends
    .filter(({ first, last }) => isClear(difference(last, first), ends.length))
    .sort((a, b) => Math.abs(b.last.share - b.first.share) - Math.abs(a.last.share - a.first.share))[0];
  return figure({
    id: `${side}-time`,
    finding:
      moved === undefined
        ? `${TITLES[side]} ${inSpace(space)} did not change clearly from the first to the last half-year`
        : `${capital(inSpace(space))}, ${moved.sign.toLowerCase()} went from ${percent(moved.first.share)} (${moved.first.period}) to ${percent(moved.last.share)} (${moved.last.period})`,
    help: 'Shares per half-year in the space with most people; bands are 95% intervals that allow for several posts by one person.',
    alt: `${TITLES[side]} ${inSpace(space)} by half-year. ${signs.map((sign) => `${sign}: ${list(ordered.filter((row) => row.sign === sign).map(({ period, share }) => `${period} ${percent(share)}`))}`).join('; ')}.`,
    rows: ordered,
    headings: [
      { name: 'space', label: 'Space', file: true },
      { name: 'sign', label: 'Sign' },
      { name: 'period', label: 'Half-year' },
      { name: 'share', label: 'Share', as: 'percent' },
      { name: 'low', label: '95% from', as: 'percent', absent: '–' },
      { name: 'high', label: 'to', as: 'percent', absent: '–' },
    ],
    also: ['begins'],
    chart: sharesOverTime({ panel: 'sign', halves: true }),
    note: `Signs that no half-year shows are left out. ${APART}`,
  });
}

/** The same signs in each space, side by side, over all time. */
function spacesFigure(source: Source, told: readonly Told[]): Figure | null {
  const { glossary } = source;
  const own = told.filter(({ item, period }) => item !== null && period === null);
  const people = new Map<string, number>();
  for (const row of own) people.set(row.item as string, Math.max(people.get(row.item as string) ?? 0, row.people ?? 0));
  const spaces = [...people].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).slice(0, COMPARED);
  if (spaces.length < 2) return null;
  const rows = spaces.flatMap(([space]) =>
    own
      .filter(({ item }) => item === space)
      .map(({ name, value: share, low, high, counted: n }) => ({
        space: spaceName(space),
        sign: glossary.title('indicator', name),
        share,
        low,
        high,
        people: n,
      })),
  );
  // A sign in all spaces stands together: that is what is to be compared.
  const order = new Map([...new Set(own.map(({ name }) => glossary.title('indicator', name)))].map((sign, i) => [sign, i]));
  rows.sort((a, b) => (order.get(a.sign) ?? 0) - (order.get(b.sign) ?? 0));
  return figure({
    id: 'spaces-compared',
    finding: `The same signs in ${counted(spaces.length, 'space')}, side by side`,
    help: 'Platforms, hashtags and groups with most people; shares with 95% intervals where there are any; for “After hours”, where the time zone is not known, from the lowest to the highest share over the clocks that may be meant.',
    alt: '',
    rows,
    headings: [
      { name: 'sign', label: 'Sign' },
      { name: 'space', label: 'Space' },
      { name: 'share', label: 'Share', as: 'percent' },
      { name: 'low', label: 'From', as: 'percent', absent: '–' },
      { name: 'high', label: 'To', as: 'percent', absent: '–' },
      { name: 'people', label: 'People', as: 'whole' },
    ],
    chart: null,
  });
}

/** The first day of a half-year such as 2019-H2, in UTC. */
function halfYear(period: string): Date {
  const [, year = '1970', half = '1'] = /^(\d{1,6})-H([12])$/.exec(period) ?? [];
  return new Date(Date.UTC(Number(year), half === '1' ? 0 : 6, 1));
}
