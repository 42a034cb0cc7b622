// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { type Graph, totalWeight, undirected } from '../../graph/graph.ts';
import type { Groups } from '../../graph/groups.ts';
import type { Random } from '../../random.ts';
import { bestCommunities, type Found } from './search.ts';

/** A split counts from this modularity on: the lower end of what networks with groups show (Newman & Girvan 2004). */
const CLEAR = 0.3;

/** The communities among some people, found from the ties among them alone; they are numbered in their order. */
function within(graph: Graph, members: ArrayLike<number>, random: Random): Found {
  const place = new Map(Array.from(members, (i, k) => [i, k]));
  const [sources, targets, weights]: [number[], number[], number[]] = [[], [], []];
  for (const i of place.keys()) {
    for (let p = graph.offsets[i]!; p < graph.offsets[i + 1]!; p++) {
      const j = graph.targets[p]!;
      if (j < i || !place.has(j)) continue;
      sources.push(place.get(i)!);
      targets.push(place.get(j)!);
      weights.push(i === j ? graph.weights[p]! / 2 : graph.weights[p]!);
    }
  }
  return bestCommunities(undirected(members.length, sources, targets, weights), { random, runs: 4 });
}

/**
 * The communities that may be several: those with less weight inside than √(2 · weight of all ties), which modularity
 * cannot tell apart in a network of this size (Fortunato & Barthélemy 2007, doi:10.1073/pnas.0605965104), and which fall
 * into clear parts when looked at alone. A higher resolution shows the parts.
 */
export function mergedByLimit(graph: Graph, groups: Groups, random: Random): number[] {
  const inside = new Float64Array(groups.count);
  for (let i = 0; i < graph.n; i++) {
    for (let p = graph.offsets[i]!; p < graph.offsets[i + 1]!; p++) {
      if (groups.of[graph.targets[p]!] === groups.of[i]) inside[groups.of[i]!]! += graph.weights[p]! / 2;
    }
  }
  const limit = Math.sqrt(totalWeight(graph));
  const members = membersOf(groups);
  const small = Array.from(inside.keys()).filter((group) => inside[group]! < limit && members[group]!.length >= LEAST);
  return small.filter((group) => within(graph, members[group]!, random).worth >= CLEAR);
}

/** People below which a community has no two parts worth the name: two triangles. */
const LEAST = 6;

/** The communities within each community of at least twelve people, and how clear the division is. */
export interface Division {
  readonly group: number;
  readonly members: readonly number[];
  /** The part of each of the members. */
  readonly parts: Found;
}

/** Divides every community that is large enough to be looked at alone, each from the ties among its members. */
export function divided(graph: Graph, groups: Groups, random: Random): Division[] {
  return membersOf(groups).flatMap((members, group) =>
    members.length < DIVIDED ? [] : [{ group, members, parts: within(graph, members, random) }],
  );
}

/** People from which on a community is divided: below, its parts would name single people. */
const DIVIDED = 12;

function membersOf(groups: Groups): number[][] {
  const members: number[][] = Array.from({ length: groups.count }, () => []);
  for (const [i, group] of groups.of.entries()) members[group]!.push(i);
  return members;
}
