import { openExport } from '../../files/container.ts';
import { csvRows } from './csv.ts';
import { headerOf, layoutOf, repeats } from './layout.ts';

/** One of the tables of a file. */
export interface TableFound {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * The tables of a CSV file of any dialect, each with its header: titles above the first are left out, and a header that
 * comes again begins another table. All rows are held in memory: for looking at files, not for reading studies.
 */
export async function readTables(path: string): Promise<TableFound[]> {
  const opened = await openExport(path);
  if (opened.content.kind !== 'csv') return [];
  const { header, headerRows } = layoutOf(opened.content.firstRows);
  const all: string[][] = [];
  for await (const batch of csvRows(path, opened, -1)) for (const row of batch) all.push(row.kind === 'record' ? row.value : []);
  const tops = all.slice(header, header + headerRows);
  const [first = []] = tops;
  const tables: { header: string[]; rows: string[][] }[] = [{ header: headerOf(tops), rows: [] }];
  for (const row of all.slice(header + headerRows)) {
    if (repeats(first, row)) tables.push({ header: row, rows: [] });
    else if (row.length > 0) tables.at(-1)?.rows.push(row);
  }
  return tables;
}
