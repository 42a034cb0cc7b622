import { describe, expect, test } from 'vitest';
import { rowsOf } from '../../../../src/report/figure.ts';
import { besidePublished } from '../../../../src/report/sections/beside/published.ts';
import type { Source } from '../../../../src/report/source/source.ts';
import { Glossary } from '../../../../src/report/words/glossary.ts';
import { type Tables, withTables } from '../../tables.ts';

const DAY = 86_400_000;
const people = Array.from({ length: 10 }, (_, i) => `n${i}`);

/** Ten people with an original each; five pass others on, and six answer and pass on their own words; a bot is left out. */
const posts = [
  ...people.map((author, i) => ({ post: `o${i}`, author, kind: 'original', time: i * DAY })),
  ...people.slice(0, 5).map((author, i) => ({ post: `r${i}`, author, kind: 'repost', repostOfPerson: 'n9', time: 0 })),
  ...people.slice(4).map((author, i) => ({ post: `s${i}`, author, kind: 'repost', repostOfPerson: author, time: 20 * DAY })),
  ...people.slice(4).map((author, i) => ({ post: `a${i}`, author, kind: 'reply', replyToPerson: author, time: 20 * DAY })),
  { post: 'b', author: 'bot', kind: 'reply', replyToPerson: 'n0', time: DAY },
];

const glossary = new Glossary([{ kind: 'indicator', name: 'repostShare', title: 'Reposts', means: '', unit: 'share' }]);

async function beside(
  tables: Tables,
  named: readonly string[] = [],
  crowded: readonly string[] = [],
  column = 'here0',
  platforms: readonly string[] = ['Twitter/X'],
): Promise<ReadonlyMap<string, ReadonlyMap<string, unknown>>> {
  const given = { people: [...people.map((person) => ({ person, bot: false })), { person: 'bot', bot: true }], ...tables };
  const { figures } = await withTables(given, ['posts', 'people', 'turns', 'indicators'], async (db) => {
    await db.run(`CREATE VIEW "shownPosts" AS SELECT p.number, post, kind, time, a.number AS account, bot AS automated
      FROM ${db.numbered('posts')} AS p LEFT JOIN ${db.numbered('people')} AS a ON author = person`);
    await db.keep('publicThings', { thing: named.map((thing) => thing.replace(' ', '\n')) });
    await db.keep('closedCrowds', { item: crowded });
    return besidePublished({ db, k: 5, glossary, platforms: platforms.map((name) => ({ name })) } as unknown as Source);
  });
  return new Map(
    figures.map(({ id, table }) => [id, new Map(rowsOf<Record<string, unknown>>(table).map((row) => [String(row.measure), row[column]]))]),
  );
}

const indicator = (name: string, item: string, value: number, bearers: number | null = null) => ({
  indicator: name,
  scope: 'space',
  item,
  value,
  people: 20,
  bearers,
});

