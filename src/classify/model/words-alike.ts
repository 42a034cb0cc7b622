// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { seeded } from '../../random.ts';
import { stem, words } from '../../text/words.ts';
import { isContent } from '../reading/word-bits.ts';

/** What is known of a stem by the company it keeps: whole numbers from −15 to 15, as many for each. */
export type WordsAlike = Readonly<Record<string, readonly number[]>>;

/** Numbers of a stem. */
const NUMBERS = 50;
/** Of the length of one, each number is told in so many steps. */
export const STEPS = 15;
/** A stem counts when one account in so many used it, as in a model. */
const ONE_IN = 500;
/** Neighbours are looked for so far to either side; the farther, the less each counts. */
const REACH = 3;
/** The most common stems, which are counted as neighbours. */
const NEIGHBOURS = 3000;
/** Of a long text only the beginning counts, so that no author is heard more than others. */
const LONGEST = 400;
/** Directions looked for beyond those kept, and rounds of the search. */
const SPARE = 10;
const ROUNDS = 6;

interface Text {
  readonly account: string;
  readonly text: string;
}

/** How often each stem stands beside each neighbour, by the place of the stem. */
type Counts = readonly Map<number, number>[];

/**
 * Which stems are used alike, learned from texts without any codes: how often each stands to the left and to the right of
 * the common ones, as positive pointwise mutual information with neighbours smoothed by the power .75, reduced to its
 * strongest directions (singular values' roots as their lengths; Levy, Goldberg & Dagan 2015, doi:10.1162/tacl_a_00134).
 * The same texts give the same numbers.
 */
export function wordsAlike(texts: readonly Text[]): WordsAlike {
  const said = texts.map(({ text }) =>
    words(text)
      .slice(0, LONGEST)
      .map((word) => [stem(word), isContent(word)] as const),
  );
  const { common, content } = commonStems(texts, said);
  const place = new Map(common.map((name, i) => [name, i]));
  const counts: Counts = common.map(() => new Map());
  const width = Math.min(NEIGHBOURS, common.length);
  for (const list of said) {
    const at = list.map(([name]) => place.get(name) ?? -1);
    for (let i = 0; i < at.length; i++) {
      for (let far = 1; far <= REACH && i + far < at.length; far++) {
        const [left, right] = [at[i]!, at[i + far]!];
        if (left < 0 || right < 0) continue;
        if (right < width) add(counts[left]!, width + right, 1 / far);
        if (left < width) add(counts[right]!, left, 1 / far);
      }
    }
  }
  const rows = strongest(information(counts, 2 * width), 2 * width);
  const told = common.flatMap((name, i) => (content.has(name) ? [[name, inSteps(rows[i]!)] as const] : []));
  return Object.fromEntries(told.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The stems that enough accounts use, the most frequent first, and those among them that a model may weigh. */
function commonStems(texts: readonly Text[], said: readonly (readonly (readonly [string, boolean])[])[]) {
  const who = new Map<string, Set<string>>();
  const times = new Map<string, number>();
  const content = new Set<string>();
  for (const [i, list] of said.entries()) {
    for (const [name, tells] of list) {
      const users = who.get(name) ?? new Set();
      who.set(name, users.add(texts[i]!.account));
      times.set(name, (times.get(name) ?? 0) + 1);
      if (tells) content.add(name);
    }
  }
  const fewest = new Set(texts.map(({ account }) => account)).size / ONE_IN;
  const common = [...times]
    .filter(([name]) => who.get(name)!.size >= Math.max(fewest, 2))
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([name]) => name);
  return { common, content };
}

function add(row: Map<number, number>, column: number, much: number): void {
  row.set(column, (row.get(column) ?? 0) + much);
}

/** log(p(stem, neighbour) / (p(stem) · p(neighbour))), where it is above nothing. */
function information(counts: Counts, columns: number): Counts {
  const beside = new Float64Array(columns);
  const sums = counts.map((row) => {
    let sum = 0;
    for (const [column, much] of row) {
      beside[column]! += much;
      sum += much;
    }
    return sum;
  });
  const smooth = beside.map((much) => much ** 0.75);
  const total = smooth.reduce((sum, much) => sum + much, 0);
  return counts.map((row, i) => {
    const kept = new Map<number, number>();
    for (const [column, much] of row) {
      const bits = Math.log((much * total) / (sums[i]! * smooth[column]!));
      if (bits > 0) kept.set(column, bits);
    }
    return kept;
  });
}

/** The rows of a matrix in its strongest directions, by subspace iteration (Halko, Martinsson & Tropp 2011, doi:10.1137/090771806). */
function strongest(matrix: Counts, columns: number): number[][] {
  const size = NUMBERS + SPARE;
  const chance = seeded('words alike');
  let basis = Array.from({ length: size }, () => Float64Array.from({ length: matrix.length }, () => chance() - 0.5));
  let lengths: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    basis = basis.map((direction) => {
      const across = new Float64Array(columns);
      for (const [i, row] of matrix.entries()) for (const [column, value] of row) across[column]! += value * direction[i]!;
      return Float64Array.from(matrix, (row) => {
        let sum = 0;
        for (const [column, value] of row) sum += value * across[column]!;
        return sum;
      });
    });
    lengths = orthonormal(basis);
  }
  // Lengths after a step are squares of singular values; their fourth root is the root of these.
  return matrix.map((_, i) => Array.from({ length: NUMBERS }, (_, k) => basis[k]![i]! * lengths[k]! ** 0.25));
}

/** Makes directions orthogonal and of length one, in place; gives their lengths before. */
function orthonormal(basis: readonly Float64Array[]): number[] {
  return basis.map((direction, k) => {
    for (const other of basis.slice(0, k)) {
      const along = dot(direction, other);
      for (let i = 0; i < direction.length; i++) direction[i]! -= along * other[i]!;
    }
    const length = Math.sqrt(dot(direction, direction));
    for (let i = 0; i < direction.length; i++) direction[i]! /= length || 1;
    return length;
  });
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function inSteps(row: readonly number[]): number[] {
  const length = Math.hypot(...row) || 1;
  // Adding nothing makes −0 plain.
  return row.map((value) => Math.round((value / length) * STEPS) + 0);
}
