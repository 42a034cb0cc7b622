// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { type Graph, type Groups, renumbered } from '../graph.ts';
import { integer, type Random } from '../random.ts';
import type { Quality } from './modularity.ts';

export interface LeidenOptions {
  readonly random: Random;
  /** Rounds after which the search ends even if it still finds better groups. */
  readonly rounds?: number;
  /** How readily refinement takes a lesser gain, in weights of a mean tie; near 0 it always takes the best. */
  readonly randomness?: number;
  /** Groups to begin with, in place of everybody alone. */
  readonly start?: Groups;
}

/**
 * Communities by the Leiden method: every community is connected, and none would gain by moving one person
 * (Traag, Waltman & van Eck 2019, doi:10.1038/s41598-019-41695-z). People move to the neighbouring community that
 * gains most; then each community is refined into well connected parts, and the search goes on with the parts as
 * nodes. Rounds begin anew with the communities found until nothing changes.
 */
export function leiden(quality: Quality, { random, rounds = 20, randomness = 0.1, start = alone(quality.near.n) }: LeidenOptions): Groups {
  let groups = start;
  if (quality.whole === 0) return groups;
  const temperature = (randomness * 2 * quality.whole) / quality.near.targets.length;
  for (let round = 0; round < rounds; round++) {
    const found = connected(quality.near, onePass(quality, groups, random, temperature));
    const settled = found.count === groups.count && same(found.of, groups.of);
    groups = found;
    if (settled) break;
  }
  return groups;
}

function same(one: Int32Array, other: Int32Array): boolean {
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}

/** Everybody in a group of their own. */
function alone(n: number): Groups {
  return { of: upTo(n), count: n };
}

/** One run from people up to communities that no longer shrink. */
function onePass(start: Quality, groups: Groups, random: Random, temperature: number): Int32Array {
  let quality = start;
  let group: Int32Array = groups.of.slice();
  /** For each person the node that stands for them at this level. */
  let place: Int32Array | null = null;
  for (;;) {
    moveNodes(quality, group, random);
    const { of: communityOf, count } = renumbered(group);
    if (count === quality.near.n) return spread(communityOf, place);
    const parts = refine(quality, communityOf, count, random, temperature);
    if (parts.count === quality.near.n) return spread(communityOf, place);
    const next = new Int32Array(parts.count);
    for (let i = 0; i < parts.of.length; i++) next[parts.of[i]!] = communityOf[i]!;
    quality = aggregate(quality, parts);
    group = renumbered(next).of;
    place = spread(parts.of, place);
  }
}

function spread(labels: Int32Array, place: Int32Array | null): Int32Array {
  if (place === null) return labels;
  // Int32Array.from goes through an iterator, which took a fifth of the time of the search.
  const out = new Int32Array(place.length);
  for (let i = 0; i < place.length; i++) out[i] = labels[place[i]!]!;
  return out;
}

/**
 * Moves nodes to the neighbouring community that gains most, or out on their own, until no move gains. A queue holds
 * the nodes whose surroundings changed.
 */
function moveNodes({ near, out, in: into, whole, resolution }: Quality, group: Int32Array, random: Random): void {
  const { n, offsets, targets, weights } = near;
  const totalOut = new Float64Array(n);
  const totalIn = into === out ? totalOut : new Float64Array(n);
  const size = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const own = group[i]!;
    totalOut[own]! += out[i]!;
    if (into !== out) totalIn[own]! += into[i]!;
    size[own]! += 1;
  }
  const empty: number[] = [];
  for (let c = n - 1; c >= 0; c--) if (size[c] === 0) empty.push(c);
  const weightTo = new Float64Array(n);
  const touched = new Int32Array(n);
  const queue = anyOrder(n, random);
  const queued = new Uint8Array(n).fill(1);
  const scale = resolution / whole;
  const mutual = into === out;
  const slack = SLACK * whole;
  let head = 0;
  let waiting = n;
  while (waiting > 0) {
    const i = queue[head]!;
    head = head + 1 === n ? 0 : head + 1;
    waiting -= 1;
    queued[i] = 0;
    const own = group[i]!;
    const outI = out[i]!;
    const inI = into[i]!;
    let count = 0;
    for (let p = offsets[i]!; p < offsets[i + 1]!; p++) {
      const j = targets[p]!;
      if (j === i) continue;
      const c = group[j]!;
      if (weightTo[c] === 0) touched[count++] = c;
      weightTo[c]! += weights[p]!;
    }
    const [fromOut, fromIn] = mutual ? [2 * scale * outI, 0] : [scale * outI, scale * inI];
    const stay = weightTo[own]! - fromOut * (totalIn[own]! - inI) - fromIn * (totalOut[own]! - outI);
    let best = own;
    let gain = stay;
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
    weightTo[own] = 0;
    if (gain < -slack && size[own]! > 1) best = empty.pop()!;
    if (best === own) continue;
    totalOut[own]! -= outI;
    totalOut[best]! += outI;
    if (into !== out) {
      totalIn[own]! -= inI;
      totalIn[best]! += inI;
    }
    size[best]! += 1;
    size[own]! -= 1;
    if (size[own] === 0) empty.push(own);
    group[i] = best;
    for (let p = offsets[i]!; p < offsets[i + 1]!; p++) {
      const j = targets[p]!;
      if (queued[j] === 1 || group[j] === best) continue;
      queued[j] = 1;
      const tail = head + waiting;
      queue[tail >= n ? tail - n : tail] = j;
      waiting += 1;
    }
  }
}

/** Gains smaller than this share of all weight are rounding; to follow them could lead round in circles. */
const SLACK = 1e-11;

