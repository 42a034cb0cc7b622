// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import type { Graph } from '../../graph/graph.ts';
import type { Groups } from '../../graph/groups.ts';
import type { Random } from '../../random.ts';
import { aggregate } from './aggregate.ts';
import type { Quality } from './modularity.ts';
import { moveNodes } from './move.ts';
import { refine, type Steps } from './refine.ts';
import { Scratch } from './scratch.ts';

/** How a run of Leiden searches. */
export interface LeidenOptions {
  readonly random: Random;
  /** Rounds after which the search ends even if it still finds better groups. */
  readonly rounds?: number;
  /** How readily refinement takes a lesser gain, in weights of a mean tie; near 0 it always takes the best. */
  readonly randomness?: number;
  /** Groups to begin with, in place of everybody alone. */
  readonly start?: Groups;
  /** Arrays of an earlier search, to be used again. */
  readonly scratch?: Scratch;
}

/**
 * Communities by the Leiden method: every community is connected, and none would gain by moving one person
 * (Traag, Waltman & van Eck 2019, doi:10.1038/s41598-019-41695-z). People move to the neighbouring community that
 * gains most; then each community is refined into well connected parts, and the search goes on with the parts as
 * nodes. Rounds begin anew with the communities found until nothing changes.
 */
export function leiden(
  quality: Quality,
  { random, rounds = 20, randomness = 0.1, start = alone(quality.near.n), scratch = new Scratch() }: LeidenOptions,
): Groups {
  let groups = start;
  if (quality.whole === 0) return groups;
  const { n, offsets } = quality.near;
  const steps: Steps = { random, temperature: (randomness * 2 * quality.whole) / offsets[n]!, scratch };
  for (let round = 0; round < rounds; round++) {
    const found = onePass(quality, groups, steps);
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
  const of = new Int32Array(n);
  for (let i = 0; i < n; i++) of[i] = i;
  return { of, count: n };
}

/** One run from people up to communities that no longer shrink. */
function onePass(start: Quality, groups: Groups, steps: Steps): Groups {
  const { random, scratch } = steps;
  const people = start.near.n;
  /** For each person the node that stands for them at this level. */
  const place = scratch.ints('place', people);
  const group = scratch.ints('group', people);
  group.set(groups.of);
  let quality = start;
  for (let level = 0; ; level++) {
    const { n } = quality.near;
    moveNodes(quality, group, random, scratch);
    const count = numbered(group, n, scratch);
    const part = scratch.ints('part', n);
    const parts = count === n ? n : numbered(refine(quality, { of: group, count }, steps), n, scratch);
    if (parts === n) {
      // Parts are connected, so that it is enough to look whether a community of parts is.
      const pieces = connected(quality.near, group);
      return { of: spread(pieces.of, level === 0 ? null : place, people), count: pieces.count };
    }
    const next = scratch.ints('next', parts);
    for (let i = 0; i < n; i++) next[part[i]!] = group[i]!;
    quality = aggregate(quality, { of: part, count: parts }, scratch, level % 2);
    for (let p = 0; p < parts; p++) group[p] = next[p]!;
    numbered(group, parts, scratch);
    for (let i = 0; i < people; i++) place[i] = part[level === 0 ? i : place[i]!]!;
  }
}

/** Numbers groups 0, 1, 2 … in the order of their first nodes, in place; gives how many there are. */
function numbered(labels: Int32Array, n: number, scratch: Scratch): number {
  const numbers = scratch.ints('numbers', n).fill(-1, 0, n);
  let count = 0;
  for (let i = 0; i < n; i++) {
    const label = labels[i]!;
    if (numbers[label] === -1) numbers[label] = count++;
    labels[i] = numbers[label]!;
  }
  return count;
}

function spread(labels: Int32Array, place: Int32Array | null, people: number): Int32Array {
  if (place === null) return labels;
  const out = new Int32Array(people);
  for (let i = 0; i < people; i++) out[i] = labels[place[i]!]!;
  return out;
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
