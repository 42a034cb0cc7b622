import { join } from 'node:path';
import { expect, test } from 'vitest';
import { definitions } from '../../../../src/pln/every-indicator.ts';
import { rowsOf } from '../../../../src/report/figure.ts';
import { sideBySide } from '../../../../src/report/sections/spaces/side-by-side.ts';
import { gatherLinks } from '../../../../src/report/source/linked.ts';
import type { Source } from '../../../../src/report/source/source.ts';
import { Glossary } from '../../../../src/report/words/glossary.ts';
import { withTables } from '../../tables.ts';

/** What is said first of two hashtags, in the larger of which four of ten coded posts are for sharing, by so many people. */
async function finding(bearers: number) {
  const share = (indicator: string, item: string, value: number) => ({ indicator, scope: 'space', item, value, people: 20 });
  const indicators = [
    share('people', '#one', 30),
    { ...share('sharingShare', '#one', 0.4), bearers },
    share('newsShare', '#one', 0),
    share('people', '#two', 29),
    share('newsShare', '#two', 0.25),
  ] as never;
  const section = await withTables({ indicators }, ['indicators', 'components', 'bridges', 'profiles', 'posts'], async (db) => {
    await db.run(`INSERT INTO "publicThings" VALUES ('hashtag' || chr(10) || 'one'), ('hashtag' || chr(10) || 'two')`);
    return sideBySide({ db, k: 5, glossary: new Glossary(definitions), coding: null, platforms: [] } as unknown as Source);
  });
  return section.figures.find(({ id }) => id === 'purposes')?.finding.replaceAll('\u00a0', ' ');
}

