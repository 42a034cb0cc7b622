import { type Attribute, type AttributeColumn, edgeKey, type NetworkFile } from './network-file.ts';

/** A network as the JSON that graphology and Gephi Lite read; what is not known is left out. */
export function* json({ nodeColumns, edgeColumns, nodes, edges }: NetworkFile): Generator<string> {
  yield '{"attributes":{},"options":{"type":"directed","multi":false,"allowSelfLoops":true},"nodes":[';
  for (const [i, { id, values, at }] of nodes.entries()) {
    yield `${i === 0 ? '' : ','}\n${JSON.stringify({ key: id, attributes: { ...named(nodeColumns, values), ...at } })}`;
  }
  yield '\n],"edges":[';
  for (const [i, edge] of edges.entries()) {
    const { source, target, weight, values } = edge;
    yield `${i === 0 ? '' : ','}\n${JSON.stringify({ key: edgeKey(edge), source, target, attributes: { weight, ...named(edgeColumns, values) } })}`;
  }
  yield '\n]}\n';
}

function named(columns: readonly AttributeColumn[], values: readonly Attribute[]): Record<string, Attribute> {
  const attributes: Record<string, Attribute> = {};
  for (const [i, { name }] of columns.entries()) if (values[i] !== null) attributes[name] = values[i] as Attribute;
  return attributes;
}
