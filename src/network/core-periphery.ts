// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { degree, type Graph, withoutSelfTies } from '../graph/graph.ts';

/** A network parted into a core, whose people are in contact with each other, and a periphery, whose are not. */
export interface CorePeriphery {
  /** People in the core. */
  readonly size: number;
  /** Share of the possible contacts within the core that exist; null for a core of one. */
  readonly core: number | null;
  /** The same within the periphery. */
  readonly periphery: number | null;
  /** Correlation of contacts with an ideal core and periphery; null where either has no pair, or all pairs are alike. */
  readonly fit: number | null;
}

/**
 * The core and periphery with fewest errors: contacts that lack within the core and contacts that are within the periphery,
 * whatever there is between the two (Borgatti & Everett 2000, doi:10.1016/S0378-8733(99)00019-2). The best core of any size is
 * those with most contacts (Lip 2011, arXiv:1102.5511), so that only as many have to be looked at as there are numbers of contacts.
 * People with as many contacts are in it together or not at all, or who is would depend on an order, and nobody outside has more;
 * of cores with as few errors the smallest is taken. The fit is the correlation over pairs within either (φ); pairs between them are left out, as UCINET
 * does unless it is told otherwise.
 *
 * Which people are in the core follows from their numbers of contacts alone: a network that is random but for these has as good a
 * one (Kojaku & Masuda 2018, doi:10.1088/1367-2630/aab547). The graph is undirected.
 */
export function corePeriphery(undirected: Graph): CorePeriphery | null {
  const graph = withoutSelfTies(undirected);
  const { n, offsets, targets } = graph;
  if (n === 0) return null;
  const contacts = degree(graph);
  const pairs = (people: number) => (people * (people - 1)) / 2;
  const most = contacts.toSorted().reverse();
  let [size, least] = [0, 0];
  // Errors beside those of no core: pairs within it less the contacts of its people.
  for (let i = 1, errors = 0; i <= n; i++) {
    errors += i - 1 - most[i - 1]!;
    if (errors < least && most[i - 1] !== most[i]) [size, least] = [i, errors];
  }
  const inside = contacts.map((count) => (size > 0 && count >= most[size - 1]! ? 1 : 0));
  const ends = [0, 0, 0];
  for (let i = 0; i < n; i++) for (let p = offsets[i]!; p < offsets[i + 1]!; p++) ends[inside[i]! + inside[targets[p]!]!]! += 1;
  const [among, within] = [ends[0]! / 2, ends[2]! / 2];
  const [lacking, absent] = [pairs(size) - within, pairs(n - size) - among];
  const margins = pairs(size) * pairs(n - size) * (within + among) * (lacking + absent);
  return {
    size,
    core: size < 2 ? null : within / pairs(size),
    periphery: n - size < 2 ? null : among / pairs(n - size),
    fit: margins === 0 ? null : (within * absent - lacking * among) / Math.sqrt(margins),
  };
}
