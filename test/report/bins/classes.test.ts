import { describe, expect, test } from 'vitest';
import { merged } from '../../../src/privacy/suppression.ts';
import { classes, sumTellsFew, tellsFew } from '../../../src/report/bins/classes.ts';

/** People by value, as many as told of each value from 0 on. */
const people = (...counts: readonly number[]) => counts.map((count, value) => ({ value, count, people: count }));

function telling(median: number, ...counts: readonly number[]) {
  const found = people(...counts);
  const own = classes(found, 16);
  return tellsFew(median, found, { own, safe: merged(own, 5) ?? [], smallest: 5 });
}

describe('tellsFew(median, frequencies, beside)', () => {
  test('of a class that was merged, where its parts are few', () => {
    // 13, 9 and 8 are told, of 0, of 1–2 and of 3–4: with a median of 2 fewer than two have 1, with 1.5 it is two.
    expect(telling(2, 13, 1, 8, 8)).toBe(true);
    expect(telling(1.5, 13, 2, 7, 8)).toBe(true);
    expect(telling(0, 16, 2, 7, 5)).toBe(false);
  });

  test('of any class, where the median parts it and one part is few', () => {
    expect(telling(3.5, 5, 5, 5, 3, 12)).toBe(true);
    expect(telling(3.5, 5, 5, 5, 5, 6, 9)).toBe(false);
    expect(telling(3, 5, 5, 5, 3, 12)).toBe(false);
    // Between two classes, whose people are told.
    expect(telling(2.5, 5, 5, 5, 9, 6)).toBe(false);
  });

  test('of none where all are in one class, or there is none', () => {
    expect(telling(0, 4, 4)).toBe(false);
    expect(telling(1.5, 0, 2, 2)).toBe(false);
  });
});

test('sumTellsFew(frequencies, beside): where nearly all have the least that their class begins with', () => {
  const telling = (...counts: readonly number[]) => {
    const found = people(...counts);
    const own = classes(found, 16);
    return sumTellsFew(found, { own, safe: merged(own, 5) ?? [], smallest: 5 });
  };
  // 19 of 0 and 7 of 1 or more, with 8 ties: one person has 2.
  expect(telling(19, 6, 1)).toBe(true);
  expect(telling(19, 5, 2)).toBe(false);
  expect(telling(19, 6, 0, 1)).toBe(false);
  expect(telling(19, 7)).toBe(false);
  // Of 1 and 2 together at most four have 1, as a fifth would be told.
  expect(telling(9, 4, 6, 0, 0, 8)).toBe(true);
  expect(telling(9, 3, 7, 0, 0, 8)).toBe(true);
  expect(telling(9, 2, 8, 0, 0, 8)).toBe(false);
});
