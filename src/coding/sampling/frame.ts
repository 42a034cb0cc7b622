import type { Codebook } from '../../codebook/codebook.ts';
import { decidedCodes } from '../../codebook/decided-codes.ts';
import type { Database } from '../../database/database.ts';
import { identifier, literal } from '../../database/sql.ts';
import { byCodePoint } from '../../order.ts';
import { LEAST } from '../estimates/prevalence.ts';
import type { CommunityTotal, Design, Period, PeriodTotal, Shown } from '../round.ts';
import type { Cell, Drawn } from './sample.ts';
import { shownOf } from './shown.ts';

/** The posts that can be drawn: all of the study with something to read, but for reposts and earlier rounds. */
export interface Frame {
  readonly cells: readonly Cell[];
  /** Codes of the codebook that the classifier decides. */
  readonly decided: readonly string[];
  readonly totals: readonly PeriodTotal[];
  /** Communities that write enough for a corrected share. */
  readonly communities: readonly CommunityTotal[];
  readonly earlier: readonly Design[];
}

const periodOf: Readonly<Record<Period, string>> = {
  month: `strftime(time, '%Y-%m')`,
  quarter: `strftime(time, '%Y') || '-Q' || quarter(time)`,
};

/** The column that says whether a code applies: codes may be called like what else is known of a post. */
export function column(code: string): string {
  return identifier(`is ${code}`);
}

/** A row as the database gives it, with the codes in one text. */
type Row<T> = Omit<T, 'predicted'> & { readonly predicted: string | null };

/** Sums of a part of the frame. Parts of accounts are summed as decimals: sums of floating-point numbers differ between runs. */
const SUMS = `predicted, count(*) AS posts, sum(instances)::BIGINT AS instances,
  coalesce(sum((1 / authorPosts)::DECIMAL(18, 12)), 0)::DOUBLE AS accounts`;

/**
 * Makes the frame of a study from its tables `posts`, `people`, `members`, `links` and `labels`. Reposts are left out: they carry
 * the codes of what they pass on, which then counts as many times as it was passed on.
 */
export async function frameOf(db: Database, codebook: Codebook, period: Period, earlier: readonly string[]): Promise<Frame> {
  const all = await decidedCodes(db, codebook);
  const decided = codebook.codes
    .map(({ code }) => code)
    .filter((code) => all.includes(code))
    .sort(byCodePoint);
  await db.run(`CREATE OR REPLACE TABLE frame AS ${frameSql(codebook, decided, period)}`);
  await db.run(`CREATE OR REPLACE TABLE before AS SELECT unnest([${earlier.map(literal).join(', ')}]::VARCHAR[]) AS post`);
  const cells = await db.rows<Cell>(
    `SELECT "group", platform, period, count(*) AS posts FROM frame WHERE post NOT IN (FROM before) GROUP BY ALL ORDER BY ALL`,
  );
  const totals = await db.rows<Row<PeriodTotal>>(
    `SELECT platform, period, ${SUMS} FROM frame GROUP BY platform, period, predicted ORDER BY platform, period, predicted NULLS FIRST`,
  );
  const communities = await db.rows<Row<CommunityTotal>>(
    `SELECT community, ${SUMS} FROM frame WHERE community IN (SELECT community FROM frame GROUP BY community HAVING count(*) >= ${LEAST})
    GROUP BY community, predicted ORDER BY community, predicted NULLS FIRST`,
  );
  const again = await db.rows<DesignRow>(`SELECT ${design.join(', ')} FROM frame WHERE post IN (FROM before) ORDER BY post`);
  const read = <T extends { readonly predicted: string | null }>(row: T) => ({ ...row, predicted: codesIn(row.predicted) });
  return { cells, decided, totals: totals.map(read), communities: communities.map(read), earlier: again.map(designOf) };
}

