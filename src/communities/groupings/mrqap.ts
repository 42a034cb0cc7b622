// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import type { Ties } from '../../graph/ties.ts';
import type { Random } from '../../random.ts';
import { cholesky, inverseOf } from '../../stats/cholesky.ts';
import { mrqapDrawsFor } from '../partition/effort.ts';
import {
  amounts,
  type Known,
  known,
  levels,
  type Predictor,
  type Properties,
  product,
  type Sharing,
  sharing,
  sum,
  withTies,
} from './pairs.ts';
import { changePlaces } from './permutation.ts';

/** How much more often people of one group have a tie. */
export interface Shared {
  /** The fewer of those who have ties within their group and those who have ties across, automated accounts left out; where nobody has one of them, those who have the other. */
  readonly bearers: number;
  /** Share of pairs of one group that have a tie, over the share of the other pairs; null where one has no pair, or no other pair a tie. */
  readonly ratio: number | null;
  /** What sharing the group adds to the share of pairs with a tie where all else is equal; null where nothing is told apart. */
  readonly effect: Effect | null;
}

interface Effect {
  readonly value: number;
  readonly t: number;
  /** Of the values that chance gives; absent where the network is too large to draw any. */
  readonly chance: { readonly mean: number; readonly z: number | null; readonly p: number } | null;
}

/** A regression of ties on what two people have in common. */
export interface Regression {
  /** People of whom everything is known. */
  readonly people: number;
  readonly pairs: number;
  /** Pairs with a tie. */
  readonly tied: number;
  /** How often people changed places. */
  readonly draws: number;
  readonly groupings: readonly Shared[];
}

/**
 * Whether two people who share a group have a tie more often, each grouping beside the others: the regression of having a tie or
 * not, over all pairs of people of one part, on sharing each group (MRQAP; Krackhardt 1988, doi:10.1016/0378-8733(88)90004-4).
 * As pairs with a person in common are no independent cases, t is held against regressions in which people change places at
 * random within their part, and take what the other groupings do not explain of a grouping with them (double
 * semi-partialling; Dekker, Krackhardt & Snijders 2007, doi:10.1007/s11336-007-9016-1): the network stays as it is, hubs
 * included. Each part has a level of its own. R: sna::netlm(mode = "graph", nullhyp = "qapspp").
 *
 * No pair is written down: the sums of products over all pairs follow from how many people are in which two groups, so that
 * a draw costs as much as there are people and ties. Ties count once, whatever their weight; people of whom something is not known are
 * left out.
 */
export function mrqap(
  ties: Ties,
  properties: Properties,
  { random, draws, automated }: { random: Random; draws?: number; automated?: ArrayLike<number> },
): Regression {
  const people = known(ties, properties);
  const controls = [
    ...(properties.amounts ?? []).map((amount) => amounts(people, amount)),
    ...(properties.equal ?? []).map((of) => sharing(people, of)),
  ];
  const groupings = properties.groupings.map((of) => sharing(people, of));
  const predictors = distinct(people, [...controls, ...groupings]);
  const pairs = sum(people.parts.map(({ length: n }) => (n * (n - 1)) / 2));
  const tests = groupings.map((grouping) => (predictors.includes(grouping) ? testOf(people, predictors, grouping, pairs) : null));
  const work = people.sources.length * predictors.length + people.of.length * predictors.length ** 2;
  const count = tests.every((test) => test === null) ? 0 : (draws ?? mrqapDrawsFor(work));
  const drawn = drawnBy(people, predictors, tests, { random, count });
  return {
    people: people.of.length,
    pairs,
    tied: people.sources.length,
    draws: count,
    groupings: groupings.map((grouping, k) => ({
      ...ratioOf(people, grouping, automated),
      effect: effectOf(tests[k]!, drawn[k]!),
    })),
  };
}

/** Those that say something that those before them do not. */
function distinct(people: Known, all: readonly Predictor[]): Predictor[] {
  const kept: Predictor[] = [];
  for (const predictor of all) if (cholesky(products(people, [...kept, predictor])) !== null) kept.push(predictor);
  return kept;
}

function products(people: Known, predictors: readonly Predictor[]): number[][] {
  const place = Int32Array.from(people.of.keys());
  return predictors.map((one) => predictors.map((other) => product(people, one, place, other)));
}

/** A predictor beside the others. */
interface Test {
  /** Its place, and those of the others. */
  readonly own: number;
  readonly rest: readonly number[];
  /** The inverse of the products of the others. */
  readonly inverse: readonly (readonly number[])[];
  /** How the others explain it, and how they explain ties. */
  readonly explained: readonly number[];
  readonly others: readonly number[];
  /** Squares of it, and of ties, that the others leave. */
  readonly left: number;
  readonly unexplained: number;
  readonly df: number;
  readonly value: number;
  readonly t: number;
}