describe('the measures of published studies', async () => {
  const found = await beside({ posts });

  test('are counted by the definitions of those studies: words to oneself are posts', () => {
    const types = found.get('beside-staudtwillet2019');
    expect(types?.get('Tweets')).toBe(27);
    expect(types?.get('Posts (originals, quotes, self-retweets, self-replies)')).toBe(0.815);
    expect(types?.get('Retweets (of others)')).toBe(0.185);
    expect(found.get('beside-greenhalgh2017')?.get('Users who post originals')).toBe(1);
  });

  test('are set beside tweets alone, where they are of tweets', async () => {
    const of = async (...platforms: readonly string[]) => [...(await beside({ posts }, [], [], 'here0', platforms)).keys()];
    expect(await of('Instagram', 'Forums')).toEqual([]);
    expect(await of('Instagram', 'Twitter/X')).toContain('beside-staudtwillet2019');
  });

  test('know words to oneself by the post answered or passed on, where the export does not say whose it is', async () => {
    const unsaid = posts.map((post, i) =>
      post.post.startsWith('a')
        ? { ...post, replyToPerson: null, replyTo: `o${i - 17}` }
        : post.post.startsWith('s')
          ? { ...post, repostOfPerson: null, repostOf: `o${i - 11}` }
          : post,
    );
    const types = (await beside({ posts: unsaid })).get('beside-staudtwillet2019');
    expect(types?.get('Posts (originals, quotes, self-retweets, self-replies)')).toBe(0.815);
  });

  test('are not told where fewer people bear them than the report shows', () => {
    // The one person among ten who is the top 1 %, and nobody who answers somebody else.
    expect(found.get('beside-greenhalgh2017')?.get('Originals by the top 1% of users')).toBeNull();
    expect(found.get('beside-staudtwillet2019')?.get('Replies (to others)')).toBeNull();
    expect(found.get('beside-greenhalgh2017')?.get('Tweets on the busiest day')).toBe(12);
  });

  test.each(['s', 'a'])(
    'say nothing of words to oneself where few have them: originals and retweets stand beside these (%s)',
    async (kind) => {
      // One person alone passes on, or answers, their own words; the others those of somebody else.
      const alone = posts.map((post) =>
        !post.post.startsWith(kind) || post.author === 'n9' ? post : { ...post, repostOfPerson: 'n0', replyToPerson: 'n0' },
      );
      const few = await beside({ posts: alone });
      expect(few.get('beside-greenhalgh2017')?.get('Retweets')).toBe(11);
      // Too few measures of that study are left for a table.
      expect(few.has('beside-staudtwillet2019')).toBe(false);
    },
  );

  test('of posts are not told where nearly all are one person’s', async () => {
    const more = (kind: string) =>
      Array.from({ length: 90 }, (_, i) => ({ post: `m${i}`, author: 'n9', kind, repostOfPerson: 'n0', time: 20 * DAY }));
    const reposts = (await beside({ posts: [...posts, ...more('repost')] })).get('beside-greenhalgh2017');
    expect(reposts?.get('Retweets')).toBeNull();
    expect(reposts?.get('Tweets on the busiest day')).toBeNull();
    expect((await beside({ posts: [...posts, ...more('original')] })).get('beside-greenhalgh2017')?.get('Original tweets')).toBeNull();
  });

  test('of hashtags are means over all that are compared, unless these would tell of few people', async () => {
    const tags = ['#a', '#b', '#c'];
    const of = (name: string, values: readonly number[], bearers: readonly (number | null)[]) =>
      tags.map((tag, i) => indicator(name, tag, values[i] as number, bearers[i] ?? null));
    const means = await beside({
      posts,
      indicators: [
        ...of('outTies', [1, 2, 3], [9, 9, 9]),
        ...of('inTies', [1, 1, 4], [9, 9, 9]),
        ...of('hashtagsPerPost', [1, 1, 1], [null, null, null]),
        ...of('reciprocalTies', [1, 1, 1], [9, 9, 4]),
        ...of('repostShare', [0.2, 0.4, 0.6], [9, 4, 4]),
        ...of('quoteShare', [0.2, 0.4, 0.6], [3, 4, 4]),
      ],
    });
    const row = means.get('beside-greenhalgh2021');
    expect(row?.get('Out-ties')).toBe(2);
    expect(row?.get('Reciprocal ties')).toBeNull();
    expect(row?.get('Retweets')).toBeNull();
    expect(row?.get('Quotes')).toBe(0.4);
  });

  test('of a published study are printed as those of this one are, also where these are withheld', async () => {
    const tags = ['#a', '#b', '#c'].flatMap((tag) => ['outTies', 'inTies', 'hashtagsPerPost'].map((name) => indicator(name, tag, 1, 9)));
    const there = (await beside({ posts, indicators: tags }, [], [], 'said0')).get('beside-greenhalgh2021');
    expect(there?.get('Retweets')).toBe('38.0%');
    expect(there?.get('Out-ties')).toBe('3.15');
  });

  test('of chats are those of the hashtag with sessions that most people use, of those that may be named', async () => {
    const chat = (item: string, people: number, ratio: number) => [
      indicator('sessions', item, 9),
      indicator('people', item, people),
      ...['sessionReplyRatio', 'sessionLinkRatio', 'sessionHashtagRatio'].map((name) => indicator(name, item, ratio)),
    ];
    const indicators = [...chat('#small', 20, 2), ...chat('#large', 30, 3), ...chat('#hidden', 40, 4), indicator('people', '#plain', 50)];
    const row = (await beside({ posts, indicators }, ['hashtag small', 'hashtag large', 'hashtag plain'])).get('beside-greenhalgh2020');
    expect(row?.get('Replies, in chats against outside (IRR)')).toBe(3);
    expect(row?.get('Users')).toBe(30);
  });

  test('of a group do not say how many people it has where it would follow how few others there are', async () => {
    const indicators = ['posts', 'people', 'postsPerPerson', 'responseRate', 'insideReciprocity'].map((name) =>
      indicator(name, 'reddit/a', 20),
    );
    const of = async (crowded: readonly string[]) =>
      (await beside({ posts, indicators }, ['space reddit/a'], crowded)).get('beside-staudtwillet2021');
    const [open, closed] = [await of([]), await of(['reddit/a'])];
    for (const measure of ['Contributors', 'Contributions per user, mean']) {
      expect(open?.get(measure), measure).toBe(20);
      expect(closed?.get(measure), measure).toBeNull();
    }
    expect(closed?.get('Contributions')).toBe(20);
  });
});
