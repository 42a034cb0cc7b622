import { isAscii } from 'node:buffer';
import Papa from 'papaparse';
import { UserError } from '../../errors.ts';
import { endsByName } from './ends.ts';
import { type Columns, type Complaints, type NumberedTies, plainEdges } from './plain-edges.ts';

/** A list of ties between names. */
export interface EdgeList extends NumberedTies {
  /** Whether the first row was taken for names of columns although nothing in it says so: no name in it comes again. */
  readonly doubtful: boolean;
  /** Names of the columns taken for the two ends where they are no usual ones, or of no name (columns 1 and 2); else null. */
  readonly taken: readonly [source: string, target: string] | null;
  /** A column of weights that was not asked for; null where there is none. */
  readonly unused: string | null;
  /** How many ties a column Type says to be with and without direction, as Gephi writes it; null where there is no such column. */
  readonly types: { readonly directed: number; readonly undirected: number } | null;
}

/** Columns that the caller names. */
export interface NamedColumns {
  readonly source?: string | null;
  readonly target?: string | null;
  readonly weight?: string | null;
}

/**
 * Reads a table of ties: separated by commas, semicolons, tabs or spaces, with or without quotes and a line of column
 * names. Names decide which columns hold the two ends; where they tell nothing, the first two do, unless a table has so many
 * columns that they may be anything. Names of nodes are text, as written; lines that begin with # or % are comments.
 */
export function readEdges(
  bytes: Uint8Array,
  file: string,
  { source: from = null, target: to = null, weight = null }: NamedColumns = {},
): EdgeList {
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
  const asked =
    from === null || to === null ? null : { source: columnOf(from, first.cells, file), target: columnOf(to, first.cells, file) };
  const named = asked ?? endsByName(first.cells, file);
  const { source, target } = named ?? { source: 0, target: 1 };
  const complain = complaintsOf(file);
  const read = (header: boolean): NumberedTies => {
    const at = weight === null ? null : columnOf(weight, header ? first.cells : first.cells.map((_, i) => `${i + 1}`), file);
    const columns = { delimiter, source, target, weight: at };
    return text === null
      ? plainEdges(bytes, columns, header ? first.line + 1 : first.line, complain)
      : numberedRows(header ? rows.slice(1) : rows, columns, complain);
  };
  const nameOf = (column: number, header: boolean) => (header ? (first.cells[column]?.trim() ?? '') : `${column + 1}`);
  const ties = (header: boolean, doubtful = false): EdgeList => {
    const unused = header && weight === null ? (first.cells.find((cell) => WEIGHT.test(cell)) ?? null) : null;
    const sure = asked !== null || (named !== null && 'known' in named && named.known) || (!header && first.cells.length === 2);
    return {
      ...read(header),
      doubtful,
      taken: sure ? null : [nameOf(source, header), nameOf(target, header)],
      unused: unused?.trim() ?? null,
      types: header ? typesOf(text ?? decoded(bytes), delimiter, first) : null,
    };
  };
  if (named !== null) {
    const list = ties(true);
    if (list.sources.length === 0)
      throw new UserError(`${file}: missing ties: no rows below the names of columns`, { hint: 'a row for every tie' });
    return list;
  }
  const [a, b] = [first.cells[0]?.trim() ?? '', first.cells[1]?.trim() ?? ''];
  if (/^\d+$/.test(a) && /^\d+$/.test(b)) return ties(false);
  // Names of columns do not come again as names of nodes.
  const rest = ties(true, true);
  if (rest.names.includes(a) || rest.names.includes(b)) return ties(false);
  if (first.cells.length > FEW)
    throw new UserError(
      `${file}: unknown ends: no column is called source or target: ${first.cells.map((cell) => cell.trim()).join(', ')}`,
      {
        hint: 'say which column holds which end: --source COLUMN --target COLUMN; where the first row is a tie, put a row source,target before it',
      },
    );
  return rest;
}

/** Columns up to which the first two are taken for the ends whatever they are called: the third weighs, dates or counts the ties. */
const FEW = 3;

/** What columns of weights are called. */
const WEIGHT = /^\s*(?:weights?|count|n)\s*$/i;

/** How many ties a column Type says to be with and without direction. */
function typesOf(text: string, delimiter: string, first: Line): EdgeList['types'] {
  const at = first.cells.findIndex((cell) => /^\s*type\s*$/i.test(cell));
  if (at === -1) return null;
  const types = { directed: 0, undirected: 0 };
  for (const { cells, line } of rowsOf(text, delimiter)) {
    const type = line === first.line ? '' : (cells[at]?.trim().toLowerCase() ?? '');
    if (type === 'directed' || type === 'undirected') types[type] += 1;
  }
  return types.directed + types.undirected === 0 ? null : types;
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
