import { dyads, triads } from '../graph/closure.ts';
import { type Graph, withoutDirections, withoutSelfTies } from '../graph/graph.ts';
import { PairSet } from '../graph/pair-set.ts';
import { FURTHER, rewired } from '../graph/rewired.ts';
import { arcsOf, edgesOf, graphOf, type Ties } from '../graph/ties.ts';
import type { Random } from '../random.ts';
import { beside, type Comparison } from '../stats/beside.ts';

/** What a network has of exchange and of closed circles, beside random ones; each null where it is not defined, or the network too large. */
export interface BeyondChance {
  /** The share of ties that are returned. */
  readonly returned: Comparison | null;
  /** Transitivity. */
  readonly closed: Comparison | null;
}

/**
 * Whether more ties are returned, and more contacts of a contact are in contact, than in random networks with as busy people. For
 * ties that are returned, everybody keeps the numbers of those they turn to and of those who turn to them (Holland & Leinhardt
 * 1981, doi:10.1080/01621459.1981.10477598, hold reciprocity against both); for transitivity, where directions do not count, the number of
 * their contacts (Maslov & Sneppen 2002, doi:10.1126/science.1065103). Against networks in which all ties are equally likely,
 * nearly every network would have more of both, because of its hubs. R: igraph::rewire(keeping_degseq()).
 */
export function beyondChance(
  graph: Graph,
  random: Random,
  { networks = networksFor(graph.targets.length), apart }: ChanceOptions = {},
): BeyondChance {
  if (networks < 2) return { returned: null, closed: null };
  const plain = withoutSelfTies(graph);
  return {
    returned: held({ ...arcsOf(plain), apart }, returnedShare, { random, networks }),
    closed: held({ ...edgesOf(withoutDirections(plain)), apart }, transitivity, { random, networks }),
  };
}

/** What random networks are made of. */
export interface ChanceOptions {
  readonly networks?: number;
  /** Number of each person's platform: people of different ones never meet. */
  readonly apart?: Int32Array | undefined;
}

/** Random networks: 50 up to 10,000 ties, 20 up to 50,000, 5 up to 100,000, none beyond, so that it takes a second or so. */
export function networksFor(ties: number): number {
  if (ties <= 10_000) return 50;
  if (ties <= 50_000) return 20;
  return ties <= 100_000 ? 5 : 0;
}

/** A value of the ties beside those of random networks. */
function held(
  ties: Ties,
  of: (graph: Graph) => number | null,
  { random, networks }: { readonly random: Random; readonly networks: number },
): Comparison | null {
  const value = of(graphOf(ties));
  if (value === null) return null;
  const present = new PairSet(ties.sources.length);
  let network = ties;
  const chance = Array.from({ length: networks }, (_, k) => {
    network = rewired(network, random, { present, returned: 'free', ...(k === 0 ? {} : { swaps: FURTHER }) });
    return of(graphOf(network)) ?? 0;
  });
  return beside(value, chance, 2);
}

function returnedShare(graph: Graph): number | null {
  const { connected, mutual } = dyads(graph);
  return connected === 0 ? null : (2 * mutual) / (connected + mutual);
}

function transitivity(graph: Graph): number | null {
  const { triangles, triples } = triads(graph);
  return triples === 0 ? null : (3 * triangles) / triples;
}
