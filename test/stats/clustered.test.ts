import { afterAll, describe, expect, test } from 'vitest';
import { Database } from '../../src/database/database.ts';
import { integer, seeded } from '../../src/random.ts';
import { clusteredShare, independentPosts } from '../../src/stats/clustered.ts';
import { studentQuantile } from '../../src/stats/student.ts';
import { wilson, wilsonEnd } from '../../src/stats/wilson.ts';

type People = readonly (readonly [hits: number, of: number])[];

/** The sums over people that the interval is made from. */
function clusters(people: People) {
  const sum = (of: (hits: number, n: number) => number) => people.reduce((total, [hits, n]) => total + of(hits, n), 0);
  return {
    hits: sum((h) => h),
    of: sum((_, n) => n),
    people: people.length,
    hitsSquared: sum((h) => h * h),
    hitsByTrials: sum((h, n) => h * n),
    trialsSquared: sum((_, n) => n * n),
    trialsCubed: sum((_, n) => n ** 3),
  };
}

const random = seeded(7);
/** People of whom half do something in most and half in few of their posts; a few post far more than the others. */
function study(size: number, often: number, seldom: number): People {
  return Array.from({ length: size }, () => {
    const [n, rate] = [Math.min(100, Math.floor(1 / random())), random() < 0.5 ? often : seldom];
    return [Array.from({ length: n }).filter(() => random() < rate).length, n] as const;
  });
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
    // One degree of freedom less for the share itself, and Student's t of 100 people beside that of 1,000 posts.
    const n = 99 * (studentQuantile(999) / studentQuantile(99)) ** 2;
    const independent = wilson(0.3 * n, n);
    expect(found?.low).toBeCloseTo(independent?.low ?? 0, 10);
    expect(found?.high).toBeCloseTo(independent?.high ?? 0, 10);
  });

  test('divides n by the design effect of people who post unequally often, worked out by hand', () => {
    // hits of n: 3/4, 0/2, 1/1, 2/6, 0/3, 4/4. Σ(h − p n)² = 9.5, n p (1 − p) = 5; w² add up to 82/400, w³ to 380/8000.
    const people: People = [
      [3, 4],
      [0, 2],
      [1, 1],
      [2, 6],
      [0, 3],
      [4, 4],
    ];
    const effect = 9.5 / 5 / (1 + 82 / 400 - (2 * (380 / 8000)) / (82 / 400));
    const n = (20 / effect) * (studentQuantile(19) / studentQuantile(400 / 82 - 1)) ** 2;
    const expected = wilson(0.5 * n, n);
    expect(clusteredShare(clusters(people))?.low).toBeCloseTo(expected?.low ?? 0, 12);
  });

  test('counts people where all posts have one answer, and says nothing of no posts', () => {
    const people = Array.from({ length: 20 }, () => [5, 5] as const);
    expect(clusteredShare(clusters(people))?.low).toBeCloseTo(wilson(20, 20)?.low ?? 0, 12);
    expect(clusteredShare(clusters(people))?.high).toBe(1);
    expect(clusteredShare(clusters([]))).toBeNull();
  });

  test('is everything where one person wrote nearly all posts', () => {
    const found = clusteredShare(clusters([[500_000, 1_000_000], ...Array.from({ length: 9 }, (_, i) => [i % 2, 1] as const)]));
    expect([found?.low, found?.high]).toEqual([expect.closeTo(0, 6), expect.closeTo(1, 6)]);
  });

  test.each([
    [8, 0.7, 0.1],
    [20, 0.7, 0.1],
    [20, 0.18, 0.02],
    [200, 0.7, 0.1],
    [200, 0.18, 0.02],
  ])('covers the share of %d people, of whom few write most, in at least 92 of 100 studies', (size, often, seldom) => {
    const truth = (often + seldom) / 2;
    const found = Array.from({ length: 500 }, () => clusteredShare(clusters(study(size, often, seldom))));
    expect(found.filter((one) => one !== null && one.low <= truth && truth <= one.high).length / 500).toBeGreaterThanOrEqual(0.92);
  });
});

describe('independentPosts as SQL', () => {
  const db = Database.open();
  afterAll(async () => (await db).close());

  test('gives the interval of clusteredShare, for any people', async () => {
    const studies = Array.from({ length: 200 }, () => clusters(study(2 + integer(random, 30), 0.7, 0.1)));
    const told = [
      ...studies,
      clusters([
        [500_000, 1_000_000],
        [1, 1],
        [0, 1],
      ]),
    ].filter(({ hits, of }) => hits > 0 && hits < of);
    const names = ['hits', 'of', 'hitsSquared', 'hitsByTrials', 'trialsSquared', 'trialsCubed'] as const;
    const columns = Object.fromEntries(names.map((name) => [name, `CAST("${name}" AS DOUBLE)`])) as Record<(typeof names)[number], string>;
    const values = told.map((one, i) => `(${i}, ${names.map((name) => one[name]).join(', ')})`);
    const p = `(${columns.hits} / ${columns.of})`;
    const rows = await (await db).rows<{ low: number; high: number }>(
      `SELECT ${wilsonEnd(p, 'n', '-')} AS low, ${wilsonEnd(p, 'n', '+')} AS high
      FROM (SELECT *, ${independentPosts(columns)} AS n FROM (VALUES ${values.join(', ')}) AS t (i, ${names.map((name) => `"${name}"`).join(', ')})) ORDER BY i`,
    );
    for (const [i, one] of told.entries()) {
      expect(rows[i]?.low).toBeCloseTo(clusteredShare(one)?.low ?? -1, 9);
      expect(rows[i]?.high).toBeCloseTo(clusteredShare(one)?.high ?? -1, 9);
    }
  });
});
