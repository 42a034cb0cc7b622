import Papa from 'papaparse';
import { UserError } from '../errors.ts';

/** A list of ties between names. */
export interface EdgeList {
  readonly sources: readonly string[];
  readonly targets: readonly string[];
  /** Null where the rows have no weights. */
  readonly weights: readonly number[] | null;
}

/** What columns of a list of ties are called, in lower case; the first pair that is there is taken. */
const known: readonly (readonly [source: string, target: string])[] = [
  ['source', 'target'],
  ['from', 'to'],
  ['sender', 'receiver'],
  ['sender', 'recipient'],
  ['src', 'dst'],
  ['src', 'dest'],
  ['source_id', 'target_id'],
  ['sourceid', 'targetid'],
  ['from_id', 'to_id'],
  ['node1', 'node2'],
  ['node_1', 'node_2'],
  ['id1', 'id2'],
  ['id_1', 'id_2'],
  ['user1', 'user2'],
  ['vertex 1', 'vertex 2'],
  ['vertex1', 'vertex2'],
  ['u', 'v'],
  ['i', 'j'],
  ['ego', 'alter'],
  ['tail', 'head'],
  ['follower', 'followee'],
];

/**
 * Reads a table of ties: separated by commas, semicolons, tabs or spaces, with or without quotes and a line of column
 * names. Names decide which columns hold the two ends; where they tell nothing, the first two do. Names of nodes are
 * text, as written; lines that begin with # or % are comments.
 */
export function readEdges(bytes: Uint8Array, file: string, { weight = null }: { readonly weight?: string | null } = {}): EdgeList {
  const rows = rowsOf(decoded(bytes));
  const [first] = rows;
  if (first === undefined)
    throw new UserError(`${file}: missing ties: no rows`, { hint: 'columns source, target and a row for every tie' });
  if (first.cells.length < 2)
    throw new UserError(`${file}: missing column: one column only: ${first.cells[0]}`, { hint: 'columns source, target' });
  const names = first.cells.map((cell) => cell.trim().toLowerCase());
  const pair = known.find(([source, target]) => names.includes(source) && names.includes(target));
  const header = pair !== undefined || !isData(rows);
  const [source, target] = pair === undefined ? [0, 1] : [names.indexOf(pair[0]), names.indexOf(pair[1])];
  const column = weight === null ? null : columnOf(weight, header ? first.cells : first.cells.map((_, i) => `${i + 1}`), file);
  const list = { sources: [] as string[], targets: [] as string[], weights: column === null ? null : ([] as number[]) };
  for (const { cells, line } of header ? rows.slice(1) : rows) {
    const [from = '', to = ''] = [cells[source]?.trim(), cells[target]?.trim()];
    if (from === '' || to === '')
      throw new UserError(`${file}:${line}: missing ${from === '' ? 'source' : 'target'}`, { hint: 'every row names both ends of a tie' });
    list.sources.push(from);
    list.targets.push(to);
    if (column !== null) list.weights?.push(weightOf(cells[column], `${file}:${line}`));
  }
  return list;
}

interface Line {
  readonly cells: readonly string[];
  /** From 1. */
  readonly line: number;
}

/** UTF-8 or UTF-16 where a byte-order mark says so; bytes that are no UTF-8 are taken for Windows-1252. */
function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The rows that hold something. Splitting at line ends is several times faster than a parser, and right without quotes. */
function rowsOf(text: string): Line[] {
  const delimiter = delimiterOf(text);
  if (delimiter !== ' ' && text.includes('"')) {
    const { data } = Papa.parse<string[]>(text, { delimiter });
    return data.map((cells, i) => ({ cells, line: i + 1 })).filter(({ cells }) => holds(cells));
  }
  const rows: Line[] = [];
  for (const [i, row] of text.split(/\r\n|\n|\r/).entries()) {
    const cells = delimiter === ' ' ? words(row) : row.split(delimiter);
    if (holds(cells)) rows.push({ cells, line: i + 1 });
  }
  return rows;
}

function holds(cells: readonly string[]): boolean {
  return cells.some((cell) => cell.trim() !== '') && !/^[#%]/.test(cells[0] as string);
}

/** What stands most often in the first line that holds something, outside quotes. */
function delimiterOf(text: string): string {
  const lines = text.slice(0, 1 << 16).split(/\r\n|\n|\r/);
  const line = lines.find((row) => row.trim() !== '' && !/^[#%]/.test(row)) ?? '';
  const bare = line.replaceAll(/"[^"]*"/g, '');
  return [',', '\t', ';', '|']
    .map((mark) => ({ mark, count: bare.split(mark).length - 1 }))
    .reduce((a, b) => (b.count > a.count ? b : a), { mark: ' ', count: 0 }).mark;
}

/** Cells between spaces, quoted where they hold some. */
function words(row: string): string[] {
  return Array.from(row.matchAll(/"((?:[^"]|"")*)"|(\S+)/g), ([, quoted, plain]) => plain ?? (quoted as string).replaceAll('""', '"'));
}

/** Whether the first row is a tie: both its ends are whole numbers, or stand in other rows as well. */
function isData(rows: readonly Line[]): boolean {
  const [a, b] = (rows[0] as Line).cells.map((cell) => cell.trim()) as [string, string];
  if (/^\d+$/.test(a) && /^\d+$/.test(b)) return true;
  const ends = new Set(rows.slice(1).flatMap(({ cells }) => [cells[0]?.trim(), cells[1]?.trim()]));
  return ends.has(a) && ends.has(b);
}

function columnOf(name: string, columns: readonly string[], file: string): number {
  const folded = columns.map((column) => column.trim().toLowerCase());
  const at = folded.indexOf(name.trim().toLowerCase());
  if (at === -1) throw new UserError(`${file}: unknown column: ${name}`, { hint: `columns: ${columns.join(', ')}` });
  return at;
}

function weightOf(cell: string | undefined, place: string): number {
  const weight = cell === undefined || cell.trim() === '' ? Number.NaN : Number(cell);
  if (!(weight > 0 && weight < Number.POSITIVE_INFINITY)) {
    throw new UserError(`${place}: invalid weight: ${cell ?? 'nothing'}`, {
      hint: 'a weight is a number above 0; leave out ties that weigh nothing',
    });
  }
  return weight;
}
