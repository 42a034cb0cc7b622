import { listed } from '../../codebook/decided-codes.ts';
import { groupBy } from '../../group.ts';
import { isSmall, withheld } from '../../privacy/suppression.ts';
import { clusteredShare } from '../../stats/clustered.ts';
import type { Interval } from '../../stats/wilson.ts';
import { percent, whole } from '../words/words.ts';
import { communitiesOf } from './described.ts';
import { foundOnce } from './found-once.ts';
import { bitsOf } from './labelled.ts';
import { mostOf } from './people.ts';
import type { Source } from './source.ts';

/** The posts of a group that were coded, counted for one code. */
export interface Tally {
  group: string | number;
  code: string;
  n: number;
  yes: number;
  /** Accounts, and people among them: automated ones are none. */
  accounts: number;
  people: number;
  yesPeople: number;
  noPeople: number;
  /** What the one and the other person with most posts, posts with the code, and posts without it have of them. */
  most: number[];
  yesMost: number[];
  noMost: number[];
  /** Σ yes², Σ yes · n, Σ n² and Σ n³ over the people of the group. */
  hitsSquared: number;
  hitsByTrials: number;
  trialsSquared: number;
  trialsCubed: number;
}

/**
 * Makes the views `judgedPosts`, each code of each post that can be coded with its groups, and `codedPosts`, those that no
 * automated account wrote.
 */
export async function gatherCoded({ db, codes }: Pick<Source, 'db' | 'codes'>): Promise<void> {
  // Of a type of their own, in their order, codes take a byte.
  const bits = `(SELECT code::ENUM(${listed(codes)}) AS code, bit FROM ${bitsOf(codes)})`;
  await db.run(`CREATE OR REPLACE VIEW "judgedPosts" AS
    SELECT number, platform, week, account, teller, community, automated, code, carried & bit > 0 AS value
    FROM "shownPosts" JOIN ${bits} AS codes ON judged & bit > 0`);
  await db.run('CREATE OR REPLACE VIEW "codedPosts" AS SELECT * EXCLUDE (automated) FROM "judgedPosts" WHERE NOT automated');
}

/**
 * Per group and code: posts coded (n), posts that carry the code, and the people behind both. A post without a known author
 * is of nobody, and resembles no other.
 */
export async function tallies({ db }: Source, group: string, where: string, from = '"codedPosts"'): Promise<Tally[]> {
  return db.rows<Tally & Record<string, never>>(`
    WITH each AS (SELECT ${group} AS "group", code, account, any_value(teller) AS teller, count(*) AS n, count(*) FILTER (value) AS yes FROM ${from} WHERE ${where}
      GROUP BY "group", code, account, CASE WHEN account IS NULL THEN number END)
    SELECT "group", code, sum(n) AS n, sum(yes) AS yes, count(account) AS accounts, count(teller) AS people, count(teller) FILTER (yes > 0) AS "yesPeople", count(teller) FILTER (yes < n) AS "noPeople",
      ${mostOf('n')} AS "most", ${mostOf('yes')} AS "yesMost", ${mostOf('n - yes')} AS "noMost",
      sum(yes * yes) AS "hitsSquared", sum(yes * n) AS "hitsByTrials", sum(n * n) AS "trialsSquared", CAST(sum(n::HUGEINT * n * n) AS DOUBLE) AS "trialsCubed" FROM each GROUP BY "group", code ORDER BY "group", code`);
}

/** The tallies of the study. */
export const allTallies = foundOnce((source: Source) => tallies(source, "''", 'true'));

/** Posts of a group that are not coded, though no automated account wrote them, and the known people who did. */
export interface Uncoded {
  group: string | number;
  posts: number;
  people: number;
  /** What the one and the other with most of them have of them. */
  most: number[];
}

/** What is not coded of each group. Posts of which nobody knows who wrote them tell of nobody. */
export async function uncoded({ db }: Source, group: string, where: string): Promise<Uncoded[]> {
  return db.rows<Uncoded & Record<string, never>>(`
    WITH each AS (SELECT ${group} AS "group", teller, count(*) AS n FROM "shownPosts" WHERE NOT automated AND judged = 0 AND ${where} GROUP BY "group", teller)
    SELECT "group", sum(n) AS posts, count(teller) AS people, ${mostOf('n')} AS "most" FROM each GROUP BY "group" HAVING count(teller) > 0 ORDER BY "group"`);
}

/** What is not coded of the study. */
export const allUncoded = foundOnce((source: Source) => uncoded(source, "''", 'true'));

/** Whether the posts that are not coded come from so few people, or nearly all from one, that what is told of the others must not give them back. */
export async function fewUncoded(source: Source): Promise<boolean> {
  return (await allUncoded(source)).some(({ posts: count, people, most }) => isSmall({ count, people, most }, source.k));
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
  /** The ends of its interval as they are printed. */
  lowText: string | null;
  highText: string | null;
  /** Whether the posts coded come from too few people. */
  few: boolean;
  /** Whether it is rounded to whole per cent and told without numbers of posts. */
  rounded: boolean;
}

