import type { Ties } from '../../graph/ties.ts';
import { resumed, type Seeded, type State } from '../../random.ts';
import type { Comparison } from '../../stats/beside.ts';
import { Thread, threadProgram } from '../../thread.ts';
import { besideChance, type Searched } from './beside-chance.ts';

/** Ties of all random networks together from which on to search them takes longer than to start a thread. */
const MANY = 500_000;

/** What the thread is asked: the network, the search, and where the generator stands. */
export type Question = readonly [ties: Ties, searched: Searched, state: State];
/** What it answers: the comparison, and where the generator stands then. */
export type Answer = readonly [chance: Comparison | null, state: State];

/** A comparison with random networks, and the generator that goes on after it. */
interface Beside {
  readonly chance: Comparison | null;
  readonly random: Seeded;
}

/** Compares a grouping with random networks as `besideChance` does: in a thread of its own where there are many ties. */
export async function chanceAside(ties: Ties, searched: Searched, random: Seeded, many = MANY): Promise<Beside> {
  if (searched.networks * ties.sources.length < many) return { chance: besideChance(ties, searched, random), random };
  const thread = new Thread<Question, Answer>(await threadProgram('communities/partition/chance-thread.ts', { last: true }));
  try {
    const [chance, state] = await thread.ask([ties, searched, random.state()]);
    return { chance, random: resumed(state) };
  } finally {
    await thread.end();
  }
}
