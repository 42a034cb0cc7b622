import { type Graph, withoutDirections } from '../../graph/graph.ts';
import { PairSet } from '../../graph/pair-set.ts';
import { FURTHER, rewired } from '../../graph/rewired.ts';
import { graphOf, type Ties } from '../../graph/ties.ts';
import type { Random } from '../../random.ts';
import { beside, type Comparison } from '../../stats/beside.ts';
import { type Aim, judged } from './aim.ts';
import { networksFor, quickRounds, roundsFor } from './effort.ts';
import { type Quality, qualityOf } from './modularity.ts';
import { Scratch } from './scratch.ts';
import { best, type Found, type Method } from './search.ts';
import { type Stability, stability } from './stability.ts';

/** How a grouping of a network is looked for and checked. */
export interface PartitionOptions extends Aim {
  readonly method?: Method;
  readonly random: Random;
  /** Seeded runs; by default 200 in small networks, 2 in the largest. */
  readonly runs?: number | undefined;
  /** Random networks to compare with; by default 50, fewer in large networks. */
  readonly networks?: number | undefined;
  /** The graph of the ties, where it has been made already. */
  readonly graph?: Graph;
}

/** Communities with the evidence for them. */
export interface Partition {
  readonly found: Found;
  /** Of the grouping; at resolution 1 where it was found by another quality. */
  readonly modularity: number;
  /** How often members are together in the other runs; null where one run was made. */
  readonly stability: Stability | null;
  /** The quality beside that of random networks; null where the network is too large to compare. */
  readonly chance: Comparison | null;
  /** Rounds that each run of Leiden could take; null for Louvain, which ends by itself. */
  readonly rounds: number | null;
  /** Random networks made for it. */
  readonly networks: number;
}

/**
 * The communities of a network: of several seeded runs, the grouping of the best quality is kept, and the other
 * runs tell how sure it is. A consensus of all runs (Lancichinetti & Fortunato 2012, doi:10.1038/srep00336) was not
 * chosen for the grouping itself, because it is the best answer to no stated question and may have a lower modularity
 * than any of the runs; what it is made from, how often two people are together, is reported as confidence.
 */
export function partitionOf(
  ties: Ties,
  { method = 'leiden', quality = 'modularity', resolution = 1, random, runs, networks, graph = graphOf(ties) }: PartitionOptions,
): Partition {
  const scratch = new Scratch();
  const found = best(qualityOver(graph, ties.directed, { quality, resolution }), { method, random, runs, scratch });
  const others = found.tries.filter((_, t) => t !== found.kept);
  const count = ties.sources.length === 0 ? 0 : (networks ?? networksFor(ties.sources.length));
  return {
    found,
    modularity: quality === 'modularity' ? found.worth : qualityOf(qualityOver(graph, ties.directed, {}), found.of),
    stability: others.length === 0 ? null : stability(found, others),
    chance: count < 2 ? null : besideChance(found, ties, { method, quality, resolution, random, networks: count, scratch }),
    rounds: method === 'leiden' ? roundsFor(ties.sources.length) : null,
    networks: count < 2 ? 0 : count,
  };
}

function qualityFor(ties: Ties, aim: Aim): Quality {
  return qualityOver(graphOf(ties), ties.directed, aim);
}

function qualityOver(graph: Graph, directed: boolean, aim: Aim): Quality {
  return directed ? judged(withoutDirections(graph), aim, graph) : judged(graph, aim);
}

/**
 * One run in each random network, beside the mean of as many runs in the real one: both sides are searched equally long,
 * because a longer search alone finds more modularity. Every tie weighs 1 on both sides: shuffled weights would fall on
 * people with few ties, where they make groups of two that no real network has, and hide what is there.
 */
function besideChance(
  found: Found,
  ties: Ties,
  {
    method,
    quality,
    resolution,
    random,
    networks,
    scratch,
  }: Required<Aim> & { readonly method: Method; readonly random: Random; readonly networks: number; readonly scratch: Scratch },
): Comparison {
  const whole = ties.weights.reduce((sum, weight) => sum + weight, 0);
  const plain = ties.weights.every((weight) => weight === 1) ? ties : { ...ties, weights: ties.weights.map(() => 1) };
  // The resolution of CPM is in units of weight: it shrinks with them.
  const aim = { quality, resolution: quality === 'cpm' ? (resolution * ties.weights.length) / whole : resolution };
  const rounds = quickRounds(ties.weights.length);
  const known = plain === ties && rounds === quickRounds(0);
  const tries = known ? found.tries : best(qualityFor(plain, aim), { method, random, runs: RUNS, rounds, polish: false, scratch }).tries;
  const ours = tries.reduce((sum, { worth }) => sum + worth, 0) / tries.length;
  const present = new PairSet(ties.sources.length);
  let network = plain;
  const theirs = Array.from({ length: networks }, (_, k) => {
    network = rewired(network, random, k === 0 ? { present } : { present, swaps: FURTHER });
    return best(qualityFor(network, aim), { method, random, runs: 1, rounds, scratch }).worth;
  });
  return beside(ours, theirs);
}

/** Runs in the real network where its ties have weights or its first runs took longer, so that it has to be looked at anew. */
const RUNS = 5;
