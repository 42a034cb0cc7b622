import type { Database } from '../../database/database.ts';
import { literal } from '../../database/sql.ts';
import type { Source, SqlReading } from '../format.ts';
import { LAST_COUNTED_ID, SNOWFLAKE_EPOCH_MS, type TimeBasis } from '../times/time.ts';
import { inZone } from '../times/time-zone.ts';
import { type ClockFinding, DAY_MS, LOW_BITS, MAX_STEPS, SLACK_MS, STEP_MS } from './clock-health.ts';
import type { Health } from './health.ts';
import { ID_COLUMNS, NARROW_BELOW, UNHARMED } from './id-health.ts';
import type { FilledFields } from './tally.ts';

/**
 * Adds to the health of a file what `Health` would have seen in the posts that SQL read: the same counts, taken from
 * their drafts. Ids like 1.26426E+18 are not among them, because a row with one is not plain.
 */
export async function addHealth(
  db: Database,
  drafts: string,
  { draft, clock }: SqlReading,
  { zone }: Source,
  health: Health,
): Promise<void> {
  const plain = `(SELECT * FROM read_parquet(${literal(drafts)}) WHERE raw IS NULL)`;
  const columns = ID_COLUMNS.filter((column) => draft[column] !== undefined);
  const [counted = {}] = await db.rows<Record<string, number | null>>(
    `SELECT ${[...filledFields, ...columns.flatMap(idCounts), ...tweetCounts]
      .map(([name, condition]) => `count(*) FILTER (${condition}) AS "${name}"`)
      .join(', ')} FROM (SELECT *, ${columns.map((column) => `${longId(column)} AS "${column} number"`).join(', ')} FROM ${plain})`,
  );
  const count = (name: string): number => counted[name] ?? 0;
  health.filled.add(Object.fromEntries(filledFields.map(([name]) => [name, count(name)])) as FilledFields);
  for (const column of columns) {
    const long = count(`${column} long`);
    const [tweets, evenTweets] = column === 'id' ? [count('tweets'), count('even tweets')] : [0, 0];
    if (long + tweets === 0) continue;
    const [even, round, blunt] = [count(`${column} even`), count(`${column} round`), count(`${column} blunt`)];
    const [narrow, narrowEven] = [count(`${column} narrow`), count(`${column} narrow even`)];
    const endings = narrow === 0 ? { even: [], odd: [] } : await endingsOf(db, plain, column);
    // Files that SQL reads hold so many tweets that shares tell.
    const found = { narrow, narrowEven, evenEndings: endings.even, oddEndings: endings.odd, tweets, evenTweets, roundTweets: 0 };
    health.ids.add({ column, long, even, round, blunt, scientific: 0, ...found });
  }
  const groups = await db.rows<{ basis: TimeBasis; said: string | null; posts: number; future: number }>(clocks(plain));
  for (const { basis, said, posts, future } of groups) {
    const step = said === null || said === 'astray' || said === 'agrees' ? null : said;
    health.clock.add({
      bases: { [basis]: posts },
      compared: said === null ? 0 : posts,
      ahead: step === null ? {} : { [String((Number(step) * STEP_MS) / 1000)]: posts },
      astray: said === 'astray' ? posts : 0,
      future,
      days: 0,
      beside: {},
    });
  }
  const beside = clock === undefined ? {} : await distances(db, plain, zone);
  if (clock !== undefined && Object.keys(beside).length > 0) health.clock.add({ ...NOTHING, beside: { [clock.column]: beside } });
}

const NOTHING: ClockFinding = { bases: {}, compared: 0, ahead: {}, astray: 0, future: 0, days: 0, beside: {} };

/** Posts by how many seconds a second clock is ahead of the time taken; where clocks are changed tells the zone. */
async function distances(db: Database, plain: string, zone: string): Promise<Record<string, number>> {
  const quarter = zone === 'UTC' ? '0' : `shown - shown % ${STEP_MS}`;
  const groups = await db.rows<{ quarter: number; off: number; posts: number }>(
    `SELECT ${quarter} AS quarter, shown - epoch_ms(time) AS off, count(*) AS posts
     FROM ${plain}
     WHERE shown IS NOT NULL AND time IS NOT NULL GROUP BY ALL`,
  );
  const found: Record<string, number> = {};
  for (const { quarter, off, posts } of groups) {
    const there = inZone(quarter, zone);
    if (there === null) continue;
    const seconds = Math.round((off + there - quarter) / 1000);
    found[seconds] = (found[seconds] ?? 0) + posts;
  }
  return found;
}

