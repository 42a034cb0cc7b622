import Papa from 'papaparse';
import { UserError } from '../../errors.ts';
import { type FilledRow, filledRows } from '../../text/csv.ts';

/** A table of text cells with a row of names above. */
export interface CsvTable {
  readonly header: readonly string[];
  readonly rows: readonly FilledRow[];
}

/**
 * Reads a table from the bytes of a CSV file: UTF-8 with or without its mark, separated by commas, semicolons or tabs.
 * Throws a UserError where a cell could not be told for certain: other encodings, open quotes, rows wider than the header.
 */
export function csvTable(bytes: Uint8Array, file: string): CsvTable {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new UserError(`${file}: invalid UTF-8`, { hint: 'save the table as CSV UTF-8', cause });
  }
  // Blank rows tell nothing of the separator, and yet count.
  const { delimiter } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy', preview: 1 }).meta;
  const { data, errors } = Papa.parse<string[]>(text, { delimiter });
  const open = errors.find(({ type }) => type === 'Quotes');
  if (open !== undefined)
    throw new UserError(`${file}: row ${(open.row ?? 0) + 1}: invalid quotes: ${open.message}`, {
      hint: 'a quotation mark within a text that stands between quotes is written twice',
    });
  const [first, ...rows] = filledRows(data);
  const header = first?.cells ?? [];
  // A text with a comma outside quotes would lose its end.
  const wide = rows.find(({ cells }) => cells.slice(header.length).some((cell) => cell.trim() !== ''));
  if (wide !== undefined)
    throw new UserError(`${file}: row ${wide.number}: more cells than columns: ${wide.cells.length} in place of ${header.length}`, {
      hint: 'a text that holds the separator stands between quotes',
    });
  return { header: header.map((name) => name.trim()), rows };
}
