/** Sheets of an OpenDocument spreadsheet (ODS, or FODS in one piece), as LibreOffice saves them; read by OASIS OpenDocument 1.3, part 3. */
import { readFile, stat } from 'node:fs/promises';
import { decodeXML } from 'entities/decode';
import { UserError } from '../../errors.ts';
import type { ZipEntry } from '../archives/zip.ts';
import { partText } from './parts.ts';
import { csvCell, MAX_ROWS, MAX_TEXT, type Sheet, spelledOut } from './sheet.ts';

/** A larger sheet would stand in memory several times over; columns are as many as LibreOffice has. */
const MAX_BYTES = 1 << 28;
const MAX_COLUMNS = 1 << 14;

const SPREADSHEET = 'application/vnd.oasis.opendocument.spreadsheet';

/** Whether a zip archive is a spreadsheet of the kind LibreOffice writes. */
export async function isOpenSpreadsheet(path: string, entries: readonly ZipEntry[]): Promise<boolean> {
  const kind = entries.find(({ name }) => name === 'mimetype');
  return kind !== undefined && kind.bytes < 200 && (await partText(path, kind)).startsWith(SPREADSHEET);
}

/**
 * The sheets of a spreadsheet as CSV files, with texts as written, numbers as exact as the file has them, and dates as ISO text
 * without a zone. What is repeated is written out; empty rows and columns behind the last filled ones are not. Throws a
 * UserError for a spreadsheet that is broken or encrypted, and for one that unfolds to more than a sheet can hold.
 */
export async function openSheetsOf(path: string, entries: readonly ZipEntry[]): Promise<Sheet[]> {
  const content = entries.find(({ name }) => name === 'content.xml');
  if (content === undefined) throw unreadable(path, 'it has no content');
  if (content.bytes > MAX_BYTES) throw unreadable(path, `${content.bytes} bytes unpacked, ${MAX_BYTES} are read`);
  return sheetsIn(path, await partText(path, content));
}

const FLAT = /^\ufeff?\s*<\?xml\b[^<>]*\?>\s*<office:document\b[^<>]*opendocument\.spreadsheet/i;

/** Whether a file is a spreadsheet in one piece of XML (FODS), by its beginning. */
export function isFlatSpreadsheet(head: Buffer): boolean {
  return FLAT.test(head.toString('utf8'));
}

/** The sheets of a spreadsheet in one piece of XML, as those of others (`openSheetsOf`). */
export async function flatSheetsOf(path: string): Promise<Sheet[]> {
  const { size } = await stat(path);
  if (size > MAX_BYTES) throw unreadable(path, `${size} bytes, ${MAX_BYTES} are read`);
  return sheetsIn(path, (await readFile(path, 'utf8')).replace(/^\ufeff/, ''));
}

function sheetsIn(path: string, xml: string): Sheet[] {
  const reader = new Reader(path);
  for (const token of tokens(path, xml)) reader.take(token);
  return reader.sheets.map((sheet) => ({ name: sheet.name, csv: csvOf(path, sheet.rows) }));
}

type Attributes = (name: string) => string | undefined;
type Token =
  | { readonly text: string }
  | { readonly opens: string; readonly closed: boolean; readonly get: Attributes }
  | { readonly closes: string };

const TOKEN =
  /<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(\/?)([A-Za-z][\w.:-]*)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;

/** The pieces of the XML, which must be whole and may not define entities. */
function* tokens(path: string, xml: string): Generator<Token> {
  const token = new RegExp(TOKEN);
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex;
    const found = token.exec(xml);
    if (found === null)
      throw unreadable(path, at === 0 ? 'its content is no XML; is it encrypted?' : `its content breaks off at character ${at}`);
    const [, data, slash, name, attributes = '', closed, text] = found;
    if ((text ?? data ?? '').length > MAX_TEXT)
      throw unreadable(path, `it has a text of more than ${MAX_TEXT} characters, which no cell holds`);
    if (name !== undefined) {
      if (slash === '/') yield { closes: name };
      else yield { opens: name, closed: closed === '/', get: (wanted) => attributeIn(attributes, wanted) };
    } else if (data !== undefined) yield { text: data };
    else if (text !== undefined) yield { text: text.includes('&') ? decodeXML(text) : text };
  }
}

function attributeIn(attributes: string, name: string): string | undefined {
  if (!attributes.includes(name)) return undefined;
  const found = patternOf(name).exec(attributes);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : decodeXML(value);
}

const patterns = new Map<string, RegExp>();

function patternOf(name: string): RegExp {
  const known = patterns.get(name) ?? new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  patterns.set(name, known);
  return known;
}

/** Elements in sheets or cells that are not their text: notes, pictures, charts with tables of their own, changes. */
const BESIDE =
  /^(?:draw|dr3d|chart|form|svg):|^(?:office:annotation|office:forms|table:(?:shapes|tracked-changes)|text:(?:note|ruby-text))$/;

/** Stands for a blank that was typed until those that only lay out the XML are gone; XML cannot hold it. */
const BLANK = '\0';

interface Rows {
  readonly name: string;
  readonly rows: (readonly string[])[];
}

