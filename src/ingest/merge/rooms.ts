/** Groups and channels of Telegram that two programs call differently: by number, by user name, or by title. */

import type { Database } from '../../database/database.ts';
import { literal } from '../../database/sql.ts';
import { byCodePoint } from '../../order.ts';
import { isMadeOrDamaged } from '../../schema/post-id.ts';
import { replaceInDrafts } from './replace.ts';

/** Messages are counted from one in their room, and named so: `maths_teachers-12`. */
const COUNTED = String.raw`'^(.+)-(\d+)$'`;
const IN_ROOMS = `platform = 'telegram' AND NOT ${isMadeOrDamaged('id')} AND regexp_matches(id, ${COUNTED})`;
/** Words so long are nobody else's under the same number. */
const MIN_LETTERS = 8;
/** So many messages must be the same before two rooms are one, and of the numbers that both have this share: words may be changed later. */
const MIN_SAME = 3;
const MIN_SHARE = 0.8;
/** A program may show times in a zone of its own; zones are quarters of an hour apart. */
const ZONES_MS = 900_000;
const SLACK_MS = 1000;

/** Columns that name a message of a room. */
const NAMING = ['id', 'thread', 'replyTo', 'repostOf', 'quoteOf'] as const;

/**
 * Makes, in the view `drafts`, one room of several that different programs call differently: under the same numbers they have
 * the same words, at times that are the same or a zone apart. The name that sorts first stays. People who have a name alone
 * in one room get the id of those who wrote the same messages in the other.
 */
export async function joinRooms(db: Database): Promise<void> {
  const [found] = await db.rows<{ several: boolean }>(
    `SELECT count(DISTINCT regexp_extract(id, ${COUNTED}, 1)) > 1 AS several FROM drafts WHERE ${IN_ROOMS}`,
  );
  if (found?.several !== true) return;
  const apart = `round((a.ms - b.ms) / ${ZONES_MS})`;
  const pairs = await db.rows<{ one: string; other: string }>(`
    WITH counted AS MATERIALIZED (
      SELECT DISTINCT regexp_extract(id, ${COUNTED}, 1) AS room, regexp_extract(id, ${COUNTED}, 2) AS number, epoch_ms(time) AS ms, md5(trim(text)) AS words
      FROM drafts WHERE ${IN_ROOMS} AND time IS NOT NULL AND length(trim(text)) >= ${MIN_LETTERS}
    ),
    same AS (
      SELECT a.room AS one, b.room AS other, ${apart} AS apart, count(*) AS same FROM counted a JOIN counted b USING (number, words)
      WHERE a.room < b.room AND abs(a.ms - b.ms - ${apart} * ${ZONES_MS}) <= ${SLACK_MS} GROUP BY ALL HAVING count(*) >= ${MIN_SAME}
    ),
    numbered AS (
      SELECT a.room AS one, b.room AS other, count(DISTINCT number) AS numbers FROM counted a JOIN counted b USING (number)
      WHERE (a.room, b.room) IN (SELECT (one, other) FROM same) GROUP BY ALL
    )
    SELECT one, other FROM same JOIN numbered USING (one, other) GROUP BY ALL HAVING max(same) >= ${MIN_SHARE} * min(numbers) ORDER BY one, other`);
  if (pairs.length > 0) await rename(db, namesOf(pairs));
}

/** The one name of every room that is the same as another. */
function namesOf(pairs: readonly { one: string; other: string }[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const { one, other } of pairs) {
    const before = [one, other].map((room) => names.get(room) ?? room);
    const name = before.toSorted(byCodePoint)[0] ?? one;
    for (const [room, old] of names) if (before.includes(old)) names.set(room, name);
    for (const room of [one, other]) names.set(room, name);
  }
  return names;
}

/** Puts the one name wherever a message of these rooms is named, and tells everywhere what a room is called and who wrote. */
async function rename(db: Database, names: ReadonlyMap<string, string>): Promise<void> {
  const values = [...names].map(([room, name]) => `(${literal(room)}, ${literal(name)})`).join(', ');
  const part = (id: string, place: 1 | 2): string => `regexp_extract(${id}, ${COUNTED}, ${place})`;
  // A title says more than a name without blanks, and that more than a number.
  const told = String.raw`regexp_full_match(d.space, '-?\d+'), d.space IN (SELECT room FROM named), d.space`;
  await db.run(`CREATE OR REPLACE TABLE rooms AS
    WITH named AS (SELECT * FROM (VALUES ${values}) rooms(room, name)),
    spaces AS (
      SELECT name, first(d.space ORDER BY ${told}) AS space FROM drafts d JOIN named ON room = ${part('d.id', 1)}
      WHERE platform = 'telegram' AND d.space IS NOT NULL GROUP BY name
    )
    SELECT * FROM named LEFT JOIN spaces USING (name)`);
  await db.run(`CREATE OR REPLACE TABLE "roomPeople" AS
    WITH written AS (
      SELECT name, ${part('d.id', 2)} AS number, nullif("authorId", '') AS id, lower("authorHandle") AS handle
      FROM drafts d JOIN rooms ON room = ${part('d.id', 1)} WHERE platform = 'telegram'
    )
    SELECT name, a.handle, min(b.id) AS id FROM written a JOIN written b USING (name, number)
    WHERE a.id IS NULL AND a.handle IS NOT NULL AND b.id IS NOT NULL GROUP BY ALL HAVING count(DISTINCT b.id) = 1`);
  await replaceInDrafts(
    db,
    'roomyDrafts',
    [
      ...NAMING.map((column) => `coalesce("of_${column}".name || '-' || ${part(`d."${column}"`, 2)}, d."${column}") AS "${column}"`),
      'coalesce(of_id.space, d.space) AS space',
      'coalesce(nullif(d."authorId", \'\'), writer.id) AS "authorId"',
    ],
    `${NAMING.map((column) => `LEFT JOIN rooms "of_${column}" ON d.platform = 'telegram' AND "of_${column}".room = ${part(`d."${column}"`, 1)}`).join('\n')}
    LEFT JOIN "roomPeople" writer ON writer.name = of_id.name AND writer.handle = lower(d."authorHandle")`,
  );
}
