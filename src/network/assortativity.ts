// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import type { Graph } from '../graph/graph.ts';

/**
 * Whether those at the two ends of a tie have alike values: the correlation of the values over all ties of an
 * undirected graph, each tie looked at from both ends; from -1 to 1, null where all values are the same
 * (Newman 2003, doi:10.1103/PhysRevE.67.026126). Weights are disregarded, self-ties left out.
 */
export function assortativity({ n, offsets, targets }: Graph, values: ArrayLike<number>): number | null {
  let ties = 0;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    for (let p = offsets[i]!; p < offsets[i + 1]!; p++) {
      if (targets[p] === i) continue;
      ties += 1;
      sum += values[i]!;
    }
  }
  const mean = sum / ties;
  let together = 0;
  let spread = 0;
  for (let i = 0; i < n; i++) {
    for (let p = offsets[i]!; p < offsets[i + 1]!; p++) {
      const j = targets[p]!;
      if (j === i) continue;
      together += (values[i]! - mean) * (values[j]! - mean);
      spread += (values[i]! - mean) ** 2;
    }
  }
  return ties === 0 || spread < 1e-12 * ties ? null : together / spread;
}
