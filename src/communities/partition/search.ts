// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import type { Graph } from '../../graph/graph.ts';
import { type Groups, renumbered, sizes } from '../../graph/groups.ts';
import { integer, type Random, seeded } from '../../random.ts';
import { aggregate } from './aggregate.ts';
import { type Aim, judged } from './aim.ts';
import { JOINED, patienceFor, roundsFor, runsFor } from './effort.ts';
import { leiden } from './leiden.ts';
import { louvain } from './louvain.ts';
import { type Quality, qualityOf } from './modularity.ts';
import { Scratch } from './scratch.ts';

/** One of the tries of a search. */
interface Attempt {
  readonly random: Random;
  /** Its place among the tries, from 0. */
  readonly place: number;
  readonly rounds: number;
  readonly scratch: Scratch;
}

/**
 * How communities are looked for, by name. Each takes one seeded try. Every other try of Leiden in a smaller graph begins
 * with random groups in place of everybody alone: it ends no worse, and elsewhere.
 */
const methods = {
  leiden: (quality: Quality, { random, place, rounds, scratch }: Attempt) =>
    leiden(quality, {
      random,
      rounds,
      scratch,
      ...(place % 2 === 1 && quality.near.n <= 10_000 ? { start: anyGroups(quality.near.n, random) } : {}),
    }),
  louvain: (quality: Quality, { random }: Attempt) => louvain(quality.near, { resolution: quality.resolution, random }),
} as const;

/** The name of a method. */
export type Method = keyof typeof methods;

/** Groups and what they are worth by the quality they were looked for with. */
interface Try extends Groups {
  readonly worth: number;
}

/** The best grouping that a search found, and how it came to it. */
export interface Found extends Try {
  /** All tries, in the order of their seeds. */
  readonly tries: readonly Try[];
  /** Which of the tries was kept; null where joining several gave a better grouping. */
  readonly kept: number | null;
}

/** How long, and by what, groupings are searched. */
export interface SearchOptions {
  readonly method?: Method;
  readonly random: Random;
  /** Seeded tries, of which the best is kept; by default fewer in larger graphs, and none once the best was found sixty times. */
  readonly runs?: number | undefined;
  /** Rounds after which a try of Leiden ends even if it still finds better groups; by default fewer in larger graphs. */
  readonly rounds?: number;
  /** Whether the best tries of Leiden are joined into a better one where that is possible. */
  readonly polish?: boolean;
  /** Arrays of an earlier search, to be used again. */
  readonly scratch?: Scratch;
}

/**
 * The communities of an undirected graph, or of the directed graph `arcs` of which it is one, that are worth most among several
 * seeded tries: by modularity, unless the aim says otherwise.
 */
export function bestCommunities(graph: Graph, options: SearchOptions & Aim, arcs: Graph | null = null): Found {
  return best(judged(graph, options, arcs), options);
}

/** The grouping of best quality among several seeded tries, the largest group first. */
export function best(
  quality: Quality,
  { method = 'leiden', random, runs, rounds, polish = true, scratch = new Scratch() }: SearchOptions,
): Found {
  const ties = quality.near.targets.length / 2;
  const most = rounds ?? roundsFor(ties);
  const tries: Try[] = [];
  const wanted = runs ?? runsFor(ties);
  let kept = 0;
  for (let found = 0; tries.length < wanted && (runs !== undefined || found < SURE); ) {
    const groups = methods[method](quality, { random: seeded(integer(random, 2 ** 32)), place: tries.length, rounds: most, scratch });
    const worth = qualityOf(quality, groups.of);
    const held = tries[kept]?.worth ?? Number.NEGATIVE_INFINITY;
    if (better(worth, held)) kept = tries.length;
    found = better(worth, held) ? 1 : better(held, worth) ? found : found + 1;
    tries.push({ ...groups, worth });
  }
  const found =
    polish && method === 'leiden' && tries.length > 2 && ties <= JOINED ? joined(quality, tries, random, scratch) : tries[kept]!;
  return better(found.worth, tries[kept]!.worth)
    ? { ...bySize(quality.near, found), worth: found.worth, tries, kept: null }
    : { ...bySize(quality.near, tries[kept]!), worth: tries[kept]!.worth, tries, kept };
}

