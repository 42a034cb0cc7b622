import { identifier, literal } from '../sql.ts';
import type { Database } from '../table.ts';
import type { Codebook } from './codebook.ts';
import type { Design, Shown, Total } from './round.ts';
import type { Cell, Drawn } from './sample.ts';

export type Period = 'month' | 'quarter';

/** The posts that can be drawn: all of the study with something to read, but for reposts and earlier rounds. */
export interface Frame {
  readonly cells: readonly Cell[];
  readonly totals: readonly Total[];
  readonly earlier: readonly Design[];
}

const periods: Record<Period, string> = {
  month: `strftime(time, '%Y-%m')`,
  quarter: `strftime(time, '%Y') || '-Q' || quarter(time)`,
};

interface TotalRow {
  readonly platform: string;
  readonly period: string;
  readonly predicted: string | null;
  readonly posts: number;
  readonly instances: number;
  readonly accounts: number;
}

/**
 * Makes the frame of a study from its tables `posts`, `people`, `links` and `labels`. Reposts are left out: they carry
 * the codes of what they pass on, which then counts as many times as it was passed on.
 */
export async function frameOf(db: Database, codebook: Codebook, period: Period, earlier: readonly string[]): Promise<Frame> {
  const flags = codebook.codes.map(({ code }) => `coalesce(bool_or(value AND code = ${literal(code)}), false) AS ${identifier(code)}`);
  const pattern = codebook.codes.map(({ code }) => `CASE WHEN ${identifier(code)} THEN ${literal(code)} END`).join(', ');
  const group = codebook.precedence.map((code) => `WHEN ${identifier(code)} THEN ${literal(code)}`).join(' ');
  await db.run(`CREATE OR REPLACE TABLE frame AS
    WITH coded AS (SELECT post, ${flags.join(', ')}, coalesce(bool_or(value AND code = 'uncodable'), false) AS uncodable FROM labels GROUP BY post),
    passed AS (SELECT repostOf AS post, count(*) AS reposts FROM posts WHERE kind = 'repost' AND repostOf IS NOT NULL GROUP BY repostOf),
    read AS (
      SELECT p.post, p.author, p.platform, coalesce(${periods[period]}, 'undated') AS period, coalesce(r.reposts, 0) + 1 AS instances,
        coalesce(c.uncodable, true) AS uncodable, ${codebook.codes.map(({ code }) => `coalesce(c.${identifier(code)}, false) AS ${identifier(code)}`).join(', ')}
      FROM posts p LEFT JOIN coded c ON c.post = p.post LEFT JOIN passed r ON r.post = p.post
      WHERE p.kind <> 'repost' AND p.status = 'ok' AND trim(coalesce(p.text, '') || coalesce(p.title, '')) <> ''
    )
    SELECT post, coalesce(author, post) AS author, platform, period, instances,
      CASE WHEN author IS NULL THEN NULL ELSE count(*) OVER (PARTITION BY author) END AS authorPosts,
      CASE WHEN uncodable THEN NULL ELSE concat_ws(' ', ${pattern}) END AS predicted,
      CASE WHEN uncodable THEN 'uncodable' ${group} ELSE 'none' END AS "group"
    FROM read`);
  await db.run(`CREATE OR REPLACE TABLE before AS SELECT unnest([${earlier.map(literal).join(', ')}]::VARCHAR[]) AS post`);
  const cells = await db.rows<Cell>(
    `SELECT "group", platform, period, count(*) AS posts FROM frame WHERE post NOT IN (FROM before) GROUP BY ALL ORDER BY ALL`,
  );
  // Parts of accounts are summed as decimals: sums of floating-point numbers differ between runs.
  const totals = await db.rows<TotalRow>(
    `SELECT platform, period, predicted, count(*) AS posts, sum(instances)::BIGINT AS instances,
      coalesce(sum((1 / authorPosts)::DECIMAL(18, 12)), 0)::DOUBLE AS accounts
    FROM frame GROUP BY platform, period, predicted ORDER BY platform, period, predicted NULLS FIRST`,
  );
  const again = await db.rows<DesignRow>(`SELECT ${design} FROM frame WHERE post IN (FROM before) ORDER BY post`);
  return {
    cells,
    totals: totals.map((row) => ({ ...row, predicted: codesIn(row.predicted) })),
    earlier: again.map((row) => ({ ...row, predicted: codesIn(row.predicted) })),
  };
}

