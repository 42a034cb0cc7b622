import { groupBy } from '../../../group.ts';
import { withheld } from '../../../privacy/suppression.ts';
import { dayInWords } from '../../../text/days.ts';
import { platformInSentence } from '../../../text/platform-title.ts';
import { begins, days, type Periods, periodName, periods, TIMES } from '../../bins/periods.ts';
import { overTime } from '../../charts/over-time.ts';
import { type Figure, figure } from '../../figure.ts';
import { foundOnce } from '../../source/found-once.ts';
import { mostOf, PEOPLE } from '../../source/people.ts';
import type { Source } from '../../source/source.ts';
import { counted, list, standsOut, whole } from '../../words/words.ts';

/** The time that a study is told in. */
export interface StudyTime extends Periods {
  /** What lies in it: all posts, nearly all, or nearly all with a known time. */
  readonly holds: 'all' | 'nearly' | 'known';
  /** Its first and its last day, in UTC: long periods are cut at the years of the first and the last post. */
  readonly from: Date;
  readonly to: Date;
}

/** Share of the posts that the study's time must hold. */
const HELD = 0.9;

/**
 * From the first to the last period in which at least k people posted: weeks, or in a study whose posts lie so far apart
 * that these would leave out more than a tenth of them, the shortest longer periods that do not. Null where no time is
 * known, or none can be told.
 */
export const studyPeriods = foundOnce(async ({ db, k, posts: all }: Source): Promise<StudyTime | null> => {
  for (const weeks of TIMES) {
    const found = await db.rows<{ period: number; posts: number; people: number; began: number; ended: number }>(
      `SELECT CAST(floor(week / ${weeks}.0) AS BIGINT) AS period, count(*) AS posts, ${PEOPLE} AS people, min(week) AS began, max(week) AS ended
       FROM "shownPosts"
       WHERE week IS NOT NULL GROUP BY period ORDER BY period`,
    );
    const told = found.filter(({ people }) => people >= k);
    const [first, last] = [told[0]?.period, told.at(-1)?.period];
    if (first === undefined || last === undefined) continue;
    const posts = (rows: typeof found) => rows.reduce((sum, row) => sum + row.posts, 0);
    const held = posts(found.filter(({ period }) => period >= first && period <= last));
    if (held < HELD * posts(found)) continue;
    const { from, to } = days({ weeks, first, last });
    const [began, ended] = [found[0]?.began ?? 0, found.at(-1)?.ended ?? 0];
    const { from: monday, to: sunday } = days({ weeks: 1, first: began, last: ended });
    return {
      weeks,
      first,
      last,
      holds: held === all ? 'all' : held >= HELD * all ? 'nearly' : 'known',
      from: new Date(Math.max(from.getTime(), Date.UTC(monday.getUTCFullYear(), 0, 1))),
      to: new Date(Math.min(to.getTime(), Date.UTC(sunday.getUTCFullYear(), 11, 31))),
    };
  }
  return null;
});

/** The study's time in words: the week from 26 Feb 2018 to 4 Mar 2018; years where it is cut at them, and may end before their ends. */
export function spanned(time: StudyTime): string {
  const { weeks, first, last, from, to } = time;
  const years = yearsOf(time);
  if (years !== null) return years[0] === years[1] ? `the year ${years[0]}` : `the years from ${years[0]} to ${years[1]}`;
  return `the ${weeks === 1 && first === last ? 'week' : 'weeks'} from ${dayInWords(from.getTime())} to ${dayInWords(to.getTime())}`;
}

/** The study's time where there is little room: 26 Feb 2018 – 4 Mar 2018. */
export function spannedShort(time: StudyTime): string {
  const ends: readonly unknown[] = yearsOf(time) ?? [dayInWords(time.from.getTime()), dayInWords(time.to.getTime())];
  return [...new Set(ends)].join(' – ');
}

/** The first and the last year, where the time is these years. */
function yearsOf({ from, to }: StudyTime): [number, number] | null {
  const [first, last] = [from.getUTCFullYear(), to.getUTCFullYear()];
  return from.getTime() === Date.UTC(first, 0, 1) && to.getTime() === Date.UTC(last, 11, 31) ? [first, last] : null;
}

/**
 * Posts that a period needs, so that shares of some per cent can be told in most: twenty for each of five people. However few may
 * be told of, periods are the same: where those of two reports of one study overlap, posts of few lie between their ends.
 */
const NEEDED = 100;

/**
 * Periods for posts per week, and the longer ones, made of whole numbers of these, for shares over time: at most twenty,
 * and no more than there are posts for.
 */
function cut(time: Periods, { posts }: Source): { short: Periods; long: Periods } {
  const [first, last] = [time.first * time.weeks, (time.last + 1) * time.weeks - 1];
  const short = periods(first, last, 160, time.weeks);
  return { short, long: periods(first, last, Math.max(1, Math.min(20, Math.floor(posts / NEEDED))), short.weeks) };
}

interface WeekCell {
  platform: string;
  period: number;
  posts: number;
  people: number;
  most?: number[];
}

