import { basename } from 'node:path';
import Papa from 'papaparse';
import { decoded } from '../../bytes/encodings/decoded.ts';
import { beginningOf, sheetsOf } from '../../bytes/workbooks/workbook.ts';
import type { Codebook } from '../../codebook/codebook.ts';
import { bytesOf } from '../../disk/named-file.ts';
import { UserError } from '../../errors.ts';
import { type FilledRow, filledRows } from '../../text/csv.ts';
import { isLabelled, readJson, readLabels } from './read-json.ts';
import { readTable } from './read-table.ts';
import type { Returned } from './reading.ts';

/**
 * Reads a file that a coder sent back, told from its content: CSV as saved by the coder page or by a spreadsheet (any delimiter,
 * byte order mark, Unicode or Windows encoding), the first sheet of a workbook, JSON of the coder page, or JSON or CSV of
 * Label Studio or doccano.
 * The coder is named in the file; otherwise by the last part of its name.
 */
export async function readReturned(path: string, codebook: Codebook): Promise<Returned> {
  const file = basename(path);
  const coder = coderIn(file);
  const bytes = await bytesOf(path);
  const sheet = await firstSheet(path, bytes);
  if (sheet !== null) return readTable(filledRows(Papa.parse<string[]>(sheet, { delimiter: ',' }).data), file, coder, codebook);
  // Excel saves "CSV" in the encoding of the machine; items and marks are ASCII, so that only texts could suffer.
  const text = decoded(bytes);
  if (/^\s*[[{]/.test(text)) return readJson(text, file, coder, codebook);
  if (/^\s*<(!doctype|html)/i.test(text))
    throw new UserError(`${file}: is a page, not what was coded in it`, {
      hint: 'open it where it was coded and press “Save CSV”: that file is wanted',
    });
  const rows = readCsv(text);
  if (rows.length === 0) throw new UserError(`${file}: empty: no rows`, { hint: 'ask the coder for the file again' });
  return isLabelled(rows, codebook) ? readLabels(rows, file, coder, codebook) : readTable(rows, file, coder, codebook);
}

/** The first sheet of a workbook as CSV; null for a file that is none. Throws a UserError for one that cannot be read. */
async function firstSheet(path: string, bytes: Uint8Array): Promise<string | null> {
  const sheets = await sheetsOf(path, await beginningOf(path));
  if (sheets !== null) return sheets[0]?.csv.toString() ?? '';
  if (starts(bytes, [0x50, 0x4b]) || starts(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    throw new UserError(`${path}: unknown workbook`, { hint: 'save it as Excel workbook (.xlsx) or as CSV' });
  return null;
}

/** The rows of a CSV text. The delimiter is the one that cuts the header into most columns; `sep=;` on top is Excel's, which shows it as no row. */
function readCsv(text: string): FilledRow[] {
  const body = text.replace(/^sep=(.)\r?\n/i, '');
  const header = /\S.*/.exec(body)?.[0] ?? '';
  const parts = (delimiter: string): number => header.split(delimiter).length;
  const delimiter = [',', ';', '\t'].reduce((best, candidate) => (parts(candidate) > parts(best) ? candidate : best));
  return filledRows(Papa.parse<string[]>(body, { delimiter }).data);
}

/** The last part of a file name: `sample-round-1-ann.csv` and `ann (2).csv` are by ann. */
function coderIn(file: string): string {
  const base = file.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');
  return base.replace(/\s*\(\d+\)$/, '').replace(/^.*-round-\d+-/, '');
}

function starts(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}
