import { PairSet } from '../../graph/pair-set.ts';
import { FURTHER, rewired } from '../../graph/rewired.ts';
import type { Ties } from '../../graph/ties.ts';
import type { Random } from '../../random.ts';
import { beside, type Comparison } from '../../stats/beside.ts';
import { type Aim, judgedTies } from './aim.ts';
import { quickRounds } from './effort.ts';
import { Scratch } from './scratch.ts';
import { best, type Method } from './search.ts';

/** A search for communities, as far as it is done again in random networks. */
interface Searched extends Required<Aim> {
  readonly method: Method;
  /** What each of its tries was worth. */
  readonly worths: readonly number[];
  /** Random networks to compare with; with fewer than two nothing is compared. */
  readonly networks: number;
}

/**
 * One run in each random network, beside the mean of as many runs in the real one: both sides are searched equally long,
 * because a longer search alone finds more modularity. Every tie weighs 1 on both sides: shuffled weights would fall on
 * people with few ties, where they make groups of two that no real network has, and hide what is there.
 */
export function besideChance(ties: Ties, { method, quality, resolution, worths, networks }: Searched, random: Random): Comparison | null {
  if (networks < 2) return null;
  const whole = ties.weights.reduce((sum, weight) => sum + weight, 0);
  const plain = ties.weights.every((weight) => weight === 1) ? ties : { ...ties, weights: ties.weights.map(() => 1) };
  // The resolution of CPM is in units of weight: it shrinks with them.
  const aim = { quality, resolution: quality === 'cpm' ? (resolution * ties.weights.length) / whole : resolution };
  const rounds = quickRounds(ties.weights.length);
  const known = plain === ties && rounds === quickRounds(0);
  const again = () => best(judgedTies(plain, aim), { method, random, runs: RUNS, rounds, polish: false }).tries;
  const tries = known ? worths : again().map(({ worth }) => worth);
  const ours = tries.reduce((sum, worth) => sum + worth, 0) / tries.length;
  const scratch = new Scratch();
  const present = new PairSet(ties.sources.length);
  let network = plain;
  const theirs = Array.from({ length: networks }, (_, k) => {
    network = rewired(network, random, k === 0 ? { present } : { present, swaps: FURTHER });
    return best(judgedTies(network, aim), { method, random, runs: 1, rounds, scratch }).worth;
  });
  return beside(ours, theirs);
}

/** Runs in the real network where its ties have weights or its first runs took longer, so that it has to be looked at anew. */
const RUNS = 5;
