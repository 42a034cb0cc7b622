import { expect, test } from 'vitest';
import { programCodes } from '../../../../src/codebook/decided-codes.ts';
import { definitions } from '../../../../src/pln/every-indicator.ts';
import { parts } from '../../../../src/report/comparison/compare.ts';
import { numbersOf } from '../../../../src/report/comparison/numbers.ts';
import { rowsOf } from '../../../../src/report/figure.ts';
import { growth } from '../../../../src/report/sections/people/growth.ts';
import type { Source } from '../../../../src/report/source/source.ts';
import { Glossary } from '../../../../src/report/words/glossary.ts';
import { withTables } from '../../tables.ts';

test('a sign without an interval has none in the table, in place of one of no width', async () => {
  const sign = { scope: 'study', person: null, item: null, period: null, people: 30, bearers: null };
  const indicators = [
    { ...sign, indicator: 'questionShare', value: 0.2, low: 0.1, high: 0.3 },
    { ...sign, indicator: 'gratitudeShare', value: 0, low: null, high: null },
  ];
  const section = await withTables({ indicators }, ['indicators', 'mixing', 'brokers', 'people'], (db) =>
    growth({ db, k: 5, glossary: new Glossary(definitions), codes: programCodes } as unknown as Source),
  );
  const [signs] = section.figures;
  expect(signs?.finding).toBe('Most frequent signs of growth in posts: questions (20.0%, 95% interval 10.0% to 30.0%)');
  expect(rowsOf(signs?.table as never)).toMatchObject([
    { sign: 'Questions', low: 0.1, high: 0.3 },
    { sign: 'Thanks', share: 0, low: null, high: null },
  ]);
});

test('the finding ranks all shares of posts, and none that is a share of people', async () => {
  const sign = { scope: 'study', person: null, item: null, period: null, people: 30, bearers: null };
  const indicators = [
    { ...sign, indicator: 'sellerShare', value: 0.9, low: 0.8, high: 0.95 },
    { ...sign, indicator: 'deletedShare', value: 0.3, low: 0.2, high: 0.4 },
    { ...sign, indicator: 'commerceShare', value: 0.1, low: 0.05, high: 0.15 },
    { ...sign, indicator: 'distressShare', value: 0.01, low: 0, high: 0.02 },
  ];
  const section = await withTables({ indicators }, ['indicators', 'mixing', 'brokers', 'people'], (db) =>
    growth({ db, k: 5, glossary: new Glossary(definitions), codes: programCodes } as unknown as Source),
  );
  expect(section.findings).toEqual([
    'Most frequent signs of strain in posts: deleted or removed (30.0%, 95% interval 20.0% to 40.0%) and commercial posts (10.0%, 95% interval 5.0% to 15.0%).',
  ]);
});

test('a median over people says that it is one', async () => {
  const sign = { scope: 'study', person: null, item: null, period: null, people: 30, bearers: null, low: null, high: null };
  const indicators = [
    { ...sign, indicator: 'questionShare', value: 0.2 },
    { ...sign, indicator: 'initiatingShare', value: 0.5 },
  ];
  const section = await withTables({ indicators }, ['indicators', 'mixing', 'brokers', 'people'], (db) =>
    growth({ db, k: 5, glossary: new Glossary(definitions), codes: programCodes } as unknown as Source),
  );
  expect(rowsOf<{ sign: string }>(section.figures[0]?.table as never).map(({ sign }) => sign)).toEqual(['Initiating, median', 'Questions']);
});

test('shares of people and of ties are not ranked, as they are of different things', async () => {
  const sign = { scope: 'study', person: null, item: null, period: null, people: 30, bearers: null, low: null, high: null };
  const indicators = [
    { ...sign, indicator: 'tiesKept', value: 0.2 },
    { ...sign, indicator: 'peopleBack', value: 0.6 },
  ];
  const section = await withTables({ indicators }, ['indicators', 'mixing', 'brokers', 'people'], (db) =>
    growth({ db, k: 5, glossary: new Glossary(definitions), codes: programCodes } as unknown as Source),
  );
  expect(section.findings).toEqual([]);
  expect(section.figures.map(({ finding }) => finding)).toEqual(['Signs of growth that do not rest on what posts say']);
  expect(section.figures[0]?.note).toBe('Only figures with at least 5 people behind them.');
});

