/** One chat saved on several telephones, which know no ids, call people by other names and show other clocks. */

import type { Database } from '../../database/database.ts';
import { literal } from '../../database/sql.ts';
import { isMade } from '../../schema/post-id.ts';
import { replaceInDrafts } from './replace.ts';

/** A file that holds a chat which a file given before it holds too. */
export interface SameChat {
  /** Places of the two among the files given, from 1. */
  readonly file: number;
  readonly as: number;
  /** Minutes by which its clock is ahead of the other's. */
  readonly ahead: number;
}

/** Platforms whose chats are saved on the telephones of those who take part. */
const CHATS = `(${['kakaotalk', 'line', 'signal', 'whatsapp', 'zoom'].map(literal).join(', ')})`;
/** Words so long are written once in a chat, and in no other. */
const MIN_LETTERS = 20;
/** So many of them must be in both files before these are one chat, and this share of those of the time that both tell of. */
const MIN_SAME = 5;
const MIN_SHARE = 0.5;
/** Of the messages of a name that are in both files, this share must be by one other name before it is taken for that. */
const MIN_AGREED = 0.8;
/** Minutes by which two clocks may differ beside their zones, which are quarters of an hour apart. */
const SLACK = 1;
const ZONES = 15;

/** What a message says without the names of people in it, which each telephone has its own for. */
const WORDS = String.raw`md5(trim(regexp_replace(coalesce(text, ''), '@(\x{2068}[^\x{2069}]*\x{2069}|\S+)', '@', 'g')))`;

/**
 * Takes, in the view `drafts`, the messages of a chat that was saved on another telephone for what they are: two files in which
 * most long messages are the same, at times that are the same or a zone apart, are one chat. The clock of the file given
 * first counts, and its names become ids of the people, whom every file goes on calling as it does.
 */
export async function joinChats(db: Database): Promise<SameChat[]> {
  const [found] = await db.rows<{ several: boolean }>(
    `SELECT count(DISTINCT file) > 1 AS several FROM drafts WHERE platform IN ${CHATS} AND ${isMade('id')}`,
  );
  if (found?.several !== true) return [];
  await db.run(`CREATE OR REPLACE TABLE said AS
    SELECT file, row, platform, id, lower("authorHandle") AS who, epoch_ms(time) // 60000 AS minute, ${WORDS} AS words, length(trim(coalesce(text, ''))) AS letters
    FROM drafts WHERE platform IN ${CHATS} AND ${isMade('id')} AND time IS NOT NULL AND "authorHandle" IS NOT NULL`);
  await db.run(`CREATE OR REPLACE TABLE "sameChats" AS
    WITH once AS (
      SELECT * FROM said WHERE letters >= ${MIN_LETTERS} QUALIFY count(*) OVER (PARTITION BY platform, file, words) = 1
    ),
    met AS (
      SELECT a.file AS one, b.file AS other, ${ZONES} * round((b.minute - a.minute) / ${ZONES})::BIGINT AS ahead, count(*) AS same
      FROM once a JOIN once b USING (platform, words)
      -- The same telephone again gives the same ids.
      WHERE a.file < b.file AND a.id <> b.id GROUP BY 1, 2, 3 HAVING count(*) >= ${MIN_SAME}
      QUALIFY row_number() OVER (PARTITION BY one, other ORDER BY same DESC, abs(ahead), ahead) = 1
    ),
    spans AS (SELECT file, min(minute) AS first, max(minute) AS last FROM said GROUP BY file),
    shared AS (
      SELECT m.*, greatest(a.first, b.first - ahead) AS first, least(a.last, b.last - ahead) AS last
      FROM met m JOIN spans a ON a.file = one JOIN spans b ON b.file = other
    ),
    pairs AS (
      SELECT one, other, ahead FROM shared
      JOIN once o ON o.file IN (one, other) AND o.minute - CASE WHEN o.file = other THEN ahead ELSE 0 END BETWEEN first AND last
      GROUP BY one, other, ahead, same
      HAVING same >= ${MIN_SHARE} * least(count(*) FILTER (o.file = one), count(*) FILTER (o.file = other))
      -- Of a chat of three telephones both others are told of the first.
      QUALIFY row_number() OVER (PARTITION BY other ORDER BY one) = 1
    )
    FROM pairs WHERE one NOT IN (SELECT other FROM pairs)`);
  const chats = await db.rows<SameChat & Record<string, never>>(
    'SELECT other::INTEGER AS file, one::INTEGER AS "as", ahead::INTEGER AS ahead FROM "sameChats" ORDER BY file',
  );
  if (chats.length > 0) await unite(db);
  await db.run('DROP TABLE said');
  return chats;
}

/** Gives the messages of each further file the ids of those of the first, and its people their names there. */
async function unite(db: Database): Promise<void> {
  await db.run(`CREATE OR REPLACE TABLE "samePeople" AS
    WITH once AS (SELECT * FROM said WHERE letters > 0 QUALIFY count(*) OVER (PARTITION BY file, words, minute) = 1),
    met AS (
      SELECT one, other, b.who, a.who AS name, count(*) AS same FROM "sameChats" JOIN once a ON a.file = one
      JOIN once b ON b.file = other AND b.words = a.words AND abs(b.minute - ahead - a.minute) <= ${SLACK} GROUP BY ALL
    ),
    agreed AS (SELECT other AS file, who, name FROM met QUALIFY same >= ${MIN_AGREED} * sum(same) OVER (PARTITION BY other, who))
    FROM agreed UNION SELECT file, who, who FROM said WHERE file IN (SELECT one FROM "sameChats")`);
  const late = 'abs(a.minute - b.minute)';
  const numbered = 'row_number() OVER (PARTITION BY file, who, words, minute ORDER BY row) AS number';
  await db.run(`CREATE OR REPLACE TABLE "sameMessages" AS
    WITH a AS (SELECT *, ${numbered} FROM said),
    b AS (
      SELECT one, file, row, words, minute - ahead AS minute, coalesce(name, who) AS who, number
      FROM a JOIN "sameChats" ON other = file LEFT JOIN "samePeople" USING (file, who)
    )
    SELECT b.file, b.row, a.id AS twin FROM b
    JOIN a ON a.file = one AND a.who = b.who AND a.words = b.words AND a.number = b.number AND ${late} <= ${SLACK}
    QUALIFY row_number() OVER (PARTITION BY b.file, b.row ORDER BY ${late}, a.row) = 1
      AND row_number() OVER (PARTITION BY b.file, a.row ORDER BY ${late}, b.row) = 1`);
  await replaceInDrafts(
    db,
    'chattyDrafts',
    ['coalesce(m.twin, d.id) AS id', 'd.time - to_minutes(coalesce(ahead, 0)) AS time', 'coalesce(d."authorId", name) AS "authorId"'],
    `LEFT JOIN "sameMessages" m USING (file, row) LEFT JOIN "sameChats" ON other = d.file
    LEFT JOIN "samePeople" p ON p.file = d.file AND who = lower(d."authorHandle")`,
  );
}
