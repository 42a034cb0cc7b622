// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { eachTriangle } from '../../graph/closure.ts';
import { directed, type Graph, reversed, undirected } from '../../graph/graph.ts';
import type { Ties } from '../../graph/ties.ts';
import type { Random } from '../../random.ts';
import { besideAll, type Comparison } from '../../stats/beside.ts';
import { brokerageDrawsFor } from '../partition/effort.ts';
import { changePlaces, partsOf } from './permutation.ts';

/** The ways in which somebody can stand between two others, by whose group each is of. */
export const brokerRoles = ['coordinator', 'itinerant', 'gatekeeper', 'representative', 'liaison'] as const;

export type BrokerRole = (typeof brokerRoles)[number];

/** Who stands between whom. */
export interface Brokerage {
  /** Ways from one person through another to a third whom the first does not turn to, all of known groups. */
  readonly ways: number;
  /** How many of them lead through each person in each role: five numbers a person, in the order of the roles. */
  readonly counts: Float64Array;
  /** For each role its share of all ways; none without ways. */
  readonly shares: readonly { readonly value: number; readonly chance: Comparison | null }[];
}

/**
 * Brokerage (Gould & Fernandez 1989, doi:10.2307/270949): i turns to j, j turns to k, and i does not turn to k. By their groups
 * j is a coordinator (all three of one group), itinerant (i and k of one group, j of another), a gatekeeper (j and k of one
 * group, i of another), a representative (i and j of one, k of another) or a liaison (all of different ones). Every way
 * counts once, as in R's sna::brokerage, and every tie, whatever its weight. People of unknown group (-1) and their ties are left out.
 *
 * Shares stand beside those that chance gives: people take each other's groups at random within their part, so that hubs stay
 * hubs and groups keep their sizes. Gould & Fernandez compare with networks in which all ties are equally likely: these expect the
 * same shares, but vary as networks without hubs do. The probabilities are of all five roles together.
 *
 * Hardly any way is followed: how many lead through somebody tells from the groups of those before and behind; taken off are
 * ways that end where they began, and those whose ends have a tie of their own, which are sides of triangles.
 */
export function brokerage(
  arcs: Ties,
  { group, parts }: { readonly group: Int32Array; readonly parts: Int32Array },
  { random, draws }: { random: Random; draws?: number },
): Brokerage {
  const network = among(arcs, group);
  let closed = 0;
  eachClosed(network, () => {
    closed += 1;
  });
  const times = draws ?? brokerageDrawsFor(network.there.targets.length + closed);
  const counts = through(network, group);
  eachClosed(network, (i, j, k) => {
    counts[roleOf(group, i, j, k) + j * ROLES]! -= 1;
  });
  const whole = totals(counts);
  const ways = whole.reduce((sum, x) => sum + x, 0);
  if (ways === 0) return { ways, counts, shares: [] };
  const moved = group.slice();
  const members = partsOf(parts, (i) => group[i] !== -1);
  const list = times === 0 ? new Int32Array(0) : closedWays(network, closed);
  const drawn = Array.from({ length: times }, () => {
    for (const part of members) changePlaces(moved, part, random);
    const all = totals(through(network, moved));
    for (let q = 0; q < list.length; q += 3) all[roleOf(moved, list[q]!, list[q + 1]!, list[q + 2]!)]! -= 1;
    return Array.from(all, (count) => count / ways);
  });
  const shares = Array.from(whole, (count) => count / ways);
  const compared = times === 0 ? [] : besideAll(shares, drawn);
  return { ways, counts, shares: shares.map((value, role) => ({ value, chance: compared[role] ?? null })) };
}

const ROLES = brokerRoles.length;

/** The place of j's role in the list, where i turns to j and j to k. */
function roleOf(group: Int32Array, i: number, j: number, k: number): number {
  const [a, b, c] = [group[i]!, group[j]!, group[k]!];
  if (a === b) return b === c ? 0 : 3;
  if (b === c) return 2;
  return a === c ? 1 : 4;
}

