// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { UserError } from '../../errors.ts';
import { directed, type Numbers, undirected, withoutDirections } from '../../graph/graph.ts';
import { arcsOf, edgesOf } from '../../graph/ties.ts';
import { byCodePoint } from '../../order.ts';
import { seeded } from '../../random.ts';
import type { Comparison } from '../../stats/beside.ts';
import { aimOf, type QualityName } from '../partition/aim.ts';
import { mergedByLimit } from '../partition/nested.ts';
import { partitionOf } from '../partition/partition.ts';
import type { Method } from '../partition/search.ts';
import type { NumberedTies } from './plain-edges.ts';

/** How communities of an edge list are looked for. */
export interface EdgeOptions {
  /** Whether a tie from one to the other differs from one back. */
  readonly directed?: boolean;
  /** What communities are looked for by: modularity, or the constant Potts model, which has no resolution limit. */
  readonly quality?: QualityName;
  /**
   * For modularity above 1 more and smaller communities, below 1 fewer and larger ones; for cpm, which needs one, the
   * weight of ties per pair of members that a community must exceed.
   */
  readonly resolution?: number | undefined;
  readonly seed?: number;
  readonly method?: Method;
  /** Seeded tries, of which the best is kept; by default 200 in small graphs, 2 in the largest. */
  readonly runs?: number;
  /** Random networks to compare with; by default 50 for small graphs, none above 300,000 ties. */
  readonly networks?: number;
}

/** The communities of an edge list, and how sure they are. */
export interface EdgeCommunities {
  readonly nodes: number;
  /** Different pairs with a tie; a pair in both orders is one where ties have no direction. */
  readonly edges: number;
  readonly communities: number;
  readonly modularity: number;
  /** What the quality that was asked for gives the grouping; the modularity, unless another was. */
  readonly worth: number;
  /** How often two members of a community are together in the other tries, from 0 to 1; null for a single try. */
  readonly stability: number | null;
  /** Modularity beside that of random networks in which everybody has as many ties; null where not compared. */
  readonly chance: Comparison | null;
  /** Standard deviations by which modularity exceeds chance; null where not compared or always the same. */
  readonly z: number | null;
  /** Communities that may be several, which modularity cannot tell apart in a network of this size. */
  readonly merged: readonly number[];
  /** The community of every node, 1 being the largest. */
  readonly members: Readonly<Record<string, number>>;
}

/**
 * Communities of any list of ties between names. Ties of the same pair are added up; ties of a node with itself count.
 * The order of the list does not matter.
 */
export function communitiesOfEdges(
  sources: readonly string[],
  targets: readonly string[],
  weights: readonly number[] | null,
  options: EdgeOptions = {},
): EdgeCommunities {
  return communitiesOfTies({ ...numbered(sources, targets), weights: weights === null ? null : Float64Array.from(weights) }, options);
}

/** The same for ties whose names were numbered while they were read. */
export function communitiesOfTies(
  list: NumberedTies,
  { directed: arcs = false, quality = 'modularity', resolution, seed = 1, method = 'leiden', runs, networks }: EdgeOptions = {},
): EdgeCommunities {
  if (arcs && method === 'louvain') {
    throw new UserError('communities: louvain takes no directions', { hint: 'leave out --directed, or use leiden' });
  }
  const aim = aimOf(quality, resolution, method);
  const { names, sources, targets, weights } = inOrder(list);
  const ties = sorted(sources, targets, checked(weights, names, sources, targets));
  const graph = (arcs ? directed : undirected)(names.length, ties.sources, ties.targets, ties.weights);
  const pairs = arcs ? arcsOf(graph) : edgesOf(graph);
  const { found, modularity, stability, chance } = partitionOf(pairs, {
    ...aim,
    method,
    random: seeded(`${seed} edges`),
    runs,
    networks,
    graph,
  });
  return {
    nodes: names.length,
    edges: pairs.sources.length,
    communities: found.count,
    modularity,
    worth: found.worth,
    stability: stability?.whole ?? null,
    chance,
    z: chance?.z ?? null,
    merged:
      quality === 'modularity'
        ? mergedByLimit(arcs ? withoutDirections(graph) : graph, found, seeded(`${seed} within`)).map((group) => group + 1)
        : [],
    members: Object.fromEntries(names.map((name, i) => [name, found.of[i]! + 1])),
  };
}

/** Names numbered in the order in which they are met, each looked up once. */
function numbered(sources: readonly string[], targets: readonly string[]): Omit<NumberedTies, 'weights'> {
  const met = new Map<string, number>();
  const numbersOf = (list: readonly string[]) =>
    Int32Array.from(list, (name) => {
      let number = met.get(name);
      if (number === undefined) {
        number = met.size;
        met.set(name, number);
      }
      return number;
    });
  const ends = { sources: numbersOf(sources), targets: numbersOf(targets) };
  return { names: [...met.keys()], ...ends };
}

/** The same ties with names numbered in code-point order, so that the order of the rows makes no difference. */
function inOrder({ names, sources, targets, weights }: NumberedTies): NumberedTies {
  const order = Array.from(names.keys()).sort((a, b) => byCodePoint(names[a]!, names[b]!));
  const place = new Int32Array(names.length);
  for (const [i, number] of order.entries()) place[number] = i;
  return {
    names: order.map((number) => names[number]!),
    sources: sources.map((number) => place[number]!),
    targets: targets.map((number) => place[number]!),
    weights,
  };
}

function checked(weights: Float64Array | null, names: readonly string[], sources: Int32Array, targets: Int32Array): Numbers {
  if (weights === null) return new Float64Array(sources.length).fill(1);
  const wrong = weights.findIndex((weight) => !(weight > 0 && weight < Number.POSITIVE_INFINITY));
  if (wrong !== -1) {
    throw new UserError(`tie ${wrong + 1}, ${names[sources[wrong]!]} to ${names[targets[wrong]!]}: invalid weight: ${weights[wrong]}`, {
      hint: 'a weight is a number above 0; leave out ties that weigh nothing',
    });
  }
  return weights;
}

/** Sums of fractions depend on their order: ties with such weights are put in one. */
function sorted(sources: Int32Array, targets: Int32Array, weights: Numbers): { sources: Numbers; targets: Numbers; weights: Numbers } {
  let whole = true;
  for (let e = 0; e < weights.length && whole; e++) whole = Number.isInteger(weights[e]);
  if (whole) return { sources, targets, weights };
  const order = Array.from(sources.keys()).sort(
    (a, b) => sources[a]! - sources[b]! || targets[a]! - targets[b]! || weights[a]! - weights[b]!,
  );
  return { sources: order.map((e) => sources[e]!), targets: order.map((e) => targets[e]!), weights: order.map((e) => weights[e]!) };
}
