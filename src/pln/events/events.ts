import type { Database } from '../../database/database.ts';
import { UserError } from '../../errors.ts';
import type { Row } from '../../schema/schema.ts';
import type { Settings } from '../../settings/settings.ts';
import { WHOLE } from '../numbers.ts';
import { type Changed, changed } from './change.ts';
import { type Counts, counted, countsSql, onesSql, seriesOf } from './counts.ts';

/** Lengths of a period in weeks; the shortest is taken in which enough happens. */
const SPANS = [1, 2, 4] as const;
/** Spaces looked at beside the study: those with most people. */
const SPACES = 12;

/** What events that the study names changed in its posts, as a whole and in the spaces with most people: rows of `eventChanges`. */
export async function eventRows(
  db: Database,
  events: Settings['pln']['events'],
  decided: readonly string[],
): Promise<Row<'eventChanges'>[]> {
  if (events.length === 0) return [];
  await refuseOutside(db, events);
  const series = seriesOf(decided);
  const places = await db.rows<{ place: number; item: string | null }>(`
SELECT place, name AS item FROM (
  SELECT place FROM plnSpaces WHERE place <> ${WHOLE} AND posts < (SELECT count(*) FROM plnPosted) ORDER BY people DESC, place LIMIT ${SPACES}
) AS largest JOIN plnItems ON plnItems.item = place
UNION ALL SELECT ${WHOLE}, NULL ORDER BY place`);
  const numbers = places.map(({ place }) => place);
  await db.run(`CREATE OR REPLACE TABLE plnCounted AS ${counted(decided)}`);
  const rows: Row<'eventChanges'>[] = [];
  for (const { name: event, date } of events) {
    const time = Date.parse(date);
    const bySpan: Counts[][] = [];
    for (const weeks of SPANS) bySpan.push(await db.rows<Counts>(countsSql(time, weeks, series, numbers)));
    const ones = await db.rows<{ place: number; [measure: string]: number | boolean }>(onesSql(time, series, numbers));
    for (const { place, item } of places) {
      const here = bySpan.map((counts) => counts.filter((one) => one.place === place));
      for (const one of series) {
        const found = SPANS.map((weeks, i) => changed(here[i] ?? [], one, weeks)).find((change) => change !== null);
        if (found === undefined) continue;
        const isOne = ones.some((side) => side.place === place && side[one.measure] === true);
        rows.push({ event, time, item, measure: one.measure, ...(found as Changed), ...(isOne ? { bearers: 1 } : {}) });
      }
    }
  }
  return rows;
}

/** Refuses events before or after all posts, which would go untold: their day is likely another. */
async function refuseOutside(db: Database, events: Settings['pln']['events']): Promise<void> {
  const [within] = await db.rows<{ first: number | null; last: number | null }>(
    'SELECT min(time) AS first, max(time) AS last FROM plnPosted',
  );
  const { first = null, last = null } = within ?? {};
  if (first === null || last === null) return;
  const stray = events.find(({ date }) => Date.parse(date) <= first || Date.parse(date) > last);
  if (stray === undefined) return;
  const [from, to] = [first, last].map((time) => new Date(time).toISOString().slice(0, 10));
  throw new UserError(`pln.events: no posts on both sides of an event: ${stray.name}, ${stray.date}`, {
    hint: `posts are from ${from} to ${to}: mend the date, or take the event out`,
  });
}
