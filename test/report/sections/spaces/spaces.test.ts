import { join } from 'node:path';
import { expect, test } from 'vitest';
import { spaces, tools } from '../../../../src/report/sections/spaces/spaces.ts';
import { gatherLinks } from '../../../../src/report/source/linked.ts';
import type { Source } from '../../../../src/report/source/source.ts';
import { type Tables, withTables } from '../../tables.ts';

/** What is said first of posts that stand in these spaces, each by a person of its own; of null in none. */
async function said(...held: readonly (readonly [key: string, space: string] | null)[]) {
  const rows = held.map(
    (at, i) =>
      `('${at?.[0] ?? 'reddit'}:p${i}', ${i}, ${i}, ${at === null ? 'NULL' : `'${at[1]}'`}, '${at?.[0] ?? 'reddit'}', []::VARCHAR[])`,
  );
  const section = await withTables({}, ['posts'], async (db) => {
    await db.run(
      `CREATE TABLE "shownPosts" AS SELECT * FROM (VALUES ${rows.join(', ')}) AS t(post, number, teller, space, platform, hashtags)`,
    );
    for (const space of ['reddit/a', 'forum/a', 'forum/b'])
      await db.run(`INSERT INTO "publicThings" VALUES ('space' || chr(10) || '${space}')`);
    return spaces({ db, k: 5, top: 15, unit: 'people', posts: held.length, people: held.length } as unknown as Source);
  });
  return section.findings[0];
}

const times = <T>(n: number, at: T) => Array.from({ length: n }, () => at);

test('the posts of a space are shares of all posts, or of those that stand in one, called as on its platform', async () => {
  expect(await said(...times(9, ['reddit', 'a'] as const))).toBe('All posts stand in r/a.');
  expect(await said(...times(9, ['reddit', 'a'] as const), null)).toBe('All posts that stand in a subreddit stand in r/a.');
  const both = [...times(9, ['forum', 'a'] as const), ...times(6, ['forum', 'b'] as const)];
  expect(await said(...both)).toBe('forum/a holds 60.0% of the posts.');
  expect(await said(...both, null)).toBe('forum/a holds 60.0% of the posts that stand in a forum.');
  expect(await said(...both, ...times(9, ['reddit', 'a'] as const), null)).toContain('that stand in a subreddit or group');
});

/** What is said of links, one in each post of a person of its own. */
function linked(domains: readonly (string | null)[]) {
  const links: Tables['links'] = domains.map((domain, i) => ({ post: `p${i}`, position: 1, url: 'x', domain }));
  const profiles = [{ person: 'a', part: 'tools', kind: 'domain', item: 'short.example', count: 1, site: 'shortener' }];
  return withTables({ links, profiles }, ['links', 'profiles', 'posts'], async (db, folder) => {
    const rows = domains.map((_, i) => `('p${i}', ${i}, ${i})`);
    await db.run(
      `CREATE TABLE "shownPosts" AS SELECT *, 1 AS week, true AS linked FROM (VALUES ${rows.join(', ')}) AS t(post, number, teller)`,
    );
    await gatherLinks(db, join(folder, 'linked'));
    for (const domain of ['t.example', 'short.example'])
      await db.run(`INSERT INTO "publicThings" VALUES ('domain' || chr(10) || '${domain}')`);
    return tools({ db, k: 5, top: 15, unit: 'people', posts: domains.length, people: domains.length } as unknown as Source);
  });
}

test('a domain that is shown alone is not called that linked to most', async () => {
  const { findings } = await linked([...times(9, 't.example'), ...['a', 'b', 'c', 'd', 'e'].map((name) => `${name}.example`)]);
  expect(findings[0]?.replaceAll('\u00a0', ' ')).toBe('t.example is the only domain shown, in 9 posts by 9 people.');
});

test('of a domain that only shortens links it is said that it does', async () => {
  const { findings } = await linked([...times(9, 'short.example'), ...times(6, 't.example')]);
  expect(findings[0]).toMatch(/^short\.example, which only shortens links, is the domain linked to most, in 9/);
});

test('where no link tells where it leads, that is why no domain is shown', async () => {
  const { introduction } = await linked(times(9, null));
  expect(introduction).toHaveLength(1);
  expect(introduction[0]?.replaceAll('\u00a0', ' ')).toMatch(
    /9 links were found, but the exports do not tell where they lead, so no domain is shown\.$/,
  );
});
