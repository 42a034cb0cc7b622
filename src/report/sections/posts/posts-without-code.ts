import { choices } from '../../../choices.ts';
import { areOfProgram } from '../../../codebook/decided-codes.ts';
import { isSmall, solvable, withheld } from '../../../privacy/suppression.ts';
import { ranking } from '../../charts/ranking.ts';
import { type Figure, figure } from '../../figure.ts';
import type { Share } from '../../source/coded.ts';
import { bitOf, bitsOf } from '../../source/labelled.ts';
import { mostOf, PEOPLE } from '../../source/people.ts';
import type { Source } from '../../source/source.ts';
import { list, nextTo, percent, whole } from '../../words/words.ts';
import { withheldNote } from './weeks.ts';

/** Whether a post was coded that no automated account wrote, as SQL over `shownPosts`. */
const CODED = 'NOT automated AND judged > 0';

/** What posts without a code do, by kind; `shares` are those told of the codes. */
export async function restFigure(source: Source, shares: readonly Share[]): Promise<Figure | null> {
  const { db, k, glossary, codes, labelled } = source;
  if (labelled.flags.length === 0) return null;
  const found = await db.rows<{ code: string; posts: number; people: number; most: number[] }>(`
    WITH each AS (SELECT flags, teller, count(*) AS n FROM "shownPosts" WHERE NOT automated AND flags > 0 GROUP BY ALL),
      kept AS (SELECT code, teller, sum(n) AS n FROM each JOIN ${bitsOf(labelled.flags)} AS kinds ON flags & bit > 0 GROUP BY ALL)
    SELECT code, sum(n) AS posts, ${PEOPLE} AS people, ${mostOf('n')} AS most FROM kept GROUP BY code ORDER BY posts DESC, code`);
  const { cells: hidden } = withheld(
    found.map(({ posts, people, most }) => ({ count: posts, people, most })),
    [[...found.keys()]],
    k,
  );
  const rest = await restTells(source, shares);
  const open = found.filter((_, i) => !hidden[i]);
  // Without the least of them, and as shares of the others, they do not tell how many there are.
  if (rest) open.pop();
  const kinds = open.length;
  while (open.length > 0 && (await kindsTell(source, shares, open))) open.pop();
  const untold = rest || open.length < kinds;
  const total = (untold ? open : found).reduce((sum, row) => sum + row.posts, 0);
  const rows = open.map((row) => ({ kind: glossary.title('code', row.code), posts: row.posts, share: row.posts / total }));
  const [first, next] = rows;
  // One kind beside others that are withheld is all of nothing.
  if (first === undefined || (rows.length === 1 && found.length > 1)) return null;
  const some = untold || hidden.includes(true);
  return figure({
    id: 'codes-rest',
    finding: `Among posts with none of the ${areOfProgram(codes) ? 'three ' : ''}codes, ${first.kind.toLowerCase()} is most frequent${some ? ' of the kinds shown' : ''} (${percent(first.share)})${nextTo(first.share, next?.share, next?.kind.toLowerCase(), percent(next?.share ?? 0))}`,
    help: `Posts without any of the ${areOfProgram(codes) ? 'three ' : ''}codes, by what else they do; each such post has one kind.`,
    alt: `Posts without a code by kind: ${list(rows.map((row) => `${row.kind} ${whole(row.posts)}`))}.`,
    rows,
    headings: [
      { name: 'kind', label: 'Kind' },
      { name: 'posts', label: 'Posts', as: 'whole' },
      { name: 'share', label: 'Share', as: 'percent' },
    ],
    chart: rows.length === 1 ? null : ranking({ label: 'kind', value: 'posts' }),
    note: untold ? `${withheldNote(k)} Shares are of the kinds shown.` : some ? withheldNote(k) : null,
  });
}

/**
 * Whether, beside how many posts have each code, the number of those with none would tell of combinations of codes that
 * fewer than k people's posts have: of two codes, those with both are what the two have more than all posts with any.
 */
async function restTells({ db, k, codes }: Source, shares: readonly Share[]): Promise<boolean> {
  const found = await db.rows<{ carried: number; people: number }>(`
    SELECT carried, count(DISTINCT teller) AS people FROM "shownPosts" WHERE ${CODED} GROUP BY carried ORDER BY carried`);
  const all = [...found.keys()];
  const told = codes.filter((code) => shares.some((row) => row.code === code && row.yes !== null));
  const lines = [
    all,
    all.filter((i) => found[i]?.carried === 0),
    ...told.map((code) => all.filter((i) => ((found[i]?.carried ?? 0) & bitOf(codes.indexOf(code))) !== 0)),
  ];
  const given = solvable(
    lines,
    all.map(() => true),
  );
  return given.some((i) => (found[i]?.people ?? 0) > 0 && (found[i]?.people ?? 0) < k);
}

/**
 * Whether the shares of codes and the kinds shown would add up to all coded posts but those of too few people: posts that
 * not exactly one of some codes and these kinds counts.
 */
async function kindsTell(
  { db, k, codes, labelled }: Source,
  shares: readonly Share[],
  kinds: readonly { readonly code: string }[],
): Promise<boolean> {
  if (shares.every(({ n }) => n === null)) return false;
  const bits = (all: readonly string[], of: readonly string[]) => of.reduce((sum, code) => sum + bitOf(all.indexOf(code)), 0);
  const told = codes.filter((code) => shares.some((row) => row.code === code && row.yes !== null));
  const shown = bits(
    labelled.flags,
    kinds.map(({ code }) => code),
  );
  const left = choices(told).map((some) => `bit_count(carried & ${bits(codes, some)}) + bit_count(flags & ${shown}) <> 1`);
  const cells = await db.rows<{ count: number; people: number; most: number[] }>(`
    WITH each AS (SELECT teller, ${left.map((those, i) => `count(*) FILTER (${those}) AS n${i}`).join(', ')} FROM "shownPosts" WHERE ${CODED} GROUP BY teller)
    ${left.map((_, i) => `SELECT sum(n${i}) AS count, count(CASE WHEN n${i} > 0 THEN teller END) AS people, ${mostOf(`n${i}`)} AS most FROM each`).join(' UNION ALL ')}`);
  // Posts of nobody known tell of nobody.
  return cells.some((cell) => cell.people > 0 && isSmall(cell, k));
}
