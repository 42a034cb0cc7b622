import { expect, test } from 'vitest';
import { codebook } from '../../../src/codebook/codebook.ts';
import { type CodedPost, correctedShare } from '../../../src/coding/estimates/prevalence.ts';
import type { Total } from '../../../src/coding/round.ts';
import { assumed, groupOf, plan } from '../../../src/coding/sampling/plan.ts';
import { strata } from '../../../src/coding/sampling/sample.ts';

const total = (predicted: string[] | null, posts: number): Total => ({
  predicted,
  posts,
  instances: posts,
  accounts: posts,
});
const totals = [total(['sharing'], 2000), total(['selfpromotion', 'commercial'], 500), total([], 7500)];
const cells = totals.map(({ predicted, posts }) => ({
  group: groupOf(predicted, codebook),
  platform: 'twitter',
  period: '2023-Q1',
  posts,
}));
const planned = { totals, cells, decided: codebook.codes.map(({ code }) => code), alike: [] };

test('plan foretells the interval that a sample with the assumed precision and recall gives', () => {
  const [sharing] = plan(planned, codebook, [300]);
  expect(sharing?.share).toBeCloseTo((0.2 * assumed.precision) / assumed.recall, 10);
  const missed = (1600 / assumed.recall - 1600) / 8000;
  const coded = strata(cells, 300).flatMap(({ size, posts, cells: [cell] }) =>
    Array.from({ length: size }, (_, i): CodedPost => {
      const predicted = cell?.group === 'sharing';
      const settled = i < Math.round(size * (predicted ? assumed.precision : missed));
      // Large weights leave out what a finite study saves, as the plan does.
      return { author: `${cell?.group} ${i}`, predicted, settled, weight: (1000 * posts) / size, amount: 1 };
    }),
  );
  const found = correctedShare({ yes: 2000, no: 8000, unread: 0 }, coded);
  expect((sharing?.half ?? 0) / (((found?.high ?? 0) - (found?.low ?? 0)) / 2)).toBeCloseTo(1, 1);
});

test('plan says that more posts tell more, and that the classifier helps', () => {
  const rows = plan(planned, codebook, [60, 200, 600]);
  for (const { code } of codebook.codes) {
    const [small, middle, large] = rows.filter((row) => row.code === code);
    expect(small?.half).toBeGreaterThan(middle?.half ?? 1);
    expect(middle?.half).toBeGreaterThan(large?.half ?? 1);
    expect(large?.half).toBeLessThan(large?.simple ?? 0);
  }
});

test('plan takes a code that the classifier does not decide to apply to half of the posts', () => {
  const rows = plan({ ...planned, decided: ['sharing'] }, codebook, [100]);
  const [sharing, ...others] = rows;
  expect(sharing).toEqual(plan(planned, codebook, [100])[0]);
  for (const { share, simple, half } of others) {
    expect(share).toBeNull();
    expect(simple).toBeCloseTo(0.096, 3);
    expect(half).toBeGreaterThan(simple);
  }
});

test('plan says that few people whose posts are alike tell less, most of all of a rare code', () => {
  const rare = { ...planned, totals: [total(['sharing'], 200), total([], 9800)] };
  const people = (within: number, others: number) => ({
    ...rare,
    cells: rare.totals.map(({ predicted, posts }) => ({ group: groupOf(predicted, codebook), platform: 'twitter', period: '2023', posts })),
    alike: [{ code: 'sharing', within, all: others, given: 1, others }],
  });
  const half = (within: number, others: number) => plan(people(within, others), codebook, [200])[0]?.half ?? 0;
  expect(half(0, 1)).toBe(plan({ ...people(0, 1), alike: [] }, codebook, [200])[0]?.half);
  expect(half(0.3, 100)).toBeGreaterThan(half(0.1, 100));
  expect(half(0.1, 100)).toBeGreaterThan(half(0.1, 20));
  // Hardly a post without the code by the classifier has it: nobody will know how alike they are.
  expect(half(0, 100)).toBeGreaterThan(1.5 * half(0, 1));
});

test('a post with several codes is drawn from the group of the first in the precedence', () => {
  expect([['sharing', 'commercial'], ['sharing', 'selfpromotion'], ['sharing'], [], null].map((codes) => groupOf(codes, codebook))).toEqual(
    ['commercial', 'selfpromotion', 'sharing', 'none', 'uncodable'],
  );
});
