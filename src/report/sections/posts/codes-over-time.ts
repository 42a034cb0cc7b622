import { groupBy } from '../../../group.ts';
import { type Apart, furthestApart } from '../../../stats/difference.ts';
import { dayInWords } from '../../../text/days.ts';
import { begins, type Periods, periodName } from '../../bins/periods.ts';
import { sharesOverTime } from '../../charts/shares-over-time.ts';
import { huesOf } from '../../drawing/code-hues.ts';
import { type Figure, figure } from '../../figure.ts';
import {
  APART,
  allTallies,
  allUncoded,
  isKnown,
  numbers,
  printed,
  protect,
  roundedNote,
  type Share,
  tallies,
  uncoded,
} from '../../source/coded.ts';
import type { Source } from '../../source/source.ts';
import { givenAway } from '../../source/withheld/crossed.ts';
import { noteOf, uncorrected } from './code-words.ts';
import { platformShares } from './codes-by-platform.ts';
import { postsOverTime, withheldNote } from './weeks.ts';

/** The share of each code in each period; null where fewer than two periods can be told. */
export async function timeFigure(source: Source, time: Periods): Promise<Figure | null> {
  const { glossary, codes } = source;
  const { long, closed } = await postsOverTime(source, time);
  const period = `CAST(floor(week / ${long.weeks}.0) AS BIGINT)`;
  const tallied = await tallies(source, period, 'week IS NOT NULL');
  const found = protect(
    tallied.map((row) => (closed.has(Number(row.group)) ? { ...row, people: 0 } : row)),
    source,
    { left: await uncoded(source, period, 'week IS NOT NULL') },
  ).filter((row) => Number(row.group) >= long.first && Number(row.group) <= long.last);
  const given = await givenByPlatforms(source, period, found);
  const inside = found.map((row) => (given.get(row.code)?.has(Number(row.group)) ? { ...row, ...WITHHELD } : row));
  const rows = codes.flatMap((code) =>
    Array.from({ length: long.last - long.first + 1 }, (_, i) => long.first + i).map((group) => ({
      ...(inside.find((row) => row.code === code && Number(row.group) === group) ?? { ...NOTHING, group }),
      code: glossary.title('code', code),
      begins: begins(group, long.weeks),
    })),
  );
  const known = rows.filter(isKnown);
  if (new Set(known.map((row) => row.group)).size < 2) return null;
  const lines = [...groupBy(known, ({ code }) => code).values()];
  const varied = furthestApart(lines);
  return figure({
    id: 'codes-time',
    finding: varied === null ? 'No two periods differ in a code by more than chance allows' : variedInWords(varied, lines.length),
    help: `Share of coded posts that carry each code, per ${periodName(long.weeks)}; the band is the 95% interval, and a wide one means few posts.`,
    alt: `Share of each code over time. ${lines.map(rangeOf).join('; ')}. ${long.weeks === 1 ? 'Weeks' : `Periods of ${periodName(long.weeks)}`} from ${dayInWords(begins(long.first, long.weeks).getTime())}.`,
    rows: rows.map((row) => ({ ...row, ...printedOf(row) })),
    headings: [{ name: 'code', label: 'Code' }, { name: 'begins', label: 'Begins', as: 'day' }, ...numbers],
    also: [...printed],
    chart: sharesOverTime({ panel: 'code', hues: huesOf(source) }),
    note: noteOf([
      APART,
      uncorrected(source),
      rows.some((row) => row.text === 'withheld') ? withheldNote(source.k) : '',
      roundedNote(rows, source.k),
    ]),
  });
}

/** Between which two periods a code surely differs, the earlier told first. */
export function variedInWords({ most, least }: Apart<{ code: string; text: string; begins: Date }>, codes: number): string {
  const [earlier, later] = most.begins < least.begins ? [most, least] : [least, most];
  const grew = later === most ? 'rose' : 'fell';
  return `${most.code} ${codes > 1 ? 'changed most surely: it ' : ''}${grew} from ${earlier.text} in the period from ${dayInWords(earlier.begins.getTime())} to ${later.text} in that from ${dayInWords(later.begins.getTime())}`;
}

/** By code, the periods that would give away posts of few people beside what is told of platforms. */
async function givenByPlatforms(source: Source, period: string, found: readonly Share[]): Promise<Map<string, Set<number>>> {
  if (source.platforms.length < 2) return new Map();
  const cells = (await tallies(source, `concat(platform, chr(10), CAST(${period} AS VARCHAR))`, 'true')).map((cell) => {
    const [platform = '', at = ''] = String(cell.group).split('\n');
    return { ...cell, platform, period: at === '' ? null : Number(at) };
  });
  const ofAll = protect(await allTallies(source), source, { left: await allUncoded(source) });
  const platforms = await platformShares(source);
  return new Map(
    source.codes.map((code) => {
      const told = (rows: readonly Share[]) => rows.filter((row) => row.code === code && row.yes !== null);
      const sums = {
        periods: new Set(told(found).map(({ group }) => Number(group))),
        platforms: new Set(told(platforms).map(({ group }) => String(group))),
        all: told(ofAll).length > 0,
      };
      return [
        code,
        givenAway(
          cells.filter((cell) => cell.code === code),
          sums,
          source.k,
        ),
      ];
    }),
  );
}

/** What is not told of a share. */
const WITHHELD = { yes: null, people: null, share: null, low: null, high: null, text: 'withheld', lowText: null, highText: null };

/** A period in which nothing was coded. */
const NOTHING = { ...WITHHELD, n: 0, yes: 0, people: 0, text: '', few: false, rounded: false };

/** How shares of a period are printed: where nothing was coded there is none, and nothing is withheld. */
function printedOf({ n, share, text, lowText, highText }: Pick<Share, 'n' | 'share' | 'text' | 'lowText' | 'highText'>) {
  return n === 0 ? { text: '–', lowText: '–', highText: '–' } : { text: share === null ? null : text, lowText, highText };
}

/** The lowest and the highest share of one code, in words. */
function rangeOf(rows: readonly { readonly code: string; readonly share: number; readonly text: string }[]): string {
  const ordered = rows.toSorted((a, b) => a.share - b.share);
  return `${ordered[0]?.code}: from ${ordered[0]?.text} to ${ordered.at(-1)?.text}`;
}
