import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KnownSums, type Line } from '../../src/privacy/known-sums.ts';

/** The cells that follow from sums, as fractions would tell them: those whose unit vector adds nothing to the rank of the sums. */
function follows(lines: readonly Line[], cells: number): number[] {
  const rows = lines.map((line) => Array.from({ length: cells }, (_, i) => BigInt(line.filter((one) => one === i).length)));
  const unit = (i: number) => Array.from({ length: cells }, (_, c) => (c === i ? 1n : 0n));
  return Array.from({ length: cells }, (_, i) => i).filter((i) => rank([...rows, unit(i)]) === rank(rows));
}

/** The rank of a matrix of whole numbers, exactly (Bareiss without division). */
function rank(matrix: readonly (readonly bigint[])[]): number {
  let rows = matrix.map((row) => [...row]);
  let found = 0;
  for (let c = 0; c < (rows[0]?.length ?? 0); c++) {
    const pivot = rows.find((row) => row[c] !== 0n);
    if (pivot === undefined) continue;
    found += 1;
    rows = rows
      .filter((row) => row !== pivot)
      .map((row) => row.map((value, i) => value * (pivot[c] as bigint) - (pivot[i] as bigint) * (row[c] as bigint)));
  }
  return found;
}

const study = fc.integer({ min: 1, max: 9 }).chain((cells) =>
  fc.record({
    cells: fc.constant(cells),
    lines: fc.array(fc.uniqueArray(fc.integer({ min: 0, max: cells - 1 }), { minLength: 1 }), { minLength: 1, maxLength: 7 }),
    order: fc.infiniteStream(fc.nat()),
  }),
);

describe('sums that are known', () => {
  test('a cell follows where two sums differ in it alone', () => {
    const sums = new KnownSums([[0, 1, 2], [0, 1], [1]], 3);
    expect(sums.cells().sort()).toEqual([0, 1, 2]);
    expect(sums.rests(new Set([2]), 0)).toBe(true);
    expect(sums.rests(new Set([2]), 2)).toBe(false);
    sums.drop(0);
    expect(sums.cells().sort()).toEqual([0, 1]);
  });

  test('a sum that others make up can be left out without any loss', () => {
    const sums = new KnownSums([[0, 1, 2], [0, 1], [2]], 3);
    expect([0, 1, 2].map((line) => sums.rests(new Set([2]), line))).toEqual([false, false, false]);
    sums.drop(2);
    expect(sums.cells()).toEqual([2]);
    expect(sums.rests(new Set([2]), 1)).toBe(true);
  });

  test('a sum left out takes nothing with it where halves of sums make a cell', () => {
    // a + b, b + c, a + c, and a itself: a is half of three sums, or the last alone.
    const sums = new KnownSums([[0, 1], [1, 2], [0, 2], [0]], 3);
    sums.drop(0);
    expect(sums.cells().sort()).toEqual([0, 1, 2]);
    expect([1, 2, 3].map((line) => sums.rests(new Set([0]), line))).toEqual([false, false, true]);
  });

  test('a cell of many sums follows as sharply as one of few', () => {
    // Of so many cells all but one in turn.
    for (let cells = 3; cells < 40; cells++) {
      const all = Array.from({ length: cells }, (_, i) => i);
      const sums = new KnownSums(
        all.map((left) => all.filter((i) => i !== left)),
        cells,
      );
      expect(sums.cells().sort((a, b) => a - b)).toEqual(all);
      sums.drop(0);
      expect(sums.cells()).toEqual([]);
    }
  });

  test('say, as one after the other is left out, what they would say if begun anew, what rests on each, and what a further cell would cover', () => {
    fc.assert(
      fc.property(study, ({ cells, lines, order }) => {
        const sums = new KnownSums(lines, cells);
        const left = lines.map((_, l) => l);
        while (left.length > 0) {
          const found = follows(
            left.map((l) => lines[l] as Line),
            cells,
          );
          expect(sums.cells().sort((a, b) => a - b)).toEqual(found);
          for (const line of left) {
            const without = follows(
              left.filter((l) => l !== line).map((l) => lines[l] as Line),
              cells,
            );
            for (const cell of found) expect(sums.rests(new Set([cell]), line)).toBe(!without.includes(cell));
          }
          const covered = left.filter(() => (order.next().value as number) % 2 === 0);
          const further = follows(
            left.map((l) => (covered.includes(l) ? [...(lines[l] as Line), cells] : (lines[l] as Line))),
            cells + 1,
          );
          expect(sums.isCovering(covered)).toBe(!further.includes(cells) && found.some((cell) => !further.includes(cell)));
          const [gone] = left.splice((order.next().value as number) % left.length, 1);
          sums.drop(gone as number);
        }
        expect(sums.cells()).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
