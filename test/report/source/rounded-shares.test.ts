import { expect, test } from 'vitest';
import { roundEnds } from '../../../src/report/source/rounded-shares.ts';
import { withTables } from '../tables.ts';

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
