import { expect, test } from 'vitest';
import { Database } from '../../../../src/database/database.ts';
import { closeCrowds } from '../../../../src/report/source/withheld/crowds.ts';

/** The places of which people are not counted, where each of these posts stands in a hashtag or group, or in neither, and is of one person. */
async function closed(posts: readonly (readonly [platform: string, teller: number, space: string | null, tag: string | null])[]) {
  const people = (of: typeof posts) => new Set(of.map(([platform, teller]) => `${platform}${teller}`)).size;
  const place = (name: string) =>
    posts.filter(([platform, , space, tag]) => [platform, `${platform}/${space}`, `#${tag}`].includes(name) || name === '');
  const names = [...new Set(posts.flatMap(([platform, , space, tag]) => [platform, space && `${platform}/${space}`, tag && `#${tag}`]))];
  const counted = ['', ...names.filter((name) => name !== null)].map(
    (name) => `('people', '${name === '' ? 'study' : 'space'}', nullif('${name}', ''), NULL, ${people(place(name as string))})`,
  );
  const text = (value: string | null) => (value === null ? 'NULL::VARCHAR' : `'${value}'`);
  const rows = posts.map(
    ([platform, teller, space, tag], i) =>
      `('${platform}:${i}', ${platform.length * 1000 + teller}, ${text(space)}, ${tag === null ? '[]::VARCHAR[]' : `['${tag}']`})`,
  );
  const db = await Database.open();
  await db.run(`CREATE TABLE indicators AS SELECT * FROM (VALUES ${counted.join(', ')}) AS t (indicator, scope, item, period, value)`);
  await db.run(`CREATE TABLE "shownPosts" AS SELECT * FROM (VALUES ${rows.join(', ')}) AS t (post, teller, space, hashtags)`);
  await closeCrowds(db, 5);
  const found = await db.rows<{ item: string }>('SELECT item FROM "closedCrowds"');
  db.close();
  return found.map(({ item }) => item);
}

const crowd = (n: number, platform: string, space: string | null, tag: string | null, from = 0) =>
  Array.from({ length: n }, (_, i) => [platform, from + i, space, tag] as const);

test('people of a hashtag are not counted where fewer than five of the study never use it', async () => {
  expect(await closed([...crowd(9, 'twitter', null, 'mathed'), ...crowd(12, 'twitter', null, null)])).toEqual(['#mathed']);
  expect(await closed([...crowd(9, 'twitter', null, 'mathed'), ...crowd(14, 'twitter', null, null)])).toEqual([]);
  expect(await closed([...crowd(9, 'twitter', null, 'mathed'), ...crowd(9, 'twitter', null, null)])).toEqual([]);
});

test('nor where fewer than five of the platform that holds all its posts never use it', async () => {
  const elsewhere = crowd(9, 'reddit', null, null);
  const here = [...crowd(9, 'twitter', null, 'mathed'), ...crowd(12, 'twitter', null, null)];
  expect(await closed([...elsewhere, ...here])).toEqual(['#mathed']);
  expect(await closed([...elsewhere, ...here, ['reddit', 20, null, 'mathed']])).toEqual([]);
});

test('people of a group are not counted where fewer than five of its platform never post in it', async () => {
  const elsewhere = crowd(9, 'twitter', null, null);
  const groups = [...crowd(9, 'reddit', 'chalk', null), ...crowd(11, 'reddit', 'desk', null, 2)];
  expect(await closed([...elsewhere, ...groups])).toEqual(['reddit/chalk', 'reddit/desk']);
});

test('nor those of the only two groups of a platform, where fewer than five post in both', async () => {
  const groups = (from: number) => [...crowd(12, 'reddit', 'chalk', null), ...crowd(12, 'reddit', 'desk', null, from)];
  expect(await closed(groups(9))).toEqual(['reddit/chalk', 'reddit/desk']);
  expect(await closed(groups(7))).toEqual([]);
  expect(await closed([...groups(9), ...crowd(12, 'reddit', 'hall', null, 30)])).toEqual([]);
});