/** Puts sheets together from the pieces of the XML. */
class Reader {
  readonly sheets: Rows[] = [];
  readonly #path: string;
  #beside = 0;
  #rows: (readonly string[])[] | null = null;
  #emptyRows = 0;
  #row: { readonly cells: string[]; readonly times: number; gap: number } | null = null;
  #cell: { readonly value: string | null; readonly times: number; readonly lines: string[] } | null = null;
  #line: string | null = null;

  constructor(path: string) {
    this.#path = path;
  }

  take(token: Token): void {
    if ('text' in token) {
      if (this.#beside === 0 && this.#line !== null) this.#line += token.text.replace(/[ \t\r\n]+/g, ' ');
    } else if ('opens' in token) {
      const inside = token.opens === 'table:table' && this.#rows !== null;
      if (this.#beside > 0 || inside || BESIDE.test(token.opens)) this.#beside += token.closed ? 0 : 1;
      else {
        this.#open(token.opens, token.get);
        if (token.closed) this.#close(token.opens);
      }
    } else if (this.#beside > 0) this.#beside -= 1;
    else this.#close(token.closes);
  }

  #open(name: string, get: Attributes): void {
    const times = (attribute: string): number => Math.max(1, Number.parseInt(get(attribute) ?? '1', 10) || 1);
    if (name === 'table:table') {
      this.#rows = [];
      this.#emptyRows = 0;
      this.sheets.push({ name: get('table:name') ?? `${this.sheets.length + 1}`, rows: this.#rows });
    } else if (name === 'table:table-row') this.#row = { cells: [], times: times('table:number-rows-repeated'), gap: 0 };
    else if (name === 'table:table-cell' || name === 'table:covered-table-cell')
      this.#cell = { value: typed(get), times: times('table:number-columns-repeated'), lines: [] };
    else if (name === 'text:p' && this.#cell !== null) this.#line = '';
    else if (this.#line !== null) {
      if (name === 'text:s') this.#line += BLANK.repeat(Math.min(times('text:c'), MAX_COLUMNS));
      else if (name === 'text:tab') this.#line += '\t';
      else if (name === 'text:line-break') this.#line += '\n';
    }
  }

  #close(name: string): void {
    if (name === 'table:table') this.#rows = null;
    else if (name === 'text:p' && this.#line !== null) {
      this.#cell?.lines.push(this.#line.replace(/ {2,}/g, ' ').replace(/^ | $/g, '').replaceAll(BLANK, ' '));
      this.#line = null;
    } else if (name === 'table:table-cell' || name === 'table:covered-table-cell') this.#endCell();
    else if (name === 'table:table-row') this.#endRow();
  }

  #endCell(): void {
    const [row, cell] = [this.#row, this.#cell];
    this.#cell = null;
    if (row === null || cell === null) return;
    const value = cell.value ?? cell.lines.join('\n');
    if (value === '') {
      row.gap += cell.times;
      return;
    }
    if (row.cells.length + row.gap + cell.times > MAX_COLUMNS) throw unreadable(this.#path, `a row has more than ${MAX_COLUMNS} cells`);
    row.cells.push(...Array<string>(row.gap).fill(''), ...Array<string>(cell.times).fill(value));
    row.gap = 0;
  }

  #endRow(): void {
    const [row, rows] = [this.#row, this.#rows];
    this.#row = null;
    if (row === null || rows === null) return;
    if (row.cells.length === 0) {
      this.#emptyRows += row.times;
      return;
    }
    if (rows.length + this.#emptyRows + row.times > MAX_ROWS) throw unreadable(this.#path, `a sheet has more than ${MAX_ROWS} rows`);
    for (; this.#emptyRows > 0; this.#emptyRows -= 1) rows.push([]);
    for (let i = 0; i < row.times; i += 1) rows.push(row.cells);
  }
}

/** What a cell holds that is no text; null where its words say it. */
function typed(get: Attributes): string | null {
  switch (get('office:value-type')) {
    case 'float':
    case 'percentage':
    case 'currency': {
      const value = get('office:value');
      return value === undefined ? null : spelledOut(value);
    }
    case 'date':
      return (
        get('office:date-value')
          ?.replace(/^(\d+-\d\d-\d\d)$/, '$1 00:00:00')
          .replace('T', ' ')
          .replace(/\.0+$/, '') ?? null
      );
    case 'boolean':
      return get('office:boolean-value')?.toUpperCase() ?? null;
    default:
      return get('office:string-value') ?? null;
  }
}

function csvOf(path: string, rows: readonly (readonly string[])[]): Buffer {
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0);
  const bytes = rows.reduce((sum, row) => sum + row.reduce((length, cell) => length + cell.length, width), 0);
  if (bytes > MAX_BYTES)
    throw unreadable(path, `a sheet of ${rows.length} rows and ${width} columns unfolds to ${bytes} letters, ${MAX_BYTES} are read`);
  return Buffer.from(rows.map((row) => `${row.map(csvCell).join(',')}${','.repeat(width - Math.max(1, row.length))}\n`).join(''));
}

function unreadable(path: string, why: string): UserError {
  return new UserError(`${path}: unreadable spreadsheet: ${why}`, { hint: 'save its sheets as CSV' });
}