/** Whether a share is told, with its interval. */
export function isKnown<T extends Pick<Share, 'share' | 'low' | 'high'>>(row: T): row is T & Interval {
  return row.share !== null && row.low !== null && row.high !== null;
}

/**
 * Shares with their intervals, withheld where they would tell of fewer than k people: those who carry the code in the
 * group, or those who do not. Printed sums are those of each code over the groups, n within each group, and, where it is
 * given what is not coded of the groups, all posts of each: of a group whose other posts come from fewer than k people, or
 * nearly all from one, the numbers of posts are withheld, and shares rounded, so that these posts are not what is left of
 * all. Where it is given which groups make up larger ones of which shares are told elsewhere, their sums are printed too.
 * People who post in one group alone hide each other, wherever they do.
 */
export function protect(
  found: readonly Tally[],
  { codes, k }: Pick<Source, 'codes' | 'k'>,
  { left = [], larger = [], apart = false }: Partial<Beside> = {},
): Share[] {
  return codes.flatMap((code) => {
    const rows = found.filter((row) => row.code === code);
    const closings = closingsOf(rows, { left, larger, apart }, k);
    return rows.map((row, i) => shareOf(row, closings[i] as Closing, k));
  });
}

/** What is told beside shares of groups, and what is known of the groups. */
interface Beside {
  /** What is not coded of the groups, where all posts of each are told. */
  readonly left: readonly Uncoded[];
  /** Groups that make up larger ones of which shares are told elsewhere. */
  readonly larger: readonly ReadonlySet<string | number>[];
  /** Whether nobody posts in two groups. */
  readonly apart: boolean;
}

/** What of the share of one code in a group is not told. */
interface Closing {
  /** Whether the posts coded come from too few people. */
  readonly few: boolean;
  /** Whether the share is not told. */
  readonly closed: boolean;
  /** Whether it is rounded to whole per cent and told without numbers of posts. */
  readonly rounded: boolean;
}

/** What is not told of the shares of one code in its groups. */
function closingsOf(rows: readonly Tally[], { left, larger, apart }: Beside, k: number): Closing[] {
  const all = [...rows.keys()];
  // What hides a cell in the smaller sum hides it in the larger.
  const sums = [...larger.map((groups) => all.filter((i) => groups.has((rows[i] as Tally).group))), all].filter(({ length }) => length > 1);
  const groups = sums.length === 0 ? [all] : sums;
  const { cells: hidden } = withheld(
    rows.map((row) => ({ count: row.n, people: row.people, most: row.most })),
    groups,
    k,
    apart ? groups : [],
  );
  const others = rows.map(({ group }) => left.find((one) => one.group === group));
  const { cells: guessable } = withheld(
    [
      ...rows.map((row) => ({ count: row.n, people: row.people })),
      ...others.map((one) => ({ count: one?.posts ?? 0, people: one?.people ?? 0, most: one?.most ?? [] })),
    ],
    [...rows.map((_, i) => [i, rows.length + i]), ...(rows.length > 1 ? [[...rows.keys()], rows.map((_, i) => rows.length + i)] : [])],
    k,
  );
  const cells = rows.flatMap((row, i) => [
    { count: row.yes, people: row.yesPeople, most: row.yesMost, untold: hidden[i] === true },
    { count: row.n - row.yes, people: row.noPeople, most: row.noMost, untold: hidden[i] === true },
  ]);
  const sides = sums.flatMap((sum) => [sum.map((i) => 2 * i), sum.map((i) => 2 * i + 1)]);
  const lines = [...rows.flatMap((_, i) => (hidden[i] ? [] : [[2 * i, 2 * i + 1]])), ...sides];
  const { cells: inside } = withheld(cells, lines, k, apart ? sides : []);
  return rows.map((_, i) => ({
    few: hidden[i] === true,
    closed: hidden[i] === true || inside[2 * i] === true || inside[2 * i + 1] === true,
    rounded: hidden[i] !== true && guessable[i] === true,
  }));
}

/** A share with its interval, as far as it is told. */
function shareOf(row: Tally, { few, closed, rounded }: Closing, k: number): Share {
  const interval = closed ? null : clusteredShare({ ...row, people: row.accounts, hits: row.yes, of: row.n });
  // Of few people even the digits printed would tell how unequally they post.
  const blunt = rounded || row.accounts < 2 * k;
  const inDigits = (share: number | undefined, isWhole: boolean) => (share === undefined ? null : isWhole ? wholePerCent(share) : share);
  const [share, low, high] = [inDigits(interval?.share, rounded), inDigits(interval?.low, blunt), inDigits(interval?.high, blunt)];
  return {
    group: row.group,
    code: row.code,
    n: few || rounded ? null : row.n,
    yes: closed || rounded ? null : row.yes,
    people: closed ? null : row.yesPeople,
    share,
    low,
    high,
    text: interval === null ? 'withheld' : told(rounded, share),
    lowText: interval === null ? null : told(blunt, low),
    highText: interval === null ? null : told(blunt, high),
    few,
    rounded,
  };
}

