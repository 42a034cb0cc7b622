import { describe, expect, test } from 'vitest';
import { programCodes } from '../../src/codebook/decided-codes.ts';
import { definitions } from '../../src/pln/every-indicator.ts';
import { rowsOf } from '../../src/report/figure.ts';
import { report } from '../../src/report/report.ts';
import { growth } from '../../src/report/sections/people/growth.ts';
import { tellable } from '../../src/report/source/people.ts';
import { open, type Source } from '../../src/report/source/source.ts';
import { Glossary } from '../../src/report/words/glossary.ts';
import type { Work } from '../../src/run/stage.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import type { Study } from '../../src/study/study.ts';
import { rendered } from './rendered.ts';
import { person, post, type Tables, unperiodic, withTables } from './tables.ts';

const DAY = 86_400_000;
const START = Date.UTC(2024, 0, 1);
const CODES = ['sharing', 'selfpromotion', 'commercial'];

/** So many people with ten posts each on Twitter, all under one hashtag, a third of them sharing; and what is added to them. */
function study(
  people: number,
  more: Tables['posts'] = [],
  uncodable: readonly string[] = [],
): Tables & { posts: object[]; people: object[] } {
  const names = Array.from({ length: people }, (_, i) => `twitter:${i}`);
  const own = names.flatMap((author, i) =>
    Array.from({ length: 10 }, (_, n) =>
      post({ post: `twitter:${author}-${n}`, author, hashtags: ['zebrachat'], time: START + ((i + n) % 28) * DAY }),
    ),
  );
  const posts = [...own, ...more];
  return {
    posts: posts as never,
    ledger: [{ file: 'a.csv', format: 'tags', rows: posts.length, kept: posts.length, people }],
    people: [...new Set(posts.flatMap(({ author }) => (author == null ? [] : [author])))].map((one) => person({ person: one, posts: 10 })),
    labels: posts.flatMap(({ post: key = '' }, i) =>
      uncodable.includes(key)
        ? [{ post: key, code: 'uncodable', value: true }]
        : CODES.map((code) => ({ post: key, code, value: code === 'sharing' && i % 3 === 0 })),
    ),
  };
}

const table = (files: Map<string, string>, name: string) =>
  (files.get(`tables/${name}.csv`) ?? '').split(/\r?\n/).filter((line) => line !== '');
const row = (files: Map<string, string>, name: string, start: string) =>
  table(files, name)
    .find((line) => line.startsWith(start))
    ?.split(',') ?? [];

