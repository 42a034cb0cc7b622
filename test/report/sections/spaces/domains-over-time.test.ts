import { expect, test } from 'vitest';
import { rowsOf } from '../../../../src/report/figure.ts';
import { domainsOverTime } from '../../../../src/report/sections/spaces/domains-over-time.ts';
import type { Source } from '../../../../src/report/source/source.ts';
import { withTables } from '../../tables.ts';

const A = 'a.example';

/** Posts of a week: so many people who link to the domain, and so many who do not, with so many posts each. */
interface Week {
  readonly linking: number;
  readonly others: number;
  readonly each?: number;
}

/** The figure of a study of these weeks, from week 100 on; weeks are told by eight people. */
function followed(weeks: readonly Week[], k = 5) {
  return withTables({}, ['posts'], async (db) => {
    const posts = weeks.flatMap(({ linking, others, each = 1 }, w) =>
      Array.from({ length: (linking + others) * each }, (_, i) => ({
        week: 100 + w,
        teller: i % (linking + others),
        links: i % (linking + others) < linking,
      })),
    );
    const values = posts.map(({ week, teller }, i) => `(${i + 1}, 'p${i}', ${teller}, ${week})`);
    await db.run(`CREATE TABLE "shownPosts" AS SELECT * FROM (VALUES ${values.join(', ')}) AS t(number, post, teller, week)`);
    const links = posts.flatMap((one, i) => (one.links ? [`(${i + 1}, '${A}')`, `(${i + 1}, 'other.example')`] : []));
    await db.run(
      `CREATE TABLE "shownLinks" AS SELECT * FROM (VALUES ${links.join(', ')}) AS t(number, domain) JOIN "shownPosts" USING (number)`,
    );
    const source = { db, k } as unknown as Source;
    const figure = await domainsOverTime(source, [{ domain: A, name: A, posts: posts.filter((one) => one.links).length }]);
    return figure === null ? null : { figure, told: rowsOf<{ posts: number | null }>(figure.table).map(({ posts: n }) => n) };
  });
}

const usual: Week = { linking: 20, others: 20, each: 2 };

test('posts are counted by period from the first week on', async () => {
  const found = await followed([usual, usual, { linking: 30, others: 20, each: 2 }, usual]);
  expect(found?.told).toEqual([40, 40, 60, 40]);
  expect(found?.figure.finding).toMatch(/^Links to a\.example were most frequent in the week from 13 Dec 1971, in 60\sposts$/);
});

test('no period is said to have most links where the next has nearly as many', async () => {
  const found = await followed([usual, usual, { linking: 22, others: 20, each: 2 }, usual]);
  expect(found?.figure.finding).toMatch(/^No week stands out by links to a\.example: the fullest, from 13 Dec 1971, has 44\sposts$/);
});

test('a period with links by fewer than five people is withheld, and another from which it would follow', async () => {
  const found = await followed([usual, { linking: 4, others: 40 }, usual, usual, usual]);
  expect(found?.told[1]).toBeNull();
  expect(found?.told.filter((n) => n === null)).toHaveLength(2);
});

test('so is one in which all but fewer than five people link', async () => {
  const found = await followed([usual, { linking: 40, others: 3 }, usual, usual, usual]);
  expect(found?.told[1]).toBeNull();
});

test('too little to be followed gives no figure', async () => {
  expect(await followed([usual, usual])).toBeNull();
  expect(
    await followed([
      { linking: 6, others: 9 },
      { linking: 6, others: 9 },
      { linking: 6, others: 9 },
    ]),
  ).toBeNull();
});