const design = 'post, author, platform, period, predicted, instances, authorPosts';

interface DesignRow extends Omit<Design, 'predicted'> {
  readonly predicted: string | null;
}

interface FoundRow extends DesignRow, Omit<Shown, 'context' | 'author'> {
  readonly position: number;
  readonly handle: string | null;
  readonly answers: string | null;
  readonly conversation: string | null;
}

/** Fetches the drawn posts of the frame, in the order drawn, with what a coder sees of each. */
export async function fetch(db: Database, drawn: readonly Drawn[]): Promise<{ drawn: Drawn; design: Design; shown: Shown }[]> {
  const picks = drawn.map(
    ({ cell, rank }, i) => `(${literal(cell.group)}, ${literal(cell.platform)}, ${literal(cell.period)}, ${rank}, ${i})`,
  );
  if (picks.length === 0) return [];
  const said = (alias: string) => `concat_ws(chr(10), ${alias}.title, ${alias}.text)`;
  const rows = await db.rows<FoundRow>(`
    WITH ranked AS (
      SELECT *, row_number() OVER (PARTITION BY "group", platform, period ORDER BY post) - 1 AS rank FROM frame WHERE post NOT IN (FROM before)
    ),
    picked AS (SELECT * FROM (VALUES ${picks.join(', ')}) AS t("group", platform, period, rank, position))
    SELECT k.position, ${design
      .split(', ')
      .map((name) => `f.${name}`)
      .join(', ')},
      p.kind, p.space, strftime(p.time, '%Y-%m-%d') AS day, a.handle, a.bio, p.title, p.text, p.quotedText AS quoted, p.adLabel AS label,
      coalesce((SELECT list(url ORDER BY position) FROM links l WHERE l.post = p.post), []) AS links,
      nullif(${said('parent')}, '') AS answers,
      CASE WHEN root.post <> p.post AND root.post IS DISTINCT FROM parent.post THEN nullif(${said('root')}, '') END AS conversation
    FROM picked k
    JOIN ranked f ON f."group" = k."group" AND f.platform = k.platform AND f.period = k.period AND f.rank = k.rank
    JOIN posts p ON p.post = f.post
    LEFT JOIN people a ON a.person = p.author
    LEFT JOIN posts parent ON parent.post = p.replyTo
    LEFT JOIN posts root ON root.post = p.thread
    ORDER BY k.position`);
  if (rows.length !== drawn.length) throw new Error(`drew ${drawn.length} posts and found ${rows.length}`);
  return rows.map((row) => ({
    drawn: drawn[row.position] as Drawn,
    design: {
      post: row.post,
      author: row.author,
      platform: row.platform,
      period: row.period,
      predicted: codesIn(row.predicted),
      instances: row.instances,
      authorPosts: row.authorPosts,
    },
    shown: {
      platform: row.platform,
      kind: row.kind,
      space: row.space,
      day: row.day,
      author: row.handle,
      bio: row.bio,
      title: row.title,
      text: row.text,
      quoted: row.quoted,
      links: row.links,
      label: row.label,
      context: [
        ...(row.answers === null ? [] : [{ place: 'answers', text: row.answers } as const]),
        ...(row.conversation === null ? [] : [{ place: 'conversation', text: row.conversation } as const]),
      ],
    },
  }));
}

function codesIn(pattern: string | null): string[] | null {
  if (pattern === null) return null;
  return pattern === '' ? [] : pattern.split(' ');
}
