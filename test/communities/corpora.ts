import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folder of public graphs with known answers; beside the project unless STAFFROOM_CORPORA names another. */
const folder = process.env.STAFFROOM_CORPORA ?? join(import.meta.dirname, '../../../shared/corpora');

/** Why tests with public graphs cannot run, or null where they can. */
export const missing: string | null = existsSync(join(folder, 'graphs-newman'))
  ? null
  : `no graphs in ${folder}: set STAFFROOM_CORPORA to their folder`;

export interface Edges {
  readonly n: number;
  readonly sources: readonly number[];
  readonly targets: readonly number[];
  /** Null where ties have no weights. */
  readonly weights: readonly number[] | null;
}

/** Reads a graph by its name below the folder: gml, edges, json (graphology's and sigma's) or gexf. */
export function edges(name: string): Edges {
  const text = readFileSync(join(folder, name), 'utf8');
  if (name.endsWith('.gml')) return gml(text);
  if (name.endsWith('.edges'))
    return numbered(rows(text).map(([source, target]) => ({ source: source as string, target: target as string })));
  if (name.endsWith('.gexf')) {
    const nodes = [...text.matchAll(/<node id="([^"]*)"/g)].map((m) => m[1] as string);
    const found = [...text.matchAll(/<edge id="[^"]*" source="([^"]*)" target="([^"]*)"/g)];
    return numbered(
      found.map(([, source, target]) => ({ source: source as string, target: target as string })),
      nodes,
    );
  }
  const { nodes, edges } = JSON.parse(text) as { nodes: { id?: string; key?: string }[]; edges: { source: string; target: string }[] };
  return numbered(
    edges,
    nodes.map((node) => (node.id ?? node.key) as string),
  );
}

/** The planted groups of a benchmark graph. */
export function truth(name: string): Int32Array {
  const groups = new Int32Array(rows(readFileSync(join(folder, name), 'utf8')).length);
  for (const [node, group] of rows(readFileSync(join(folder, name), 'utf8'))) groups[Number(node)] = Number(group);
  return groups;
}

function rows(text: string): string[][] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
}

function gml(text: string): Edges {
  const found = [...text.matchAll(/edge\s*\[\s*source (\d+)\s+target (\d+)(?:\s+value ([\d.]+))?/g)];
  const ids = [...text.matchAll(/node\s*\[\s*id (\d+)/g)].map((m) => m[1] as string);
  const { n, sources, targets } = numbered(
    found.map(([, source, target]) => ({ source: source as string, target: target as string })),
    ids,
  );
  return { n, sources, targets, weights: found[0]?.[3] === undefined ? null : found.map((m) => Number(m[3])) };
}

function numbered(pairs: readonly { source: string; target: string }[], nodes: readonly string[] = []): Edges {
  const numbers = new Map<string, number>();
  const number = (node: string) => {
    if (!numbers.has(node)) numbers.set(node, numbers.size);
    return numbers.get(node) as number;
  };
  const integers = nodes.length === 0;
  if (integers) for (let i = 0; i <= Math.max(...pairs.flatMap((p) => [Number(p.source), Number(p.target)])); i++) number(String(i));
  for (const node of nodes) number(node);
  return { sources: pairs.map((p) => number(p.source)), targets: pairs.map((p) => number(p.target)), n: numbers.size, weights: null };
}
