/**
 * Facepager's tables: the nodes of its tree, one to a row, with what it knows of a node before what the researcher had it
 * take out of the answer of an interface. Only nodes with data are posts; others are what was asked for, and pages.
 */
import type { CsvFormat, CsvRow } from '../format.ts';

const NODE = ['level', 'id', 'parent_id', 'object_id', 'object_type', 'query_status', 'query_time', 'query_type'];
const ALSO = ['path', 'object_key'];

/** The columns and rows of such a table as the interface told them, the node's name there being its id; null for other tables. */
export function dataOfNodes(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] } | null {
  if (!NODE.every((column) => header.includes(column))) return null;
  const [name, type] = [header.indexOf('object_id'), header.indexOf('object_type')];
  const told = header.flatMap((column, i) => (NODE.includes(column) || ALSO.includes(column) ? [] : [i]));
  return {
    header: ['id', ...told.map((i) => header[i] ?? '')],
    rows: rows.filter((row) => row[type] === 'data').map((row) => [name, ...told].map((i) => row[i] ?? '')),
  };
}

/** A format of what the interface told over the table of nodes. */
export function ofNodes({ title, read, ...format }: CsvFormat, header: readonly string[]): CsvFormat {
  return {
    ...format,
    title: `${title}, by Facepager`,
    columns: { all: header.filter((column) => column !== '') },
    read: (row, source) =>
      row.get('object_type') === 'data' ? read(named(row), source) : { leftOut: 'nodes of Facepager that hold no post' },
  };
}

function named(row: CsvRow): CsvRow {
  return {
    get: (column) => row.get(column === 'id' ? 'object_id' : column),
    has: (column) => row.has(column),
    names: row.names,
    surplus: row.surplus,
  };
}
