/** A value of a person or tie; null where it is not known. Times are text, ISO 8601 in UTC. */
export type Attribute = string | number | boolean | null;

/** What a column of attributes holds. */
export interface AttributeColumn {
  readonly name: string;
  readonly type: 'text' | 'integer' | 'number' | 'boolean';
}

/** A person of a network that is written for other programs. */
export interface FileNode {
  readonly id: string;
  /** Values in the order of the columns. */
  readonly values: readonly Attribute[];
  /** Position in the map; null where the person is not drawn. */
  readonly at: { readonly x: number; readonly y: number } | null;
}

/** A tie of a network that is written for other programs. */
export interface FileEdge {
  readonly source: string;
  readonly target: string;
  readonly weight: number;
  readonly values: readonly Attribute[];
}

/** A network as it is written for other programs, but for its ties: nodes sorted. */
export interface NetworkFile {
  /** Whether ties lead from one to the other, as they do where it is not said. */
  readonly directed?: boolean;
  readonly nodeColumns: readonly AttributeColumn[];
  readonly edgeColumns: readonly AttributeColumn[];
  readonly nodes: readonly FileNode[];
}

/** A network in the format of a program: ties come after all else, one by one, so that nobody has to hold them. */
export interface FormattedNetwork {
  readonly before: Iterable<string>;
  /** A tie; they come sorted, every pair once. */
  edge(edge: FileEdge): string;
  readonly after: string;
}

/** How a program's format writes a network. */
export type NetworkFormat = (network: NetworkFile) => FormattedNetwork;

/** A network with its ties, where these are few, in a format. */
export function* whole(format: NetworkFormat, network: NetworkFile, edges: Iterable<FileEdge>): Generator<string> {
  const { before, edge, after } = format(network);
  yield* before;
  for (const one of edges) yield edge(one);
  yield after;
}

/** The key of a tie: the same for the same pair in every file and run. */
export function edgeKey({ source, target }: FileEdge): string {
  return `${source}-${target}`;
}
