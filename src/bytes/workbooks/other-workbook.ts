/**
 * Sheets of workbooks that are neither XLSX nor ODS: XLS (Excel 5 to 2003), XLSB, Apple Numbers, and the XML and the web
 * pages that programs save under the name XLS. They hold numbers in binary, so an id above 2⁵³ is rounded unless it was
 * saved as text.
 */
import { readFile, stat } from 'node:fs/promises';
import type { CellObject, WorkBook } from '@e965/xlsx';
import type { ZipEntry } from '../archives/zip.ts';
import { decodeWindows1252 } from '../encodings/windows1252.ts';
import { refuseUnsafe } from './parts.ts';
import { csvCell, isoText, MAX_CELLS, MAX_ROWS, MAX_TEXT, type Sheet, spelledOut, unreadable } from './sheet.ts';

type Library = typeof import('@e965/xlsx');

/** A larger file would have to stand in memory several times over. */
const MAX_BYTES = 1 << 27;

/** How a workbook is told: by the first bytes of the file, by what its beginning says as text, or by an entry of its archive. */
const KINDS = [
  // Older documents of any Office program; whether one is a workbook only its inside tells.
  { kind: 'compound', begins: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) },
  {
    kind: 'xml',
    says: /^\s*<\?xml\b[^<>]*\?>\s*(?:<\?mso-application\b[^<>]*\?>\s*)?<(?:\w+:)?Workbook\b[^<>]*urn:schemas-microsoft-com:office:spreadsheet/,
  },
  { kind: 'page', says: /^\s*(?:<!doctype html[^<>]*>\s*)?<html\b[^<>]*urn:schemas-microsoft-com:office:excel/i },
  { kind: 'xlsb', holds: /^xl\/workbook\.bin$/ },
  { kind: 'iwork', holds: /^Index\/.*\.iwa$/ },
] as const;

type Kind = (typeof KINDS)[number]['kind'];

const ENDS = /<\/(?:(?:\w+:)?workbook|html)>\s*$/i;
const [BROKEN, PROTECTED] = ['it is broken or cut off', 'it is protected by a password'] as const;

/** Bytes of the beginning of a file by which these workbooks are told. */
export const HEAD_BYTES = 8_192;

/**
 * The sheets of such a workbook as CSV files, written as those of an XLSX file are (`xlsxSheets`); null for a file that is none.
 * Throws a UserError for one that is broken, protected by a password or too large.
 */
export async function otherSheetsOf(path: string, head: Buffer, entries: readonly ZipEntry[]): Promise<Sheet[] | null> {
  const kind = kindOf(head, entries);
  if (kind === null) return null;
  if (entries.length > 0) await refuseUnsafe(path, entries);
  const { size } = await stat(path);
  if (size > MAX_BYTES) throw unreadable(path, `${size} bytes, ${MAX_BYTES} are read`);
  const library = await import('@e965/xlsx');
  library.set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'));
  const book = workbook(library, kind, await readFile(path));
  if (book === 'none') return null;
  if (typeof book === 'string') throw unreadable(path, book);
  return book.SheetNames.map((name) => ({ name, csv: csvOf(library, path, name, book) }));
}

function kindOf(head: Buffer, entries: readonly ZipEntry[]): Kind | null {
  const text = head.toString('utf8').replace(/^\ufeff/, '');
  const found = KINDS.find((one) => {
    if ('holds' in one) return entries.some(({ name }) => one.holds.test(name));
    return 'says' in one ? one.says.test(text) : head.subarray(0, one.begins.length).equals(one.begins);
  });
  return found?.kind ?? null;
}

/** The workbook; what is wrong with it, in words; or `none` for a document of another program. */
function workbook(library: Library, kind: Kind, bytes: Buffer): WorkBook | string {
  const options = { dense: true, cellDates: true, UTC: true, cellText: false, cellFormula: false, cellHTML: false } as const;
  try {
    if (kind === 'xml' || kind === 'page') {
      const text = asText(bytes);
      // What is cut off, the library reads as far as it goes.
      if (!ENDS.test(text)) return BROKEN;
      const beyond = beyondSheets(text);
      if (beyond !== null) return beyond;
      return library.read(text, { ...options, type: 'string', raw: kind === 'page' });
    }
    if (kind === 'compound') {
      const inside = library.CFB.read(bytes, { type: 'buffer' });
      const has = (name: string) => library.CFB.find(inside, `/${name}`) !== null;
      if (has('EncryptedPackage')) return PROTECTED;
      if (!has('Workbook') && !has('Book')) return 'none';
    }
    return library.read(bytes, { ...options, type: 'buffer' });
  } catch (cause) {
    // Pages and Keynote keep their documents as Numbers does.
    if (kind === 'iwork') return 'none';
    return /password|encrypt/i.test(String(cause)) ? PROTECTED : BROKEN;
  }
}

const ROW = /<(?:\w+:)?(?:row|tr)(?=[\s/>])/gi;

/** In what a text exceeds any sheet, in words, or null: the library would hold such a text in memory many times over. */
function beyondSheets(text: string): string | null {
  for (let at = text.indexOf('>'); at !== -1; at = text.indexOf('>', at + 1)) {
    const next = text.indexOf('<', at);
    if (next === -1) break;
    if (next - at > MAX_TEXT) return `it has a text of more than ${MAX_TEXT} characters, which no cell holds`;
    at = next;
  }
  let rows = 0;
  for (const _ of text.matchAll(ROW)) if (++rows > MAX_ROWS) return `it has more than the ${MAX_ROWS} rows of a sheet`;
  return null;
}

function asText(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeWindows1252(bytes);
  }
}

function csvOf(library: Library, path: string, name: string, { Sheets }: WorkBook): Buffer {
  const sheet = Sheets[name];
  const reach = sheet?.['!ref'];
  if (sheet === undefined || reach === undefined) return Buffer.alloc(0);
  const { e: end } = library.utils.decode_range(reach);
  const cells: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? [];
  // How far a sheet reaches is what its file says of itself.
  const [rows, columns] = [Math.min(end.r + 1, cells.length), end.c + 1];
  if (rows > MAX_ROWS) throw unreadable(path, `${JSON.stringify(name)} has a cell beyond the ${MAX_ROWS} rows of a sheet`);
  if (rows * columns > MAX_CELLS)
    throw unreadable(path, `${JSON.stringify(name)} unfolds to ${rows} rows of ${columns} cells, ${MAX_CELLS} cells are read`);
  const text = (cell: CellObject | undefined) => (cell === undefined ? '' : csvCell(textOf(cell)));
  const line = (r: number) => `${Array.from({ length: columns }, (_, c) => text(cells[r]?.[c])).join(',')}\n`;
  return Buffer.from(Array.from({ length: rows }, (_, r) => line(r)).join(''));
}

/** What formulas give that cannot be reckoned, by their numbers ([MS-XLS] 2.5.198.2). */
const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};

function textOf({ t: type, v: value }: CellObject): string {
  if (value === undefined || type === 'z') return '';
  if (value instanceof Date) return isoText(value);
  if (typeof value === 'boolean') return String(value).toUpperCase();
  if (type === 'e') return ERRORS[Number(value)] ?? '#ERROR!';
  return typeof value === 'number' ? spelledOut(String(value)) : value;
}