test('a half-year without an interval has none either, and no change is told of it', async () => {
  const sign = { scope: 'space', person: null, item: 'instagram', people: 30, bearers: null, indicator: 'questionShare' };
  const indicators = [
    { ...sign, period: '2025-H2', value: 0, low: null, high: null },
    { ...sign, period: '2026-H1', value: 0.4, low: 0.3, high: 0.5 },
  ];
  const section = await withTables({ indicators }, ['indicators', 'mixing', 'brokers', 'people'], (db) =>
    growth({ db, k: 5, glossary: new Glossary(definitions), codes: programCodes } as unknown as Source),
  );
  const over = section.figures.find(({ id }) => id === 'growth-time');
  expect(over?.finding).toContain('did not change clearly');
  expect(rowsOf(over?.table as never)).toMatchObject([
    { space: 'Instagram', period: '2025-H2', share: 0, low: null, high: null },
    { space: 'Instagram', period: '2026-H1', low: 0.3, high: 0.5 },
  ]);
  // The numbers are of that space alone, and say so where they are compared.
  expect(Object.keys(numbersOf(section.figures, { k: 5, unit: 'people' }).numbers)).toContain(
    'growth-time / Instagram / Questions / 2026-H1 / share',
  );
});

test('the signs of spaces can be taken apart by space, to be compared with one another', async () => {
  const sign = { scope: 'space', person: null, period: null, people: 30, bearers: null, low: 0.1, high: 0.5 };
  const indicators = [
    { ...sign, item: 'instagram', indicator: 'questionShare', value: 0.2 },
    { ...sign, item: 'reddit', indicator: 'questionShare', value: 0.4 },
    { ...sign, item: 'instagram', indicator: 'gratitudeShare', value: 0.3 },
  ];
  const section = await withTables({ indicators, mixing: [], brokers: [] }, ['indicators', 'mixing', 'brokers', 'people'], (db) =>
    growth({ db, k: 5, glossary: new Glossary(definitions), codes: programCodes } as unknown as Source),
  );
  const found = parts(numbersOf(section.figures, { k: 5, unit: 'people' }), 'spaces');
  expect([...found.keys()]).toEqual(['Instagram', 'Reddit']);
  expect(found.get('Instagram')?.numbers).toMatchObject({
    'signs-of-spaces / Questions / share': 0.2,
    'signs-of-spaces / Thanks / share': 0.3,
  });
});

test('a sign that rests on codes is said to be by the program alone where people have corrected others', async () => {
  const sign = { scope: 'study', person: null, item: null, period: null, people: 30, bearers: null };
  const indicators = [
    { ...sign, indicator: 'commerceShare', value: 0.1, low: 0.05, high: 0.15 },
    { ...sign, indicator: 'questionShare', value: 0.2, low: 0.1, high: 0.3 },
  ];
  const section = await withTables({ indicators, mixing: [], brokers: [] }, ['indicators', 'mixing', 'brokers', 'people'], (db) =>
    growth({ db, k: 5, glossary: new Glossary(definitions), codes: programCodes, coding: {} } as unknown as Source),
  );
  expect(section.findings).toEqual([
    'Most frequent signs of growth in posts: questions (20.0%, 95% interval 10.0% to 30.0%).',
    'Most frequent signs of strain in posts: commercial posts (10.0%, 95% interval 5.0% to 15.0%) by the program alone.',
  ]);
});

test('a platform of which all stands in one group has no lines of its own beside that group', async () => {
  const sign = { scope: 'space', person: null, period: null, people: 30, bearers: null, low: 0.1, high: 0.5, indicator: 'questionShare' };
  const spaces = async (...values: readonly (readonly [item: string, value: number])[]) => {
    const indicators = values.map(([item, value]) => ({ ...sign, item, value }));
    const { figures } = await withTables({ indicators }, ['indicators', 'mixing', 'brokers', 'people'], async (db) => {
      for (const space of ['a', 'b']) await db.run(`INSERT INTO "publicThings" VALUES ('space' || chr(10) || 'reddit/${space}')`);
      return growth({ db, k: 5, glossary: new Glossary(definitions), codes: programCodes } as unknown as Source);
    });
    const table = figures.find(({ id }) => id === 'spaces-compared')?.table;
    return table === undefined ? [] : rowsOf<{ space: string }>(table).map(({ space }) => space);
  };
  expect(await spaces(['reddit', 0.2], ['reddit/a', 0.2])).toEqual([]);
  expect(await spaces(['reddit', 0.2], ['reddit/a', 0.2], ['reddit/b', 0.3])).toEqual(['r/a', 'r/b']);
  expect(await spaces(['reddit', 0.2], ['reddit/a', 0.25])).toEqual(['Reddit', 'r/a']);
});
