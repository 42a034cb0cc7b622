import { dyads, type Triads, triads } from '../graph/closure.ts';
import { type Graph, reversed, withoutDirections } from '../graph/graph.ts';
import { components, type Groups } from '../graph/groups.ts';
import type { Random } from '../random.ts';
import { type BeyondChance, beyondChance } from './beyond-chance.ts';
import { type CorePeriphery, corePeriphery } from './core-periphery.ts';
import { type Paths, paths } from './paths.ts';

/** The network as the measures see it: people with at least one tie, ties of all kinds between two people added up. */
export interface Network {
  /** Ties from those who act to those acted upon. */
  readonly graph: Graph;
  readonly reversed: Graph;
  readonly undirected: Graph;
  readonly components: Groups;
  readonly dyads: { readonly connected: number; readonly mutual: number };
  readonly triads: Triads;
  readonly corePeriphery: CorePeriphery | null;
  readonly paths: Paths;
  readonly beyondChance: BeyondChance;
}

/** What the measures need of a directed graph, each part made when first asked for; random networks have a source of chance of their own, and may keep people of different platforms apart. */
export function networkOf(graph: Graph, random: Random, networks: Random, apart?: Int32Array): Network {
  const undirected = once(() => withoutDirections(graph));
  const turned = once(() => reversed(graph));
  const parts = once(() => components(graph));
  const pairs = once(() => dyads(graph, turned()));
  const threes = once(() => triads(undirected()));
  const halves = once(() => corePeriphery(undirected()));
  const ways = once(() => paths(undirected(), random));
  const beside = once(() => beyondChance(graph, networks, { apart }));
  return {
    graph,
    get reversed() {
      return turned();
    },
    get undirected() {
      return undirected();
    },
    get components() {
      return parts();
    },
    get dyads() {
      return pairs();
    },
    get triads() {
      return threes();
    },
    get corePeriphery() {
      return halves();
    },
    get paths() {
      return ways();
    },
    get beyondChance() {
      return beside();
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
