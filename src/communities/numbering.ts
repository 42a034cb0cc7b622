// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import type { Groups } from '../graph/groups.ts';

/** Share of the people of both that two communities must have in common to be taken for the same. */
const ALIKE = 0.3;

/**
 * Numbers for communities, carried over from an earlier grouping of the same people: a community takes the number of
 * the earlier one with which it has most members in common, each number once, if they share at least 0.3 of their
 * members together (Jaccard; Greene, Doyle & Cunningham 2010, doi:10.1109/ASONAM.2010.17). Only people who are in both
 * groupings count, so that a community may grow. 0 for a community that is like none.
 *
 * `before` holds the earlier number of everybody, 0 for those who had none.
 */
export function carried(groups: Groups, before: ArrayLike<number>): Int32Array {
  const pairs = new Map<string, Pair>();
  const now = new Int32Array(groups.count);
  const then = new Map<number, number>();
  for (let i = 0; i < groups.of.length; i++) {
    const number = before[i]!;
    if (number === 0) continue;
    const group = groups.of[i]!;
    now[group]! += 1;
    then.set(number, (then.get(number) ?? 0) + 1);
    const key = `${group} ${number}`;
    const pair = pairs.get(key);
    if (pair === undefined) pairs.set(key, { group, number, shared: 1 });
    else pair.shared += 1;
  }
  const likeness = ({ group, number, shared }: Pair) => shared / (now[group]! + then.get(number)! - shared);
  const order = [...pairs.values()].sort(
    (a, b) => b.shared - a.shared || likeness(b) - likeness(a) || a.number - b.number || a.group - b.group,
  );
  const numbers = new Int32Array(groups.count);
  const taken = new Set<number>();
  for (const pair of order) {
    if (numbers[pair.group] !== 0 || taken.has(pair.number) || likeness(pair) < ALIKE) continue;
    numbers[pair.group] = pair.number;
    taken.add(pair.number);
  }
  return numbers;
}

interface Pair {
  readonly group: number;
  readonly number: number;
  shared: number;
}

/** The numbers, with new ones from `fresh` on in place of 0. */
export function filled(numbers: Int32Array, fresh: number): Int32Array {
  let next = fresh;
  return numbers.map((number) => (number === 0 ? next++ : number));
}
