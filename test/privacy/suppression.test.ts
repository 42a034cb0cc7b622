import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Line } from '../../src/privacy/known-sums.ts';
import { type Cell, type Class, merged, solvable, type Withheld, withheld } from '../../src/privacy/suppression.ts';

const K = 5;

/** Cells in which everybody posted once, unless the people are given. */
const cells = (...counts: (number | [number, number])[]): Cell[] =>
  counts.map((cell) => (Array.isArray(cell) ? { count: cell[0], people: cell[1] } : { count: cell, people: cell }));

const all = (n: number): Line => Array.from({ length: n }, (_, i) => i);

test.each<[string, Cell[], Line[], boolean[]]>([
  ['nothing where all cells come from enough people', cells(9, 7, 5), [all(3)], [false, false, false]],
  ['the small cell alone, where no sum is printed', cells(9, 3, 5), [], [false, true, false]],
  ['the small cell and the smallest large one, where the sum is printed', cells(9, 3, 7), [all(3)], [false, true, true]],
  ['the smallest large one, wherever it stands', cells(3, 40, 30, 7, 20), [all(5)], [true, false, false, true, false]],
  ['two small cells and a large one: their sum would tell of too few', cells(9, 2, 2, 7), [all(4)], [false, true, true, true]],
  ['a cell with many posts of few people', cells([90, 2], 9, 8), [all(3)], [true, false, true]],
  ['not a zero, which tells of nobody', cells(9, 0, 8), [all(3)], [false, false, false]],
  [
    'a zero too, where all others are one each and could be counted from the sum',
    cells(1, 1, 1, 1, 1, 0),
    [all(6)],
    [true, true, true, true, true, true],
  ],
  ['all, where all are small', cells(3, 4, 2), [all(3)], [true, true, true]],
])('withheld: %s', (_, table, lines, expected) => {
  expect(withheld(table, lines, K).cells).toEqual(expected);
});

test('withheld: what is nearly all one person’s, though enough people have some of it', () => {
  const dominated = (first: number, second: number, rest: number): Cell => ({
    count: first + second + rest,
    people: 6,
    most: [first, second],
  });
  const { cells: hidden } = withheld([dominated(100, 4, 9), dominated(100, 4, 10), dominated(30, 30, 4)], [], K);
  expect(hidden).toEqual([true, false, false]);
  // Beside a sum it is covered as a cell of few people is.
  expect(withheld([dominated(100, 4, 9), ...cells(20, 30)], [all(3)], K).cells).toEqual([true, true, false]);
  expect(withheld([{ count: 0, people: 0, most: [] }, ...cells(7, 8)], [all(3)], K).cells).toEqual([false, false, false]);
});

test('withheld: no further cell where the small ones together come from enough people, none of whom stands behind two', () => {
  const table = cells(9, 2, 3, 7);
  const line = all(4);
  expect(withheld(table, [line], K).cells).toEqual([false, true, true, true]);
  expect(withheld(table, [line], K, [line]).cells).toEqual([false, true, true, false]);
  // Nor one beside a cell of enough people that is not told anyway.
  expect(withheld([...cells(9, 2, 7), { count: 8, people: 8, untold: true }], [line], K).cells).toEqual([false, true, false, true]);
});

test('withheld: a further cell where the small ones together are nearly all one person’s', () => {
  const line = all(4);
  const one = { count: 60, people: 3, most: [58, 1] };
  const two = { count: 3, people: 3, most: [1, 1] };
  const others = [6, 90].map((count) => ({ count, people: 6, most: [count / 6, count / 6] }));
  expect(withheld([one, two, ...others], [line], K, [line]).cells).toEqual([true, true, true, false]);
});

test('withheld: no sum over just enough people, and every sum over one fewer', () => {
  expect(withheld(cells(K, 0), [all(2)], K)).toEqual({ cells: [false, false], lines: [false] });
  expect(withheld(cells(K - 1, 0), [all(2)], K).lines).toEqual([true]);
});

test('withheld: a sum over too few people, and one that would give a cell back by difference', () => {
  expect(withheld(cells(2, 2), [all(2)], K)).toEqual({ cells: [true, true], lines: [true] });
  // 40 in all, 14 in the first two, 25 in the next two: the last would be 1.
  expect(withheld(cells(1, 13, 24, 1, 1), [all(5), [0, 1], [2, 3]], K).lines.filter(Boolean).length).toBe(1);
});

test('withheld: a row and a column protect each other in a table with both sums', () => {
  // One small cell in the corner: with both sums printed, a rectangle of four cells is needed.
  const table = cells(2, 20, 30, 40, 50, 60, 70, 80, 90);
  const rows = [0, 1, 2].map((r) => [0, 1, 2].map((c) => r * 3 + c));
  const columns = [0, 1, 2].map((c) => [0, 1, 2].map((r) => r * 3 + c));
  const { cells: hidden } = withheld(table, [...rows, ...columns], K);
  expect(hidden.filter(Boolean).length).toBe(4);
  expect(attack(table, [...rows, ...columns], hidden)).toEqual([]);
});

