import type { Opened } from '../files/opened.ts';
import { attempt, type Found, isPost, type JsonFormat, type Refusal, type Source } from '../format.ts';
import { headerOfTable } from '../recognise/other-table.ts';
import type { Recognised } from '../recognise/recognised.ts';
import { chatRows } from '../rows/chat/chat.ts';
import { wholeIn } from '../rows/json/cut-off.ts';
import { jsonRecords } from '../rows/json/json.ts';
import type { LeftThere, Located, Repair } from '../rows/located.ts';
import { csvRows } from '../rows/table/csv.ts';
import { endsInHeader, isHeader, remarkIn, withoutHeader } from '../rows/table/stray-rows.ts';
import { columnsOfNumbers } from './bare-numbers.ts';
import { BrokenRows } from './broken-rows.ts';
import type { FoundThere } from './found-there.ts';
import { Cells } from './row.ts';

/** What is odd about the rows of a file, counted while they are read. */
export interface Marks {
  repaired: Partial<Record<Repair, number>>;
  ragged: number;
  headers: number;
}

/** Characters that a cell of a spreadsheet holds at most: what is longer is cut to so many. */
export const FULL_CELL = 32_767;

/** Spreadsheets count characters beyond the first 65,536 of Unicode twice, programs in Python that write workbooks once. */
function isFull(cell: string): boolean {
  return cell.length === FULL_CELL || (cell.length > FULL_CELL && [...cell].length === FULL_CELL);
}

/** An id in a list of ids has at least so many digits. */
const LEAST_DIGITS = 15;

/** An export file whose format is known. */
export interface Export<R extends Recognised = Recognised> {
  readonly path: string;
  readonly opened: Opened;
  readonly recognised: R;
  readonly source: Source;
}

type TableExport = Export<Extract<Recognised, { kind: 'csv' }>>;
type JsonExport = Export<Exclude<Recognised, { kind: 'csv' | 'aside' }>>;

/** The rows or records of a file, each with the posts that its format finds in it. */
export function foundIn(file: Export<Exclude<Recognised, { kind: 'aside' }>>, marks: Marks): AsyncGenerator<FoundThere[]> {
  return isTable(file) ? foundInTable(file, marks) : foundInJson(file as JsonExport, marks);
}

function isTable(file: Export): file is TableExport {
  return file.recognised.kind === 'csv';
}

async function* foundInTable({ path, opened, recognised, source }: TableExport, marks: Marks): AsyncGenerator<FoundThere[]> {
  const { format, header, headerRow } = recognised;
  const absent = [...(format.absent ?? []), ...(opened.content.kind === 'csv' ? opened.content.absent : [])];
  const numbers = columnsOfNumbers(opened.content, recognised, absent);
  let row = new Cells(header, absent, numbers);
  let width = header.length;
  const names = new Set(headerRow < 0 ? [] : header);
  /** Line in which another table begins, while its rows are read. */
  let other: number | null = null;
  let short = 0;
  const read = (found: Located<string[]>): FoundThere => {
    if (found.kind !== 'record') return found;
    const { place, hash, value } = found;
    tallyRepair(marks, found.repaired);
    if (place.length >= FULL_CELL && value.some(isFull)) tallyRepair(marks, 'cut-cell');
    // Files that were put behind each other bring their byte-order marks along.
    if (value[0]?.charCodeAt(0) === 0xfeff) value[0] = value[0].slice(1);
    if (names.has(value[0] ?? '') && isHeader(value, header, format)) {
      // Exports put behind each other: from here on the columns may stand in another order.
      marks.headers += 1;
      row = new Cells(value, absent, numbers);
      width = value.length;
      other = null;
      return { place, hash, kind: 'blank' };
    }
    const begun = headerRow < 0 ? null : headerOfTable(value);
    if (begun !== null) {
      other = place.line;
      const reason = `another table begins here (${begun.title}): save it as a file of its own`;
      return { place, hash, kind: 'bad', code: 'other-table', reason };
    }
    if (other !== null)
      return { place, hash, kind: 'bad', code: 'other-table', reason: `the row belongs to the other table that begins in line ${other}` };
    const cut =
      found.unended === true &&
      (opened.content.kind === 'digits' ? (value[0] ?? '').length < LEAST_DIGITS : value.length < width && short === 0);
    if (cut) return { place, hash, kind: 'bad', code: 'truncated', reason: 'the file ends inside this row' };
    if (value.length > width && endsInHeader(value, header)) {
      // The file before ended without a line end.
      marks.headers += 1;
      value.splice(0, value.length, ...withoutHeader(value, header));
    }
    if (value.length !== width && headerRow >= 0) {
      marks.ragged += 1;
      if (value.length < width) short += 1;
      const surplus = format.ragged === true ? 0 : surplusOf(value, width);
      if (surplus > 0) return { place, hash, kind: 'bad', code: 'surplus-cells', reason: surplusWords(surplus) };
    }
    const posts = attempt(() => format.read(row.at(value), source));
    // Most formats refuse such a row for want of an id or a time; some need neither.
    const [first] = posts;
    const remark = first !== undefined && isPost(first) ? remarkIn(first, value) : null;
    if (remark !== null) return { place, hash, kind: 'bad', code: 'not-a-post', reason: remark };
    return { place, hash, kind: 'record', value: posts };
  };
  const { content } = opened;
  const rows = content.kind === 'chat' ? chatRows(path, opened, content.style) : csvRows(path, opened, headerRow);
  const broken = new BrokenRows();
  for await (const batch of rows) {
    const before = short;
    const found = batch.map(read);
    yield short === before && !broken.holds ? found : broken.told(found, batch.map(cellsIn), width);
  }
  yield broken.rest();
}

function cellsIn(found: Located<string[]>): number | null {
  return found.kind === 'record' ? found.value.length : found.kind === 'blank' ? 1 : null;
}

/**
 * Cells beyond the last column, as far as they say something. Where none does, the row may still have fallen apart, at a comma in
 * a sentence: what follows begins with a space.
 */
function surplusOf(cells: readonly string[], width: number): number {
  const filled = Math.max(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1 - width);
  const apart = filled === 0 && cells.length > width && cells.some((cell, i) => i > 0 && /^ \S/.test(cell));
  return apart ? cells.length - width : filled;
}

function surplusWords(surplus: number): string {
  const more = `the row has ${surplus} ${surplus === 1 ? 'cell' : 'cells'} more than the table has columns`;
  return `${more}: a cell that holds the mark between cells must stand in quotes`;
}

async function* foundInJson({ path, opened, recognised: { format }, source }: JsonExport, marks: Marks): AsyncGenerator<FoundThere[]> {
  for await (const batch of jsonRecords(path, opened)) {
    yield batch.map((found) => {
      if (found.kind === 'bad' && found.left !== undefined)
        return { ...found, kind: 'record', value: leftIn(format, found.left, found, source) };
      if (found.kind !== 'record') return found;
      tallyRepair(marks, found.repaired);
      return { ...found, value: attempt(() => format.read(found.value, source)) };
    });
  }
}

/** What stands whole in a record that the file ends in, and a refusal for each post that does not. */
function leftIn(format: JsonFormat, left: LeftThere, { code, reason }: Refusal, source: Source): Found[] {
  const { found, cut, at } = wholeIn(format, left, source);
  const refusal: Refusal = { code, reason, place: left.placeOf(at) };
  return [...found, ...Array<Refusal>(cut).fill(refusal)];
}

function tallyRepair({ repaired }: Marks, what: Repair | undefined): void {
  if (what !== undefined) repaired[what] = (repaired[what] ?? 0) + 1;
}
