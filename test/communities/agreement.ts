/** Normalised mutual information of two groupings, 1 where they are the same (arithmetic mean, as in igraph). */
export function sharedInformation(a: Int32Array, b: Int32Array): number {
  const n = a.length;
  const count = (labels: readonly (number | string)[]) => {
    const counts = new Map<number | string, number>();
    for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
    return [...counts.values()].reduce((sum, k) => sum - (k / n) * Math.log(k / n), 0);
  };
  const [inA, inB, both] = [count([...a]), count([...b]), count(Array.from(a, (label, i) => `${label} ${b[i]}`))];
  return inA + inB === 0 ? 1 : (2 * (inA + inB - both)) / (inA + inB);
}