/** Ties there and back; undirected, one weighs 1 from the smaller number to the larger, 2 the other way, 3 both ways. */
interface Network {
  readonly there: Graph;
  readonly back: Graph;
  readonly both: Graph;
}

/** The ties among people of known groups. */
function among({ n, sources, targets }: Ties, group: Int32Array): Network {
  const kept = Int32Array.from(sources.keys()).filter((e) => {
    const [s, t] = [sources[e]!, targets[e]!];
    return s !== t && group[s] !== -1 && group[t] !== -1;
  });
  const from = kept.map((e) => sources[e]!);
  const to = kept.map((e) => targets[e]!);
  const there = directed(n, from, to);
  const ways = from.map((s, e) => (s < to[e]! ? 1 : 2));
  return { there, back: reversed(there), both: undirected(n, from, to, ways) };
}

/** Visits every way whose ends have a tie of their own in its direction. */
function eachClosed({ both }: Network, visit: (i: number, j: number, k: number) => void): void {
  const turns = (a: number, b: number, tie: number) => (tie & (a < b ? 1 : 2)) !== 0;
  eachTriangle(both, (a, b, c, ab, ac, bc) => {
    const way = (i: number, j: number, k: number, ij: number, jk: number, ik: number) => {
      if (turns(i, j, ij) && turns(j, k, jk) && turns(i, k, ik)) visit(i, j, k);
    };
    way(a, b, c, ab, bc, ac);
    way(a, c, b, ac, bc, ab);
    way(b, a, c, ab, ac, bc);
    way(b, c, a, bc, ac, ab);
    way(c, a, b, ac, ab, bc);
    way(c, b, a, bc, ab, ac);
  });
}

function closedWays(network: Network, count: number): Int32Array {
  const list = new Int32Array(3 * count);
  let at = 0;
  eachClosed(network, (i, j, k) => {
    list[at++] = i;
    list[at++] = j;
    list[at++] = k;
  });
  return list;
}

/** Ways through everybody in each role, those included whose ends have a tie of their own. */
function through({ there, back }: Network, group: Int32Array): Float64Array {
  const counts = new Float64Array(there.n * ROLES);
  const before = new Float64Array(group.reduce((most, g) => Math.max(most, g), -1) + 1);
  for (let j = 0; j < there.n; j++) {
    const [from, to] = [back.offsets[j]!, back.offsets[j + 1]!];
    const [start, end] = [there.offsets[j]!, there.offsets[j + 1]!];
    if (from === to || start === end) continue;
    const own = group[j]!;
    for (let p = from; p < to; p++) before[group[back.targets[p]!]!]! += 1;
    // Of those behind: in j's own group, and for each of another, how many before are of that group.
    let same = 0;
    let alike = 0;
    let [returned, returnedSame] = [0, 0];
    for (let p = from, q = start; q < end; q++) {
      const k = there.targets[q]!;
      if (group[k] === own) same += 1;
      else alike += before[group[k]!]!;
      while (p < to && back.targets[p]! < k) p += 1;
      if (p === to || back.targets[p] !== k) continue;
      if (group[k] === own) returnedSame += 1;
      else returned += 1;
    }
    const others = end - start - same;
    const mine = before[own]!;
    const strangers = to - from - mine;
    const at = j * ROLES;
    counts[at] = mine * same - returnedSame;
    counts[at + 1] = alike - returned;
    counts[at + 2] = strangers * same;
    counts[at + 3] = mine * others;
    counts[at + 4] = strangers * others - alike;
    for (let p = from; p < to; p++) before[group[back.targets[p]!]!] = 0;
  }
  return counts;
}

/** By role, over all people. */
function totals(counts: Float64Array): Float64Array {
  const out = new Float64Array(ROLES);
  for (let c = 0; c < counts.length; c++) out[c % ROLES]! += counts[c]!;
  return out;
}
