import type { Graph } from '../../graph/graph.ts';
import { graphOf, type Ties } from '../../graph/ties.ts';
import type { Random } from '../../random.ts';
import type { Comparison } from '../../stats/beside.ts';
import { type Aim, judgedTies } from './aim.ts';
import { besideChance } from './beside-chance.ts';
import { networksFor, roundsFor } from './effort.ts';
import { qualityOf } from './modularity.ts';
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
  /** Rounds that each run of Leiden could take; null for Louvain, which ends by itself. */
  readonly rounds: number | null;
  /** Random networks made for it. */
  readonly networks: number;
  /** The quality beside that of random networks; null where the network is too large to compare. */
  readonly chance: Comparison | null;
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
  const found = best(judgedTies(ties, { quality, resolution }, graph), { method, random, runs });
  const others = found.tries.filter((_, t) => t !== found.kept);
  const asked = ties.sources.length === 0 ? 0 : (networks ?? networksFor(ties.sources.length));
  const searched = { method, quality, resolution, worths: found.tries.map(({ worth }) => worth), networks: asked < 2 ? 0 : asked };
  return {
    found,
    modularity: quality === 'modularity' ? found.worth : qualityOf(judgedTies(ties, {}, graph), found.of),
    stability: others.length === 0 ? null : stability(found, others),
    rounds: method === 'leiden' ? roundsFor(ties.sources.length) : null,
    networks: searched.networks,
    chance: besideChance(ties, searched, random),
  };
}
