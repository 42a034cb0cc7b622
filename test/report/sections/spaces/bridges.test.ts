import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rowsOf } from '../../../../src/report/figure.ts';
import { bridgeFigures } from '../../../../src/report/sections/spaces/bridges.ts';
import { gatherLinks } from '../../../../src/report/source/linked.ts';
import type { Source } from '../../../../src/report/source/source.ts';
import { withTables } from '../../tables.ts';

test('hashtags in use on two platforms are told under the names of the platforms, but not where one of these is too small to be named', async () => {
  const shared = (one: string, other: string) => ({ kind: 'platforms', one, other, thing: '#mathed', people: 9, share: null });
  const bridges = [shared('instagram', 'twitter'), shared('mastodon', 'twitter')];
  const [, , figure] = await withTables({ bridges }, ['bridges', 'indicators', 'profiles'], async (db) => {
    await db.run(`INSERT INTO "publicThings" VALUES ('hashtag' || chr(10) || 'mathed')`);
    const platforms = ['Twitter/X', 'Instagram'].map((name) => ({ name, posts: 9, people: 9 }));
    return bridgeFigures({ db, k: 5, top: 15, platforms } as unknown as Source);
  });
  expect(rowsOf(figure?.table as never)).toMatchObject([{ thing: '#mathed', one: 'Instagram', other: 'Twitter/X' }]);
});

test('what is told of several platforms is counted and ranked among those that may be named', async () => {
  const shared = (one: string, thing: string, people: number) => ({ kind: 'platforms', one, other: 'twitter', thing, people, share: null });
  const bridges = [shared('mastodon', '#scied', 20), shared('instagram', '#mathed', 9), shared('instagram', '#readed', 8)];
  const [, , figure] = await withTables({ bridges }, ['bridges', 'indicators', 'profiles'], async (db) => {
    for (const tag of ['scied', 'mathed', 'readed']) await db.run(`INSERT INTO "publicThings" VALUES ('hashtag' || chr(10) || '${tag}')`);
    const platforms = ['Twitter/X', 'Instagram'].map((name) => ({ name, posts: 9, people: 9 }));
    return bridgeFigures({ db, k: 5, top: 1, platforms } as unknown as Source);
  });
  expect(rowsOf(figure?.table as never)).toMatchObject([{ thing: '#mathed', one: 'Instagram', other: 'Twitter/X' }]);
  expect(figure?.finding.replaceAll('\u00a0', ' ')).toBe('2 hashtags and domains are in use on two platforms or more');
});

test('a domain that only shortens links joins neither spaces nor platforms', async () => {
  const bridges = ['short.example', 'long.example'].flatMap((domain) => [
    { kind: 'platforms', one: 'instagram', other: 'twitter', thing: domain, people: 9, share: null },
    { kind: 'tool', one: '#mathed', other: domain, thing: null, people: 9, share: 0.5 },
  ]);
  const profiles = [{ part: 'tools', kind: 'domain', item: 'short.example', site: 'shortener' }];
  const [, , figure] = await withTables({ bridges, profiles }, ['bridges', 'indicators', 'profiles'], async (db) => {
    await db.run(`INSERT INTO "publicThings" VALUES ('domain' || chr(10) || 'short.example'), ('domain' || chr(10) || 'long.example')`);
    await db.run('CREATE TABLE "shownPosts" (number INTEGER, post TEXT, space TEXT, hashtags TEXT[], teller INTEGER)');
    await db.run('CREATE TABLE "shownLinks" (domain TEXT, number INTEGER, teller INTEGER)');
    const platforms = ['Twitter/X', 'Instagram'].map((name) => ({ name, posts: 9, people: 9 }));
    return bridgeFigures({ db, k: 5, top: 15, platforms } as unknown as Source);
  });
  expect(rowsOf(figure?.table as never)).toMatchObject([{ thing: 'long.example' }]);
});

test('people at home in the only two spaces are more than in no others', async () => {
  const bridges = [{ kind: 'spaces', one: '#mathed', other: '#scied', thing: null, people: 9, share: 0.5 }];
  const [figure] = await withTables({ bridges }, ['bridges', 'indicators', 'profiles'], async (db) => {
    await db.run(`INSERT INTO "publicThings" VALUES ('hashtag' || chr(10) || 'mathed'), ('hashtag' || chr(10) || 'scied')`);
    return bridgeFigures({ db, k: 5, top: 15, platforms: [] } as unknown as Source);
  });
  expect(figure?.finding.replaceAll('\u00a0', ' ')).toBe('9 people are at home in both #mathed and #scied');
});

