// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { eachTriangle } from './closure.ts';
import { type Graph, reversed, withoutDirections, withoutSelfTies } from './graph.ts';

/** The sixteen ways in which three people may be tied: mutual, one-way and absent pairs, and a letter where that is not all. */
export const TRIADS = [
  '003', '012', '102', '021D', '021U', '021C', '111D', '111U', '030T', '030C', '201', '120D', '120U', '120C', '210', '300',
] as const; // biome-ignore format: as they are listed everywhere

export type TriadName = (typeof TRIADS)[number];

/** Threes of people of one sort. */
export interface Triad {
  /** How many; those without a tie are counted to some sixteen digits. */
  readonly number: number;
  /** People in the middle of such threes, or in them where all three are in contact, automated accounts left out; null where one of three has no tie. */
  readonly people: number | null;
  /** How many the two of these people have who stand in the middle of most; null where nobody is in the middle. */
  readonly most: readonly [number, number] | null;
}

/** How a person is tied to another: turns to them, is turned to, or both. */
const OUT = 1;
const IN = 2;
const BOTH = 3;

/** Threes of which one person in the middle has ties with two who are not in contact, by how that person is tied to the one and the other. */
const OPEN = ['021D', '021U', '021C', '111D', '111U', '201'] as const;
const MIDDLE = [
  [], // biome-ignore format: a table
  [-1, 0, 2, 4],
  [-1, 2, 1, 3],
  [-1, 4, 3, 5],
];
/** Threes all in contact. */
const CLOSED = ['030T', '030C', '120D', '120U', '120C', '210', '300'] as const;

/**
 * How each of three people in contact is tied to the other two, as the way of which that person would be the middle if these
 * were not in contact. With these, threes of every such way are as many in all networks in which everybody keeps how many they
 * exchange with, turn to and are turned to by: the pairs of a person's contacts.
 */
export const CORNERS: ReadonlyMap<string, readonly TriadName[]> = new Map<(typeof CLOSED)[number], readonly TriadName[]>([
  ['030T', ['021D', '021U', '021C']],
  ['030C', ['021C', '021C', '021C']],
  ['120D', ['021D', '111D', '111D']],
  ['120U', ['021U', '111U', '111U']],
  ['120C', ['021C', '111D', '111U']],
  ['210', ['111D', '111U', '201']],
  ['300', ['201', '201', '201']],
]);

/**
 * The triad census: all threes of people by how they are tied (Davis & Leinhardt 1972; Holland & Leinhardt 1976,
 * doi:10.2307/270703), under the names that igraph and sna give them. Threes in contact are visited one by one; those with
 * a person in the middle follow from how many ties of each sort that person has, and those with one tie from the number of
 * pairs, so that it takes no longer than to count triangles. Self-ties and weights are disregarded. Accounts that are
 * `automated` (1, others 0; nobody without) are tied as everybody is.
 */
export function triadCensus(graph: Graph, automated?: ArrayLike<number>): Readonly<Record<TriadName, Triad>> {
  const { n } = graph;
  const pairs = byKind(withoutSelfTies(graph));
  const around = new Int32Array(OPEN.length * n);
  const inside = new Uint8Array(n);
  const closed = new Float64Array(CLOSED.length);
  eachTriangle(pairs, (i, j, k, ij, ik, jk) => {
    around[MIDDLE[ij]![ik]! * n + i]! += 1;
    around[MIDDLE[turned(ij)]![jk]! * n + j]! += 1;
    around[MIDDLE[turned(ik)]![turned(jk)]! * n + k]! += 1;
    const sort = closedSort(ij, ik, jk);
    closed[sort]! += 1;
    for (const person of [i, j, k]) inside[person]! |= 1 << sort;
  });
  const open = openTriads(pairs, around, automated);
  const own = new Map<TriadName, Triad>();
  for (const [t, name] of OPEN.entries()) own.set(name, open[t]!);
  for (const [t, name] of CLOSED.entries()) {
    const people = inside.reduce((count, sorts, i) => count + (automated?.[i] === 1 ? 0 : (sorts >> t) & 1), 0);
    own.set(name, { number: closed[t]!, people, most: null });
  }
  return withFewTies(n, pairs, own);
}

