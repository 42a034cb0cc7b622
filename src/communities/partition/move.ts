// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import type { Random } from '../../random.ts';
import { anyOrder } from './any-order.ts';
import type { Quality } from './modularity.ts';
import type { Scratch } from './scratch.ts';

/** Gains smaller than this share of all weight are rounding; to follow them could lead round in circles. */
export const SLACK = 1e-11;

/**
 * Moves nodes to the neighbouring community that gains most, or out on their own, until no move gains. A queue holds
 * the nodes whose surroundings changed.
 */
export function moveNodes({ near, out, in: into, whole, resolution }: Quality, group: Int32Array, random: Random, scratch: Scratch): void {
  const { n, offsets, targets, weights } = near;
  const mutual = into === out;
  const { totalOut, totalIn, size } = totals(out, into, group.subarray(0, n), scratch);
  const empty = scratch.ints('empty', n);
  let spare = 0;
  for (let c = n - 1; c >= 0; c--) if (size[c] === 0) empty[spare++] = c;
  const weightTo = scratch.sums(n);
  const touched = scratch.ints('touched', n);
  const queue = anyOrder(scratch.ints('order', n), n, random);
  const queued = scratch.bytes('queued', n).fill(1, 0, n);
  const scale = resolution / whole;
  const slack = SLACK * whole;
  let head = 0;
  let waiting = n;
  while (waiting > 0) {
    const i = queue[head]!;
    head = head + 1 === n ? 0 : head + 1;
    waiting -= 1;
    queued[i] = 0;
    const own = group[i]!;
    const [from, to] = [offsets[i]!, offsets[i + 1]!];
    let count = 0;
    for (let p = from; p < to; p++) {
      const j = targets[p]!;
      if (j === i) continue;
      const c = group[j]!;
      const before = weightTo[c]!;
      if (before === 0) touched[count++] = c;
      weightTo[c] = before + weights[p]!;
    }
    const outI = out[i]!;
    const inI = into[i]!;
    const fromOut = mutual ? 2 * scale * outI : scale * outI;
    const fromIn = mutual ? 0 : scale * inI;
    let gain = weightTo[own]! - fromOut * (totalIn[own]! - inI) - fromIn * (totalOut[own]! - outI);
    let best = own;
    for (let k = 0; k < count; k++) {
      const c = touched[k]!;
      if (c !== own) {
        const here = mutual ? weightTo[c]! - fromOut * totalIn[c]! : weightTo[c]! - fromOut * totalIn[c]! - fromIn * totalOut[c]!;
        if (here > gain + slack) {
          gain = here;
          best = c;
        }
      }
      weightTo[c] = 0;
    }
    if (gain < -slack && size[own]! > 1) best = empty[--spare]!;
    if (best === own) continue;
    totalOut[own]! -= outI;
    totalOut[best]! += outI;
    if (!mutual) {
      totalIn[own]! -= inI;
      totalIn[best]! += inI;
    }
    size[best]! += 1;
    size[own]! -= 1;
    if (size[own] === 0) empty[spare++] = own;
    group[i] = best;
    for (let p = from; p < to; p++) {
      const j = targets[p]!;
      if (queued[j] === 1 || group[j] === best) continue;
      queued[j] = 1;
      const tail = head + waiting;
      queue[tail >= n ? tail - n : tail] = j;
      waiting += 1;
    }
  }
}

/** Weights out of and into every community, and how many nodes it has; both are one array where ties have no direction. */
function totals(out: Float64Array, into: Float64Array, group: Int32Array, scratch: Scratch) {
  const n = group.length;
  const mutual = into === out;
  const totalOut = scratch.floats('totalOut', n).fill(0, 0, n);
  const totalIn = mutual ? totalOut : scratch.floats('totalIn', n).fill(0, 0, n);
  const size = scratch.ints('size', n).fill(0, 0, n);
  for (let i = 0; i < n; i++) {
    const own = group[i]!;
    totalOut[own]! += out[i]!;
    if (!mutual) totalIn[own]! += into[i]!;
    size[own]! += 1;
  }
  return { totalOut, totalIn, size };
}
