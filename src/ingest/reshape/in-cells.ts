import type { CsvFormat, JsonFormat, JsonObject } from '../format.ts';
import { record } from '../rows/json/json.ts';

/** The records in the cells of a column, where nearly all cells hold one, as databases and data frames keep them. */
export function recordsInCells(cells: readonly string[]): JsonObject[] | null {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (filled.length === 0 || !filled[0]?.startsWith('{')) return null;
  const records = filled.flatMap((cell): JsonObject[] => {
    const read = record(cell);
    return 'value' in read ? [read.value] : [];
  });
  return records.length >= filled.length * NEARLY_ALL ? records : null;
}

const NEARLY_ALL = 0.8;

/** A format of records over a table that keeps one in each cell of a column. */
export function inCells({ name, title, accounts, lacks, read }: JsonFormat, column: string): CsvFormat {
  return {
    name,
    title: `${title}, in the cells of a table`,
    container: 'csv',
    ...(accounts === undefined ? {} : { accounts }),
    ...(lacks === undefined ? {} : { lacks }),
    columns: { all: [column] },
    read(row, source) {
      const cell = row.get(column)?.trim();
      if (cell === undefined || cell === '') return { code: 'no-record', reason: `no record in ${column}` };
      const found = record(cell);
      return 'value' in found ? read(found.value, source) : found;
    },
  };
}
