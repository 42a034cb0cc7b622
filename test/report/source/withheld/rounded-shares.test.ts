import { expect, test } from 'vitest';
import { roundEnds, roundedPlacesNote, roundShares } from '../../../../src/report/source/withheld/rounded-shares.ts';
import { withTables } from '../../tables.ts';

test('roundEnds(db, k) gives the ends of shares of few people in whole per cent, and leaves all else', async () => {
  const row = (item: string, people: number, value: number) => ({
    indicator: 'commerceShare',
    scope: 'space',
    item,
    value,
    low: value - 0.12345,
    high: value + 0.12345,
    people,
  });
  const indicators = [row('#few', 9, 0.34567), row('#many', 10, 0.34567), row('#ratio', 9, 3.5)];
  const found = await withTables({ indicators }, ['indicators'], async (db) => {
    await roundEnds(db, 5);
    return db.rows('SELECT item, value, low, high FROM indicators ORDER BY item');
  });
  expect(found).toEqual([
    { item: '#few', value: 0.34567, low: 0.22, high: 0.47 },
    { item: '#many', value: 0.34567, low: 0.34567 - 0.12345, high: 0.34567 + 0.12345 },
    { item: '#ratio', value: 3.5, low: 3.5 - 0.12345, high: 3.5 + 0.12345 },
  ]);
});

test('roundShares(db, k, names) gives shares in whole per cent where few people’s posts are not coded, and none that would seem to be nothing or all', async () => {
  const row = (indicator: string, item: string | null, value: number) => ({
    indicator,
    scope: item === null ? ('study' as const) : ('space' as const),
    item,
    value,
    low: value - 0.00345,
    high: value,
    people: 9,
  });
  const indicators = [
    row('commerceShare', null, 0.34567),
    row('feelingShare', null, 0.00349),
    row('askingShare', null, 0.99651),
    row('offTopicShare', null, 0),
    row('commerceShare', '#open', 0.34567),
    row('linkShare', null, 0.34567),
  ];
  const found = await withTables({ indicators }, ['indicators'], async (db) => {
    await db.run(
      `CREATE TABLE "shownPosts" AS SELECT 'twitter:1' AS post, NULL::VARCHAR AS space, []::VARCHAR[] AS hashtags, 'a' AS teller, 0 AS judged`,
    );
    await roundShares(db, 5, ['commerceShare', 'feelingShare', 'askingShare', 'offTopicShare']);
    expect(await roundedPlacesNote(db)).toContain('14.0% then means 14%');
    return db.rows('SELECT indicator, item, value, high FROM indicators ORDER BY indicator, item NULLS FIRST');
  });
  expect(found).toEqual([
    { indicator: 'commerceShare', item: null, value: 0.35, high: 0.35 },
    { indicator: 'commerceShare', item: '#open', value: 0.34567, high: 0.34567 },
    { indicator: 'linkShare', item: null, value: 0.34567, high: 0.34567 },
    { indicator: 'offTopicShare', item: null, value: 0, high: 0 },
  ]);
});

test('and where nearly all posts that are not coded are one person’s', async () => {
  const told = (much: number) =>
    withTables(
      { indicators: [{ indicator: 'commerceShare', scope: 'study', item: null, value: 0.34567, people: 9 }] },
      ['indicators'],
      async (db) => {
        await db.run(`CREATE TABLE "shownPosts" AS SELECT 'twitter:' || number AS post, NULL::VARCHAR AS space, []::VARCHAR[] AS hashtags, greatest(number, ${much}) AS teller, 0 AS judged
        FROM range(${much} + 6) AS numbers(number)`);
        await roundShares(db, 5, ['commerceShare']);
        const [row] = await db.rows<{ value: number }>('SELECT value FROM indicators');
        return row?.value;
      },
    );
  expect(await told(90)).toBe(0.35);
  expect(await told(9)).toBe(0.34567);
});
