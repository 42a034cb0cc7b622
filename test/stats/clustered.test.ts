import { describe, expect, test } from 'vitest';
import { clusteredShare } from '../../src/stats/clustered.ts';
import { wilson } from '../../src/stats/wilson.ts';

/** The sums over people that the interval is made from. */
function clusters(people: readonly (readonly [hits: number, of: number])[]) {
  const sum = (of: (hits: number, n: number) => number) => people.reduce((total, [hits, n]) => total + of(hits, n), 0);
  return {
    hits: sum((h) => h),
    of: sum((_, n) => n),
    people: people.length,
    hitsSquared: sum((h) => h * h),
    hitsByTrials: sum((h, n) => h * n),
    trialsSquared: sum((_, n) => n * n),
  };
}

describe('clusteredShare(clusters)', () => {
  test('is Wilson’s interval where everybody posted once, but for the correction for few people', () => {
    const people = Array.from({ length: 400 }, (_, i) => [i < 120 ? 1 : 0, 1] as const);
    const found = clusteredShare(clusters(people));
    const plain = wilson(120, 400);
    expect(found?.share).toBe(0.3);
    expect(found?.low).toBeCloseTo(plain?.low ?? 0, 3);
    expect(found?.high).toBeCloseTo(plain?.high ?? 0, 3);
  });

  test('is that of as many posts as there are people, where all posts of a person are the same', () => {
    const people = Array.from({ length: 100 }, (_, i) => [i < 30 ? 10 : 0, 10] as const);
    const found = clusteredShare(clusters(people));
    const independent = wilson(30 * (99 / 100), 100 * (99 / 100));
    expect(found?.low).toBeCloseTo(independent?.low ?? 0, 10);
    expect(found?.high).toBeCloseTo(independent?.high ?? 0, 10);
  });

  test('divides n by the design effect: the linearised variance with people as clusters, worked out by hand', () => {
    // hits of n: 3/4, 0/2, 1/1, 2/6, 0/3, 4/4. The variance is 6/5 · Σ(h − p n)² / 20²; without clusters it is p(1 − p) / 20.
    const people = [
      [3, 4],
      [0, 2],
      [1, 1],
      [2, 6],
      [0, 3],
      [4, 4],
    ] as const;
    const p = 0.5;
    const variance = ((6 / 5) * people.reduce((sum, [h, n]) => sum + (h - p * n) ** 2, 0)) / 400;
    const effect = variance / ((p * (1 - p)) / 20);
    const expected = wilson(p * (20 / effect), 20 / effect);
    expect(effect).toBeGreaterThan(1);
    expect(clusteredShare(clusters(people))?.low).toBeCloseTo(expected?.low ?? 0, 12);
  });

  test('counts people where all posts have one answer, and says nothing of no posts', () => {
    const people = Array.from({ length: 20 }, () => [5, 5] as const);
    expect(clusteredShare(clusters(people))?.low).toBeCloseTo(wilson(20, 20)?.low ?? 0, 12);
    expect(clusteredShare(clusters(people))?.high).toBe(1);
    expect(clusteredShare(clusters([]))).toBeNull();
  });
});
