import { open } from 'node:fs/promises';
import readWorkbook from 'read-excel-file/node';
import { UserError } from '../../errors.ts';
import { blocks } from './bytes.ts';
import { dataStart, type ZipEntry } from './zip.ts';

/** A sheet of a workbook. */
export interface Sheet {
  readonly name: string;
  /** The sheet as a CSV file, every cell as text. */
  readonly csv: Buffer;
}

/** A larger workbook would have to stand in memory several times over. */
const MAX_WORKBOOK_BYTES = 1 << 29;

/** Whether a zip archive is a workbook of the kind Excel writes. */
export function isWorkbook(entries: readonly ZipEntry[]): boolean {
  return entries.some(({ name }) => name === 'xl/workbook.xml');
}

/**
 * The sheets of a workbook as CSV files. Numbers stay as they are written, so that a long id is as exact as the file has
 * it; dates become ISO text without a zone, which workbooks do not know.
 */
export async function sheetsOf(path: string, entries: readonly ZipEntry[]): Promise<Sheet[]> {
  refuseLarge(path, entries);
  // One part may stand for any number of sheets.
  const book = entries.find(({ name }) => name === 'xl/workbook.xml');
  const named = book === undefined ? 0 : [...(await partText(path, book, true)).matchAll(/<(?:\w+:)?sheet\s/g)].length;
  if (named > MAX_SHEETS) throw unreadable(path, `it has ${named} sheets, ${MAX_SHEETS} are read`);
  await refuseHidden(path, entries);
  await Promise.all(entries.map((entry) => (SHEET.test(entry.name) ? refuseWide(path, entry) : partText(path, entry, false))));
  const { zoned, all } = await dateFormats(path, entries);
  const [dateFormat] = zoned;
  const zone = dateFormat !== undefined && all.every((format) => zoned.includes(format)) ? ' UTC' : '';
  const options = { parseNumber: (digits: string) => digits, trim: false, ...(dateFormat === undefined ? {} : { dateFormat }) };
  const sheets = await readWorkbook(path, options).catch((cause: unknown) => {
    throw unreadable(path, inWords(cause), cause);
  });
  return sheets.map(({ sheet, data }) => ({
    name: sheet,
    csv: Buffer.from(data.map((row) => `${row.map((value) => cell(value, zone)).join(',')}\n`).join('')),
  }));
}

/** What is wrong with a workbook, by what the library says that reads it. */
function inWords(cause: unknown): string {
  const said = cause instanceof Error ? cause.message : String(cause);
  const [, part] = /^"([^"]+)" file not found/.exec(said) ?? [];
  if (part !== undefined) return `its part ${part} is missing`;
  const [, row, column] = /^<c\/> at row (\d+), col (\d+): [A-Z_]+$/.exec(said) ?? [];
  if (row !== undefined) return `the cell in row ${row}, column ${column} holds nothing of the kind that it says`;
  if (/^Out-of-place /.test(said)) return 'its rows or cells are out of order, or stand twice';
  if (/end of file|unclosed|start tag|closing tag|closed tag|missing/.test(said)) return 'the XML of a part is broken or cut off';
  return 'its parts do not fit together';
}

export function unreadable(path: string, why: string, cause?: unknown): UserError {
  return new UserError(`${path}: unreadable workbook: ${why}`, { hint: 'save its sheets as CSV', cause });
}

const SHEET = /^xl\/worksheets\/[^/]+\.xml$/;
/** What Excel can hold; of more sheets nobody could choose. */
const MAX_SHEETS = 1_000;
const MAX_ROWS = 1 << 20;
const MAX_COLUMNS = 1 << 14;
/** Cells of a sheet, the empty ones between filled ones too, which stand in memory all at once. */
export const MAX_CELLS = 1 << 26;
/** Longer tags are none of a sheet. */
const MAX_TAG = 1 << 16;
/** Bytes of the text of a cell: Excel holds 32,767 signs, each written in a few bytes. */
const MAX_TEXT = 1 << 20;
const CELL_OR_ROW = /<(?:\w+:)?(c|row)(?=[\s/>])([^<>]*)>/g;
const REFERENCE = /(?:^|\s)r="([A-Z]*)(\d+)"/;

/**
 * Throws a UserError where a sheet has a filled cell so far out that the empty ones before it would fill the memory: the library
 * that reads sheets makes them all.
 */
async function refuseWide(path: string, entry: ZipEntry): Promise<void> {
  let [rows, columns] = [0, 0];
  // Rows and cells that do not say where they stand come one after another.
  let [row, column] = [0, 0];
  let rest = '';
  for await (const block of partBlocks(path, entry)) {
    const text = rest + block.toString('latin1');
    for (const [, tag, attributes = ''] of text.matchAll(CELL_OR_ROW)) {
      const [, letters = '', number = ''] = REFERENCE.exec(attributes) ?? [];
      [row, column] = tag === 'row' ? [row + 1, 0] : [row, column + 1];
      if (tag === 'c' && attributes.endsWith('/')) continue;
      rows = Math.max(rows, row, Number(number));
      columns = Math.max(columns, column, columnOf(letters));
    }
    const open = text.lastIndexOf('<');
    rest = open > text.lastIndexOf('>') && text.length - open < MAX_TAG ? text.slice(open) : '';
    if (rows > MAX_ROWS || columns > MAX_COLUMNS)
      throw unreadable(path, `${JSON.stringify(entry.name)} has a cell beyond the ${MAX_ROWS} rows and ${MAX_COLUMNS} columns of a sheet`);
    if (rows * columns > MAX_CELLS)
      throw unreadable(path, `${JSON.stringify(entry.name)} unfolds to ${rows} rows of ${columns} cells, ${MAX_CELLS} cells are read`);
  }
}

