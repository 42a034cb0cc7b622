import type { Line } from './lines.ts';
import type { Columns, Complaints, NumberedTies } from './plain-edges.ts';

/** Ties from the lines of a table, with names numbered in the order in which they are met: as `plainEdges` from its bytes. */
export function numberedRows(rows: readonly Line[], { source, target, weight }: Columns, complain: Complaints): NumberedTies {
  const numbers = new Map<string, number>();
  const numberOf = (name: string): number => {
    let number = numbers.get(name);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(name, number);
    }
    return number;
  };
  const ties = {
    sources: new Int32Array(rows.length),
    targets: new Int32Array(rows.length),
    weights: weight === null ? null : new Float64Array(rows.length),
  };
  for (const [e, { cells, line }] of rows.entries()) {
    const from = cells[source]?.trim() || complain.missing(line, 'source');
    const to = cells[target]?.trim() || complain.missing(line, 'target');
    ties.sources[e] = numberOf(from);
    ties.targets[e] = numberOf(to);
    if (ties.weights !== null) ties.weights[e] = complain.weight(cells[weight as number], line);
  }
  return { names: [...numbers.keys()], ...ties };
}
