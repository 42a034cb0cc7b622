/** Posts that one export gives with the id of the platform, and another, of the same platform, without any. */

import type { Database } from '../../database/database.ts';
import { literal } from '../../database/sql.ts';
import { isMade, isMadeOrDamaged } from '../../schema/post-id.ts';
import { replaceInDrafts } from './replace.ts';

/** Posts that their export gives no id, and those whose id is not the platform's own. */
const MADE = isMade('id');
const NAMELESS = isMadeOrDamaged('id');
/** Words so long are nobody else's, within a second. */
const MIN_LETTERS = 20;
/** The words of a post, which are trimmed by some programs. */
const WORDS = 'md5(trim(concat_ws(chr(31), title, text)))';
const WHO = 'coalesce(authorId, lower(authorHandle))';

/** Milliseconds within which two times are one, by how exactly they are told. */
const SECOND = 1000;
const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * Gives posts without an id, in the view `drafts`, the id of the same post in another file. That is one by the same author in
 * the same words at the same second; at the same minute, where the post without an id tells no more; on the same day, where it
 * tells the day alone and the words are long. Where the author is not told either, long words at the same second are enough.
 * Several equal posts are paired in their order.
 */
export async function joinTwins(db: Database): Promise<void> {
  const platforms = await db.rows<{ platform: string }>(
    `SELECT platform FROM drafts WHERE id IS NOT NULL AND time IS NOT NULL GROUP BY platform
    HAVING bool_or(${MADE}) AND bool_or(NOT ${NAMELESS}) ORDER BY platform`,
  );
  if (platforms.length === 0) return;
  const among = `platform IN (${platforms.map(({ platform }) => literal(platform)).join(', ')})
    AND time IS NOT NULL AND coalesce(title, text) IS NOT NULL`;
  const columns = `platform, id, authorId, lower(authorHandle) AS handle, ${WHO} AS who, ${WORDS} AS words`;
  const numbered = (from: string): string =>
    `SELECT *, dense_rank() OVER (PARTITION BY words, platform, who, grain, moment ORDER BY id) AS number FROM (${from})`;
  await db.frugally(() =>
    db.run(`CREATE OR REPLACE TABLE twins AS
      WITH made AS MATERIALIZED (${numbered(`
        SELECT file, row, ${columns}, length(concat_ws(' ', title, text)) AS letters,
          CASE WHEN epoch_ms(time) % ${MINUTE} <> 0 THEN ${SECOND} WHEN epoch_ms(time) % ${DAY} <> 0 OR letters < ${MIN_LETTERS} THEN ${MINUTE} ELSE ${DAY} END AS grain,
          epoch_ms(time) // grain AS moment
        FROM drafts WHERE ${among} AND ${MADE}`)}),
      known AS (${numbered(`
        SELECT DISTINCT k.* EXCLUDE (ms), grain, ms // grain AS moment
        FROM (SELECT epoch_ms(time) AS ms, ${columns} FROM drafts WHERE ${among} AND NOT ${NAMELESS}) k
        JOIN (SELECT DISTINCT platform, words, grain FROM made) USING (platform, words)`)})
      SELECT DISTINCT m.file, m.row, k.id AS twin FROM made m JOIN known k USING (platform, words, grain, moment, number)
      WHERE coalesce(m.authorId = k.authorId, m.handle = k.handle, m.who IS NULL AND m.grain = ${SECOND} AND m.letters >= ${MIN_LETTERS})
      QUALIFY min(k.id) OVER (PARTITION BY m.file, m.row) = max(k.id) OVER (PARTITION BY m.file, m.row)`),
  );
  await replaceInDrafts(db, 'idlessDrafts', ['coalesce(t.twin, d.id) AS id'], 'LEFT JOIN twins t USING (file, row)');
}
