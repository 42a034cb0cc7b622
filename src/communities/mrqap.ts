// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import type { Ties } from '../graph/ties.ts';
import type { Random } from '../random.ts';
import { cholesky, inverseOf } from '../stats/cholesky.ts';
import { mrqapDrawsFor } from './partition/effort.ts';
import { changePlaces, partsOf } from './places.ts';

/** What is known of everybody; -1 stands for what is not known. */
export interface Properties {
  /** Where they can meet at all: only pairs of people of one part are looked at. */
  readonly parts: Int32Array;
  /** Groupings: a pair shares the group or not. */
  readonly groupings: readonly Int32Array[];
  /** Groupings that are held equal and not told of. */
  readonly equal?: readonly Int32Array[];
  /** Amounts that are held equal: of a pair the sum counts. */
  readonly amounts?: readonly Float64Array[];
}

/** How much more often people of one group have a tie. */
export interface Shared {
  /** The fewer of those who have ties within their group and those who have ties across; where nobody has one of them, those who have the other. */
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
export function mrqap(ties: Ties, properties: Properties, { random, draws }: { random: Random; draws?: number }): Regression {
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
  const times = tests.every((test) => test === null) ? 0 : (draws ?? mrqapDrawsFor(work));
  const drawn = drawnBy(people, predictors, tests, { random, times });
  return {
    people: people.of.length,
    pairs,
    tied: people.sources.length,
    draws: times,
    groupings: groupings.map((grouping, k) => ({
      ...ratioOf(people, grouping, pairs),
      effect: effectOf(tests[k]!, drawn[k]!),
    })),
  };
}

/** Those of whom everything is known, numbered from 0, and the ties among them. */
interface Known {
  /** The node of each. */
  readonly of: Int32Array;
  /** The people of each part that has two. */
  readonly parts: readonly Int32Array[];
  readonly part: Int32Array;
  readonly sources: Int32Array;
  readonly targets: Int32Array;
  /** Ties of each part. */
  readonly tied: Float64Array;
}

function known(ties: Ties, { parts, groupings, equal = [] }: Properties): Known {
  const of = Int32Array.from(parts.keys()).filter((i) => [parts, ...groupings, ...equal].every((group) => group[i] !== -1));
  const place = new Int32Array(parts.length).fill(-1);
  for (const [k, i] of of.entries()) place[i] = k;
  const part = of.map((i) => parts[i]!);
  const members = partsOf(part, () => true);
  const kept = Int32Array.from(ties.sources.keys()).filter((e) => {
    const [s, t] = [ties.sources[e]!, ties.targets[e]!];
    return s !== t && place[s] !== -1 && place[t] !== -1 && parts[s] === parts[t];
  });
  const tied = new Float64Array(members.length);
  for (const e of kept) tied[parts[ties.sources[e]!]!]! += 1;
  return {
    of,
    parts: members,
    part,
    sources: kept.map((e) => place[ties.sources[e]!]!),
    targets: kept.map((e) => place[ties.targets[e]!]!),
    tied,
  };
}

/** Something of a pair that follows from what each of them is. */
type Predictor = Sharing | Amounts;

/** 1 for two people of one group, 0 for others. */
interface Sharing {
  readonly kind: 'sharing';
  readonly group: Int32Array;
  readonly size: Int32Array;
  /** People, group by group. */
  readonly order: Int32Array;
  /** Sum over the pairs of each part. */
  readonly sums: Float64Array;
}

/** The sum of the amounts of both, counted from the mean of their part. */
interface Amounts {
  readonly kind: 'amounts';
  readonly amount: Float64Array;
}

/** Groups of one name are others in another part: nobody shares them. */
function sharing({ of, part, parts }: Known, groups: Int32Array): Sharing {
  const numbers = new Map<string, number>();
  const group = Int32Array.from(of, (i, k) => {
    const name = `${part[k]} ${groups[i]}`;
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  });
  const size = new Int32Array(numbers.size);
  const sums = new Float64Array(parts.length);
  // Each who joins makes as many pairs as there are before.
  for (const [k, g] of group.entries()) sums[part[k]!]! += size[g]!++;
  const order = Int32Array.from(group.keys()).sort((a, b) => group[a]! - group[b]! || a - b);
  return { kind: 'sharing', group, size, order, sums };
}

function amounts({ of, parts }: Known, values: Float64Array): Amounts {
  const amount = Float64Array.from(of, (i) => values[i]!);
  for (const members of parts) {
    const mean = sum(Array.from(members, (k) => amount[k]!)) / members.length;
    for (const k of members) amount[k]! -= mean;
  }
  return { kind: 'amounts', amount };
}

/** Sum over the ties of one predictor, each person standing in the place of another, less what the level of each part explains. */
function withTies({ sources, targets, parts, tied }: Known, predictor: Predictor, place: Int32Array): number {
  let whole = 0;
  if (predictor.kind === 'amounts') {
    const { amount } = predictor;
    for (let e = 0; e < sources.length; e++) whole += amount[place[sources[e]!]!]! + amount[place[targets[e]!]!]!;
    return whole;
  }
  const { group, sums } = predictor;
  for (let e = 0; e < sources.length; e++) if (group[place[sources[e]!]!] === group[place[targets[e]!]!]) whole += 1;
  return whole - levels(parts, sums, tied);
}

/** The same over all pairs, of one predictor whose people stand in the place of others and one whose people do not. */
function product(people: Known, moved: Predictor, place: Int32Array, still: Predictor): number {
  if (moved.kind === 'sharing' && still.kind === 'sharing') {
    return together(moved, place, still) - levels(people.parts, moved.sums, still.sums);
  }
  let whole = 0;
  if (moved.kind === 'amounts' && still.kind === 'amounts') {
    for (let k = 0; k < place.length; k++) {
      whole += (people.parts[people.part[k]!]!.length - 2) * moved.amount[place[k]!]! * still.amount[k]!;
    }
  } else if (moved.kind === 'amounts') {
    const { group, size } = still as Sharing;
    for (let k = 0; k < place.length; k++) whole += moved.amount[place[k]!]! * (size[group[k]!]! - 1);
  } else {
    const { amount } = still as Amounts;
    for (let k = 0; k < place.length; k++) whole += amount[k]! * (moved.size[moved.group[place[k]!]!]! - 1);
  }
  return whole;
}

/** Pairs that share both groups. */
function together(moved: Sharing, place: Int32Array, still: Sharing): number {
  const met = new Int32Array(moved.size.length);
  let pairs = 0;
  for (let from = 0, to = 0; from < still.order.length; from = to) {
    const group = still.group[still.order[from]!];
    for (; to < still.order.length && still.group[still.order[to]!] === group; to++) {
      pairs += met[moved.group[place[still.order[to]!]!]!]!++;
    }
    for (let q = from; q < to; q++) met[moved.group[place[still.order[q]!]!]!] = 0;
  }
  return pairs;
}

/** What two sums over the pairs of each part have in common by the level of the part alone. */
function levels(parts: readonly Int32Array[], one: Float64Array, other: Float64Array): number {
  return sum(parts.map(({ length: n }, p) => (n < 2 ? 0 : (one[p]! * other[p]!) / ((n * (n - 1)) / 2))));
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

/** The coefficients of each test when people change places, `times` times. */
function drawnBy(
  people: Known,
  predictors: readonly Predictor[],
  tests: readonly (Test | null)[],
  { random, times: count }: { random: Random; times: number },
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

function ratioOf({ of, sources, targets }: Known, { group, sums }: Sharing, pairs: number): Pick<Shared, 'ratio' | 'bearers'> {
  const [within, across] = [new Uint8Array(of.length), new Uint8Array(of.length)];
  let inside = 0;
  for (let e = 0; e < sources.length; e++) {
    const [s, t] = [sources[e]!, targets[e]!];
    const same = group[s] === group[t];
    if (same) inside += 1;
    const met = same ? within : across;
    met[s] = 1;
    met[t] = 1;
  }
  const outside = sources.length - inside;
  const possible = sum(sums);
  const people = [sum(within), sum(across)].filter((n) => n > 0);
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

function sum(values: ArrayLike<number>): number {
  let whole = 0;
  for (let i = 0; i < values.length; i++) whole += values[i]!;
  return whole;
}
