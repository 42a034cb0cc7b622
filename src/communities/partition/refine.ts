// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import type { Groups } from '../../graph/groups.ts';
import type { Random } from '../../random.ts';
import { anyOrder } from './any-order.ts';
import type { Quality } from './modularity.ts';
import { SLACK } from './move.ts';
import type { Scratch } from './scratch.ts';

/** What the steps of a search share. */
export interface Steps {
  readonly random: Random;
  /** How readily refinement takes a lesser gain, in weight; near 0 it always takes the best. */
  readonly temperature: number;
  readonly scratch: Scratch;
}

/** The parts of communities while they grow: sums by part, and by community where named so. */
interface Parts {
  /** The part of every node, named by one of its nodes. */
  readonly of: Int32Array;
  readonly out: Float64Array;
  readonly in: Float64Array;
  /** Weight from a part to the rest of its community. */
  readonly toRest: Float64Array;
  readonly communityOut: Float64Array;
  readonly communityIn: Float64Array;
}

/**
 * Splits every community into connected parts: nodes start alone, and those well connected to their community join a
 * well connected part of it, chosen at random among those that gain, greater gains being likelier. Gives the part of
 * every node, named by one of its nodes, in the scratch array `part`.
 */
export function refine(quality: Quality, groups: Groups, { random, temperature, scratch }: Steps): Int32Array {
  const { near, out, in: into, whole, resolution } = quality;
  const { n, offsets, targets, weights } = near;
  const scale = resolution / whole;
  const slack = SLACK * whole;
  const mutual = into === out;
  const community = groups.of;
  const { of: part, out: partOut, in: partIn, toRest, communityOut, communityIn } = singles(quality, groups, scratch);
  const single = scratch.bytes('queued', n).fill(1, 0, n);
  const wellConnected = (s: number, c: number) => {
    const expected = partOut[s]! * (communityIn[c]! - partIn[s]!) + partIn[s]! * (communityOut[c]! - partOut[s]!);
    return toRest[s]! >= scale * expected - slack;
  };
  const weightTo = scratch.sums(n);
  const touched = scratch.ints('touched', n);
  const gains = scratch.floats('gains', n);
  const order = anyOrder(scratch.ints('order', n), n, random);
  for (let q = 0; q < n; q++) {
    const i = order[q]!;
    const c = community[i]!;
    if (single[i] === 0 || !wellConnected(i, c)) continue;
    let found = 0;
    for (let p = offsets[i]!; p < offsets[i + 1]!; p++) {
      const j = targets[p]!;
      if (j === i || community[j] !== c) continue;
      const s = part[j]!;
      const before = weightTo[s]!;
      if (before === 0) touched[found++] = s;
      weightTo[s] = before + weights[p]!;
    }
    const outI = out[i]!;
    const inI = into[i]!;
    const fromOut = mutual ? 2 * scale * outI : scale * outI;
    const fromIn = mutual ? 0 : scale * inI;
    let best = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < found; k++) {
      const s = touched[k]!;
      const gain = mutual ? weightTo[s]! - fromOut * partIn[s]! : weightTo[s]! - fromOut * partIn[s]! - fromIn * partOut[s]!;
      gains[k] = gain >= 0 && wellConnected(s, c) ? gain : Number.NEGATIVE_INFINITY;
      if (gains[k]! > best) best = gains[k]!;
    }
    if (best >= 0) {
      const s = touched[drawn(gains, found, best, temperature, random)]!;
      partOut[s]! += outI;
      if (!mutual) partIn[s]! += inI;
      toRest[s]! += toRest[i]! - 2 * weightTo[s]!;
      part[i] = s;
      single[s] = 0;
      single[i] = 0;
    }
    for (let k = 0; k < found; k++) weightTo[touched[k]!] = 0;
  }
  return part;
}

/** Every node as a part of its own. */
function singles({ near, out, in: into }: Quality, { of: community, count }: Groups, scratch: Scratch): Parts {
  const { n, offsets, targets, weights } = near;
  const mutual = into === out;
  const communityOut = scratch.floats('totalOut', n).fill(0, 0, count);
  const communityIn = mutual ? communityOut : scratch.floats('totalIn', n).fill(0, 0, count);
  const toRest = scratch.floats('toRest', n);
  const part = scratch.ints('part', n);
  const partOut = scratch.floats('partOut', n);
  const partIn = mutual ? partOut : scratch.floats('partIn', n);
  for (let i = 0; i < n; i++) {
    const own = community[i]!;
    communityOut[own]! += out[i]!;
    if (!mutual) communityIn[own]! += into[i]!;
    part[i] = i;
    partOut[i] = out[i]!;
    if (!mutual) partIn[i] = into[i]!;
    let rest = 0;
    for (let p = offsets[i]!; p < offsets[i + 1]!; p++) {
      const j = targets[p]!;
      if (community[j] === own && j !== i) rest += weights[p]!;
    }
    toRest[i] = rest;
  }
  return { of: part, out: partOut, in: partIn, toRest, communityOut, communityIn };
}

/** One of the gains, the likelihood of each growing with exp(gain / temperature), which takes its place. */
function drawn(gains: Float64Array, count: number, best: number, temperature: number, random: Random): number {
  let total = 0;
  for (let k = 0; k < count; k++) {
    gains[k] = Math.exp((gains[k]! - best) / temperature);
    total += gains[k]!;
  }
  let left = random() * total;
  let last = 0;
  for (let k = 0; k < count; k++) {
    const share = gains[k]!;
    if (share === 0) continue;
    last = k;
    left -= share;
    if (left < 0) break;
  }
  return last;
}
