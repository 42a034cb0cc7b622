import { expect, test } from 'vitest';
import { rowsOf } from '../../../../src/report/figure.ts';
import { concentration } from '../../../../src/report/sections/posts/concentration.ts';
import type { Source } from '../../../../src/report/source/source.ts';
import { type Tables, withTables } from '../../tables.ts';

const told = (amounts: readonly number[], indicators: Tables['indicators'] = [], k = 5) =>
  withTables({ people: amounts.map((posts, i) => ({ person: `p${i}`, posts, bot: false })), indicators }, ['people', 'indicators'], (db) =>
    concentration({ db, k, unit: 'people' } as unknown as Source),
  );

test.each([10, 12, 13, 27, 64, 110, 120, 501, 730])(
  'no two numbers of the curve of %i people are fewer than five people apart',
  async (n) => {
    const section = await told(Array.from({ length: n }, (_, i) => i + 1));
    const [curve] = section.figures;
    const rows = rowsOf<{ people: number; share: number }>(curve?.table as never);
    const at = rows.map(({ people }) => people * n);
    for (const [i, place] of at.slice(1).entries()) expect(place - (at[i] as number)).toBeGreaterThanOrEqual(5 - n / 1000);
    // Shares have three decimals. That of the most active, in the finding, is the last step of the curve.
    const [, top = '50', has] = /(?:most active (\d+)%|more active half) of people wrote ([\d.]+)%/.exec(curve?.finding ?? '') ?? [];
    const leading = Math.ceil((n * Number(top)) / 100);
    expect(at.at(-2)).toBeCloseTo(n - leading, 0);
    // As the indicators count the busiest 1%: amounts are 1 to n.
    expect(Number(has) / 100).toBeCloseTo((leading * (2 * n - leading + 1)) / (n * (n + 1)), 3);
    expect((1 - (rows.at(-2)?.share ?? 0)) * 100).toBeCloseTo(Number(has), 1);
    const [, least] = /least active ([\d.]+)%/.exec(curve?.alt ?? '') ?? [];
    expect(at.map((place) => ((place / n) * 100).toFixed(1))).toContain(least);
  },
);

test('posts without an author are nobody’s: the most active wrote a share of those with one', async () => {
  const of = (anonymous: boolean) =>
    withTables(
      { people: Array.from({ length: 20 }, (_, i) => ({ person: `p${i}`, posts: i + 1, bot: false })) },
      ['people', 'indicators'],
      (db) => concentration({ db, k: 5, unit: 'people', anonymous } as unknown as Source),
    );
  expect((await of(true)).findings).toEqual(['The more active half of people wrote 73.8% of the posts with a known author.']);
  expect((await of(false)).findings).toEqual(['The more active half of people wrote 73.8% of the posts.']);
});

test.each([24, 40, 73, 180, 420])(
  'of two reports of %i people the one with the smaller number tells all that the other does',
  async (n) => {
    const stops = async (k: number) => {
      const { figures } = await told(
        Array.from({ length: n }, (_, i) => i + 1),
        [],
        k,
      );
      return rowsOf<{ people: number }>(figures[0]?.table as never).map(({ people }) => people);
    };
    const [three, four, five] = [await stops(3), await stops(4), await stops(5)];
    expect(three).toEqual(expect.arrayContaining(four));
    expect(four).toEqual(expect.arrayContaining(five));
  },
);

test('nothing is told of how unevenly people posted where one wrote more than all others', async () => {
  const section = await told([400, ...Array.from({ length: 30 }, () => 3)]);
  expect(section).toMatchObject({ findings: [], figures: [] });
  expect(JSON.stringify(section)).not.toMatch(/\d/);
});

test('how unevenly people posted is not told where nearly all posts of the busiest are one person’s', async () => {
  const others = Array.from({ length: 58 }, () => 3);
  expect((await told([150, 4, ...others])).figures).toEqual([]);
  expect((await told([100, 40, ...others])).figures).toHaveLength(1);
});

test('how unevenly people posted is told of twice as many as must be told of, of whom none wrote more than half', async () => {
  const equal = (n: number) => Array.from({ length: n }, () => 3);
  expect((await told(equal(9))).figures).toEqual([]);
  expect((await told(equal(10))).figures).toHaveLength(1);
  // Beside the first, five wrote half as much as that one together.
  const most = (first: number) => [first, ...Array.from({ length: 5 }, () => 10), ...Array.from({ length: 24 }, () => 2)];
  expect((await told(most(99))).figures).toEqual([]);
  expect((await told(most(98))).figures).toHaveLength(1);
});

test('how many posted once or in one week only is told where enough people bear it', async () => {
  const amounts = [...Array.from({ length: 10 }, () => 1), ...Array.from({ length: 30 }, () => 3)];
  const week = (bearers: number) => [{ indicator: 'oneWeekShare', scope: 'study', value: 0.625, people: 40, bearers }];
  const [introduction] = (await told(amounts, week(5))).introduction;
  expect(introduction).toContain('Of them posted 25.0% once and 62.5% in one calendar week only');
  expect((await told(amounts, week(4))).introduction[0]).toMatch(/Of them posted 25\.0% once\.$/);
  // All but four posted once: the number would tell of the four.
  const allBut = (n: number) => told([...Array.from({ length: 40 - n }, () => 1), ...Array.from({ length: n }, () => 3)]);
  expect((await allBut(5)).introduction[0]).toContain('once');
  expect((await allBut(4)).introduction[0]).not.toContain('once');
});

test('how much of the circulation few posts make is told where enough people bear it', async () => {
  const top = (bearers: number) => [{ indicator: 'topCirculation', scope: 'study', value: 0.8, people: 40, bearers }];
  const amounts = Array.from({ length: 40 }, () => 3);
  expect((await told(amounts, top(5))).introduction[1]).toContain('make 80.0% of all instances');
  expect((await told(amounts, top(4))).introduction).toHaveLength(1);
});