test.each([
  ['where something is withheld already', 3, [19, 21, 30, 26, 5, 9, 0, 0, 4, 3, 0, 0], [26, 30, 4, 3]],
  ['that covers what follows from the sums', 4, [0, 0, 0, 0, 0, 0, 13, 2, 4, 4, 25, 5, 8, 24, 14, 22], [13, 2, 4, 4, 14, 22]],
])('withheld: of two platforms in periods of two weeks, a further cell %s rather than the smallest', (_, periods, counts, expected) => {
  const wholes = range(2).map((p) => range(2 * periods).map((i) => 2 * periods * p + i));
  const longer = range(periods).map((l) => range(2).flatMap((p) => range(2).map((i) => 2 * (periods * p + l) + i)));
  const { cells: hidden, lines } = withheld(cells(...counts), [...wholes, ...longer], K);
  expect(counts.filter((_, i) => hidden[i]).sort()).toEqual(expected.sort());
  expect(lines).not.toContain(true);
});

test('withheld: what is withheld only grows with the number of people, so that two reports together tell no more than one', () => {
  const cell = fc.record({ people: fc.integer({ min: 0, max: 14 }), times: fc.integer({ min: 1, max: 3 }) });
  const table = fc.record({ rows: fc.integer({ min: 1, max: 4 }), columns: fc.integer({ min: 1, max: 5 }) }).chain(({ rows, columns }) =>
    fc.record({
      rows: fc.constant(rows),
      columns: fc.constant(columns),
      cells: fc.array(cell, { minLength: rows * columns, maxLength: rows * columns }),
      printed: fc.record({ rows: fc.boolean(), columns: fc.boolean(), all: fc.boolean() }),
      k: fc.integer({ min: 2, max: 9 }),
      apart: fc.boolean(),
    }),
  );
  fc.assert(
    fc.property(table, ({ rows, columns, cells: given, printed, k, apart }) => {
      const counted = given.map(({ people, times }) => ({ count: people * times, people }));
      const lines = [
        ...(printed.rows ? range(rows).map((r) => range(columns).map((c) => r * columns + c)) : []),
        ...(printed.columns ? range(columns).map((c) => range(rows).map((r) => r * columns + c)) : []),
        ...(printed.all ? [all(rows * columns)] : []),
      ];
      const [few, more] = [k, k + 1].map((smallest) => withheld(counted, lines, smallest, apart ? lines : [])) as [Withheld, Withheld];
      for (const what of ['cells', 'lines'] as const) for (const [i, is] of few[what].entries()) if (is) expect(more[what][i]).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

describe('an attacker who solves the printed sums', () => {
  test('recovers small cells that are merely left out (the attack works)', () => {
    const table = cells(9, 3, 7);
    expect(attack(table, [all(3)], [false, true, false])).toEqual([1]);
    expect(solvable([all(3)], [false, true, false])).toEqual([1]);
  });

  test('recovers no withheld cell of 1,000 random tables with sums of rows, columns, blocks and all', () => {
    const table = fc.record({ rows: fc.integer({ min: 1, max: 5 }), columns: fc.integer({ min: 1, max: 6 }) }).chain(({ rows, columns }) =>
      fc.record({
        rows: fc.constant(rows),
        columns: fc.constant(columns),
        counts: fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 60 })), {
          minLength: rows * columns,
          maxLength: rows * columns,
        }),
        crowd: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: rows * columns, maxLength: rows * columns }),
        printed: fc.record({ rows: fc.boolean(), columns: fc.boolean(), blocks: fc.boolean(), all: fc.boolean() }),
        apart: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(table, ({ rows, columns, counts, crowd, printed, apart }) => {
        const given = counts.map((count, i) => ({ count, people: Math.ceil(count / (crowd[i] ?? 1)) }));
        const lines = [
          ...(printed.rows ? range(rows).map((r) => range(columns).map((c) => r * columns + c)) : []),
          ...(printed.columns ? range(columns).map((c) => range(rows).map((r) => r * columns + c)) : []),
          ...(printed.blocks
            ? range(Math.ceil(columns / 2)).map((b) =>
                range(rows).flatMap((r) => [2 * b, 2 * b + 1].filter((c) => c < columns).map((c) => r * columns + c)),
              )
            : []),
          ...(printed.all ? [all(rows * columns)] : []),
        ];
        const { cells: hidden, lines: closed } = withheld(given, lines, K, apart ? lines : []);
        for (const [i, cell] of given.entries()) if (cell.count > 0 && cell.people < K) expect(hidden[i]).toBe(true);
        const printedLines = lines.filter((_, l) => !closed[l]);
        expect(attack(given, printedLines, hidden)).toEqual([]);
        for (const line of printedLines) expect(hiddenTellsEnough({ given, line, hidden, apart })).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('the order of cells does not matter to which counts are withheld', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 2, maxLength: 8 }), (counts) => {
        const kept = (list: number[]) => {
          const { cells: hidden } = withheld(cells(...list), [all(list.length)], K);
          return list.filter((_, i) => !hidden[i]).sort((a, b) => a - b);
        };
        expect(kept([...counts].reverse())).toEqual(kept(counts));
      }),
    );
  });
});

describe('merged', () => {
  const classes = (...counts: number[]): Class[] => counts.map((count, i) => ({ from: i, to: i, count, people: count }));

  test.each<[string, number[], [number, number | null, number][] | null]>([
    [
      'joins a small class to the next',
      [2, 9, 8],
      [
        [0, 1, 11],
        [2, null, 8],
      ],
    ],
    [
      'joins a small last class to the one before',
      [9, 8, 3],
      [
        [0, 0, 9],
        [1, null, 11],
      ],
    ],
    [
      'keeps empty classes between',
      [9, 0, 8],
      [
        [0, 0, 9],
        [1, 1, 0],
        [2, null, 8],
      ],
    ],
    ['gives nothing of too few people', [1, 2, 1], null],
    ['gives nothing of nobody', [], null],
  ])('%s', (_, counts, expected) => {
    expect(merged(classes(...counts), K)?.map(({ from, to, count }) => [from, to, count]) ?? null).toEqual(expected);
  });

  test('loses nobody, and no class tells of fewer than k', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 12 }), (counts) => {
        const out = merged(classes(...counts), K);
        const total = counts.reduce((sum, n) => sum + n, 0);
        if (total < K) expect(out).toBeNull();
        else expect(out?.reduce((sum, c) => sum + c.count, 0)).toBe(total);
        for (const c of out ?? []) expect(c.people === 0 || c.people >= K).toBe(true);
      }),
    );
  });

  test('for more people is made of whole classes for fewer, so that two reports together tell of no fewer', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 12 }), (counts) => {
        const begins = (k: number) => (merged(classes(...counts), k) ?? []).map(({ from }) => from);
        for (let k = 2; k <= 8; k++) expect(begins(k)).toEqual(expect.arrayContaining(begins(k + 1)));
      }),
    );
  });
});

