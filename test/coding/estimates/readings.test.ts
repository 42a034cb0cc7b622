import { describe, expect, test } from 'vitest';
import { codebook } from '../../../src/codebook/codebook.ts';
import { codersOf, differences, type Entry, sideBySide, verdict } from '../../../src/coding/estimates/readings.ts';
import type { Reading } from '../../../src/coding/returned/reading.ts';

const no = { sharing: false, selfpromotion: false, commercial: false };

function reading(more: Partial<Reading> = {}): Reading {
  return { item: 'r1p1', coder: 'ann', codes: no, uncodable: false, flag: null, memo: '', saved: null, place: 'a.csv: row 2', ...more };
}

/** Readings side by side, each as a file of its own. */
const beside = (readings: readonly Reading[], settled: readonly Reading[] = []): Entry[] => {
  const files = (list: readonly Reading[]) => list.map((one) => ({ file: one.place, readings: [one], open: 0, notes: [] }));
  return sideBySide(files(readings), files(settled), null);
};

/** A list in each of its orders. */
function orders<T>(list: readonly T[]): T[][] {
  if (list.length < 2) return [[...list]];
  return list.flatMap((one, i) => orders(list.toSpliced(i, 1)).map((rest) => [one, ...rest]));
}

const yes = { ...no, sharing: true };
const at = (day: number) => `2026-01-0${day}T10:00:00.000Z`;

describe('a coder who returns a post several times', () => {
  test('is taken at the latest word, in whatever order the files are given', () => {
    const words = [
      reading({ codes: yes, saved: at(3), place: 'c.csv: row 2' }),
      reading({ codes: yes, saved: at(1) }),
      reading({ codes: no, saved: at(2), place: 'b.csv: row 2' }),
    ];
    for (const files of orders(words)) expect(beside(files)[0]?.readings.get('ann')).toMatchObject({ codes: yes, saved: at(3) });
    for (const files of orders(words)) expect(beside([], files)[0]?.settled).toMatchObject({ codes: yes, saved: at(3) });
  });

  test('is taken at the latest word by the hour of each zone, and not where a spreadsheet wrote the date anew', () => {
    const zones = [reading({ codes: yes, saved: '2026-01-01T10:00:00-05:00' }), reading({ saved: '2026-01-01T14:00:00.000Z' })];
    for (const files of orders(zones)) expect(beside(files)[0]?.readings.get('ann')?.codes).toEqual(yes);
    const rewritten = [reading({ codes: yes, saved: '02.01.2026 10:00' }), reading({ saved: '11.12.2025 10:00' })];
    for (const files of orders(rewritten)) expect(() => beside(files)).toThrow('ann coded r1p1 twice, and differently');
  });

  test('keeps the memo that was written later, or alone', () => {
    const memos = [reading({ saved: at(1) }), reading({ saved: at(2), memo: 'seen again' })];
    for (const files of orders(memos)) expect(beside(files)[0]?.readings.get('ann')?.memo).toBe('seen again');
    // Codes in another order are the same word.
    const undated = [
      reading({ codes: Object.fromEntries(Object.entries(no).reverse()) }),
      reading({ memo: 'alone', place: 'b.csv: row 2' }),
    ];
    for (const files of orders(undated)) expect(beside(files)[0]?.readings.get('ann')?.memo).toBe('alone');
  });

  test('is asked which word holds where no date tells, in whatever order the files are given', () => {
    const unsure = [
      [reading({ codes: yes }), reading({ codes: yes, saved: at(1) }), reading({ codes: no, saved: at(2) })],
      [reading({ codes: yes, saved: at(2) }), reading({ codes: no, saved: at(2) }), reading({ codes: no, saved: at(1) })],
      [reading({ flag: 'request' }), reading({ flag: 'emotional' })],
      [reading({ uncodable: true, codes: {} }), reading()],
    ];
    for (const words of unsure)
      for (const files of orders(words)) expect(() => beside(files)).toThrow('ann coded r1p1 twice, and differently');
  });
});

test('posts stand in the order of their names, and coders beside each other in theirs', () => {
  const files = ['r1p2', 'r1p10', 'r1p1'].flatMap((item) =>
    ['cy', 'ann', 'bo'].map((coder) => reading({ item, coder, place: `${coder}.csv` })),
  );
  expect(beside(files).map(({ item, readings }) => [item, ...readings.keys()])).toEqual([
    ['r1p1', 'ann', 'bo', 'cy'],
    ['r1p10', 'ann', 'bo', 'cy'],
    ['r1p2', 'ann', 'bo', 'cy'],
  ]);
});

test('a code that one coder left open counts as the others say', () => {
  const entries = beside([reading({ coder: 'bo', codes: { ...yes, commercial: null } }), reading({ codes: yes })]);
  expect(entries.map((entry) => [differences(entry, codebook), verdict(entry, codebook)])).toEqual([
    [[], { uncodable: false, codes: yes }],
  ]);
});

test('coders are in the order of their names, whoever read the first post', () => {
  expect(codersOf(beside([reading({ coder: 'cy' }), reading({ coder: 'ann', item: 'r1p2' })]))).toEqual(['ann', 'cy']);
});
