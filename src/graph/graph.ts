// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

/**
 * A weighted graph in compressed sparse rows: the ties of node i stand at offsets[i] … offsets[i + 1] - 1, in the
 * order of their targets, each pair once. Twelve bytes a tie, no object per tie.
 */
export interface Graph {
  /** Number of nodes; they are called 0 … n - 1. */
  readonly n: number;
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
  readonly weights: Float64Array;
}

/** Numbers by position: an array or any typed array. */
export type Numbers = ArrayLike<number>;

/**
 * The graph of ties from `sources` to `targets`. Ties of the same pair are added up, self-ties kept; without weights
 * each tie weighs 1. The order of the ties does not matter.
 */
export function directed(n: number, sources: Numbers, targets: Numbers, weights: Numbers | null = null): Graph {
  check(n, sources, targets, weights);
  return compact(rows(n, sources, targets, weights, false));
}

/**
 * The graph without directions: a tie stands in the rows of both its ends with the weights of both directions added,
 * none lost. A self-tie therefore weighs double in its row (A_ii = 2w, as in Newman 2004), so that a node's row adds
 * up to its strength and all rows to twice the weight of the ties.
 */
export function undirected(n: number, sources: Numbers, targets: Numbers, weights: Numbers | null = null): Graph {
  check(n, sources, targets, weights);
  return compact(rows(n, sources, targets, weights, true));
}

/** A directed graph with both directions of every pair added; see `undirected`. `back` is the same turned round, where its weights are to be others. */
export function withoutDirections(graph: Graph, back: Graph = reversed(graph)): Graph {
  const { n } = graph;
  const offsets = new Int32Array(n + 1);
  const targets = new Int32Array(2 * graph.targets.length);
  const weights = new Float64Array(2 * graph.targets.length);
  let write = 0;
  // Both rows of a node are in order: they are merged as two sorted lists.
  for (let i = 0; i < n; i++) {
    let [p, q] = [graph.offsets[i]!, back.offsets[i]!];
    const [endP, endQ] = [graph.offsets[i + 1]!, back.offsets[i + 1]!];
    while (p < endP || q < endQ) {
      const there = p < endP ? graph.targets[p]! : n;
      const here = q < endQ ? back.targets[q]! : n;
      targets[write] = Math.min(there, here);
      weights[write++] = (there <= here ? graph.weights[p++]! : 0) + (here <= there ? back.weights[q++]! : 0);
    }
    offsets[i + 1] = write;
  }
  return { n, offsets, targets: targets.slice(0, write), weights: weights.slice(0, write) };
}

/** The directed graph with every tie turned round. */
export function reversed(graph: Graph): Graph {
  const { n, offsets, targets, weights } = graph;
  const next = new Int32Array(n + 1);
  for (let p = 0; p < targets.length; p++) next[targets[p]! + 1]! += 1;
  for (let i = 0; i < n; i++) next[i + 1]! += next[i]!;
  const turned: Graph = { n, offsets: next.slice(), targets: new Int32Array(targets.length), weights: new Float64Array(targets.length) };
  // Sources come in order, so that every new row does.
  for (let i = 0; i < n; i++) {
    for (let p = offsets[i]!; p < offsets[i + 1]!; p++) {
      const at = next[targets[p]!]!;
      turned.targets[at] = i;
      turned.weights[at] = weights[p]!;
      next[targets[p]!] = at + 1;
    }
  }
  return turned;
}

/** The graph without ties of a node to itself. */
export function withoutSelfTies(graph: Graph): Graph {
  const { n, offsets, targets, weights } = graph;
  const kept = { offsets: new Int32Array(n + 1), targets: new Int32Array(targets.length), weights: new Float64Array(targets.length) };
  let at = 0;
  for (let i = 0; i < n; i++) {
    for (let p = offsets[i]!; p < offsets[i + 1]!; p++) {
      if (targets[p] === i) continue;
      kept.targets[at] = targets[p]!;
      kept.weights[at++] = weights[p]!;
    }
    kept.offsets[i + 1] = at;
  }
  return { n, offsets: kept.offsets, targets: kept.targets.slice(0, at), weights: kept.weights.slice(0, at) };
}

/** Number of different nodes a node has ties to (itself included where it has a self-tie). */
export function degree(graph: Graph): Int32Array {
  const out = new Int32Array(graph.n);
  for (let i = 0; i < graph.n; i++) out[i] = graph.offsets[i + 1]! - graph.offsets[i]!;
  return out;
}

