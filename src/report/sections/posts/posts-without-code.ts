import { areOfProgram, listed } from '../../../codebook/decided-codes.ts';
import { literal } from '../../../database/sql.ts';
import { solvable, withheld } from '../../../privacy/suppression.ts';
import { ranking } from '../../charts/ranking.ts';
import { type Figure, figure } from '../../figure.ts';
import type { Share } from '../../source/coded.ts';
import type { Source } from '../../source/source.ts';
import { list, percent, whole } from '../../words/words.ts';
import { withheldNote } from './weeks.ts';

/** What posts without a code do, by kind; `shares` are those told of the codes. */
export async function restFigure(source: Source, shares: readonly Share[]): Promise<Figure | null> {
  const { db, k, glossary, codes } = source;
  const found = await db.rows<{ code: string; posts: number; people: number }>(`
    SELECT l.code, count(*) AS posts, count(DISTINCT p.teller) AS people FROM labels l JOIN "shownPosts" p USING (post)
    WHERE l.value AND l.code NOT IN (${listed(codes)}, 'uncodable') AND NOT p.automated GROUP BY l.code ORDER BY posts DESC, l.code`);
  const { cells: hidden } = withheld(
    found.map(({ posts, people }) => ({ count: posts, people })),
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
  const [first] = rows;
  if (first === undefined) return null;
  return figure({
    id: 'codes-rest',
    finding: `Among posts with none of the ${areOfProgram(codes) ? 'three ' : ''}codes, ${first.kind.toLowerCase()} is most frequent (${percent(first.share)})`,
    help: `Posts without any of the ${areOfProgram(codes) ? 'three ' : ''}codes, by what else they do; each such post has one kind.`,
    alt: `Posts without a code by kind: ${list(rows.map((row) => `${row.kind} ${whole(row.posts)}`))}.`,
    rows,
    headings: [
      { name: 'kind', label: 'Kind' },
      { name: 'posts', label: 'Posts', as: 'whole' },
      { name: 'share', label: 'Share', as: 'percent' },
    ],
    chart: rows.length === 1 ? null : ranking({ label: 'kind', value: 'posts' }),
    note: untold ? `${withheldNote(k)} Shares are of the kinds shown.` : hidden.includes(true) ? withheldNote(k) : null,
  });
}

/** Every post that can be coded, with its codes as bits in their order: lists of them would not find room where posts are very many. */
function carriedBy(codes: readonly string[]): string {
  const bits = codes.map((code, i) => `WHEN code = ${literal(code)} THEN ${bitOf(i)}`);
  return `SELECT number, any_value(teller) AS teller, bit_or(CASE WHEN NOT value THEN 0 ${bits.join(' ')} ELSE 0 END) AS carried FROM "codedPosts" GROUP BY number`;
}

/** The bit of the code at a place; a codebook has at most 30. */
function bitOf(place: number): number {
  return 2 ** place;
}

/**
 * Whether, beside how many posts have each code, the number of those with none would tell of combinations of codes that
 * fewer than k people's posts have: of two codes, those with both are what the two have more than all posts with any.
 */
async function restTells({ db, k, codes }: Source, shares: readonly Share[]): Promise<boolean> {
  const found = await db.rows<{ carried: number; people: number }>(`
    WITH each AS (${carriedBy(codes)}) SELECT carried, count(DISTINCT teller) AS people FROM each GROUP BY carried ORDER BY carried`);
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
 * Whether what is left of all coded posts, less those with a code and those of the kinds shown, comes from fewer than k
 * people: the posts that do neither.
 */
async function kindsTell(
  { db, k, codes }: Source,
  shares: readonly Share[],
  kinds: readonly { readonly code: string }[],
): Promise<boolean> {
  if (shares.every(({ n }) => n === null)) return false;
  const told = codes.filter((code) => shares.some((row) => row.code === code && row.yes !== null));
  const left = told.map((code) => `count(DISTINCT teller) FILTER (carried & ${bitOf(codes.indexOf(code))} = 0)`);
  const [found] = await db.rows<{ people: number[] }>(`
    WITH each AS (${carriedBy(codes)}),
    shown AS (SELECT DISTINCT p.number FROM labels l JOIN "shownPosts" p USING (post) WHERE l.value AND l.code IN (${listed(kinds.map(({ code }) => code))}))
    SELECT [${['count(DISTINCT teller)', ...left].join(', ')}] AS people
    FROM each WHERE number NOT IN (FROM shown)`);
  return (found?.people ?? []).some((people) => people > 0 && people < k);
}