/** Whether what a printed sum leaves open comes from enough people, or is the whole sum. */
function hiddenTellsEnough(told: { given: readonly Cell[]; line: Line; hidden: readonly boolean[]; apart: boolean }): boolean {
  const { given, line, hidden, apart } = told;
  const crowds = line.filter((i) => hidden[i]).map((i) => given[i]?.people ?? 0);
  const people = apart ? crowds.reduce((sum, n) => sum + n, 0) : Math.max(0, ...crowds);
  return crowds.length === 0 || people >= K || line.every((i) => hidden[i] || given[i]?.count === 0);
}

/**
 * The withheld cells an attacker recovers, found another way than the code does: exact fractions, and for each withheld
 * cell the question whether adding "this cell" as an equation leaves the rank as it was.
 */
function attack(table: readonly Cell[], lines: readonly Line[], hidden: readonly boolean[]): number[] {
  const unknown = table.map((_, i) => i).filter((i) => hidden[i]);
  const equations = lines.map((line) => unknown.map((i) => BigInt(line.filter((j) => j === i).length)));
  const known = rank(equations);
  return unknown.filter((cell) => rank([...equations, unknown.map((i) => (i === cell ? 1n : 0n))]) === known);
}

/** Rank of a matrix of whole numbers, by elimination without division (Bareiss). */
function rank(matrix: readonly (readonly bigint[])[]): number {
  const rows = matrix.map((row) => [...row]);
  let found = 0;
  for (let c = 0; c < (rows[0]?.length ?? 0); c++) {
    const pivot = rows.findIndex((row, r) => r >= found && row[c] !== 0n);
    if (pivot < 0) continue;
    [rows[found], rows[pivot]] = [rows[pivot] as bigint[], rows[found] as bigint[]];
    const lead = rows[found] as bigint[];
    for (const row of rows.slice(found + 1)) {
      const times = row[c] as bigint;
      for (let i = 0; i < row.length; i++) row[i] = (row[i] as bigint) * (lead[c] as bigint) - times * (lead[i] as bigint);
    }
    found += 1;
  }
  return found;
}

function range(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i);
}

test('a small cell hides in no sum of which all but it is nothing', () => {
  // Kinds of post by platform: the one repost on the second is one person's, and the last has originals alone.
  const cells = [
    { count: 186, people: 20 },
    { count: 90, people: 18 },
    { count: 33, people: 9 },
    { count: 35, people: 12 },
    { count: 160, people: 11 },
    { count: 1, people: 1 },
    { count: 120, people: 9 },
    { count: 0, people: 0 },
    { count: 0, people: 0 },
  ];
  const lines = [
    [0, 1, 2],
    [3, 4, 5],
    [6, 7, 8],
    [0, 3, 6],
    [1, 4, 7],
    [2, 5, 8],
  ];
  const { cells: hidden } = withheld(cells, lines, 5);
  expect(hidden[5]).toBe(true);
  expect(hidden.slice(6)).toEqual([false, false, false]);
});
