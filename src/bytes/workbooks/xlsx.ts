/** Sheets of an Excel workbook (XLSX), by ECMA-376, part 1. */
import type { ZipEntry } from '../archives/zip.ts';
import { drain, partText, refuseUnsafe } from './parts.ts';
import { csvCell, isoText, MAX_CELLS, MAX_ROWS, type Sheet, spelledOut, unreadable } from './sheet.ts';

const BOOK = 'xl/workbook.xml';

/** Whether a zip archive is a workbook of the kind Excel writes. */
export function isXlsx(entries: readonly ZipEntry[]): boolean {
  return entries.some(({ name }) => name === BOOK);
}

/**
 * The sheets of a workbook as CSV files. Numbers stay as they are written, so that a long id is as exact as the file has
 * it; dates become ISO text without a zone, which workbooks do not know.
 */
export async function xlsxSheets(path: string, entries: readonly ZipEntry[]): Promise<Sheet[]> {
  await refuseUnsafe(path, entries, (blocks, part) => (SHEET.test(part.name) ? refuseWide(path, part.name, blocks) : drain(blocks, part)));
  await refuseMany(path, entries);
  const { zoned, all } = await dateFormats(path, entries);
  const [dateFormat] = zoned;
  const zone = dateFormat !== undefined && all.every((format) => zoned.includes(format)) ? ' UTC' : '';
  // Loaded only here: of the files that reading exports loads, some 70 are its own.
  const { default: readWorkbook } = await import('read-excel-file/node');
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

const SHEET = /^xl\/worksheets\/[^/]+\.xml$/;
/** What Excel can hold; of more sheets nobody could choose. */
const MAX_SHEETS = 1_000;
const MAX_COLUMNS = 1 << 14;
/** Longer tags are none of a sheet. */
const MAX_TAG = 1 << 16;
const CELL_OR_ROW = /<(?:\w+:)?(c|row)(?=[\s/>])([^<>]*)>/g;
const REFERENCE = /(?:^|\s)r="([A-Z]*)(\d+)"/;

/**
 * Throws a UserError where a sheet has a filled cell so far out that the empty ones before it would fill the memory: the library
 * that reads sheets makes them all.
 */
async function refuseWide(path: string, name: string, blocks: AsyncIterable<Buffer>): Promise<void> {
  let [rows, columns] = [0, 0];
  // Rows and cells that do not say where they stand come one after another.
  let [row, column] = [0, 0];
  let rest = '';
  for await (const block of blocks) {
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
      throw unreadable(path, `${JSON.stringify(name)} has a cell beyond the ${MAX_ROWS} rows and ${MAX_COLUMNS} columns of a sheet`);
    if (rows * columns > MAX_CELLS)
      throw unreadable(path, `${JSON.stringify(name)} unfolds to ${rows} rows of ${columns} cells, ${MAX_CELLS} cells are read`);
  }
}

/** The number of a column from 1, by its letters; of no more than a sheet can have. */
function columnOf(letters: string): number {
  if (letters.length > 4) return MAX_COLUMNS + 1;
  return [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0);
}

/** Throws a UserError where a workbook names more sheets than are read: one part may stand for any number of them. */
async function refuseMany(path: string, entries: readonly ZipEntry[]): Promise<void> {
  const named = [...(await textOf(path, entries, BOOK)).matchAll(/<(?:\w+:)?sheet\s/g)].length;
  if (named > MAX_SHEETS) throw unreadable(path, `it has ${named} sheets, ${MAX_SHEETS} are read`);
}

/** The text of a part by its name; empty where there is none. */
async function textOf(path: string, entries: readonly ZipEntry[], name: string): Promise<string> {
  const part = entries.find((entry) => entry.name === name);
  return part === undefined ? '' : partText(path, part);
}

/** Formats of dates that the workbook defines, and those among them that write UTC behind the time, as R does. */
async function dateFormats(path: string, entries: readonly ZipEntry[]): Promise<{ zoned: string[]; all: string[] }> {
  const xml = await textOf(path, entries, 'xl/styles.xml');
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
