import readWorkbook from 'read-excel-file/node';
import { UserError } from '../../errors.ts';
import { blocks } from './bytes.ts';
import type { ZipEntry } from './zip.ts';

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
  const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  if (bytes > MAX_WORKBOOK_BYTES)
    throw new UserError(`${path}: workbook too large: ${bytes} bytes unpacked, ${MAX_WORKBOOK_BYTES} are read`, {
      hint: 'save its sheets as CSV',
    });
  await Promise.all(entries.map((entry) => partText(path, entry, false)));
  const { zoned, all } = await dateFormats(path, entries);
  const [dateFormat] = zoned;
  const zone = dateFormat !== undefined && all.every((format) => zoned.includes(format)) ? ' UTC' : '';
  const options = { parseNumber: (digits: string) => digits, trim: false, ...(dateFormat === undefined ? {} : { dateFormat }) };
  const sheets = await readWorkbook(path, options).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(`${path}: unreadable workbook: ${why}`, { hint: 'save its sheets as CSV', cause });
  });
  return sheets.map(({ sheet, data }) => ({
    name: sheet,
    csv: Buffer.from(data.map((row) => `${row.map((value) => cell(value, zone)).join(',')}\n`).join('')),
  }));
}

/** The text of a part of the workbook; every part is unpacked once in any case, so that none is larger than it says. */
export async function partText(path: string, entry: ZipEntry, keep: boolean): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const block of blocks(path, { packing: { member: { kind: 'entry', entry }, compression: null } })) {
    bytes += block.length;
    if (bytes > entry.bytes) throw new UserError(`${path}: unsafe workbook: ${JSON.stringify(entry.name)} is larger than it says`);
    if (keep) parts.push(block);
  }
  return Buffer.concat(parts).toString('utf8');
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
function isoText(date: Date): string {
  const rounded = new Date(Math.round(date.getTime() / 1000) * 1000);
  const kept = Math.abs(rounded.getTime() - date.getTime()) <= 1 ? rounded : date;
  const [day = '', clock = ''] = kept.toISOString().slice(0, -1).split('T');
  return `${day} ${clock.replace(/\.000$/, '')}`;
}
