import { readFile, writeFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { asWritten, cell, inert } from '../csv.ts';
import { systemCode, UserError } from '../errors.ts';

/** A row of a table that the study supplies: its line in the file, and its cells, trimmed; a missing cell is empty. */
export interface Supplied<C extends string> {
  readonly line: number;
  readonly cells: Readonly<Record<C, string>>;
}

/** The CSV table that a setting names; columns beyond those asked for are of no account. */
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
  const { data, meta } = Papa.parse<Record<string, string>>(text.replace(/^\ufeff/, ''), { header: true, skipEmptyLines: true });
  for (const name of columns)
    if (!meta.fields?.includes(name)) throw new UserError(`${setting}: missing column in ${path}: ${name}`, { hint });
  return data.map((row, i) => ({
    line: i + 2,
    cells: Object.fromEntries(columns.map((name) => [name, asWritten((row[name] ?? '').trim()).trim()])) as Record<C, string>,
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