/** Both directions of every pair in the rows of both: how the person of the row is tied to the other, as a weight. */
function byKind(graph: Graph): Graph {
  const kind = (of: Graph, weight: number) => ({ ...of, weights: new Float64Array(of.targets.length).fill(weight) });
  return withoutDirections(kind(graph, OUT), kind(reversed(graph), IN));
}

/** The same tie seen from the other end. */
function turned(kind: number): number {
  return kind === BOTH ? BOTH : OUT + IN - kind;
}

/** The place among `CLOSED` of three people in contact. */
function closedSort(ij: number, ik: number, jk: number): number {
  const mutual = Number(ij === BOTH) + Number(ik === BOTH) + Number(jk === BOTH);
  if (mutual === 3) return 6;
  if (mutual === 2) return 5;
  const [atI, atJ, atK] = [MIDDLE[ij]![ik]!, MIDDLE[turned(ij)]![jk]!, MIDDLE[turned(ik)]![turned(jk)]!];
  // Two ties that are not returned share one person, whose place tells how they run: to two, from two, or on.
  if (mutual === 1) return 2 + (ij === BOTH ? atK : ik === BOTH ? atJ : atI);
  return atI === 2 && atJ === 2 && atK === 2 ? 1 : 0;
}

/** Threes with somebody in the middle: pairs of that person's contacts, less those who are in contact themselves. */
function openTriads({ n, offsets, weights }: Graph, around: Int32Array, automated?: ArrayLike<number>): Triad[] {
  const found = OPEN.map(() => ({ number: 0, people: 0, most: [0, 0] as [number, number] }));
  for (let i = 0; i < n; i++) {
    const ties = [0, 0, 0, 0];
    for (let p = offsets[i]!; p < offsets[i + 1]!; p++) ties[weights[p]!]! += 1;
    const [, out, back, both] = ties as [number, number, number, number];
    const choose = (count: number) => (count * (count - 1)) / 2;
    for (const [t, all] of [choose(out), choose(back), out * back, both * back, both * out, choose(both)].entries()) {
      const number = all - around[t * n + i]!;
      if (number === 0) continue;
      const triad = found[t]!;
      triad.number += number;
      if (automated?.[i] === 1) continue;
      triad.people += 1;
      if (number > triad.most[0]) triad.most = [number, triad.most[0]];
      else if (number > triad.most[1]) triad.most[1] = number;
    }
  }
  return found;
}

/** One-way and mutual pairs of each sort of three, as its name says them. */
function pairsIn(name: TriadName): readonly [oneWay: number, mutual: number] {
  return [Number(name[1]), Number(name[0])];
}

/** The whole census: threes with one tie or none are what the others leave. */
function withFewTies(n: number, { weights }: Graph, own: ReadonlyMap<TriadName, Triad>): Readonly<Record<TriadName, Triad>> {
  // Every pair stands in two rows.
  const mutual = weights.reduce((count, kind) => count + Number(kind === BOTH), 0) / 2;
  const oneWay = weights.length / 2 - mutual;
  let [single, double, all] = [oneWay * (n - 2), mutual * (n - 2), 0];
  for (const [name, { number }] of own) {
    const [one, two] = pairsIn(name);
    single -= one * number;
    double -= two * number;
    all += number;
  }
  const [third, second] = [Math.max(0, single), Math.max(0, double)];
  const few = { '012': third, '102': second, '003': Math.max(0, (n * (n - 1) * (n - 2)) / 6 - all - third - second) };
  return Object.fromEntries(
    TRIADS.map((name) => [name, own.get(name) ?? { number: few[name as keyof typeof few], people: null, most: null }]),
  ) as Record<TriadName, Triad>;
}
