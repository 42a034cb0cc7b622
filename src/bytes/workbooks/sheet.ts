import { UserError } from '../../errors.ts';

/** A sheet of a workbook. */
export interface Sheet {
  readonly name: string;
  /** The sheet as a CSV file, every cell as text. */
  readonly csv: Buffer;
}

/** Rows of the longest sheets that programs make. */
export const MAX_ROWS = 1 << 20;
/** Bytes of the text of a cell: Excel holds 32,767 characters, each written in a few bytes. */
export const MAX_TEXT = 1 << 20;
/** Cells of a sheet, the empty ones between filled ones too, which stand in memory all at once. */
export const MAX_CELLS = 1 << 26;

/** What is wrong with a workbook, and that its sheets can be saved as CSV. */
export function unreadable(path: string, why: string, cause?: unknown): UserError {
  return new UserError(`${path}: unreadable workbook: ${why}`, { hint: 'save its sheets as CSV', cause });
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
