/** What the row that is kept of a post does not tell, and another row of the same post does. */
import type { Database } from '../../database/database.ts';
import { isCut, WORDS } from './originals.ts';
import { replaceInDrafts } from './replace.ts';

/** Columns that are told together, or not at all, and by which rows. */
interface Told {
  readonly columns: readonly string[];
  readonly by: string;
  /** Whether they are filled in where the post is gone too: nothing of what its author wrote is brought back. */
  readonly always?: boolean;
}

const alone = (column: string, always = false): Told => ({ columns: [column], by: `"${column}" IS NOT NULL`, always });

/**
 * Who answers whom is told piece by piece: one program names the person answered, another the post. A text that is cut is
 * told by whoever has it whole, with what stands in it.
 */
const TOLD: readonly Told[] = [
  { columns: ['authorId', 'authorHandle', 'authorName'], by: '"authorId" IS NOT NULL OR "authorHandle" IS NOT NULL' },
  { columns: ['time', 'timeBasis'], by: 'time IS NOT NULL' },
  { columns: WORDS.filter((word) => word !== 'language'), by: `text IS NOT NULL AND NOT ${isCut('text')}` },
  { columns: ['replyTo', 'asComment'], by: '"replyTo" IS NOT NULL', always: true },
  ...['space', 'thread'].map((column) => alone(column, true)),
  ...['title', 'quotedText', 'language', 'adLabel', 'client', 'likes', 'shares', 'comments', 'views'].map((column) => alone(column)),
  ...['replyTo', 'repostOf', 'quoteOf'].flatMap((role) => [alone(`${role}AuthorId`), alone(`${role}AuthorHandle`)]),
  ...['repostOf', 'quoteOf'].map((column) => alone(column)),
];

/** Which of these a row tells, as bits of a number. */
export const TELLS = TOLD.map(({ by }, i) => `CASE WHEN ${by} THEN ${2 ** i} ELSE 0 END`).join(' + ');

/** Posts of which nothing is to be told any more. */
const GONE = "status IN ('deleted', 'removed', 'unavailable')";

/**
 * Fills in, in the view `drafts`, what the rows that are kept do not tell: of the other rows of the post the one counts that
 * would be kept next and tells it. Two programs that collected the same posts tell different things of them, and the one
 * with the newer counts may know neither the author nor what is answered. Whose post is gone is not told again.
 */
export async function fillGaps(db: Database): Promise<void> {
  await db.run(`CREATE OR REPLACE TABLE gappy AS SELECT "keptFile", "keptRow" FROM ranks
    GROUP BY ALL HAVING bit_or(tells) <> max(tells) FILTER (place = 1)`);
  if (!(await db.hasRows('gappy'))) return;
  const told = TOLD.map(({ columns, by }, i) => {
    const packed = columns.map((column) => `"${column}" := "${column}"`).join(', ');
    return `first_value(CASE WHEN ${by} THEN struct_pack(${packed}) END IGNORE NULLS) OVER ranked AS told_${i}`;
  });
  const gap = TOLD.map(({ by, always }, i) => {
    const here = always ? '' : ` AND NOT ${GONE}`;
    return `(NOT coalesce(${by}, false) AND told_${i} IS NOT NULL${here}) AS fills_${i}`;
  });
  await db.frugally(() =>
    db.run(`CREATE OR REPLACE TABLE gaps AS
      SELECT file, row, ${TOLD.flatMap((_, i) => [`told_${i}`, `fills_${i}`]).join(', ')} FROM (
        SELECT *, ${gap.join(', ')} FROM (
          SELECT *, ${told.join(', ')} FROM drafts JOIN (FROM ranks SEMI JOIN gappy USING ("keptFile", "keptRow")) USING (file, row)
          WINDOW ranked AS (PARTITION BY "keptFile", "keptRow" ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
        ) WHERE place = 1
      ) WHERE ${TOLD.map((_, i) => `fills_${i}`).join(' OR ')}`),
  );
  const filled = TOLD.flatMap(({ columns }, i) =>
    columns.map((column) => `CASE WHEN g.fills_${i} THEN g.told_${i}."${column}" ELSE d."${column}" END AS "${column}"`),
  );
  await replaceInDrafts(db, 'gappyDrafts', filled, 'LEFT JOIN gaps g USING (file, row)');
}