/** The posts that can be drawn, each with what the program says of it, as a query. */
function frameSql({ codes, precedence }: Codebook, decided: readonly string[], period: Period): string {
  const names = codes.map(({ code }) => code);
  const columns = names.map(column).join(', ');
  // A sub-flag of the program may be called like a code of the codebook, and is none.
  const flags = names.map(
    (code) => `coalesce(bool_or(${decided.includes(code)} AND value AND code = ${literal(code)}), false) AS ${column(code)}`,
  );
  const probabilities = names.map((code) => `${literal(code)}: max(CASE WHEN code = ${literal(code)} THEN probability END)`);
  const given = names.map((code) => `CASE WHEN ${column(code)} THEN ${literal(code)} END`);
  const groups = precedence.map((code) => `WHEN ${column(code)} THEN ${literal(code)}`);
  return `
    WITH coded AS (
      SELECT post,
        ${flags.join(',\n        ')},
        coalesce(bool_or(value AND code = 'uncodable'), false) AS uncodable,
        to_json({${probabilities.join(', ')}}) AS probabilities
      FROM labels GROUP BY post
    ),
    passed AS (SELECT repostOf AS post, count(*) AS reposts FROM posts WHERE kind = 'repost' AND repostOf IS NOT NULL GROUP BY repostOf),
    read AS (
      SELECT p.post, p.author, p.platform, m.community, c.probabilities,
        coalesce(${periodOf[period]}, 'undated') AS period,
        coalesce(r.reposts, 0) + 1 AS instances,
        coalesce(c.uncodable, true) AS uncodable,
        ${names.map((code) => `coalesce(c.${column(code)}, false) AS ${column(code)}`).join(', ')}
      FROM posts p
      LEFT JOIN coded c ON c.post = p.post
      LEFT JOIN passed r ON r.post = p.post
      LEFT JOIN members m ON m.person = p.author
      WHERE p.kind <> 'repost' AND p.status = 'ok' AND trim(concat(p.text, CASE WHEN p.kind <> 'reply' THEN p.title END)) <> ''
    )
    SELECT post, coalesce(author, post) AS author, platform, period, community, instances,
      coalesce(probabilities, '{}') AS probabilities,
      CASE WHEN author IS NULL THEN NULL ELSE count(*) OVER (PARTITION BY author) END AS authorPosts,
      CASE WHEN uncodable THEN NULL ELSE concat_ws(' ', ${given.join(', ')}) END AS predicted,
      CASE WHEN uncodable THEN 'uncodable' ${groups.join(' ')} ELSE 'none' END AS "group",
      ${columns}
    FROM read`;
}

const design = ['post', 'author', 'platform', 'period', 'community', 'predicted', 'probabilities', 'instances', 'authorPosts'];

interface DesignRow extends Omit<Design, 'predicted' | 'probabilities'> {
  readonly predicted: string | null;
  readonly probabilities: string;
}

function designOf({ post, author, platform, period, community, predicted, probabilities, instances, authorPosts }: DesignRow): Design {
  return {
    post,
    author,
    platform,
    period,
    community,
    predicted: codesIn(predicted),
    probabilities: JSON.parse(probabilities),
    instances,
    authorPosts,
  };
}

/** Fetches the drawn posts of the frame, in the order drawn, with what a coder sees of each. */
export async function fetchDrawn(db: Database, drawn: readonly Drawn[]): Promise<{ drawn: Drawn; design: Design; shown: Shown }[]> {
  const picks = drawn.map(
    ({ cell, rank }, i) => `(${literal(cell.group)}, ${literal(cell.platform)}, ${literal(cell.period)}, ${rank}, ${i})`,
  );
  if (picks.length === 0) return [];
  const rows = await db.rows<DesignRow & { readonly position: number }>(`
    WITH ranked AS (
      SELECT *, row_number() OVER (PARTITION BY "group", platform, period ORDER BY post) - 1 AS rank FROM frame WHERE post NOT IN (FROM before)
    ),
    picked AS (SELECT * FROM (VALUES ${picks.join(', ')}) AS t("group", platform, period, rank, position))
    SELECT k.position, ${design.map((name) => `f.${name}`).join(', ')}
    FROM picked k
    JOIN ranked f ON f."group" = k."group" AND f.platform = k.platform AND f.period = k.period AND f.rank = k.rank
    ORDER BY k.position`);
  if (rows.length !== drawn.length) throw new Error(`drew ${drawn.length} posts and found ${rows.length}`);
  const shown = await shownOf(
    db,
    rows.map(({ post }) => post),
  );
  return rows.map((row) => ({ drawn: drawn[row.position] as Drawn, design: designOf(row), shown: shown.get(row.post) as Shown }));
}

function codesIn(pattern: string | null): string[] | null {
  if (pattern === null) return null;
  return pattern === '' ? [] : pattern.split(' ');
}