/** A grouping found so often is not looked for any longer, unless the number of runs is given. */
const SURE = 60;

function anyGroups(n: number, random: Random): Groups {
  const count = 1 + integer(random, n);
  return { of: Int32Array.from({ length: n }, () => integer(random, count)), count };
}

/** A difference in the last digits is rounding: the earlier try stays. */
function better(one: number, other: number): boolean {
  return one > other + 1e-12;
}

/**
 * A grouping at least as good as the best of the tries. People whom two to four good groupings all place together are
 * taken for one, and the search goes on between these core groups, where it gets out of what held each of them fast
 * (Ovelgönne & Geyer-Schulz 2013, doi:10.1090/conm/588/11701). What is found takes the place of the worst of the
 * groupings; ends when many drawings in a row found nothing better than the best.
 */
function joined(quality: Quality, tries: readonly Try[], random: Random, scratch: Scratch): Try {
  const ofCores = new Scratch();
  const pool = [...tries].sort((a, b) => b.worth - a.worth).slice(0, POOL);
  const patience = patienceFor(quality.near.targets.length / 2);
  for (let vain = 0; vain < patience; vain++) {
    const chosen = Array.from({ length: 2 + integer(random, 3) }, () => pool[integer(random, pool.length)]!);
    const cores = together(chosen);
    const smaller = aggregate(quality, cores, ofCores, 0);
    const between = leiden(smaller, random() < 0.5 ? { random, scratch } : { random, scratch, start: project(chosen[0]!, cores) });
    const start = { of: Int32Array.from(cores.of, (core) => between.of[core]!), count: between.count };
    const groups = leiden(quality, { random, start, scratch });
    const worth = qualityOf(quality, groups.of);
    if (pool.some((held) => Math.abs(held.worth - worth) < 1e-12) || !better(worth, pool.at(-1)!.worth)) continue;
    if (better(worth, pool[0]!.worth)) vain = -1;
    pool.splice(
      pool.findIndex((held) => worth > held.worth),
      0,
      { ...groups, worth },
    );
    if (pool.length > POOL) pool.pop();
  }
  return pool[0]!;
}

const POOL = 24;

/** The groups of those who are together in every one of the groupings. */
function together(groupings: readonly Groups[]): Groups {
  let { of, count } = groupings[0]!;
  for (const other of groupings.slice(1)) {
    const numbers = new Map<number, number>();
    of = Int32Array.from(of, (group, i) => {
      const cell = group * other.count + other.of[i]!;
      if (!numbers.has(cell)) numbers.set(cell, numbers.size);
      return numbers.get(cell)!;
    });
    count = numbers.size;
  }
  return { of, count };
}

/** A grouping of people as one of core groups, each of which lies within one of its groups. */
function project(groups: Groups, cores: Groups): Groups {
  const of = new Int32Array(cores.count);
  for (const [i, core] of cores.of.entries()) of[core] = groups.of[i]!;
  return renumbered(of);
}

/**
 * The same groups, numbered by size; of a size, by the weight of the ties within them, then of all their ties. Nodes are in the
 * order of names and ids: reports show the numbers, and must not tell in which group the first of these is. It decides only
 * among groups that are alike in all three.
 */
function bySize({ n, offsets, targets, weights }: Graph, groups: Groups): Groups {
  const { of, count } = groups;
  const size = sizes(groups);
  const [within, all] = [new Float64Array(count), new Float64Array(count)];
  const first = new Int32Array(count).fill(-1);
  for (let i = n - 1; i >= 0; i--) {
    const group = of[i]!;
    first[group] = i;
    for (let p = offsets[i]!; p < offsets[i + 1]!; p++) {
      all[group]! += weights[p]!;
      if (of[targets[p]!] === group) within[group]! += weights[p]!;
    }
  }
  const order = Array.from(size.keys()).sort(
    (a, b) => size[b]! - size[a]! || within[b]! - within[a]! || all[b]! - all[a]! || first[a]! - first[b]!,
  );
  const rank = new Int32Array(count);
  for (const [r, group] of order.entries()) rank[group] = r;
  return { of: Int32Array.from(of, (group) => rank[group]!), count };
}
