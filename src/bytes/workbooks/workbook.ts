import { type ZipEntry, zipEntries } from '../archives/zip.ts';
import { firstBytes } from '../bytes.ts';
import { flatSheetsOf, isFlatSpreadsheet, isOpenSpreadsheet, openSheetsOf } from './opendocument.ts';
import { HEAD_BYTES, otherSheetsOf } from './other-workbook.ts';
import type { Sheet } from './sheet.ts';
import { isXlsx, xlsxSheets } from './xlsx.ts';

/** What tells a workbook: how the file begins and, of a zip archive, what is in it. */
export interface Beginning {
  readonly head: Buffer;
  /** Null for a file that is no zip archive. */
  readonly entries: readonly ZipEntry[] | null;
}

/** How a file begins. Throws a UserError for a zip archive that is broken or made to do harm. */
export async function beginningOf(path: string): Promise<Beginning> {
  const head = await firstBytes(path, HEAD_BYTES);
  const magic = head.toString('latin1', 0, 4);
  const zipped = magic === 'PK\u0003\u0004' || magic === 'PK\u0005\u0006';
  return { head, entries: zipped ? await zipEntries(path) : null };
}

/**
 * The sheets of a workbook, whichever program saved it: XLSX, OpenDocument, XLS, XLSB, Numbers, or XML; null for a file that is
 * none. Throws a UserError for one that cannot be read, or not without harm.
 */
export async function sheetsOf(path: string, { head, entries }: Beginning): Promise<Sheet[] | null> {
  const parts = entries ?? [];
  if (isXlsx(parts)) return xlsxSheets(path, parts);
  if (await isOpenSpreadsheet(path, parts)) return openSheetsOf(path, parts);
  if (isFlatSpreadsheet(head)) return flatSheetsOf(path);
  return otherSheetsOf(path, head, parts);
}
