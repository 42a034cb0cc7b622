import { listed } from '../../../codebook/decided-codes.ts';
import { steps } from '../../charts/steps.ts';
import { type Figure, figure } from '../../figure.ts';
import { one, type Source } from '../../source/source.ts';
import { counted, list, whole } from '../../words/words.ts';

interface Loss {
  readonly why: string;
  readonly n: number;
  /** People it comes from; 0 where it is about nobody. */
  readonly people: number;
}

interface Total {
  readonly files: number;
  readonly rows: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly blank: number;
}

/** From the rows of the exports to the posts that are coded: what remains, and what leaves at each step. */
export async function stepsFigure({ db, k, posts, platforms, codes }: Source, total: Total): Promise<Figure> {
  const found = await one<'automated' | 'uncodable' | 'uncodablePeople' | 'coded' | 'others' | 'othersPeople'>(
    db,
    `WITH fate AS (SELECT p.teller, CASE WHEN p.automated THEN 'automated' WHEN u.post IS NOT NULL THEN 'uncodable'
        WHEN c.post IS NOT NULL THEN 'coded' ELSE 'others' END AS fate
      FROM "shownPosts" p
      LEFT JOIN (SELECT DISTINCT post FROM labels WHERE code = 'uncodable' AND value) u ON u.post = p.post
      LEFT JOIN (SELECT DISTINCT post FROM labels WHERE code IN (${listed(codes)})) c ON c.post = p.post)
    SELECT count(*) FILTER (fate = 'automated') AS automated, count(*) FILTER (fate = 'coded') AS coded,
      count(*) FILTER (fate = 'uncodable') AS uncodable, count(DISTINCT teller) FILTER (fate = 'uncodable') AS "uncodablePeople",
      count(*) FILTER (fate = 'others') AS others, count(DISTINCT teller) FILTER (fate = 'others') AS "othersPeople" FROM fate`,
  );
  const lost = (losses: readonly Loss[]) => losses.filter(({ n }) => n > 0);
  const merged = lost([
    {
      why: total.duplicates === 1 ? 'duplicate of a post that is kept' : 'duplicates of a post that is kept',
      n: total.duplicates,
      people: 0,
    },
    { why: 'rejected: not readable as a post', n: total.rejected, people: 0 },
    { why: 'blank: no post in them', n: total.blank, people: 0 },
  ]);
  const left = lost([
    { why: 'by automated accounts', n: found.automated, people: 0 },
    { why: 'uncodable: deleted, empty, not in English, or not readable from text', n: found.uncodable, people: found.uncodablePeople },
    { why: 'without a code', n: found.others, people: found.othersPeople },
  ]);
  const rows = [
    { step: `Rows in ${counted(total.files, 'export file')}`, n: total.rows, leaves: told(merged, k) },
    { step: 'Posts of the study', n: posts, leaves: platforms.length === 0 ? '' : told(left, k) },
    ...(left.some(({ people }) => people > 0 && people < k) || found.coded === 0 || platforms.length === 0
      ? []
      : [{ step: 'Posts that are coded', n: found.coded, leaves: '' }]),
  ].map((row) => ({ ...row, text: whole(row.n) }));
  return figure({
    id: 'steps',
    finding: `${counted(total.rows, 'row')} became ${counted(posts, 'post')}${rows.length > 2 ? `, of which ${whole(found.coded)} are coded` : ''}`,
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

function told(losses: readonly Loss[], k: number): string {
  return losses.map(({ why, n, people }) => (people > 0 && people < k ? `a number withheld, ${why}` : `${whole(n)} ${why}`)).join('\n');
}

/** What each part of the report counts, and how many of it there are. */
export async function denominatorFigure({ db, k, platforms, unit }: Source): Promise<Figure | null> {
  if (platforms.length === 0) return null;
  const of = async (what: string, under: string, sql: string) => ({ what, under, ...(await one<'n' | 'people'>(db, sql)) });
  const some = (what: string, under: string, condition: string) =>
    of(what, under, `SELECT count(*) AS n, count(DISTINCT teller) AS people FROM "shownPosts" WHERE ${condition}`);
  const found = [
    await some('Posts', 'platforms, kinds of post', 'true'),
    await some('Posts with a known author', 'people and concentration', 'teller > 0'),
    await some('Posts with a known time', 'weeks and hours', 'time IS NOT NULL'),
    await some('Posts with a hashtag', 'hashtags', 'len(hashtags) > 0'),
    await some('Posts in a subreddit, group or forum', 'subreddits and groups', 'space IS NOT NULL'),
    await of(
      'Posts with a link',
      'domains',
      'SELECT count(*) AS n, count(DISTINCT teller) AS people FROM "shownPosts" WHERE post IN (SELECT post FROM links)',
    ),
    await of(
      'Conversations with an answer',
      'conversations',
      'SELECT (SELECT count(*) FROM threads) AS n, count(DISTINCT teller) AS people FROM "shownPosts" WHERE thread IN (SELECT thread FROM threads) OR post IN (SELECT thread FROM threads)',
    ),
    await of(
      'People with a tie',
      'network, communities',
      'SELECT count(*) AS n, count(*) AS people FROM (SELECT source FROM ties UNION SELECT target FROM ties)',
    ),
    await of(
      'People with a profile',
      'professional learning networks',
      'SELECT count(DISTINCT person) AS n, count(DISTINCT person) AS people FROM profiles',
    ),
    await of(
      'Posts in sessions of chats',
      'chats',
      'SELECT count(DISTINCT t.post) AS n, count(DISTINCT s.teller) AS people FROM turns t JOIN "shownPosts" s USING (post)',
    ),
  ];
  const rows = found.filter(({ n, people }) => n > 0 && people >= k).map(({ what, n, under }) => ({ what, n, under }));
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