const filledFields: readonly (readonly [string, string])[] = [
  ['author', '"authorId" IS NOT NULL OR "authorHandle" IS NOT NULL'],
  ['authorId', '"authorId" IS NOT NULL'],
  ['time', 'time IS NOT NULL'],
  ['text', 'text IS NOT NULL OR title IS NOT NULL'],
  ['likes', 'likes IS NOT NULL'],
  [
    'interaction',
    `len("mentionHandles") > 0 OR coalesce("quoteOf", "repostOf", "replyTo", "replyToAuthorId", "replyToAuthorHandle", "repostOfAuthorId",
      "repostOfAuthorHandle") IS NOT NULL`,
  ],
];

/** A long id as a number, where it is one that rounding would harm. */
function longId(column: string): string {
  return `CASE WHEN length("${column}") BETWEEN 17 AND 20 THEN nullif(try_cast("${column}" AS UBIGINT), 0) END`;
}

/** A whole number of the type of ids: with one of any other type DuckDB would reckon in 128 bits, which takes several times as long. */
function unsigned(number: number): string {
  return `${number}::UBIGINT`;
}

/** The distance between neighbouring double-precision numbers. */
const spacing = Array.from({ length: 11 }, (_, i) => 53 + i)
  .map((power) => `WHEN at::DOUBLE < ${2 ** (power + 1)} THEN ${unsigned(2 ** (power - 52))}`)
  .join(' ');

function idCounts(column: string): (readonly [string, string])[] {
  const number = `"${column} number"`;
  const long = `${number} % ${unsigned(UNHARMED)} <> 0`;
  const even = `${long} AND ${isEven(number)}`;
  const narrow = `${number} < ${unsigned(NARROW_BELOW)}`;
  return [
    [`${column} long`, long],
    [`${column} even`, even],
    [`${column} round`, `${long} AND ${number} % ${unsigned(100)} = 0`],
    [`${column} blunt`, `${long} AND ${number} % ${unsigned(1e7)} = 0`],
    [`${column} narrow`, `${long} AND ${narrow}`],
    [`${column} narrow even`, `${even} AND ${narrow}`],
  ];
}

/** Whether a double-precision number holds an id. */
function isEven(number: string): string {
  return `${number} % ${unsigned(1e8)} % (CASE ${spacing.replaceAll('at', number)} END) = 0`;
}

const wideTweets = `platform = 'twitter' AND "id number" >= ${unsigned(NARROW_BELOW)}`;
const tweetCounts: readonly (readonly [string, string])[] = [
  ['tweets', wideTweets],
  ['even tweets', `${wideTweets} AND ${isEven('"id number"')}`],
];

/** The last three digits of the narrow ids of a column, apart by whether a double-precision number holds the ids. */
async function endingsOf(db: Database, plain: string, column: string): Promise<{ readonly even: number[]; readonly odd: number[] }> {
  const rows = await db.rows<{ ending: number; even: boolean }>(
    `SELECT DISTINCT (number % ${unsigned(1000)})::INTEGER AS ending, ${isEven('number')} AS even
     FROM (SELECT ${longId(column)} AS number FROM ${plain})
     WHERE number < ${unsigned(NARROW_BELOW)} AND number % ${unsigned(UNHARMED)} <> 0 ORDER BY ALL`,
  );
  const of = (wanted: boolean): number[] => rows.flatMap(({ ending, even }) => (even === wanted ? ending : []));
  return { even: of(true), odd: of(false) };
}

/** Posts by how their time is known and how it agrees with the time inside the id: null where there is none to compare. */
function clocks(plain: string): string {
  const id = `CASE WHEN platform = 'twitter' AND "timeBasis" <> 'id' AND length(id) BETWEEN 11 AND 19 THEN try_cast(id AS UBIGINT)::DOUBLE END`;
  return `SELECT basis, said, count(*) AS posts, count(*) FILTER (future) AS future FROM (
      SELECT *, CASE WHEN own IS NULL THEN NULL
        WHEN abs(off - steps * ${STEP_MS}) > ${SLACK_MS} OR abs(steps) > ${MAX_STEPS} THEN
          CASE WHEN off > ${SLACK_MS} OR off < -60000 OR ms % 60000 <> 0 THEN 'astray' ELSE 'agrees' END
        WHEN steps = 0 THEN 'agrees' ELSE steps::INTEGER::VARCHAR END AS said
      FROM (SELECT *, ms - own AS off, floor((ms - own) / ${STEP_MS}.0 + 0.5) AS steps FROM (
        SELECT "timeBasis" AS basis, epoch_ms(time) AS ms, coalesce(epoch_ms(time) > epoch_ms(collected) + ${DAY_MS}, false) AS future,
          CASE WHEN time IS NOT NULL AND ${id} > ${LAST_COUNTED_ID} THEN floor(${id} / ${LOW_BITS}) + ${SNOWFLAKE_EPOCH_MS} END AS own
        FROM ${plain})))
    GROUP BY basis, said ORDER BY basis, said`;
}
