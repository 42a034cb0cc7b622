import { type Graph, withoutSelfTies } from '../graph/graph.ts';
import { PairSet } from '../graph/pair-set.ts';
import { FURTHER, rewired } from '../graph/rewired.ts';
import { arcsOf, graphOf, type Ties } from '../graph/ties.ts';
import { TRIADS, triadCensus } from '../graph/triad-census.ts';
import type { Random } from '../random.ts';
import type { Row } from '../schema/schema.ts';
import { besideAll } from '../stats/beside.ts';
import { type ChanceOptions, networksFor } from './beyond-chance.ts';

/**
 * How often three people are tied in each of the sixteen ways, and how often they would be by chance: in random networks in
 * which everybody keeps how many they exchange with, how many they turn to otherwise, and how many turn to them otherwise. What
 * hubs and returned ties bring about by themselves is then no pattern of three (Holland & Leinhardt 1976, doi:10.2307/270703,
 * keep the numbers of mutual, one-way and absent pairs alone, and nearly every network with hubs would have more of most).
 * The probabilities are of all ways together.
 */
export function triadRows(
  graph: Graph,
  random: Random,
  { networks = networksFor(graph.targets.length), apart, automated }: ChanceOptions & { automated?: ArrayLike<number> | undefined } = {},
): Row<'triads'>[] {
  const census = triadCensus(graph, automated);
  let ties: Ties = { ...arcsOf(withoutSelfTies(graph)), apart };
  const present = new PairSet(ties.sources.length);
  const chance = Array.from({ length: networks < 2 ? 0 : networks }, (_, k) => {
    ties = rewired(ties, random, { present, ...(k === 0 ? {} : { swaps: FURTHER }) });
    return numbersOf(triadCensus(graphOf(ties)));
  });
  const compared = chance.length === 0 ? [] : besideAll(numbersOf(census), chance);
  return TRIADS.map((triad, i) => {
    const { number, people, most } = census[triad];
    return {
      triad,
      number,
      people,
      most: most?.[0] ?? null,
      next: most?.[1] ?? null,
      chance: compared[i]?.mean ?? null,
      p: compared[i]?.p ?? null,
    };
  });
}

function numbersOf(census: ReturnType<typeof triadCensus>): number[] {
  return TRIADS.map((triad) => census[triad].number);
}
