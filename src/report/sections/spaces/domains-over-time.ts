import type { Database } from '../../../database/database.ts';
import { literal } from '../../../database/sql.ts';
import { withheld } from '../../../privacy/suppression.ts';
import { dayInWords } from '../../../text/days.ts';
import { begins, periodName } from '../../bins/periods.ts';
import { overTime } from '../../charts/over-time.ts';
import { type Figure, figure } from '../../figure.ts';
import { mostOf } from '../../source/people.ts';
import type { Source } from '../../source/source.ts';
import { counted, list, standsOut } from '../../words/words.ts';
import { studyPeriods, withheldNote } from '../posts/weeks.ts';

/** Domains followed over time, and periods that a study is cut into at most. */
const DOMAINS = 6;
const PERIODS = 20;
/** Posts with the first domain that a period needs, so that most periods can be told: six for each of five people, however few may be told of. */
const NEEDED = 30;
/** Periods from which on there is something to follow. */
const FEWEST = 3;

/** A domain that may be named, what it is called in the report, and how many posts link to it. */
interface Named {
  readonly domain: string;
  readonly name: string;
  readonly posts: number;
}

interface Cell {
  readonly domain: string;
  /** Null for posts without a time. */
  readonly period: number | null;
  readonly own: number;
  readonly people: number;
  readonly most: number[];
  readonly rest: number;
  readonly restPeople: number;
  readonly restMost: number[];
}

/**
 * Posts that link to the domains linked to most, period by period. Printed sums are those of a domain and, by the posts of each
 * week, those of a period: what a period holds beside a domain must tell of no few people either.
 */
export async function domainsOverTime(source: Source, domains: readonly Named[]): Promise<Figure | null> {
  const { db, k } = source;
  const time = await studyPeriods(source);
  const told = domains.slice(0, DOMAINS);
  const [first] = told;
  if (time === null || first === undefined) return null;
  const most = Math.min(PERIODS, Math.floor(first.posts / NEEDED));
  // From the first week on, of equal lengths: else the first period might hold a week of the study.
  const start = time.first * time.weeks;
  const weeks = time.weeks * Math.ceil((time.last - time.first + 1) / Math.max(1, most));
  const length = Math.ceil(((time.last - time.first + 1) * time.weeks) / weeks);
  if (length < FEWEST) return null;
  const followed = told.map(({ domain }) => domain);
  const cells = await cellsOf(db, followed, `CAST(floor((week - ${start}) / ${weeks}.0) AS BIGINT)`);
  const hidden = withheldCells(cells, followed, k);
  const rows = told.flatMap(({ domain, name }) => {
    const own = Array.from({ length }, (_, period) => {
      const at = cells.findIndex((cell) => cell.domain === domain && cell.period === period);
      return { name, begins: begins(start + period * weeks, 1), posts: at === -1 ? 0 : hidden[at] ? null : (cells[at]?.own ?? 0) };
    });
    // A strip of gaps tells nothing.
    return own.filter(({ posts }) => posts !== null && posts > 0).length < FEWEST ? [] : own;
  });
  const shown = rows.filter(({ posts }) => posts !== null);
  const peak = shown.reduce<(typeof rows)[number] | null>((best, row) => ((row.posts ?? 0) > (best?.posts ?? 0) ? row : best), null);
  if (peak === null) return null;
  const next = Math.max(0, ...shown.filter((row) => row !== peak && row.name === peak.name).map(({ posts }) => posts ?? 0));
  const unit = periodName(weeks);
  const missing = rows.length - shown.length;
  const names = [...new Set(shown.map(({ name }) => name))];
  return figure({
    id: 'domains-time',
    finding: standsOut(peak.posts ?? 0, next)
      ? `${missing === 0 ? 'Links' : 'Of what may be shown, links'} to ${peak.name} were most frequent in the ${unit} from ${dayInWords(peak.begins.getTime())}, in ${counted(peak.posts ?? 0, 'post')}`
      : `No ${weeks === 1 ? '' : 'stretch of '}${unit} ${missing === 0 ? '' : 'shown '}stands out by links to ${peak.name}: the fullest, from ${dayInWords(peak.begins.getTime())}, has ${counted(peak.posts ?? 0, 'post')}`,
    help: `Posts per ${unit} that link to each of the domains linked to most, each strip with a scale of its own; in UTC. The last period may not be whole.`,
    alt: `Posts per ${unit} with a link to ${list(names)}.`,
    rows,
    headings: [
      { name: 'name', label: 'Domain' },
      { name: 'begins', label: 'Begins', as: 'day' },
      { name: 'posts', label: 'Posts', as: 'whole' },
    ],
    chart: overTime({ panel: 'name', time: 'begins', value: 'posts' }),
    note: missing > 0 ? `${withheldNote(k)} Here that is ${counted(missing, 'cell')} of ${rows.length}, drawn as hollow marks.` : null,
  });
}

/** Each domain in each period: the posts that link to it, and the others; `period` is that of a week, as SQL. */
function cellsOf(db: Database, domains: readonly string[], period: string): Promise<Cell[]> {
  return db.rows<Cell>(`
    WITH named AS (SELECT unnest([${domains.map(literal).join(', ')}]) AS domain),
      totals AS (SELECT ${period} AS period, teller, count(*) AS n FROM "shownPosts" GROUP BY ALL),
      linked AS (SELECT domain, ${period} AS period, teller, count(DISTINCT number) AS n FROM "shownLinks" WHERE domain IN (FROM named) GROUP BY ALL),
      parted AS (SELECT named.domain, totals.period, totals.teller, coalesce(linked.n, 0) AS own, totals.n - coalesce(linked.n, 0) AS rest
        FROM totals CROSS JOIN named LEFT JOIN linked ON linked.domain = named.domain
          AND linked.period IS NOT DISTINCT FROM totals.period AND linked.teller IS NOT DISTINCT FROM totals.teller)
    SELECT domain, period, sum(own) AS own, count(DISTINCT CASE WHEN own > 0 THEN teller END) AS people, ${mostOf('own')} AS most,
      sum(rest) AS rest, count(DISTINCT CASE WHEN rest > 0 THEN teller END) AS "restPeople", ${mostOf('rest')} AS "restMost"
    FROM parted GROUP BY domain, period ORDER BY domain, period`);
}

/** Which cells are withheld, so that neither they nor the posts of a period beside them tell of few people. */
function withheldCells(cells: readonly Cell[], domains: readonly string[], k: number): readonly boolean[] {
  const of = (domain: string) => [...cells.keys()].filter((i) => cells[i]?.domain === domain);
  const n = cells.length;
  return withheld(
    [
      ...cells.map(({ own: count, people, most }) => ({ count, people, most })),
      ...cells.map(({ rest: count, restPeople: people, restMost: most }) => ({ count, people, most })),
    ],
    [...domains.flatMap((domain) => [of(domain), of(domain).map((i) => n + i)]), ...cells.map((_, i) => [i, n + i])],
    k,
  ).cells;
}