/**
 * Splits every community into connected parts: nodes start alone, and those well connected to their community join a
 * well connected part of it, chosen at random among those that gain, greater gains being likelier.
 */
function refine(quality: Quality, community: Int32Array, count: number, random: Random, temperature: number): Groups {
  const { near, out, in: into, whole, resolution } = quality;
  const { n, offsets, targets, weights } = near;
  const scale = resolution / whole;
  const mutual = into === out;
  const communityOut = new Float64Array(count);
  const communityIn = new Float64Array(count);
  /** Weight from a part to the rest of its community. */
  const toRest = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const own = community[i]!;
    communityOut[own]! += out[i]!;
    communityIn[own]! += into[i]!;
    let rest = 0;
    for (let p = offsets[i]!; p < offsets[i + 1]!; p++) {
      const j = targets[p]!;
      if (community[j] === own && j !== i) rest += weights[p]!;
    }
    toRest[i] = rest;
  }
  const part = upTo(n);
  const partOut = out.slice();
  const partIn = into === out ? partOut : into.slice();
  const single = new Uint8Array(n).fill(1);
  const wellConnected = (s: number, c: number) => {
    const expected = partOut[s]! * (communityIn[c]! - partIn[s]!) + partIn[s]! * (communityOut[c]! - partOut[s]!);
    return toRest[s]! >= scale * expected - SLACK * whole;
  };
  const weightTo = new Float64Array(n);
  const touched = new Int32Array(n);
  const gains = new Float64Array(n);
  for (const i of anyOrder(n, random)) {
    const c = community[i]!;
    if (single[i] === 0 || !wellConnected(i, c)) continue;
    const outI = out[i]!;
    const inI = into[i]!;
    let found = 0;
    for (let p = offsets[i]!; p < offsets[i + 1]!; p++) {
      const j = targets[p]!;
      if (j === i || community[j] !== c) continue;
      const s = part[j]!;
      if (weightTo[s] === 0) touched[found++] = s;
      weightTo[s]! += weights[p]!;
    }
    const [fromOut, fromIn] = mutual ? [2 * scale * outI, 0] : [scale * outI, scale * inI];
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
      if (into !== out) partIn[s]! += inI;
      toRest[s]! += toRest[i]! - 2 * weightTo[s]!;
      part[i] = s;
      single[s] = 0;
      single[i] = 0;
    }
    for (let k = 0; k < found; k++) weightTo[touched[k]!] = 0;
  }
  return renumbered(part);
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

/** The graph of the parts: ties between and within them added up. */
export function aggregate(quality: Quality, parts: Groups): Quality {
  const { near } = quality;
  const start = new Int32Array(parts.count + 1);
  for (let i = 0; i < near.n; i++) start[parts.of[i]! + 1]! += 1;
  for (let c = 0; c < parts.count; c++) start[c + 1]! += start[c]!;
  const at = start.slice(0, parts.count);
  const nodes = new Int32Array(near.n);
  for (let i = 0; i < near.n; i++) {
    nodes[at[parts.of[i]!]!] = i;
    at[parts.of[i]!]! += 1;
  }
  const offsets = new Int32Array(parts.count + 1);
  const targets = new Int32Array(near.targets.length);
  const weights = new Float64Array(near.targets.length);
  const weightTo = new Float64Array(parts.count);
  const out = new Float64Array(parts.count);
  const into = quality.in === quality.out ? out : new Float64Array(parts.count);
  let write = 0;
  for (let c = 0; c < parts.count; c++) {
    const first = write;
    for (let q = start[c]!; q < start[c + 1]!; q++) {
      const i = nodes[q]!;
      out[c]! += quality.out[i]!;
      if (into !== out) into[c]! += quality.in[i]!;
      for (let p = near.offsets[i]!; p < near.offsets[i + 1]!; p++) {
        const d = parts.of[near.targets[p]!]!;
        if (weightTo[d] === 0) targets[write++] = d;
        weightTo[d]! += near.weights[p]!;
      }
    }
    for (let p = first; p < write; p++) {
      weights[p] = weightTo[targets[p]!]!;
      weightTo[targets[p]!] = 0;
    }
    offsets[c + 1] = write;
  }
  const graph: Graph = { n: parts.count, offsets, targets: targets.slice(0, write), weights: weights.slice(0, write) };
  return { near: graph, out, in: into, whole: quality.whole, resolution: quality.resolution };
}

/**
 * Groups that fall into pieces, cut into them. Moving nodes may cut a community in two, and the search may end before
 * the pieces part; parting them always gains.
 */
export function connected({ n, offsets, targets }: Graph, group: Int32Array): Groups {
  const piece = new Int32Array(n).fill(-1);
  const stack = new Int32Array(n);
  let count = 0;
  for (let i = 0; i < n; i++) {
    if (piece[i] !== -1) continue;
    let top = 0;
    stack[top++] = i;
    piece[i] = count;
    while (top > 0) {
      const j = stack[--top]!;
      for (let p = offsets[j]!; p < offsets[j + 1]!; p++) {
        const k = targets[p]!;
        if (piece[k] !== -1 || group[k] !== group[i]) continue;
        piece[k] = count;
        stack[top++] = k;
      }
    }
    count += 1;
  }
  return { of: piece, count };
}

/** 0, 1, 2 … n - 1. */
function upTo(n: number): Int32Array {
  const out = new Int32Array(n);
  for (let i = 0; i < n; i++) out[i] = i;
  return out;
}

function anyOrder(n: number, random: Random): Int32Array {
  const order = upTo(n);
  for (let i = n - 1; i > 0; i--) {
    const j = integer(random, i + 1);
    const held = order[i]!;
    order[i] = order[j]!;
    order[j] = held;
  }
  return order;
}
