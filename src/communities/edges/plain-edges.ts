// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { NameNumbers } from './name-numbers.ts';

/** Which columns of a table of ties hold what, from 0; and what stands between cells. */
export interface Columns {
  readonly delimiter: string;
  readonly source: number;
  readonly target: number;
  readonly weight: number | null;
}

/** Ties between numbered names, in the order of the rows. */
export interface NumberedTies {
  readonly names: readonly string[];
  readonly sources: Int32Array;
  readonly targets: Int32Array;
  readonly weights: Float64Array | null;
}

/** What to do about a row that is not a tie, or whose weight is not a number: called with its line, from 1, and the cell. */
export interface Complaints {
  missing(line: number, end: 'source' | 'target'): never;
  weight(cell: string | undefined, line: number): number;
}

const [NEWLINE, RETURN, SPACE, TAB, HASH, PERCENT] = [0x0a, 0x0d, 0x20, 0x09, 0x23, 0x25];

/**
 * Ties from a table in ASCII without quotes, from its bytes: a tenth of the time that it takes to make lines and cells
 * of it first. Gives what `readEdges` gives for any table; rows before the line `first` are left out.
 */
export function plainEdges(
  bytes: Uint8Array,
  { delimiter, source, target, weight }: Columns,
  first: number,
  complain: Complaints,
): NumberedTies {
  const mark = delimiter.charCodeAt(0);
  const numbers = new NameNumbers(bytes);
  const most = rowsAtMost(bytes);
  const sources = new Int32Array(most);
  const targets = new Int32Array(most);
  const weights = weight === null ? null : new Float64Array(most);
  const starts = new Int32Array(1 + Math.max(source, target, weight ?? 0));
  const ends = new Int32Array(starts.length);
  let count = 0;
  let line = 0;
  for (let at = 0; at < bytes.length; ) {
    let end = at;
    while (end < bytes.length && bytes[end] !== NEWLINE && bytes[end] !== RETURN) end += 1;
    line += 1;
    const cells = line < first || isNothing(bytes, at, end, mark) ? -1 : cellsOf(bytes, at, end, mark, starts, ends);
    at = bytes[end] === RETURN && bytes[end + 1] === NEWLINE ? end + 2 : end + 1;
    if (cells === -1) continue;
    for (let c = 0; c < cells; c++) trim(bytes, starts, ends, c);
    if (source >= cells || starts[source] === ends[source]) complain.missing(line, 'source');
    if (target >= cells || starts[target] === ends[target]) complain.missing(line, 'target');
    sources[count] = numbers.number(starts[source]!, ends[source]!);
    targets[count] = numbers.number(starts[target]!, ends[target]!);
    if (weights !== null) {
      const cell = weight! < cells ? Buffer.from(bytes.subarray(starts[weight!], ends[weight!])).toString('latin1') : undefined;
      weights[count] = complain.weight(cell, line);
    }
    count += 1;
  }
  return {
    names: numbers.names(),
    sources: sources.subarray(0, count),
    targets: targets.subarray(0, count),
    weights: weights?.subarray(0, count) ?? null,
  };
}

function rowsAtMost(bytes: Uint8Array): number {
  let rows = 1;
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === NEWLINE || bytes[i] === RETURN) rows += 1;
  return rows;
}

/** Whether a line holds nothing, or is a comment. */
function isNothing(bytes: Uint8Array, from: number, to: number, mark: number): boolean {
  let first = from;
  // Between spaces the first cell is the first word.
  if (mark === SPACE) while (first < to && (bytes[first] === SPACE || bytes[first] === TAB)) first += 1;
  if (first < to && (bytes[first] === HASH || bytes[first] === PERCENT)) return true;
  for (let i = from; i < to; i++) if (bytes[i] !== mark && bytes[i] !== SPACE && bytes[i] !== TAB) return false;
  return true;
}

/** Where the first cells of a line begin and end; gives how many of those wanted there are. */
function cellsOf(bytes: Uint8Array, from: number, to: number, mark: number, starts: Int32Array, ends: Int32Array): number {
  let cell = 0;
  let at = from;
  for (; cell < starts.length; cell++) {
    // Cells between spaces may have several between them.
    if (mark === SPACE) while (at < to && (bytes[at] === SPACE || bytes[at] === TAB)) at += 1;
    if (at > to || (mark === SPACE && at === to)) break;
    starts[cell] = at;
    while (at < to && bytes[at] !== mark && !(mark === SPACE && bytes[at] === TAB)) at += 1;
    ends[cell] = at;
    at += 1;
  }
  return cell;
}

function trim(bytes: Uint8Array, starts: Int32Array, ends: Int32Array, cell: number): void {
  while (starts[cell]! < ends[cell]! && isSpace(bytes[starts[cell]!]!)) starts[cell]! += 1;
  while (ends[cell]! > starts[cell]! && isSpace(bytes[ends[cell]! - 1]!)) ends[cell]! -= 1;
}

/** What String.trim takes for white space in ASCII. */
function isSpace(byte: number): boolean {
  return byte === SPACE || (byte >= TAB && byte <= RETURN);
}