test.each([
  ['fewer', 8, ', more than in any other two spaces'],
  ['as many', 9, ''],
])('people at home in two spaces are more than in any others where those have %s', async (_, people, said) => {
  const joined = (other: string, n: number) => ({ kind: 'spaces', one: '#mathed', other, thing: null, people: n, share: 0.5 });
  // The other pair is not told: nobody knows that name.
  const bridges = [joined('#scied', 9), joined('#own', people)];
  const [figure] = await withTables({ bridges }, ['bridges', 'indicators', 'profiles'], async (db) => {
    await db.run(`INSERT INTO "publicThings" VALUES ('hashtag' || chr(10) || 'mathed'), ('hashtag' || chr(10) || 'scied')`);
    return bridgeFigures({ db, k: 5, top: 15, platforms: [] } as unknown as Source);
  });
  expect(figure?.finding.replaceAll('\u00a0', ' ')).toBe(`9 people are at home in both #mathed and #scied${said}`);
});

test('the share of the smaller space is not told where fewer than five post in it alone', async () => {
  const joined = (other: string, share: number) => ({ kind: 'spaces', one: '#mathed', other, thing: null, people: 12, share });
  const bridges = [joined('#a', 1), joined('#b', 12 / 16), joined('#c', 12 / 17), joined('#d', 0.923076923)];
  const [figure] = await withTables({ bridges }, ['bridges', 'indicators', 'profiles'], async (db) => {
    for (const tag of ['mathed', 'a', 'b', 'c', 'd']) await db.run(`INSERT INTO "publicThings" VALUES ('hashtag' || chr(10) || '${tag}')`);
    return bridgeFigures({ db, k: 5, top: 15, platforms: [] } as unknown as Source);
  });
  expect(rowsOf<{ share: number | null }>(figure?.table as never).map(({ share }) => share)).toEqual([1, null, 0.706, null]);
});

test('people at home in two spaces are not told beside those of one of these where the few others would follow', async () => {
  const joined = (other: string, people: number, share: number) => ({ kind: 'spaces', one: '#mathed', other, thing: null, people, share });
  // All who post in #a are at home in both, all but four of #b, all but five of #c; of the 16 who post twice in #d nine are, and four post there once.
  const bridges = [joined('#a', 12, 1), joined('#b', 11, 1), joined('#c', 10, 1), joined('#d', 9, 9 / 16)];
  const crowd = (item: string, value: number) => ({ indicator: 'people', scope: 'space', item, value }) as const;
  const indicators = [crowd('#mathed', 40), crowd('#a', 12), crowd('#b', 15), crowd('#c', 15), crowd('#d', 20)];
  const [figure] = await withTables({ bridges, indicators }, ['bridges', 'indicators', 'profiles'], async (db) => {
    for (const tag of ['mathed', 'a', 'b', 'c', 'd']) await db.run(`INSERT INTO "publicThings" VALUES ('hashtag' || chr(10) || '${tag}')`);
    return bridgeFigures({ db, k: 5, top: 15, platforms: [] } as unknown as Source);
  });
  expect(rowsOf(figure?.table as never)).toMatchObject([
    { other: '#a', people: 12, share: 1 },
    { other: '#c', people: 10, share: 1 },
    { other: '#d', people: 9, share: null },
  ]);
});

/** The domains told of #mathed, to which so many people link there, so many others elsewhere, and which so many people of it do not. */
async function toolsTold(there: number, elsewhere: number, others: number) {
  const domain = 'shop.example';
  const bridges = [{ kind: 'tool', one: '#mathed', other: domain, thing: null, people: there, share: 0.5 }];
  const links = Array.from({ length: there + elsewhere }, (_, i) => ({
    post: `twitter:${i}`,
    position: 1,
    url: `https://${domain}/`,
    domain,
  }));
  const crowd = { indicator: 'people', scope: 'space', item: '#mathed', value: there + others };
  const [, figure] = await withTables(
    { bridges, links, indicators: [crowd] },
    ['bridges', 'links', 'indicators', 'profiles'],
    async (db, folder) => {
      await db.run(`INSERT INTO "publicThings" VALUES ('hashtag' || chr(10) || 'mathed'), ('domain' || chr(10) || '${domain}')`);
      const rows = links.map(({ post }, i) => `('${post}', ${i}, ${i}, NULL, ${i < there ? "['mathed']" : '[]::VARCHAR[]'})`);
      await db.run(
        `CREATE TABLE "shownPosts" AS SELECT *, 1 AS week FROM (VALUES ${rows.join(', ')}) AS t(post, number, teller, space, hashtags)`,
      );
      await gatherLinks(db, join(folder, 'linked'));
      return bridgeFigures({ db, k: 5, top: 15, platforms: [] } as unknown as Source);
    },
  );
  return figure === null ? [] : rowsOf(figure?.table as never);
}

test('a domain is told of a space, but not where fewer than five people link to it elsewhere or fewer than five never do', async () => {
  expect(await toolsTold(6, 5, 5)).toMatchObject([{ tool: 'shop.example', people: 6, share: 0.5 }]);
  expect(await toolsTold(6, 0, 0)).toHaveLength(1);
  expect(await toolsTold(6, 4, 5)).toEqual([]);
  expect(await toolsTold(6, 5, 4)).toEqual([]);
});
