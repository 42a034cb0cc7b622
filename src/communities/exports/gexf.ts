import { type Attribute, type AttributeColumn, edgeKey, type FormattedNetwork, type NetworkFile } from './network-file.ts';
import { xml } from './xml.ts';

const types: Record<AttributeColumn['type'], string> = { text: 'string', integer: 'long', number: 'double', boolean: 'boolean' };

/**
 * A network as GEXF 1.3, for Gephi. Attributes have ids of their own (n0, e0 …), so that no name of a column can meet a
 * name of the format, as `type` would.
 */
export function gexf(network: NetworkFile): FormattedNetwork {
  return {
    before: before(network),
    edge(edge) {
      const { source, target, weight, values } = edge;
      return `<edge id="${xml(edgeKey(edge))}" source="${xml(source)}" target="${xml(target)}" weight="${weight}">${filled('e', values)}</edge>\n`;
    },
    after: '</edges>\n</graph>\n</gexf>\n',
  };
}

function* before({ directed = true, nodeColumns, edgeColumns, nodes }: NetworkFile): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n';
  yield `<graph defaultedgetype="${directed ? 'directed' : 'undirected'}" mode="static">\n`;
  yield* columns('node', nodeColumns);
  yield* columns('edge', edgeColumns);
  yield '<nodes>\n';
  for (const { id, values, at } of nodes) {
    yield `<node id="${xml(id)}" label="${xml(id)}">${filled('n', values)}`;
    // Gephi's vertical axis points up.
    yield `${at === null ? '' : `<viz:position x="${at.x}" y="${0 - at.y}" z="0"/>`}</node>\n`;
  }
  yield '</nodes>\n<edges>\n';
}

function* columns(of: 'node' | 'edge', list: readonly AttributeColumn[]): Generator<string> {
  if (list.length === 0) return;
  yield `<attributes class="${of}" mode="static">\n`;
  for (const [i, { name, type }] of list.entries())
    yield `<attribute id="${of.charAt(0)}${i}" title="${xml(name)}" type="${types[type]}"/>\n`;
  yield '</attributes>\n';
}

function filled(prefix: string, values: readonly Attribute[]): string {
  const cells = values.map((value, i) => (value === null ? '' : `<attvalue for="${prefix}${i}" value="${xml(value)}"/>`)).join('');
  return cells === '' ? '' : `<attvalues>${cells}</attvalues>`;
}