function testOf(people: Known, predictors: readonly Predictor[], predictor: Predictor, pairs: number): Test | null {
  const place = Int32Array.from(people.of.keys());
  const all = products(people, predictors);
  const own = predictors.indexOf(predictor);
  const rest = [...predictors.keys()].filter((l) => l !== own);
  const inverse = inverseOf(cholesky(rest.map((a) => rest.map((b) => all[a]![b]!)))!);
  const tied = predictors.map((one) => withTies(people, one, place));
  const shared = rest.map((l) => all[own]![l]!);
  const explained = times(inverse, shared);
  const met = rest.map((l) => tied[l]!);
  const others = times(inverse, met);
  const left = all[own]![own]! - dot(explained, shared);
  const unexplained = people.sources.length - levels(people.parts, people.tied, people.tied) - dot(others, met);
  const df = pairs - people.parts.filter(({ length }) => length > 1).length - predictors.length;
  const along = tied[own]! - dot(explained, met);
  const found = coefficient(along, left, unexplained, df);
  return found === null ? null : { own, rest, inverse, explained, others, left, unexplained, df, ...found };
}

/** A coefficient and its t, of what goes along with ties and the squares of it that others leave; null where all is explained. */
function coefficient(along: number, left: number, unexplained: number, df: number): { value: number; t: number } | null {
  const value = along / left;
  const squares = unexplained - along * value;
  return df > 0 && squares > 1e-9 * unexplained ? { value, t: value / Math.sqrt(squares / df / left) } : null;
}

/** The coefficients of each test when people change places, `count` times. */
function drawnBy(
  people: Known,
  predictors: readonly Predictor[],
  tests: readonly (Test | null)[],
  { random, count }: { readonly random: Random; readonly count: number },
): { value: number; t: number }[][] {
  const place = Int32Array.from(people.of.keys());
  const drawn = tests.map((): { value: number; t: number }[] => []);
  for (let draw = 0; draw < count; draw++) {
    for (const members of people.parts) changePlaces(place, members, random);
    const tied = predictors.map((one) => withTies(people, one, place));
    const moved = predictors.map((one) => predictors.map((other) => product(people, one, place, other)));
    for (const [k, test] of tests.entries()) {
      if (test === null) continue;
      const { own, rest, explained } = test;
      const residual = (of: (l: number) => number) =>
        of(own) -
        dot(
          explained,
          rest.map((l) => of(l)),
        );
      const shared = rest.map((l) => residual((one) => moved[one]![l]!));
      const left = test.left - dot(shared, times(test.inverse, shared));
      const found = coefficient(residual((one) => tied[one]!) - dot(shared, test.others), left, test.unexplained, test.df);
      if (found !== null) drawn[k]!.push(found);
    }
  }
  return drawn;
}

function effectOf(test: Test | null, drawn: readonly { value: number; t: number }[]): Effect | null {
  if (test === null) return null;
  const { value, t } = test;
  if (drawn.length === 0) return { value, t, chance: null };
  const mean = sum(drawn.map((one) => one.value)) / drawn.length;
  const sd = Math.sqrt(sum(drawn.map((one) => (one.value - mean) ** 2)) / (drawn.length - 1));
  const beyond = drawn.filter((one) => Math.abs(one.t) >= Math.abs(t) - 1e-9).length;
  return { value, t, chance: { mean, z: sd > 1e-12 ? (value - mean) / sd : null, p: (beyond + 1) / (drawn.length + 1) } };
}

function ratioOf(
  { of, part, parts, sources, targets }: Known,
  { group, sums, told }: Sharing,
  automated?: ArrayLike<number>,
): Pick<Shared, 'ratio' | 'bearers'> {
  const [within, across] = [new Uint8Array(of.length), new Uint8Array(of.length)];
  let [inside, outside] = [0, 0];
  for (let e = 0; e < sources.length; e++) {
    const [s, t] = [sources[e]!, targets[e]!];
    if (!told.has(part[s]!)) continue;
    const same = group[s] === group[t];
    if (same) inside += 1;
    else outside += 1;
    const met = same ? within : across;
    met[s] = 1;
    met[t] = 1;
  }
  const possible = sum(sums.filter((_, p) => told.has(p)));
  const pairs = sum(parts.map(({ length: n }, p) => (told.has(p) ? (n * (n - 1)) / 2 : 0)));
  const people = [within, across].map((met) => sum(met.map((one, k) => (automated?.[of[k]!] === 1 ? 0 : one)))).filter((n) => n > 0);
  return {
    ratio: possible === 0 || outside === 0 ? null : inside / possible / (outside / (pairs - possible)),
    bearers: people.length === 0 ? 0 : Math.min(...people),
  };
}

function times(matrix: readonly (readonly number[])[], vector: readonly number[]): number[] {
  return matrix.map((row) => dot(row, vector));
}

function dot(one: readonly number[], other: readonly number[]): number {
  let whole = 0;
  for (let a = 0; a < one.length; a++) whole += one[a]! * other[a]!;
  return whole;
}
