import { readFile, writeFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { systemCode, UserError } from '../errors.ts';
import { asWritten, cell, filledRows, inert } from '../text/csv.ts';

/** A row of a table that the study supplies: its number as a spreadsheet shows it, and its cells, trimmed; a missing cell is empty. */
export interface Supplied<C extends string> {
  readonly row: number;
  readonly cells: Readonly<Record<C, string>>;
}

/** The CSV table that a setting names; columns beyond those asked for are ignored. */
export async function suppliedTable<C extends string>(
  setting: string,
  path: string,
  columns: readonly C[],
  hint: string,
): Promise<Supplied<C>[]> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new UserError(`${setting}: unreadable: ${path}: ${systemCode(cause) ?? cause}`, { hint, cause });
  }
  const plain = text.replace(/^\ufeff/, '');
  const { delimiter } = Papa.parse<string[]>(plain, { skipEmptyLines: 'greedy', preview: 1 }).meta;
  const [header, ...rows] = filledRows(Papa.parse<string[]>(plain, { delimiter }).data);
  const places = new Map(columns.map((name) => [name, header?.cells.indexOf(name) ?? -1]));
  for (const [name, place] of places) if (place < 0) throw new UserError(`${setting}: missing column in ${path}: ${name}`, { hint });
  return rows.map(({ number, cells }) => ({
    row: number,
    cells: Object.fromEntries([...places].map(([name, place]) => [name, asWritten((cells[place] ?? '').trim()).trim()])) as Record<
      C,
      string
    >,
  }));
}

/** Writes a CSV table for a person to fill in and give back. */
export async function writeStudyTable(
  path: string,
  columns: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): Promise<void> {
  const lines = [columns, ...rows.map((row) => row.map((value) => cell(inert(String(value)))))].map((line) => line.join(','));
  await writeFile(path, `${lines.join('\n')}\n`);
}