test('what posts are for is told of the coded ones, and of a space of which more than nothing may be told', async () => {
  expect(await finding(10)).toMatch(/^40\.0% of the coded posts of #one, the space with most people, are for sharing/);
  expect(await finding(2)).toMatch(/^25\.0% of the coded posts of #two are for news and opinion/);
});

test('what is linked to in a space is not told where no other space stands beside it', async () => {
  const of = (...spaces: readonly string[]) => {
    const links = Array.from({ length: 20 }, (_, i) => ({ post: `twitter:${i}`, position: 1, url: 'x', domain: 'shop.example' }));
    const bridges = spaces.map((one) => ({ kind: 'tool', one, other: 'shop.example', thing: null, people: 10, share: 0.5 }));
    return withTables({ links, bridges }, ['indicators', 'components', 'bridges', 'profiles', 'posts', 'links'], async (db, folder) => {
      for (const thing of ['hashtag\none', 'hashtag\ntwo', 'domain\nshop.example'])
        await db.run(`INSERT INTO "publicThings" VALUES ('${thing}')`);
      const rows = links.map(({ post }, i) => `('${post}', ${i}, ${i}, NULL, ['${i < 10 ? 'one' : 'two'}'])`);
      await db.run(
        `CREATE TABLE "shownPosts" AS SELECT *, 1 AS week FROM (VALUES ${rows.join(', ')}) AS t(post, number, teller, space, hashtags)`,
      );
      await gatherLinks(db, join(folder, 'linked'));
      return sideBySide({ db, k: 5, top: 15, glossary: new Glossary(definitions), coding: null, platforms: [] } as unknown as Source);
    });
  };
  expect((await of('#one', '#two')).figures.map(({ id }) => id)).toEqual(['tools-of-spaces']);
  expect((await of('#one')).figures).toEqual([]);
});

test('groups are not set side by side by how many posts of them were deleted, where none was', async () => {
  const of = async (deleted: number) => {
    const row = (indicator: string, item: string, value: number) => ({ indicator, scope: 'space', item, value, people: 20, bearers: null });
    const indicators = ['reddit/a', 'reddit/b'].flatMap((item) => [
      row('posts', item, 30),
      row('people', item, 20),
      row('deletedShare', item, deleted),
    ]);
    const { figures } = await withTables({ indicators }, ['indicators', 'components', 'bridges', 'profiles', 'posts'], async (db) => {
      for (const space of ['a', 'b']) await db.run(`INSERT INTO "publicThings" VALUES ('space' || chr(10) || 'reddit/${space}')`);
      return sideBySide({ db, k: 5, top: 15, glossary: new Glossary(definitions), coding: null, platforms: [] } as unknown as Source);
    });
    return figures.map(({ id }) => id);
  };
  expect(await of(0)).not.toContain('groups-compared');
  expect(await of(0.1)).toContain('groups-compared');
});

test('a table that holds some of the spaces does not say that they are those with most people, before which others stand', async () => {
  const names = Array.from({ length: 16 }, (_, i) => `#tag${i}`);
  const indicators = names.flatMap((item, i) =>
    ['people', 'outTies', 'posts'].map((indicator) => ({ indicator, scope: 'space', item, value: 20 + i, people: 20 })),
  ) as never;
  const { figures } = await withTables({ indicators }, ['indicators', 'components', 'bridges', 'profiles', 'posts'], async (db) => {
    await db.run(`INSERT INTO "publicThings" SELECT concat('hashtag', chr(10), 'tag', i) FROM range(16) AS numbers(i)`);
    await db.keep('closedCrowds', { item: ['#tag0'] });
    return sideBySide({ db, k: 5, glossary: new Glossary(definitions), coding: null, platforms: [] } as unknown as Source);
  });
  const found = figures.find(({ id }) => id === 'space-measures');
  expect(rowsOf<{ space: string }>(found?.table as never)[0]?.space).toBe('#tag0');
  expect(found?.note).toBe('The first 12 of 16.');
});

test('a space of which it is not told how many post there stands before the others, whichever of them have more', async () => {
  const order = async (most: number) => {
    const row = (indicator: string, item: string, value: number) => ({ indicator, scope: 'space', item, value, people: 20, bearers: null });
    const people = { 'reddit/a': 30, 'reddit/b': most, 'reddit/c': 26 };
    const indicators = Object.entries(people).flatMap(([item, n]) => [
      row('posts', item, 60),
      row('people', item, n),
      row('sharingShare', item, 0.2),
    ]);
    const { figures } = await withTables({ indicators }, ['indicators', 'components', 'bridges', 'profiles', 'posts'], async (db) => {
      for (const space of ['a', 'b', 'c']) await db.run(`INSERT INTO "publicThings" VALUES ('space' || chr(10) || 'reddit/${space}')`);
      await db.keep('closedCrowds', { item: ['reddit/b'] });
      return sideBySide({ db, k: 5, top: 15, glossary: new Glossary(definitions), coding: null, platforms: [] } as unknown as Source);
    });
    const told = figures.find(({ id }) => id === 'purposes');
    expect(told?.finding).not.toMatch(/most people/);
    return rowsOf<{ space: string }>(told?.table as never).map(({ space }) => space);
  };
  const first = await order(28);
  expect(first).toHaveLength(3);
  expect(await order(24)).toEqual(first);
  expect(await order(32)).toEqual(first);
});

test('a group is set against the one that its ratios are against, where that may be told', async () => {
  const heading = async (people: Readonly<Record<string, number>>, told: readonly string[], closed: readonly string[] = []) => {
    const most = Math.max(...Object.values(people));
    const indicators = Object.entries(people).flatMap(([item, value]) => [
      { indicator: 'people', scope: 'space', item, value, people: 20 },
      ...(value === most ? [] : [{ indicator: 'groupLinkRatio', scope: 'space', item, value: 3, low: 2, high: 4, people: 20 }]),
    ]);
    const tables = { indicators } as never;
    const { figures } = await withTables(tables, ['indicators', 'components', 'bridges', 'profiles', 'posts'], async (db) => {
      for (const space of told) await db.run(`INSERT INTO "publicThings" VALUES ('space' || chr(10) || '${space}')`);
      await db.keep('closedCrowds', { item: closed });
      return sideBySide({ db, k: 5, top: 15, glossary: new Glossary(definitions), coding: null, platforms: [] } as unknown as Source);
    });
    return figures.find(({ id }) => id === 'group-contrasts')?.finding.replaceAll('\u00a0', ' ');
  };
  const people = { 'reddit/a': 30, 'reddit/b': 28, 'reddit/c': 40 };
  const [a, b, c] = Object.keys(people) as [string, string, string];
  expect(await heading(people, [a, b, c])).toMatch(/in r\/a as in r\/c$/);
  // The largest may not be named: the others are set against it, not against each other.
  expect(await heading(people, [a, b])).toBeUndefined();
  // One that may not be named has as many people: either may be the one they are against.
  expect(await heading({ ...people, 'reddit/d': 40 }, [a, b, c])).toBeUndefined();
  // Groups are set against one of their own platform.
  expect(await heading({ ...people, 'forum/a': 50 }, [a, 'forum/a'])).toBeUndefined();
  // It is not told how many people two of them have, and so not which is larger.
  expect(await heading(people, [a, b, c], [a, b])).toBeUndefined();
  expect(await heading(people, [a, b, c], [a, b, c])).toBeUndefined();
});

test('that more spaces are compared than stand in the table of them is said', async () => {
  const note = async (spaces: number) => {
    const names = Array.from({ length: 16 }, (_, i) => `#tag${i}`);
    const indicators = names.flatMap((item) =>
      ['people', 'outTies', 'posts'].map((indicator) => ({ indicator, scope: 'space', item, value: 20, people: 20 })),
    ) as never;
    const components = ['posts', 'people', 'linkShare'].map((measure) => ({
      ...{ component: 1, measure, weight: 0.9, variance: 0.5 },
      ...{ chance: 0.3, spaces },
    }));
    const used = ['indicators', 'components', 'bridges', 'profiles', 'posts'] as const;
    const { figures } = await withTables({ indicators, components }, used, async (db) => {
      await db.run(`INSERT INTO "publicThings" SELECT concat('hashtag', chr(10), 'tag', i) FROM range(16) AS numbers(i)`);
      return sideBySide({ db, k: 5, glossary: new Glossary(definitions), coding: null, platforms: [] } as unknown as Source);
    });
    return figures.find(({ id }) => id === 'space-components')?.note;
  };
  expect(await note(16)).toMatch(/^Counts enter as logarithms/);
  expect(await note(19)).toMatch(/^The 19 spaces include some about which nothing is told one by one, to protect people\. Counts/);
});
