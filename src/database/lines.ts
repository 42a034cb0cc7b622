import { type ColumnType, type Row, type TableName, tableOf } from '../schema/schema.ts';

/** Stands between the items of a list on its way into DuckDB; U+001F, "unit separator". */
const SEPARATOR = '\u001f';

/** Rows of a table as the lines of a CSV file, on their way into DuckDB. */
export interface Lines {
  readonly text: string;
  readonly rows: number;
  /** Length of the longest. */
  readonly longest: number;
}

/** Turns rows of a table into lines; a row that lacks a value it must have is an error. */
export function lineMaker<T extends TableName>(table: T): (row: Row<T>) => string {
  const columns: { name: string; type: ColumnType; optional: boolean }[] = Object.entries(tableOf(table).columns).map(
    ([name, { type, optional }]) => ({ name, type, optional }),
  );
  return (row) => {
    let line = '';
    for (const { name, type, optional } of columns) {
      const value: unknown = row[name as keyof Row<T>];
      if (value === null || value === undefined) {
        if (!optional) throw new Error(`${table}: missing ${name}`);
      } else if (type === 'text') line += quoted(value as string);
      else if (type === 'texts') line += quoted(listed(value as readonly string[]));
      else line += value;
      line += ',';
    }
    return `${line.slice(0, -1)}\n`;
  };
}

/** A text as a cell of a line. */
export function quoted(text: string): string {
  return `"${text.includes('"') ? text.replaceAll('"', '""') : text}"`;
}

/** A list as one text. */
function listed(items: readonly string[]): string {
  return items.length === 0 ? '' : SEPARATOR + items.map((item) => item.replaceAll(SEPARATOR, ' ')).join(SEPARATOR);
}
