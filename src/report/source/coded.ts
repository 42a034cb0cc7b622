import { listed } from '../../codebook/decided-codes.ts';
import { withheld } from '../../privacy/suppression.ts';
import { clusteredShare } from '../../stats/clustered.ts';
import type { Interval } from '../../stats/wilson.ts';
import { percent } from '../words/words.ts';
import { communitiesOf } from './described.ts';
import type { Source } from './source.ts';

/** The posts of a group that were coded, counted for one code. */
export interface Tally {
  group: string | number;
  code: string;
  n: number;
  yes: number;
  people: number;
  yesPeople: number;
  noPeople: number;
  /** Σ yes², Σ yes · n, Σ n² and Σ n³ over the people of the group. */
  hitsSquared: number;
  hitsByTrials: number;
  trialsSquared: number;
  trialsCubed: number;
}

/**
 * Makes the table `judgedPosts`, each code of each post that can be coded with its groups, and the view `codedPosts` of
 * those that no automated account wrote.
 */
export async function gatherCoded({ db, codes }: Source): Promise<void> {
  const names = listed(codes);
  await db.run(`CREATE OR REPLACE TABLE "judgedPosts" AS
    SELECT p.number, p.platform, p.week, p.teller, p.community, p.automated, l.code::ENUM(${names}) AS code, l.value
    FROM labels l JOIN "shownPosts" p USING (post)
    WHERE l.code IN (${names}) AND l.post NOT IN (SELECT post FROM labels WHERE code = 'uncodable' AND value)`);
  await db.run('CREATE OR REPLACE VIEW "codedPosts" AS SELECT * EXCLUDE (automated) FROM "judgedPosts" WHERE NOT automated');
}

/**
 * Per group and code: posts coded (n), posts that carry the code, and the people behind both. A post without a known author
 * is of nobody, and resembles no other.
 */
export async function tallies({ db }: Source, group: string, where: string, from = '"codedPosts"'): Promise<Tally[]> {
  return db.rows<Tally & Record<string, never>>(`
    WITH each AS (SELECT ${group} AS "group", code, teller, count(*) AS n, count(*) FILTER (value) AS yes FROM ${from} WHERE ${where}
      GROUP BY "group", code, teller, CASE WHEN teller IS NULL THEN number END)
    SELECT "group", code, sum(n) AS n, sum(yes) AS yes, count(teller) AS people, count(teller) FILTER (yes > 0) AS "yesPeople", count(teller) FILTER (yes < n) AS "noPeople",
      sum(yes * yes) AS "hitsSquared", sum(yes * n) AS "hitsByTrials", sum(n * n) AS "trialsSquared", CAST(sum(n::HUGEINT * n * n) AS DOUBLE) AS "trialsCubed" FROM each GROUP BY "group", code ORDER BY "group", code`);
}

/** The share of a code in a group; null where too few people stand behind it. */
export interface Share {
  group: string | number;
  code: string;
  n: number | null;
  yes: number | null;
  people: number | null;
  share: number | null;
  low: number | null;
  high: number | null;
  text: string;
}

/** Whether a share is told, with its interval. */
export function isKnown<T extends Pick<Share, 'share' | 'low' | 'high'>>(row: T): row is T & Interval {
  return row.share !== null && row.low !== null && row.high !== null;
}

/**
 * Shares with their intervals, withheld where they would tell of fewer than k people: those who carry the code in the
 * group, or those who do not. Printed sums are those of each code over the groups, and n within each group.
 */
export function protect(found: readonly Tally[], { codes, k }: Pick<Source, 'codes' | 'k'>): Share[] {
  const sizes = codes.flatMap((code) => {
    const rows = found.filter((row) => row.code === code);
    const { cells: hidden } = withheld(
      rows.map((row) => ({ count: row.n, people: row.people })),
      [[...rows.keys()]],
      k,
    );
    const cells = rows.flatMap((row, i) => [
      { count: row.yes, people: hidden[i] ? 0 : row.yesPeople },
      { count: row.n - row.yes, people: hidden[i] ? 0 : row.noPeople },
    ]);
    const lines = [
      ...rows.flatMap((_, i) => (hidden[i] ? [] : [[2 * i, 2 * i + 1]])),
      ...(rows.length > 1 ? [rows.map((_, i) => 2 * i), rows.map((_, i) => 2 * i + 1)] : []),
    ];
    const { cells: inside } = withheld(cells, lines, k);
    return rows.map((row, i): Share => {
      const closed = hidden[i] === true || inside[2 * i] === true || inside[2 * i + 1] === true;
      const interval = closed ? null : clusteredShare({ ...row, hits: row.yes, of: row.n });
      return {
        group: row.group,
        code: row.code,
        n: hidden[i] ? null : row.n,
        yes: closed ? null : row.yes,
        people: closed ? null : row.yesPeople,
        share: interval?.share ?? null,
        low: interval?.low ?? null,
        high: interval?.high ?? null,
        text: interval === null ? 'withheld' : percent(interval.share),
      };
    });
  });
  return sizes;
}

/** Stands for everybody who is in no community that is described. */
const ELSEWHERE = -1;

/**
 * Shares of the communities described. Everybody else is one more group while it is settled what to withhold: what is
 * told of all posts would otherwise give theirs back.
 */
export async function communityShares(source: Source): Promise<Share[]> {
  const { described } = await communitiesOf(source);
  if (described.length === 0) return [];
  const listed = described.map(({ community }) => community).join(', ');
  const found = protect(await tallies(source, `CASE WHEN community IN (${listed}) THEN community ELSE ${ELSEWHERE} END`, 'true'), source);
  return found.filter(({ group }) => Number(group) !== ELSEWHERE);
}

/** The columns of every table of shares. */
export const numbers = [
  { name: 'yes', label: 'Posts with the code', as: 'whole' },
  { name: 'n', label: 'Posts coded (n)', as: 'whole' },
  { name: 'share', label: 'Share', as: 'percent' },
  { name: 'low', label: '95% from', as: 'percent' },
  { name: 'high', label: 'to', as: 'percent' },
] as const;

/** How to read the intervals of shares. */
export const INTERVALS =
  'Lines are 95% intervals that allow for the posts of one person resembling each other, and for few people writing most (Wilson, with people as clusters).';

/** What is meant where shares are said to differ, or not to. */
export const APART =
  'Two shares are said to differ where the interval of their difference, as wide as so many comparisons at once need, leaves out 0 (Newcombe 1998, Dunn 1961).';
