import { type Attribute, type AttributeColumn, edgeKey, type FormattedNetwork, type NetworkFile } from './network-file.ts';

/** A network as the JSON that graphology and Gephi Lite read; what is not known is left out. */
export function json(network: NetworkFile): FormattedNetwork {
  let separator = '';
  return {
    before: before(network),
    edge(edge) {
      const { source, target, weight, values } = edge;
      const attributes = { weight, ...named(network.edgeColumns, values) };
      const line = `${separator}\n${JSON.stringify({ key: edgeKey(edge), source, target, attributes })}`;
      separator = ',';
      return line;
    },
    after: '\n]}\n',
  };
}

function* before({ nodeColumns, nodes }: NetworkFile): Generator<string> {
  yield '{"attributes":{},"options":{"type":"directed","multi":false,"allowSelfLoops":true},"nodes":[';
  for (const [i, { id, values, at }] of nodes.entries()) {
    yield `${i === 0 ? '' : ','}\n${JSON.stringify({ key: id, attributes: { ...named(nodeColumns, values), ...at } })}`;
  }
  yield '\n],"edges":[';
}

function named(columns: readonly AttributeColumn[], values: readonly Attribute[]): Record<string, Attribute> {
  const attributes: Record<string, Attribute> = {};
  for (const [i, { name }] of columns.entries()) if (values[i] !== null) attributes[name] = values[i] as Attribute;
  return attributes;
}
