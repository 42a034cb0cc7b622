// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { integer, type Random } from '../../random.ts';

/** 0 … n - 1 in any order, at the beginning of `into` (Fisher–Yates). */
export function anyOrder(into: Int32Array, n: number, random: Random): Int32Array {
  for (let i = 0; i < n; i++) into[i] = i;
  for (let i = n - 1; i > 0; i--) {
    const j = integer(random, i + 1);
    const held = into[i]!;
    into[i] = into[j]!;
    into[j] = held;
  }
  return into;
}
