import { type Cell, isSmall, withheld } from '../../../privacy/suppression.ts';
import { steps } from '../../charts/steps.ts';
import { type Figure, figure } from '../../figure.ts';
import { foundOnce } from '../../source/found-once.ts';
import { mostOf, TIED } from '../../source/people.ts';
import type { Source } from '../../source/source.ts';
import { counted, list, whole } from '../../words/words.ts';

interface Loss {
  readonly why: string;
  /** Null where it is withheld. */
  readonly n: number | null;
}

interface Total {
  readonly files: number;
  readonly rows: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly blank: number;
}

/** What became of the posts of a study, by their number; null where it is withheld. */
interface Fates {
  readonly automated: number;
  readonly uncodable: number | null;
  /** Posts that say nothing of any code. */
  readonly others: number | null;
  readonly coded: number | null;
}

/**
 * How many posts are coded and how many are not: withheld where these come from few people, or nearly all from one, and where
 * they would be what is left of all. Posts of which nobody knows who wrote them tell of nobody, and automated accounts are nobody.
 */
export const fates = foundOnce(async ({ db, k }: Pick<Source, 'db' | 'k'>): Promise<Fates> => {
  const found = await db.rows<Cell & { fate: 'automated' | 'uncodable' | 'others' | 'coded' }>(`
    WITH each AS (
      SELECT CASE WHEN automated THEN 'automated' WHEN uncodable THEN 'uncodable' WHEN judged > 0 THEN 'coded' ELSE 'others' END AS fate, teller, count(*) AS n
      FROM "shownPosts" GROUP BY ALL)
    SELECT fate, sum(n) AS count, count(teller) AS people, ${mostOf('n')} AS most FROM each GROUP BY fate`);
  const of = (fate: (typeof found)[number]['fate']) => found.find((row) => row.fate === fate) ?? { count: 0, people: 0 };
  const kinds = [of('uncodable'), of('others'), of('coded')];
  const { cells: hidden } = withheld(
    kinds.map((cell) => (cell.people === 0 ? { ...cell, count: 0 } : cell)),
    [[0, 1, 2]],
    k,
  );
  const [uncodable = null, others = null, coded = null] = kinds.map(({ count }, i) => (hidden[i] ? null : count));
  return { automated: of('automated').count, uncodable, others, coded };
});

/** From the rows of the exports to the posts that are coded: what remains, and what leaves at each step. */
export async function stepsFigure(source: Source, total: Total): Promise<Figure> {
  const { posts, platforms } = source;
  const { automated, uncodable, others, coded } = await fates(source);
  const lost = (losses: readonly Loss[]) => losses.filter(({ n }) => n !== 0);
  const merged = lost([
    {
      why: total.duplicates === 1 ? 'further row of a post that is kept' : 'further rows of a post that is kept',
      n: total.duplicates,
    },
    { why: 'rejected: not readable as a post', n: total.rejected },
    { why: 'blank: no post in them', n: total.blank },
  ]);
  const left = lost([
    { why: 'by automated accounts', n: automated },
    { why: 'uncodable: deleted, empty, not in English, or not readable from text', n: uncodable },
    { why: 'without a code', n: others },
  ]);
  const rows = [
    { step: `Rows in ${counted(total.files, 'export file')}`, n: total.rows, leaves: told(merged) },
    { step: 'Posts of the study', n: posts, leaves: platforms.length === 0 ? '' : told(left) },
    ...(coded === null || coded === 0 || platforms.length === 0 ? [] : [{ step: 'Posts that are coded', n: coded, leaves: '' }]),
  ].map((row) => ({ ...row, text: whole(row.n) }));
  return figure({
    id: 'steps',
    finding: `${total.rows === posts && posts > 1 ? `All ${counted(posts, 'row')} became posts` : `${counted(total.rows, 'row')} became ${counted(posts, 'post')}`}${rows.length > 2 ? `, of which ${coded === posts ? 'all' : whole(coded ?? 0)} are coded` : ''}`,
    help: 'Each box is what remains, the words beside it what leaves before the next.',
    alt: `Flow of rows and posts. ${rows.map((row) => `${row.step}: ${row.text}${row.leaves === '' ? '' : ` (leaves: ${row.leaves.replaceAll('\n', '; ')})`}`).join('. ')}.`,
    rows,
    headings: [
      { name: 'step', label: 'Step' },
      { name: 'n', label: 'n', as: 'whole' },
      { name: 'leaves', label: 'Leaves before the next' },
    ],
    also: ['text'],
    chart: steps(),
    note: 'Deleted and removed posts stay in the study as posts; they are uncodable, and count for no person where the export does not say who wrote them.',
  });
}