/** The number of a column from 1, by its letters; of no more than a sheet can have. */
function columnOf(letters: string): number {
  if (letters.length > 4) return MAX_COLUMNS + 1;
  return [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0);
}

function refuseLarge(path: string, entries: readonly ZipEntry[]): void {
  const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  if (bytes > MAX_WORKBOOK_BYTES)
    throw new UserError(`${path}: workbook too large: ${bytes} bytes unpacked, ${MAX_WORKBOOK_BYTES} are read`, {
      hint: 'save its sheets as CSV',
    });
}

/** Throws a UserError where the archive of a workbook is too large, or holds more than it says. */
export async function refuseUnsafe(path: string, entries: readonly ZipEntry[]): Promise<void> {
  refuseLarge(path, entries);
  await refuseHidden(path, entries);
  await Promise.all(entries.map((entry) => partText(path, entry, false)));
}

/** Bytes that may stand behind the packed bytes of an entry: sizes and checksum that were not known before. */
const MAX_BETWEEN = 24;

/** Throws a UserError where a workbook holds more than its directory says: the library goes by what it finds. */
async function refuseHidden(path: string, entries: readonly ZipEntry[]): Promise<void> {
  const file = await open(path, 'r');
  try {
    let end = 0;
    for (const entry of entries.toSorted((a, b) => a.offset - b.offset)) {
      if (entry.offset - end > (end === 0 ? 0 : MAX_BETWEEN))
        throw new UserError(
          `${path}: unsafe workbook: something lies before ${JSON.stringify(entry.name)} that its directory does not name`,
        );
      end = (await dataStart(path, file, entry)) + entry.packedBytes;
    }
  } finally {
    await file.close();
  }
}

/** The text of a part of the workbook; every part is unpacked once in any case, so that none is larger than it says. */
export async function partText(path: string, entry: ZipEntry, keep: boolean): Promise<string> {
  const parts: Buffer[] = [];
  for await (const block of partBlocks(path, entry)) if (keep) parts.push(block);
  return Buffer.concat(parts).toString('utf8');
}

async function* partBlocks(path: string, entry: ZipEntry): AsyncGenerator<Buffer> {
  let [bytes, text] = [0, 0];
  for await (const block of blocks(path, { packing: { member: { kind: 'entry', entry }, compression: null } })) {
    bytes += block.length;
    if (bytes > entry.bytes) throw new UserError(`${path}: unsafe workbook: ${JSON.stringify(entry.name)} is larger than it says`);
    const tag = block.indexOf('<');
    text += tag === -1 ? block.length : tag;
    if (text > MAX_TEXT && entry.name.endsWith('.xml'))
      throw unreadable(path, `${JSON.stringify(entry.name)} has a text of more than ${MAX_TEXT} bytes, which no cell holds`);
    if (tag !== -1) text = block.length - block.lastIndexOf('<');
    yield block;
  }
}

/** Formats of dates that the workbook defines, and those among them that write UTC behind the time, as R does. */
async function dateFormats(path: string, entries: readonly ZipEntry[]): Promise<{ zoned: string[]; all: string[] }> {
  const styles = entries.find(({ name }) => name === 'xl/styles.xml');
  const xml = styles === undefined ? '' : await partText(path, styles, true);
  const all = [...xml.matchAll(/<numFmt\b[^<>]*\bformatCode="([^"]*)"/g)]
    .map(([, code = '']) => code)
    .filter((code) => /y.*m.*d|d.*m.*y|h.*m/i.test(code));
  return { zoned: all.filter((code) => /\b(UTC|GMT)\b/.test(code)), all };
}

function cell(value: unknown, zone: string): string {
  if (value === null || value === undefined) return '';
  return csvCell(
    value instanceof Date ? isoText(value) + zone : typeof value === 'boolean' ? String(value).toUpperCase() : spelledOut(String(value)),
  );
}

/** A text as a cell of a CSV file. */
export function csvCell(text: string): string {
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Whole numbers are sometimes stored as 1.26E18: spelled out they show which digits were lost. */
export function spelledOut(text: string): string {
  const found = /^(-?)(\d)(?:\.(\d+))?E\+?(\d+)$/i.exec(text);
  if (found === null) return text;
  const [, sign = '', first = '', rest = '', power = ''] = found;
  const zeros = Number(power) - rest.length;
  return zeros < 0 || zeros > 20 ? text : `${sign}${first}${rest}${'0'.repeat(zeros)}`;
}

/** A day and time of a workbook; days are counted in fractions, which are off by parts of a millisecond. */
export function isoText(date: Date): string {
  const rounded = new Date(Math.round(date.getTime() / 1000) * 1000);
  const kept = Math.abs(rounded.getTime() - date.getTime()) <= 1 ? rounded : date;
  const [day = '', clock = ''] = kept.toISOString().slice(0, -1).split('T');
  return `${day} ${clock.replace(/\.000$/, '')}`;
}
