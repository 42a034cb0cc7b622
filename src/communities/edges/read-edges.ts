import { isAscii } from 'node:buffer';
import { decoded } from '../../bytes/encodings/decoded.ts';
import { UserError } from '../../errors.ts';
import { type Ends, endsByName } from './ends.ts';
import { beginning, delimiterOf, type Line, linesOf, rowsOf } from './lines.ts';
import { numberedRows } from './numbered-rows.ts';
import { refuseOtherGraphs } from './other-graphs.ts';
import { type Complaints, type NumberedTies, plainEdges } from './plain-edges.ts';

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
export function readEdges(bytes: Uint8Array, file: string, named: NamedColumns = {}): EdgeList {
  refuseOtherGraphs(bytes, file);
  const table = tableOf(bytes, file);
  const { cells } = table.first;
  const ends = endsOf(cells, named, file);
  const list = (header: boolean) => listOf(table, ends, { header, weight: named.weight ?? null }, file);
  if (ends.by !== null) {
    const told = list(true);
    if (told.sources.length === 0)
      throw new UserError(`${file}: missing ties: no rows below the names of columns`, { hint: 'a row for every tie' });
    return told;
  }
  const [a, b] = [cells[0]?.trim() ?? '', cells[1]?.trim() ?? ''];
  if (/^\d+$/.test(a) && /^\d+$/.test(b)) return list(false);
  // Names of columns do not come again as names of nodes.
  const headed = list(true);
  if (headed.names.includes(a) || headed.names.includes(b)) return list(false);
  if (cells.length > FEW)
    throw new UserError(`${file}: unknown ends: no column is called source or target: ${cells.map((cell) => cell.trim()).join(', ')}`, {
      hint: 'say which column holds which end: --source COLUMN --target COLUMN; where the first row is a tie, put a row source,target before it',
    });
  return { ...headed, doubtful: true };
}

/** Columns up to which the first two are taken for the ends whatever they are called: the third weighs, dates or counts the ties. */
const FEW = 3;

/** What columns of weights are called. */
const WEIGHT = /^(?:weights?|count|n)$/i;

/** A table of ties, as far as it is read before it is known what its columns hold. */
interface Table {
  readonly bytes: Uint8Array;
  /** Null where the bytes are plain enough to be read as they are: then `rows` are those of the beginning alone. */
  readonly text: string | null;
  readonly delimiter: string;
  readonly rows: readonly Line[];
  readonly first: Line;
}

const QUOTE = 0x22;

function tableOf(bytes: Uint8Array, file: string): Table {
  const plain = isAscii(bytes) && !bytes.includes(QUOTE);
  const text = plain ? null : decoded(bytes);
  const delimiter = delimiterOf(text ?? beginning(bytes));
  const rows = text === null ? linesOf(beginning(bytes), delimiter) : rowsOf(text, delimiter);
  const [first] = rows;
  if (first === undefined)
    throw new UserError(`${file}: missing ties: no rows`, { hint: 'columns source, target and a row for every tie' });
  if (first.cells.length < 2)
    throw new UserError(`${file}: missing column: one column only: ${first.cells[0]}`, { hint: 'columns source, target' });
  return { bytes, text, delimiter, rows, first };
}

/** The columns of the two ends, and what told them: the caller, usual names, a word in their names, or nothing. */
interface Told extends Ends {
  readonly by: 'caller' | 'name' | 'word' | null;
}

function endsOf(cells: readonly string[], { source = null, target = null }: NamedColumns, file: string): Told {
  if (source !== null && target !== null)
    return { source: columnOf(source, cells, file), target: columnOf(target, cells, file), by: 'caller' };
  const found = endsByName(cells, file);
  return found === null ? { source: 0, target: 1, by: null } : { ...found, by: found.known ? 'name' : 'word' };
}

/** The ties of a table, whose first row is a header of names or is none. */
function listOf(
  { bytes, text, delimiter, rows, first }: Table,
  { source, target, by }: Told,
  { header, weight }: { readonly header: boolean; readonly weight: string | null },
  file: string,
): EdgeList {
  const names = first.cells.map((cell, i) => (header ? cell.trim() : `${i + 1}`));
  const columns = { delimiter, source, target, weight: weight === null ? null : columnOf(weight, names, file) };
  const complain = complaintsOf(file);
  const ties =
    text === null
      ? plainEdges(bytes, columns, header ? first.line + 1 : first.line, complain)
      : numberedRows(header ? rows.slice(1) : rows, columns, complain);
  const sure = by === 'caller' || by === 'name' || (!header && names.length === 2);
  return {
    ...ties,
    doubtful: false,
    taken: sure ? null : [names[source] ?? '', names[target] ?? ''],
    unused: header && weight === null ? (names.find((name) => WEIGHT.test(name)) ?? null) : null,
    types: header ? typesOf(text ?? decoded(bytes), delimiter, first) : null,
  };
}

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

function complaintsOf(file: string): Complaints {
  return {
    missing(line, end) {
      throw new UserError(`${file}:${line}: missing ${end}`, { hint: 'every row names both ends of a tie' });
    },
    weight: (cell, line) => weightOf(cell, `${file}:${line}`),
  };
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