function told(losses: readonly Loss[]): string {
  return losses.map(({ why, n }) => (n === null ? `a number withheld, ${why}` : `${whole(n)} ${why}`)).join('\n');
}

/** What each part of the report counts, and how many of it there are. */
export async function denominatorFigure({ db, k, platforms, unit }: Source): Promise<Figure | null> {
  if (platforms.length === 0) return null;
  // Of nearly all posts the number is not told either, where the others come from few people, or nearly all from one.
  const some = async (what: string, under: string, condition: string) => {
    const sides = await db.rows<Cell & { holds: boolean }>(
      `WITH each AS (SELECT ${condition} AS holds, teller, count(*) AS n FROM "shownPosts" GROUP BY ALL)
       SELECT holds, sum(n) AS count, count(teller) AS people, ${mostOf('n')} AS most FROM each GROUP BY holds`,
    );
    const n = sides.find(({ holds }) => holds)?.count ?? 0;
    return { what, under, n, few: sides.some(({ holds, ...cell }) => (holds || cell.people > 0) && isSmall(cell, k)) };
  };
  const of = async (what: string, under: string, sql: string) => {
    const { n, people } = await db.row<'n' | 'people'>(sql);
    return { what, under, n, few: people < k };
  };
  const found = [
    await of('Posts', 'platforms, kinds of post', 'SELECT count(*) AS n, count(DISTINCT teller) AS people FROM "shownPosts"'),
    await some('Posts with a known author', 'people and concentration', 'account > 0'),
    await some('Posts with a known time', 'weeks and hours', 'time IS NOT NULL'),
    await some('Posts with a hashtag', 'hashtags', 'len(hashtags) > 0'),
    await some('Posts in a subreddit, group or forum', 'subreddits and groups', 'space IS NOT NULL'),
    await some('Posts with a link', 'domains', 'linked'),
    await of(
      'Conversations with an answer',
      'conversations',
      `SELECT (SELECT count(*) FROM threads) AS n, count(DISTINCT teller) AS people
       FROM "shownPosts"
       WHERE thread IN (SELECT thread FROM threads) OR post IN (SELECT thread FROM threads)`,
    ),
    await of('People with a tie', 'network, communities', `SELECT count(*) AS n, count(*) AS people FROM ${TIED}`),
    await of(
      'People with a profile',
      'professional learning networks',
      'SELECT count(DISTINCT person) AS n, count(DISTINCT person) AS people FROM profiles',
    ),
    await some('Posts in sessions of chats', 'chats', 'post IN (SELECT post FROM turns)'),
  ];
  const rows = found.filter(({ n, few }) => n > 0 && !few).map(({ what, n, under }) => ({ what, n, under }));
  if (rows.length === 0) return null;
  return figure({
    id: 'denominators',
    finding: 'What the parts of this report count',
    help: `Each part rests on what the exports hold for it; ${unit === 'people' ? 'shares are shares of these numbers' : 'posts without an author count for no person'}.`,
    alt: `Denominators: ${list(rows.map(({ what, n }) => `${what.toLowerCase()} ${whole(n)}`))}.`,
    rows,
    headings: [
      { name: 'what', label: 'Counted' },
      { name: 'n', label: 'n', as: 'whole' },
      { name: 'under', label: 'Used for' },
    ],
    chart: null,
  });
}
