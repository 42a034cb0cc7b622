import { type Attribute, type AttributeColumn, edgeKey, type FormattedNetwork, type NetworkFile } from './network-file.ts';
import { xml } from './xml.ts';

const types: Record<AttributeColumn['type'], string> = { text: 'string', integer: 'long', number: 'double', boolean: 'boolean' };

/** A network as GraphML, for igraph, networkx, Cytoscape and yEd. */
export function graphml(network: NetworkFile): FormattedNetwork {
  return {
    before: before(network),
    edge(edge) {
      const { source, target, weight, values } = edge;
      return `<edge id="${xml(edgeKey(edge))}" source="${xml(source)}" target="${xml(target)}">${filled('e', [weight, ...values])}</edge>\n`;
    },
    after: '</graph>\n</graphml>\n',
  };
}

function* before({ nodeColumns, edgeColumns, nodes }: NetworkFile): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
  yield* keys('node', [...nodeColumns, { name: 'x', type: 'number' }, { name: 'y', type: 'number' }]);
  yield* keys('edge', [{ name: 'weight', type: 'number' }, ...edgeColumns]);
  yield '<graph id="network" edgedefault="directed">\n';
  for (const { id, values, at } of nodes) yield `<node id="${xml(id)}">${filled('n', [...values, at?.x ?? null, at?.y ?? null])}</node>\n`;
}

function* keys(of: 'node' | 'edge', list: readonly AttributeColumn[]): Generator<string> {
  for (const [i, { name, type }] of list.entries()) {
    yield `<key id="${of.charAt(0)}${i}" for="${of}" attr.name="${xml(name)}" attr.type="${types[type]}"/>\n`;
  }
}

function filled(prefix: string, values: readonly Attribute[]): string {
  return values.map((value, i) => (value === null ? '' : `<data key="${prefix}${i}">${xml(value)}</data>`)).join('');
}
