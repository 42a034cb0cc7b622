import { UserError } from '../../errors.ts';
import type { JsonFormat } from '../format.ts';
import { formats } from '../formats.ts';
import { dataOfNodes, ofNodes } from '../reshape/facepager.ts';
import { flattened, recordsInRows } from '../reshape/flattened.ts';
import { inCells, recordsInCells } from '../reshape/in-cells.ts';
import type { Recognised } from './recognised.ts';
import { RECORDS_ASKED, recogniseRecords } from './records.ts';
import { votesOf } from './votes.ts';

/** A table that keeps whole records of a known format in the cells of a column. */
export function recogniseCells(
  name: string,
  header: readonly string[],
  headerRow: number,
  rows: readonly (readonly string[])[],
): Recognised | null {
  for (const [i, column] of header.entries()) {
    const records = recordsInCells(rows.map((row) => row[i] ?? ''));
    if (records === null) continue;
    try {
      const found = recogniseRecords(name, records.slice(0, RECORDS_ASKED));
      if (found.kind === 'json')
        return { kind: 'csv', format: inCells(found.format, column), header, headerRow, certainty: `${found.certainty}, in ${column}` };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
    }
  }
  return null;
}

/** A table of Facepager's nodes, whose rows are records of a known format. */
export function recogniseNodes(header: readonly string[], headerRow: number, rows: readonly (readonly string[])[]): Recognised | null {
  const told = dataOfNodes(header, rows);
  const found = told === null ? null : recogniseFlattened(told.header, headerRow, told.rows);
  return found?.kind === 'csv' ? { ...found, format: ofNodes(found.format, header), header } : null;
}

/** A table whose rows are whole records of a known format, the ways to their values being the names of its columns. */
export function recogniseFlattened(header: readonly string[], headerRow: number, rows: readonly (readonly string[])[]): Recognised | null {
  const records = recordsInRows(header, rows)?.slice(0, RECORDS_ASKED) ?? [];
  const ofPosts = formats.filter((format): format is JsonFormat => format.container === 'json' && format.accounts !== true);
  const [best] = votesOf(ofPosts, records);
  if (best === undefined || best.votes <= records.length / 2) return null;
  const certainty = `${best.votes} of the first ${records.length} rows look like it, with names such as a.b for what stands in another`;
  return { kind: 'csv', format: flattened(best.format, header, rows), header, headerRow, certainty };
}