/** Posts by platform and period, and what of it is withheld: cells, and sums of the longer periods. */
export interface Weeks {
  readonly short: Periods;
  readonly long: Periods;
  readonly inside: readonly WeekCell[];
  readonly hidden: readonly boolean[];
  /** Longer periods whose number of posts would give a shorter one away. */
  readonly closed: ReadonlySet<number>;
}

/**
 * Counts posts by platform and period. Printed sums are those of a platform, and those of the longer periods that codes
 * are shown for, which are made of whole shorter ones.
 */
export async function postsOverTime(source: Source, time: Periods): Promise<Weeks> {
  const { db, k, platforms } = source;
  const { short, long } = cut(time, source);
  const found = await db.rows<WeekCell>(
    `WITH each AS (SELECT platform, CAST(floor(week / ${short.weeks}.0) AS BIGINT) AS period, teller, count(*) AS n FROM "shownPosts" WHERE week IS NOT NULL GROUP BY ALL)
    SELECT platform, period, sum(n) AS posts, ${PEOPLE} AS people, ${mostOf('n')} AS most FROM each GROUP BY platform, period ORDER BY platform, period`,
  );
  const outside = found.filter((row) => row.period < short.first || row.period > short.last);
  const at = new Map(found.map((row) => [`${row.platform}\n${row.period}`, row]));
  const inside = platforms.flatMap(({ name }) =>
    Array.from({ length: short.last - short.first + 1 }, (_, i) => short.first + i).map(
      (period) => at.get(`${name}\n${period}`) ?? { platform: name, period, posts: 0, people: 0 },
    ),
  );
  const cells = [...inside, ...outside];
  const places = [...cells.entries()];
  const wholes = groupBy(places, ([, { platform }]) => platform);
  const longer = groupBy(places, ([, { period }]) => Math.floor((period * short.weeks) / long.weeks));
  const { cells: hidden, lines } = withheld(
    cells.map(({ posts, people, most = [] }) => ({ count: posts, people, most })),
    [...wholes.values(), ...longer.values()].map((sum) => sum.map(([place]) => place)),
    k,
  );
  const closed = new Set([...longer.keys()].filter((_, i) => lines[wholes.size + i]));
  return { short, long, inside, hidden, closed };
}

/** Posts per week, or per longer period in a long study, of each platform. */
export async function weekFigure(source: Source, time: Periods): Promise<Figure | null> {
  const { k, platforms } = source;
  const { short, inside, hidden } = await postsOverTime(source, time);
  const rows = inside.map((cell, i) => ({
    platform: cell.platform,
    begins: begins(cell.period, short.weeks),
    posts: hidden[i] ? null : cell.posts,
  }));
  const shownRows = rows.filter((row) => row.posts !== null);
  const [peak, next] = shownRows.filter(({ posts }) => posts !== 0).sort((a, b) => (b.posts ?? 0) - (a.posts ?? 0));
  if (peak === undefined || short.first === short.last) return null;
  const unit = periodName(short.weeks);
  const missing = rows.length - shownRows.length;
  const fullest = `${dayInWords(peak.begins.getTime())} on ${platformInSentence(peak.platform)}`;
  const untold = platforms.map(({ name }) => name).filter((name) => !shownRows.some(({ platform, posts }) => platform === name && posts));
  return figure({
    id: 'weeks',
    finding: standsOut(peak.posts ?? 0, next?.posts ?? 0)
      ? `The busiest ${unit} ${missing === 0 ? '' : 'shown '}${short.weeks === 1 ? 'was that of' : 'were those from'} ${fullest}, with ${counted(peak.posts ?? 0, 'post')}`
      : `No ${short.weeks === 1 ? '' : 'stretch of '}${unit} ${missing === 0 ? '' : 'shown '}stands out: the fullest, ${short.weeks === 1 ? 'that of' : 'from'} ${fullest}, has ${counted(peak.posts ?? 0, 'post')}`,
    help: `Posts per ${unit}, one strip for each platform with a scale of its own; ${short.weeks === 1 ? 'weeks' : 'periods'} begin on Monday, in UTC.`,
    alt: `Posts per ${unit} on ${list(platforms.map(({ name }) => platformInSentence(name)))}, ${dayInWords(begins(short.first, short.weeks).getTime())} to ${dayInWords(begins(short.last, short.weeks).getTime())}. The highest is ${whole(peak.posts ?? 0)} on ${platformInSentence(peak.platform)}, from ${dayInWords(peak.begins.getTime())}.`,
    rows,
    headings: [
      { name: 'platform', label: 'Platform' },
      { name: 'begins', label: 'Begins', as: 'day' },
      { name: 'posts', label: 'Posts', as: 'whole' },
    ],
    chart: overTime({ panel: 'platform', time: 'begins', value: 'posts' }),
    note:
      missing > 0
        ? `${withheldNote(k)} Here that is ${counted(missing, 'cell')} of ${whole(rows.length)}, drawn as hollow marks${untold.length > 0 ? `; of ${list(untold.map(platformInSentence))} nothing is left to draw` : ''}.`
        : null,
  });
}

/** What stands below a figure in which cells are withheld. */
export function withheldNote(k: number): string {
  return `Cells with posts of fewer than ${k} people, or nearly all of one person, are withheld, and further ones where sums would give them back.`;
}
