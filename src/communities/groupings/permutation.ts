// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { integer, type Random } from '../../random.ts';

/** The people of each part among whom places may change: those asked for, in the order of their numbers. */
export function partsOf(parts: Int32Array, asked: (person: number) => boolean): Int32Array[] {
  const members: number[][] = [];
  for (const [i, part] of parts.entries()) {
    if (!asked(i)) continue;
    members[part] ??= [];
    members[part].push(i);
  }
  return Array.from(members, (list) => Int32Array.from(list ?? []));
}

/** Lets these people take each other's values at random, each order as likely as any other (Fisher–Yates). */
export function changePlaces(values: Int32Array, people: Int32Array, random: Random): void {
  for (let q = people.length - 1; q > 0; q--) {
    const [a, b] = [people[q]!, people[integer(random, q + 1)]!];
    const other = values[a]!;
    values[a] = values[b]!;
    values[b] = other;
  }
}