describe('what is left of a whole when a part of it is taken away', () => {
  test('posts that could not be coded, of few people, are not all posts less those that were', async () => {
    const few = await rendered(study(20, [], ['twitter:twitter:3-0', 'twitter:twitter:4-0']));
    const [, yes, n, share] = row(few, 'codes-overall', 'Sharing');
    expect([yes, n]).toEqual(['', '']);
    // The share itself is told, in whole per cent, of which no number of posts follows.
    expect(share).toBe('0.33');
    expect(few.get('tables/codes-overall.csv')).not.toMatch(/,198,/);
    expect(few.get('paper/methods.md')).not.toMatch(/\b198\b/);
    expect(few.get('index.html')).not.toMatch(/\b198\u00a0/);
    expect(table(few, 'steps').join('\n')).toContain('a number withheld, uncodable');
    // Nor how many posts have the code, from those with a cue.
    expect(table(few, 'evidence')).toEqual([]);
    const many = await rendered(
      study(
        20,
        [],
        Array.from({ length: 6 }, (_, i) => `twitter:twitter:${i}-0`),
      ),
    );
    expect(row(many, 'codes-overall', 'Sharing')[2]).toBe('194');
  });

  test('a code that nearly all posts have from one person is not told of, though enough people have some', async () => {
    const much = Array.from({ length: 300 }, (_, i) =>
      post({ post: `twitter:much-${i}`, author: 'twitter:0', time: START + (i % 28) * DAY }),
    );
    const given = study(20, much);
    const told = async (few: number) => {
      const having = new Set(
        ['twitter:1', 'twitter:2', 'twitter:3', 'twitter:4', 'twitter:5'].flatMap((one) =>
          Array.from({ length: few }, (_, n) => `twitter:${one}-${n}`),
        ),
      );
      const labels = given.labels?.map((label) =>
        label.code === 'commercial' ? { ...label, value: /much/.test(label.post ?? '') || having.has(label.post ?? '') } : label,
      );
      return row(await rendered({ ...given, labels: labels ?? [] }), 'codes-overall', 'Commercial');
    };
    expect((await told(1)).slice(1, 4)).toEqual(['', '500', '']);
    expect((await told(8)).slice(1, 3)).toEqual(['340', '500']);
  });

  test('posts with two codes, of few people, are not what the two codes have more than all posts with any', async () => {
    const given = study(20);
    const told = async (both: number) => {
      const labels = given.posts.flatMap((one, i) => {
        const { post: key = '' } = one as { post?: string };
        const sharing = i < 60;
        const selling = i >= 60 - both && i < 110;
        const rest =
          sharing || selling ? [] : [{ post: key, code: i % 3 === 0 ? 'news' : i % 3 === 1 ? 'request' : 'conversation', value: true }];
        return [
          { post: key, code: 'sharing', value: sharing },
          { post: key, code: 'selfpromotion', value: selling },
          { post: key, code: 'commercial', value: false },
          ...rest,
        ];
      });
      return table(await rendered({ ...given, labels }), 'codes-rest')
        .slice(1)
        .map((line) => line.split(',').slice(1).map(Number));
    };
    const sum = (rows: number[][]) => rows.map(([posts = 0]) => posts).reduce((all, n) => all + n, 0);
    // Two posts of one person have both codes: 60 and 52 of 200, and 90 with none, would say so.
    const few = await told(2);
    expect(few).toHaveLength(2);
    for (const [posts = 0, share = 0] of few) expect(Math.round(posts / share)).toBe(sum(few));
    expect(sum(few)).toBeLessThan(90);
    expect(sum(await told(60))).toBe(90);
  });

  test('posts of which nobody knows who wrote them are of nobody', async () => {
    const gone = post({ post: 'twitter:gone', status: 'deleted', time: START });
    const files = await rendered(study(20, [gone], ['twitter:gone']));
    expect(row(files, 'codes-overall', 'Sharing')[2]).toBe('200');
  });

  test('people without the hashtag that nearly all use are not all people less those who do', async () => {
    const alone = Array.from({ length: 3 }, (_, i) =>
      post({ post: `twitter:alone-${i}`, author: 'twitter:alone', hashtags: ['other'], time: START + i * DAY }),
    );
    const files = await rendered(study(20, alone));
    expect(row(files, 'hashtags', '#zebrachat')).toEqual(['#zebrachat', '200', '']);
    expect(files.get('index.html')).toContain('about 200');
    expect(row(await rendered(study(20)), 'hashtags', '#zebrachat')).toEqual(['#zebrachat', '200', '20']);
  });

  test('four people and a program are four people', async () => {
    const group = ['twitter:0', 'twitter:1', 'twitter:2', 'twitter:3', 'twitter:robot'].flatMap((author, i) =>
      [0, 1, 2].map((n) => post({ post: `twitter:g${i}-${n}`, author, hashtags: ['wombatden'], time: START + n * DAY })),
    );
    const given = study(20, group);
    const robot = (bot: boolean) => ({
      ...given,
      people: given.people.map((one) => ({ ...one, bot: bot && 'person' in one && one.person === 'twitter:robot' })),
    });
    expect((await rendered(robot(true) as Tables)).get('index.html')).not.toContain('wombatden');
    expect((await rendered(robot(false) as Tables)).get('index.html')).toContain('wombatden');
  });

  test('shares of a place that is nearly a whole do not stand beside those of the whole', async () => {
    const others = Array.from({ length: 9 }, (_, i) =>
      post({ post: `mastodon:${i}`, platform: 'mastodon', author: `mastodon:${i % 3}`, time: START + i * DAY }),
    );
    const part = Array.from({ length: 60 }, (_, i) =>
      post({ post: `twitter:part-${i}`, author: `twitter:${i % 12}`, hashtags: ['partchat'], time: START }),
    );
    const share = (item: string | null, people: number) => ({
      indicator: 'questionShare', scope: item === null ? 'study' : 'space', item, ...unperiodic, value: 0.3, people, bearers: people,
    }); // biome-ignore format: one row
    const places = [
      [null, 23],
      ['twitter', 20],
      ['mastodon', 3],
      ['#zebrachat', 20],
      ['#partchat', 12],
    ] as const;
    const indicatorsOf = ({ posts = [] }: Tables) =>
      places.flatMap(([item, people]) => {
        const stands = posts.filter((one) => item === null || one.platform === item || one.hashtags?.includes(item.slice(1)));
        const n = new Set(stands.map(({ author }) => author)).size;
        return n === 0 ? [] : [share(item, people), { ...share(item, n), indicator: 'posts', value: stands.length }];
      });
    const told = async (tables: Tables) =>
      withTables({ ...tables, indicators: indicatorsOf(tables) }, report.reads, async (db, kept) => {
        const study: Study = { name: 's', inputs: [], settings: defaultSettings(), folders: { interim: '', processed: '', report: '' } };
        await open({ db, settings: study.settings, study, kept, definitions: [], record: { stages: {} } } as unknown as Work);
        const rows = await db.rows<{ item: string | null }>(
          `SELECT item FROM indicators WHERE indicator = 'questionShare' AND ${tellable(5)} ORDER BY item NULLS FIRST`,
        );
        return rows.map(({ item }) => item);
      });
    // Three people are on the other platform, and they alone do without both chats.
    expect(await told(study(20, [...others, ...part]))).toEqual([null, '#zebrachat']);
    expect(await told(study(20, others))).toEqual([null]);
    const many = others.map((one, i) => ({ ...one, author: `mastodon:${i % 7}` }));
    expect(await told(study(20, [...many, ...part]))).toEqual([null, '#partchat', '#zebrachat', 'twitter']);
  });

  test('an exact share does not tell how many posts are coded, and so how few are not', async () => {
    const share = (item: string | null) => ({
      indicator: 'commerceShare', scope: item === null ? 'study' : 'space', item, ...unperiodic, value: 0.313131, low: 0.0021, high: 0.41, people: 20, bearers: 20,
    }); // biome-ignore format: one row
    const told = async (uncodable: readonly string[]) =>
      withTables({ ...study(20, [], uncodable), indicators: [share(null), share('#zebrachat')] }, report.reads, async (db, kept) => {
        const study: Study = { name: 's', inputs: [], settings: defaultSettings(), folders: { interim: '', processed: '', report: '' } };
        await open({ db, settings: study.settings, study, kept, definitions, record: { stages: {} } } as unknown as Work);
        return db.rows('SELECT value, low, high FROM indicators');
      });
    const few = await told(['twitter:twitter:3-0', 'twitter:twitter:4-0']);
    expect(few).toEqual([1, 2].map(() => ({ value: 0.31, low: 0, high: 0.41 })));
    const exact = [1, 2].map(() => ({ value: 0.313131, low: 0.0021, high: 0.41 }));
    expect(await told(Array.from({ length: 6 }, (_, i) => `twitter:twitter:${i}-0`))).toEqual(exact);
    expect(await told([])).toEqual(exact);
  });

  test('a sign of few people in a half-year does not follow from the other half-years and all time', async () => {
    const share = (period: string | null, value: number, people: number) => ({
      indicator: 'questionShare', scope: 'space', item: 'twitter', ...unperiodic, period, value, people, bearers: people,
    }); // biome-ignore format: one row
    const told = async (few: number) => {
      const indicators = [
        share(null, 0.3, 20),
        share('2022-H1', 0.25, 12),
        share('2022-H2', 0.26, 9),
        share('2023-H1', 0.9, few),
        share('2023-H2', 0.27, 14),
      ];
      const { figures } = await withTables({ indicators }, ['indicators', 'mixing', 'brokers', 'people'], (db) =>
        growth({ db, k: 5, glossary: new Glossary(definitions), codes: programCodes } as unknown as Source),
      );
      const over = figures.find(({ id }) => id === 'growth-time');
      return rowsOf<{ period: string }>(over?.table as never).map(({ period }) => period);
    };
    expect(await told(3)).toEqual(['2022-H1', '2023-H2']);
    expect(await told(6)).toEqual(['2022-H1', '2022-H2', '2023-H1', '2023-H2']);
  });

  test('posts with a code of few people on one platform in a period do not follow from all of the period, where another platform is there in it alone', async () => {
    const told = async (few: number) => {
      /** Posts by so many people each week on a platform, as many as a week holds; and who of them have a commercial one that week. */
      const written = (platform: string, people: number, each: number, week: number, sellers: number) =>
        Array.from({ length: people * each }, (_, i) => ({
          row: post({
            post: `${platform}:${week}-${i}`,
            platform,
            author: `${platform}:${i % people}`,
            time: START + (7 * week + (i % 7)) * DAY,
          }),
          sells: i < sellers,
        }));
      const all = [...[9, few, 8].flatMap((sellers, week) => written('twitter', 30, 5, week, sellers)), ...written('reddit', 12, 8, 1, 7)];
      const files = await rendered({
        posts: all.map(({ row: one }) => one),
        people: [...new Set(all.map(({ row: { author } }) => author as string))].map((one) =>
          person({ person: one, platform: one.split(':')[0] as string }),
        ),
        labels: all.flatMap(({ row: one, sells }) =>
          CODES.map((code) => ({ post: one.post, code, value: code === 'commercial' && sells })),
        ),
      });
      return table(files, 'codes-time')
        .filter((line) => line.startsWith('Commercial'))
        .map((line) => line.split(',')[2]);
    };
    expect(await told(6)).toEqual(['9', '13', '8']);
    expect(await told(2)).toEqual(['', '', '8']);
  });

  test('interactions between two communities, of few people, do not follow from their shares and all interactions', async () => {
    const names = Array.from({ length: 16 }, (_, i) => `twitter:${i}`);
    const inside = names.map((source, i) => ({
      source,
      target: names[i < 8 ? (i + 1) % 8 : 8 + ((i + 1) % 8)] as string,
      kind: 'mention',
      weight: 4,
    }));
    const across = (n: number) =>
      names.slice(0, n).map((source, i) => ({ source, target: names[8 + i] as string, kind: 'mention', weight: 1 }));
    const shares = async (n: number) => {
      const communities = [1, 2].map((community) => ({ community, size: 8, inside: 32, outside: n, stability: 1 }));
      const members = names.map((one, i) => ({ person: one, community: i < 8 ? 1 : 2, confidence: 1 }));
      const files = await rendered({ ...study(16), ties: [...inside, ...across(n)], communities, members });
      return table(files, 'communities-size').filter((line) => line.startsWith('Interactions that stay inside'));
    };
    expect(await shares(2)).toEqual([]);
    expect(await shares(6)).toHaveLength(2);
  });

  test('how soon few people answer is told by no median', async () => {
    const thread = (i: number, firstAnswer: number | null) => ({
      thread: `twitter:twitter:${i}-0`,
      platform: 'twitter',
      posts: 2,
      depth: 1,
      people: 2,
      firstAnswer,
    });
    const threads = Array.from({ length: 8 }, (_, i) => thread(i, i < 2 ? 780 : null));
    const files = await rendered({ ...study(20), threads: threads as never });
    expect(files.get('index.html')).toContain('8\u00a0conversations were found');
    expect(files.get('index.html')).not.toContain('first answers by someone else came within');
  });
});
