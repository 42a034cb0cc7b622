// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import type { Work } from '../run/stage.ts';
import type { Row } from '../schema/schema.ts';
import { conversations, type Forest } from './conversations.ts';

/** What is wrong with the answers of a study, counted; shown among the measures. */
export interface Answers {
  /** Posts that answer a post. */
  readonly answers: number;
  /** Answers to a post that is not in the study. */
  readonly toMissing: number;
  /** Posts that are said to answer themselves. */
  readonly toThemselves: number;
  /** Posts whose chain of answers leads into a circle; they stand in no conversation. */
  readonly inCircles: number;
}

/**
 * Writes one row for every conversation. A post answers what `replyTo` names or, where that is not known, the first
 * post of its thread. A post that others answer but the study lacks stands as a ghost and holds their answers together;
 * it hangs on the first post of the thread where its answers tell which. Reposts answer nothing. What automated accounts
 * write is no first answer, unless they take part.
 */
export async function writeThreads(work: Work): Promise<Answers> {
  const { db, settings } = work;
  try {
    await db.run(tables(settings.network.bots));
    const { nodes } = await db.row<'nodes'>('SELECT count(*) AS nodes FROM thread_nodes');
    const [parent, ...rest] = await db.integers(columns);
    const [ghost, author, automated, day, millisecond] = rest as [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array];
    const forest: Forest = { parent: parent!, ghost, author, automated, day, millisecond };
    if (forest.parent.length !== nodes) throw new Error('threads: nodes lost on the way');
    const found = conversations(forest);
    const writer = await work.writer('threads');
    // Read page by page: a part of the table on its way to disk would end a query that is still being read.
    for (let from = 0; from < forest.parent.length; from += PAGE) {
      for (const { node, thread, platform, space } of await db.rows<Root>(roots(from, from + PAGE))) {
        const full = writer.add({ thread, platform, space, ...found.of(node) });
        if (full !== undefined) await full;
      }
    }
    await writer.close();
    const counts = await db.row<'answers' | 'toMissing' | 'toThemselves'>(
      `SELECT count(*) FILTER (WHERE l.parent IS NOT NULL) AS answers, count(*) FILTER (WHERE g.post IS NOT NULL) AS "toMissing",
        count(*) FILTER (WHERE l.itself) AS "toThemselves"
      FROM thread_links l LEFT JOIN thread_ghosts g ON g.post = l.parent`,
    );
    return { ...counts, inCircles: found.inCircles };
  } finally {
    for (const name of ['thread_links', 'thread_ghosts', 'thread_nodes']) await db.run(`DROP TABLE IF EXISTS ${name}`);
  }
}

type Root = Pick<Row<'threads'>, 'thread' | 'platform' | 'space'> & { node: number };

const PAGE = 65_536;

const tables = (bots: boolean): string => `
CREATE OR REPLACE TABLE thread_links AS
SELECT post, author, ${bots ? 'false' : 'author IN (SELECT person FROM people WHERE bot)'} AS automated, time, platform, space, thread, coalesce(kind <> 'repost' AND replyTo = post, false) AS itself,
  CASE WHEN kind = 'repost' THEN NULL
    WHEN replyTo <> post THEN replyTo
    WHEN replyTo IS NULL AND thread <> post THEN thread END AS parent
FROM posts;
CREATE OR REPLACE TABLE thread_ghosts AS
WITH missing AS (
  SELECT l.parent AS post, CASE WHEN l.thread <> l.parent THEN l.thread END AS parent, l.platform, l.space
  FROM thread_links l LEFT JOIN posts p ON p.post = l.parent WHERE l.parent IS NOT NULL AND p.post IS NULL
)
SELECT post, min(parent) AS parent, min(platform) AS platform, min(space) AS space
FROM (
  SELECT post, parent, platform, space FROM missing
  UNION ALL
  SELECT m.parent, NULL, m.platform, m.space FROM missing m LEFT JOIN posts p ON p.post = m.parent WHERE m.parent IS NOT NULL AND p.post IS NULL
) ghosts
GROUP BY post;
CREATE OR REPLACE TABLE thread_nodes AS
WITH nodes AS (
  SELECT post, parent, author, coalesce(automated, false) AS automated, time, platform, space, 0 AS ghost FROM thread_links
  UNION ALL
  SELECT post, parent, NULL, false, NULL, platform, space, 1 FROM thread_ghosts
),
answered AS (SELECT DISTINCT parent FROM nodes WHERE parent IS NOT NULL)
SELECT n.post, n.parent, n.author, n.automated, n.time, n.platform, n.space, n.ghost, a.parent IS NOT NULL AS answered,
  row_number() OVER (ORDER BY n.post) - 1 AS node
FROM nodes n LEFT JOIN answered a ON a.parent = n.post
WHERE n.parent IS NOT NULL OR a.parent IS NOT NULL`;

const columns = `
SELECT coalesce(p.node, -1), n.ghost, CASE WHEN n.author IS NULL THEN -1 ELSE dense_rank() OVER (ORDER BY n.author) END, CAST(n.automated AS INTEGER),
  CASE WHEN n.time IS NULL THEN -1 ELSE epoch_ms(n.time) // 86400000 END, coalesce(epoch_ms(n.time) % 86400000, 0)
FROM thread_nodes n LEFT JOIN thread_nodes p ON p.post = n.parent
ORDER BY n.node`;

function roots(from: number, to: number): string {
  return `
SELECT node, post AS thread, platform, space FROM thread_nodes
WHERE parent IS NULL AND answered AND node >= ${from} AND node < ${to} ORDER BY node`;
}