/** A share as it is printed: one in whole per cent without a decimal that nobody knows. */
function told(isWhole: boolean, share: number | null): string {
  const text = percent(share ?? 0);
  return isWhole ? text.replace('.0%', '%') : text;
}

/** A share in whole per cent; of some, never none, and of nearly all never all. */
function wholePerCent(share: number): number {
  if (share === 0 || share === 1) return share;
  return Math.min(99, Math.max(1, Math.round(share * 100))) / 100;
}

/**
 * Shares of the communities described. Everybody else on a platform is one more group while it is settled what to withhold:
 * what is told of all posts, and of those of the platform, would otherwise give theirs back.
 */
export const communityShares = foundOnce(async (source: Source): Promise<readonly Share[]> => {
  const { described } = await communitiesOf(source);
  if (described.length === 0) return [];
  const named = new Set(described.map(({ community }) => String(community)));
  const group = `CASE WHEN community IN (${[...named].join(', ')}) THEN CAST(community AS VARCHAR) ELSE concat('else ', platform) END`;
  const stand = await source.db.rows<{ group: string; platform: string }>(
    `SELECT DISTINCT ${group} AS "group", CAST(platform AS VARCHAR) AS platform FROM "shownPosts" WHERE NOT automated ORDER BY ALL`,
  );
  const found = protect(await tallies(source, group, 'true'), source, { larger: wholes(stand), apart: true });
  return found.filter((row) => named.has(String(row.group)));
});

/** Groups that together are all of some platforms, and of no others: those of one platform, where no group is of several. */
function wholes(stand: readonly { readonly group: string; readonly platform: string }[]): Set<string>[] {
  const parts: { platforms: Set<string>; groups: Set<string> }[] = [];
  for (const [name, own] of groupBy(stand, ({ group }) => group)) {
    const platforms = new Set(own.map(({ platform }) => platform));
    const met = parts.filter((part) => [...part.platforms].some((platform) => platforms.has(platform)));
    for (const part of met) parts.splice(parts.indexOf(part), 1);
    parts.push({
      platforms: new Set([...platforms, ...met.flatMap((part) => [...part.platforms])]),
      groups: new Set([name, ...met.flatMap(({ groups }) => [...groups])]),
    });
  }
  return parts.length > 1 ? parts.map(({ groups }) => groups) : [];
}

/** The columns of every table of shares. */
export const numbers = [
  { name: 'yes', label: 'Posts with the code', as: 'whole' },
  { name: 'n', label: 'Posts coded (n)', as: 'whole' },
  { name: 'share', label: 'Share', as: 'percent', print: 'text' },
  { name: 'low', label: '95% from', as: 'percent', print: 'lowText' },
  { name: 'high', label: 'to', as: 'percent', print: 'highText' },
] as const;

/** The columns that these are printed from. */
export const printed = ['text', 'lowText', 'highText'] as const;

/** The interval of a share, in words. */
export function intervalText({ lowText, highText }: Pick<Share, 'lowText' | 'highText'>): string {
  // Rounded to whole per cent both ends may be printed alike: that is no interval of no width.
  return lowText !== null && lowText === highText ? `about ${lowText}` : `${lowText ?? ''} to ${highText ?? ''}`;
}

/** So many posts of so many, in brackets, where a share is told with its numbers. */
export function ofHowMany({ yes, n }: Pick<Share, 'yes' | 'n'>): string {
  return yes === null || n === null ? '' : `${whole(yes)} of ${whole(n)}`;
}

/** What stands below shares of which some are rounded. */
export function roundedNote(rows: readonly { readonly rounded?: boolean }[], k: number): string {
  return rows.some(({ rounded }) => rounded)
    ? `Where the posts that are not coded come from fewer than ${k} people or nearly all from one, or would follow from others, shares are rounded to whole per cent and numbers of posts withheld.`
    : '';
}

/** How to read the intervals of shares: posts without an author cannot be told to be of one person. */
export function intervalsNote({ unit }: Pick<Source, 'unit'>): string {
  return unit === 'people'
    ? 'Lines are 95% intervals that allow for the posts of one person resembling each other, and for few people writing most (Wilson, with people as clusters).'
    : 'Lines are 95% intervals (Wilson). Most posts name no author, so that they cannot allow for several posts by one person, and are then too short.';
}

/** What is meant where shares are said to differ, or not to. */
export const APART =
  'Two shares are said to differ where the interval of their difference, as wide as so many comparisons at once need, leaves out 0 (Newcombe 1998, Dunn 1961).';