/** Sum of the weights of a node's ties. */
export function strength(graph: Graph): Float64Array {
  const out = new Float64Array(graph.n);
  for (let i = 0; i < graph.n; i++) {
    let sum = 0;
    for (let p = graph.offsets[i]!; p < graph.offsets[i + 1]!; p++) sum += graph.weights[p]!;
    out[i] = sum;
  }
  return out;
}

/** Sum of all weights in the rows. */
export function totalWeight(graph: Graph): number {
  let sum = 0;
  for (const weight of graph.weights) sum += weight;
  return sum;
}

/** Weight of the tie from `source` to `target`, 0 where there is none. */
export function weightOf(graph: Graph, source: number, target: number): number {
  let low = graph.offsets[source]!;
  let high = graph.offsets[source + 1]! - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = graph.targets[middle]!;
    if (found === target) return graph.weights[middle]!;
    if (found < target) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}

/** The source of every tie, in the order of the rows. */
export function sourcesOf({ n, offsets, targets }: Graph): Int32Array {
  const out = new Int32Array(targets.length);
  for (let i = 0; i < n; i++) out.fill(i, offsets[i], offsets[i + 1]);
  return out;
}

/** Rows as they are being filled: those of node i stand at offsets[i] … ends[i] - 1, and what follows up to the next is empty. */
interface Rows extends Graph {
  readonly ends: Int32Array;
}

/**
 * Ties are put in the order of their targets, and then, target by target, into the rows of their sources: rows come out
 * in order, in time that grows with the ties alone. Ties `both` ways stand in the rows of both their ends.
 */
function rows(n: number, sources: Numbers, targets: Numbers, weights: Numbers | null, both: boolean): Rows {
  const m = sources.length;
  const all = both ? 2 * m : m;
  const columns = starts(n, both ? [targets, sources] : [targets]);
  const next = columns.slice();
  const order = new Int32Array(all);
  for (let e = 0; e < m; e++) order[next[targets[e]!]!++] = e;
  // From m on they are turned round.
  if (both) for (let e = 0; e < m; e++) order[next[sources[e]!]!++] = m + e;
  const offsets = starts(n, both ? [sources, targets] : [sources]);
  const out = { n, offsets, ends: offsets.slice(0, n), targets: new Int32Array(all), weights: new Float64Array(all) };
  for (let target = 0; target < n; target++) {
    for (let q = columns[target]!; q < columns[target + 1]!; q++) {
      const there = order[q]! < m;
      const e = there ? order[q]! : order[q]! - m;
      const source = there ? sources[e]! : targets[e]!;
      const weight = weights === null ? 1 : weights[e]!;
      const at = out.ends[source]!;
      if (at > offsets[source]! && out.targets[at - 1] === target) out.weights[at - 1]! += weight;
      else {
        out.targets[at] = target;
        out.weights[at] = weight;
        out.ends[source] = at + 1;
      }
    }
  }
  return out;
}

/** Where the ties of each node begin if they lie by that end: the number of ties of all nodes before it. */
function starts(n: number, ends: readonly Numbers[]): Int32Array {
  const counts = new Int32Array(n + 1);
  for (const end of ends) for (let e = 0; e < end.length; e++) counts[end[e]! + 1]! += 1;
  for (let i = 0; i < n; i++) counts[i + 1]! += counts[i]!;
  return counts;
}

/** The rows one right after another. */
function compact({ n, offsets, ends, targets, weights }: Rows): Graph {
  let write = 0;
  for (let i = 0; i < n; i++) {
    const [from, to] = [offsets[i]!, ends[i]!];
    targets.copyWithin(write, from, to);
    weights.copyWithin(write, from, to);
    offsets[i] = write;
    write += to - from;
  }
  offsets[n] = write;
  return write === targets.length
    ? { n, offsets, targets, weights }
    : { n, offsets, targets: targets.slice(0, write), weights: weights.slice(0, write) };
}

function check(n: number, sources: Numbers, targets: Numbers, weights: Numbers | null): void {
  if (targets.length !== sources.length || (weights !== null && weights.length !== sources.length)) {
    throw new RangeError(`graph: sources, targets and weights differ in length: ${sources.length}, ${targets.length}, ${weights?.length}`);
  }
  for (let e = 0; e < sources.length; e++) {
    const source = sources[e]!;
    const target = targets[e]!;
    if (!(source >= 0 && source < n && target >= 0 && target < n)) throw new RangeError(`graph: no such node: ${source} or ${target}`);
  }
}
