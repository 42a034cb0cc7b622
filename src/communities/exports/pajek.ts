import type { FormattedNetwork, NetworkFile } from './network-file.ts';

/** A network as Pajek's .net: numbered people with their position in the unit square, and weighted arcs. */
export function pajek({ nodes }: NetworkFile): FormattedNetwork {
  const numbers = new Map(nodes.map(({ id }, i) => [id, i + 1]));
  return {
    before: before(nodes),
    edge: ({ source, target, weight }) => `${numbers.get(source)} ${numbers.get(target)} ${weight}\n`,
    after: '',
  };
}

function* before(nodes: NetworkFile['nodes']): Generator<string> {
  const place = unitSquare(nodes.flatMap(({ at }) => (at === null ? [] : [at])));
  yield `*Vertices ${nodes.length}\n`;
  for (const [i, { id, at }] of nodes.entries()) {
    const [x, y] = at === null ? [0, 0] : place(at);
    yield `${i + 1} "${quoted(id)}" ${x.toFixed(4)} ${y.toFixed(4)} 0.5000\n`;
  }
  yield '*Arcs\n';
}

/** Pajek has no way to write a quotation mark or a line break in a name. */
function quoted(id: string): string {
  return id.replaceAll('"', "'").replaceAll(/\p{Cc}+/gu, ' ');
}

type Point = { readonly x: number; readonly y: number };

function unitSquare(points: readonly Point[]): (point: Point) => [number, number] {
  const least = (of: (point: Point) => number) => points.reduce((a, point) => Math.min(a, of(point)), Number.POSITIVE_INFINITY);
  const most = (of: (point: Point) => number) => points.reduce((a, point) => Math.max(a, of(point)), Number.NEGATIVE_INFINITY);
  const [left, top] = [least(({ x }) => x), least(({ y }) => y)];
  const width = Math.max(most(({ x }) => x) - left, most(({ y }) => y) - top, 1e-9);
  return ({ x, y }) => [(x - left) / width, (y - top) / width];
}
