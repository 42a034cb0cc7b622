// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import type { Groups } from '../../graph/groups.ts';
import type { Quality } from './modularity.ts';
import type { Scratch } from './scratch.ts';

/**
 * The graph of the groups, ties between and within them added up, for the same quality. It lives in one of the slots of
 * the scratch, whose arrays are longer than it is: its ties end at `offsets[n]`.
 */
export function aggregate(quality: Quality, groups: Groups, scratch: Scratch, slot: number): Quality {
  const { near } = quality;
  const { of, count } = groups;
  const start = scratch.ints('start', near.n + 1).fill(0, 0, count + 1);
  for (let i = 0; i < near.n; i++) start[of[i]! + 1]! += 1;
  for (let c = 0; c < count; c++) start[c + 1]! += start[c]!;
  const nodes = scratch.ints('order', near.n);
  // Each start moves on to the end of its group, where that of the next one was.
  for (let i = 0; i < near.n; i++) {
    nodes[start[of[i]!]!] = i;
    start[of[i]!]! += 1;
  }
  const most = near.offsets[near.n]!;
  const offsets = scratch.ints(`offsets ${slot}`, near.n + 1);
  const targets = scratch.ints(`targets ${slot}`, most);
  const weights = scratch.floats(`weights ${slot}`, most);
  const mutual = quality.in === quality.out;
  const out = scratch.floats(`out ${slot}`, near.n);
  const into = mutual ? out : scratch.floats(`in ${slot}`, near.n);
  const weightTo = scratch.sums(near.n);
  let write = 0;
  for (let c = 0; c < count; c++) {
    const first = write;
    let outOf = 0;
    let intoIt = 0;
    for (let q = c === 0 ? 0 : start[c - 1]!; q < start[c]!; q++) {
      const i = nodes[q]!;
      outOf += quality.out[i]!;
      intoIt += quality.in[i]!;
      for (let p = near.offsets[i]!; p < near.offsets[i + 1]!; p++) {
        const d = of[near.targets[p]!]!;
        const before = weightTo[d]!;
        if (before === 0) targets[write++] = d;
        weightTo[d] = before + near.weights[p]!;
      }
    }
    out[c] = outOf;
    if (!mutual) into[c] = intoIt;
    for (let p = first; p < write; p++) {
      const d = targets[p]!;
      weights[p] = weightTo[d]!;
      weightTo[d] = 0;
    }
    offsets[c] = first;
  }
  offsets[count] = write;
  return { near: { n: count, offsets, targets, weights }, out, in: into, whole: quality.whole, resolution: quality.resolution };
}
