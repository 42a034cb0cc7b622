// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import type { Ties } from '../../graph/ties.ts';
import { partsOf } from './permutation.ts';

/** What is known of everybody; -1 stands for what is not known. */
export interface Properties {
  /** Where they can meet at all: only pairs of people of one part are looked at. */
  readonly parts: Int32Array;
  /** Groupings: a pair shares the group or not. A grouping says nothing about a part in which nobody's group is known. */
  readonly groupings: readonly Int32Array[];
  /** Groupings that are held equal and not told of. */
  readonly equal?: readonly Int32Array[];
  /** Amounts that are held equal; for a pair, their sum counts. */
  readonly amounts?: readonly Float64Array[];
}

/** Those of whom everything is known, numbered from 0, and the ties among them. */
export interface Known {
  /** The node of each. */
  readonly of: Int32Array;
  /** The people of each part. */
  readonly parts: readonly Int32Array[];
  readonly part: Int32Array;
  readonly sources: Int32Array;
  readonly targets: Int32Array;
  /** Ties of each part. */
  readonly tied: Float64Array;
}

/** Those of whom everything is known that is known of anybody in their part. */
export function known(ties: Ties, { parts, groupings, equal = [] }: Properties): Known {
  const asked = [...groupings, ...equal].map((group) => ({ group, told: partsTold(group, parts) }));
  const of = Int32Array.from(parts.keys()).filter(
    (i) => parts[i] !== -1 && asked.every(({ group, told }) => group[i] !== -1 || !told.has(parts[i]!)),
  );
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

/** The parts in which somebody's group is known. */
function partsTold(group: Int32Array, parts: Int32Array): ReadonlySet<number> {
  return new Set(parts.filter((_, i) => group[i] !== -1));
}

/** Something of a pair that follows from what each of them is. */
export type Predictor = Sharing | Amounts;

/** 1 for two people of one group, 0 for others. */
export interface Sharing {
  readonly kind: 'sharing';
  readonly group: Int32Array;
  readonly size: Int32Array;
  /** People, group by group. */
  readonly order: Int32Array;
  /** Sum over the pairs of each part. */
  readonly sums: Float64Array;
  /** The parts of which it tells something; in the others all are of one group. */
  readonly told: ReadonlySet<number>;
}

/** The sum of the amounts of both, counted from the mean of their part. */
interface Amounts {
  readonly kind: 'amounts';
  readonly amount: Float64Array;
}

/** Groups of one name are others in another part: nobody shares them. */
export function sharing({ of, part, parts }: Known, groups: Int32Array): Sharing {
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
  return {
    kind: 'sharing',
    group,
    size,
    order,
    sums,
    told: partsTold(
      of.map((i) => groups[i]!),
      part,
    ),
  };
}

/** Amounts of people, counted from the mean of their part. */
export function amounts({ of, parts }: Known, values: Float64Array): Amounts {
  const amount = Float64Array.from(of, (i) => values[i]!);
  for (const members of parts) {
    const mean = sum(Array.from(members, (k) => amount[k]!)) / members.length;
    for (const k of members) amount[k]! -= mean;
  }
  return { kind: 'amounts', amount };
}

/** Sum over the ties of one predictor, each person standing in the place of another, less what the level of each part explains. */
export function withTies({ sources, targets, parts, tied }: Known, predictor: Predictor, place: Int32Array): number {
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
export function product(people: Known, moved: Predictor, place: Int32Array, still: Predictor): number {
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
export function levels(parts: readonly Int32Array[], one: Float64Array, other: Float64Array): number {
  return sum(parts.map(({ length: n }, p) => (n < 2 ? 0 : (one[p]! * other[p]!) / ((n * (n - 1)) / 2))));
}

/** All values added up, in their order. */
export function sum(values: ArrayLike<number>): number {
  let whole = 0;
  for (let i = 0; i < values.length; i++) whole += values[i]!;
  return whole;
}
