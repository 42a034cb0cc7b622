import { isAscii } from 'node:buffer';
import Papa from 'papaparse';
import { UserError } from '../../errors.ts';
import { type Columns, type Complaints, type NumberedTies, plainEdges } from './plain-edges.ts';

/** A list of ties between names. */
export interface EdgeList extends NumberedTies {
  /** Whether the first row was taken for names of columns although nothing in it says so: no name in it comes again. */
  readonly doubtful: boolean;
  /** A column of weights that was not asked for; null where there is none. */
  readonly unused: string | null;
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
  refuseGraphs(bytes, file);
  const plain = isAscii(bytes) && !bytes.includes(QUOTE);
  const text = plain ? null : decoded(bytes);
  const delimiter = delimiterOf(text ?? beginning(bytes));
  const rows = text === null ? linesOf(beginning(bytes), delimiter) : rowsOf(text, delimiter);
  const [first] = rows;
  if (first === undefined)
    throw new UserError(`${file}: missing ties: no rows`, { hint: 'columns source, target and a row for every tie' });
  if (first.cells.length < 2)
    throw new UserError(`${file}: missing column: one column only: ${first.cells[0]}`, { hint: 'columns source, target' });
  const names = first.cells.map((cell) => cell.trim().toLowerCase());
  const pair = known.find(([source, target]) => names.includes(source) && names.includes(target));
  const [source, target] = pair === undefined ? [0, 1] : [names.indexOf(pair[0]), names.indexOf(pair[1])];
  const complain = complaintsOf(file);
  const read = (header: boolean): NumberedTies => {
    const at = weight === null ? null : columnOf(weight, header ? first.cells : first.cells.map((_, i) => `${i + 1}`), file);
    const columns = { delimiter, source, target, weight: at };
    return text === null
      ? plainEdges(bytes, columns, header ? first.line + 1 : first.line, complain)
      : numberedRows(header ? rows.slice(1) : rows, columns, complain);
  };
  const ties = (header: boolean, doubtful = false): EdgeList => {
    const unused = header && weight === null ? (first.cells.find((cell) => /^\s*weights?\s*$/i.test(cell)) ?? null) : null;
    return { ...read(header), doubtful, unused: unused?.trim() ?? null };
  };
  if (pair !== undefined) {
    const list = ties(true);
    if (list.sources.length === 0)
      throw new UserError(`${file}: missing ties: no rows below the names of columns`, { hint: 'a row for every tie' });
    return list;
  }
  const [a, b] = [first.cells[0]?.trim() ?? '', first.cells[1]?.trim() ?? ''];
  if (/^\d+$/.test(a) && /^\d+$/.test(b)) return ties(false);
  // Names of columns do not come again as names of nodes.
  const rest = ties(true, true);
  return rest.names.includes(a) || rest.names.includes(b) ? ties(false) : rest;
}

/** How files begin that hold a graph, or a table, in another form. */
const others: readonly (readonly [begins: RegExp, called: string])[] = [
  [/^(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<gexf\b/is, 'a graph in GEXF'],
  [/^(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<graphml\b/is, 'a graph in GraphML'],
  [/^</, 'XML or a web page'],
  [/^\*(?:vertices|network|arcs|edges)\b/i, 'a graph in Pajek’s form'],
  [/^(?:creator\b[^\n]*\s+)?(?:#[^\n]*\s+)*graph\s*\[/i, 'a graph in GML'],
  [/^(?:strict\s+)?(?:di)?graph\b[^{\n]*\{/i, 'a graph in DOT'],
  [/^(?:\{\s*"|\[\s*[[{"\]])/, 'JSON'],
  [/^PK\p{Cc}\p{Cc}/u, 'a workbook or an archive'],
  [/^PAR1/, 'a Parquet file'],
  [/^\p{Cc}\ufffd/u, 'a compressed file'],
];

/** Graphs in other forms would else be read as tables, line by line, and give numbers that mean nothing. */
function refuseGraphs(bytes: Uint8Array, file: string): void {
  const start = decodedStart(bytes);
  const other = others.find(([begins]) => begins.test(start));
  if (other !== undefined)
    throw new UserError(`${file}: unknown table of ties: this is ${other[1]}`, {
      hint: 'save its ties as CSV: in Gephi, Data Laboratory, Edges, Export table; in R, igraph::as_data_frame(g); in Python, networkx.to_pandas_edgelist(G)',
    });
}

function decodedStart(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, 1 << 12)).trimStart();
}

const QUOTE = 0x22;

/** Enough of a file in ASCII to see its first row; longer comments before it are read too. */
function beginning(bytes: Uint8Array): string {
  for (let length = 1 << 16; ; length *= 4) {
    const text = new TextDecoder().decode(bytes.subarray(0, length));
    if (
      length >= bytes.length ||
      text
        .split(/\r\n|\n|\r/)
        .slice(0, -1)
        .some(isRow)
    )
      return text;
  }
}

function isRow(line: string): boolean {
  return line.trim() !== '' && !/^[#%]/.test(line);
}

function complaintsOf(file: string): Complaints {
  return {
    missing(line, end) {
      throw new UserError(`${file}:${line}: missing ${end}`, { hint: 'every row names both ends of a tie' });
    },
    weight: (cell, line) => weightOf(cell, `${file}:${line}`),
  };
}

/** Names numbered in the order in which they are met. */
function numberedRows(rows: readonly Line[], { source, target, weight }: Columns, complain: Complaints): NumberedTies {
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

/** The rows that hold something. */
function rowsOf(text: string, delimiter: string): Line[] {
  if (delimiter === ' ' || !text.includes('"')) return linesOf(text, delimiter);
  const { data } = Papa.parse<string[]>(text, { delimiter });
  return data.map((cells, i) => ({ cells, line: i + 1 })).filter(({ cells }) => holds(cells));
}

/** Splitting at line ends is several times faster than a parser, and right without quotes. */
function linesOf(text: string, delimiter: string): Line[] {
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
  const line = lines.find(isRow) ?? '';
  const bare = line.replaceAll(/"[^"]*"/g, '');
  return [',', '\t', ';', '|']
    .map((mark) => ({ mark, count: bare.split(mark).length - 1 }))
    .reduce((a, b) => (b.count > a.count ? b : a), { mark: ' ', count: 0 }).mark;
}

/** Cells between spaces, quoted where they hold some. */
function words(row: string): string[] {
  return Array.from(row.matchAll(/"((?:[^"]|"")*)"|(\S+)/g), ([, quoted, plain]) => plain ?? (quoted as string).replaceAll('""', '"'));
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
