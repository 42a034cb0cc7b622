import { UserError } from '../../errors.ts';
import { csvTable } from './csv-table.ts';
import type { TextRow } from './texts.ts';

const columns = ['id', 'text', 'platform', 'author', 'bio', 'links', 'quoted'] as const;

/** Reads a table of texts from the bytes of a CSV file. */
export function textRows(bytes: Uint8Array, file: string): TextRow[] {
  const { header, rows } = csvTable(bytes, file);
  const names = header.map((name) => name.toLowerCase());
  const places = new Map(names.map((name, i) => [name, i]));
  if (!places.has('id') || !places.has('text'))
    throw new UserError(`${file}: missing column: ${places.has('id') ? 'text' : 'id'}`, {
      hint: `columns found: ${header.join(', ') || 'none'}`,
    });
  const twice = columns.find((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice !== undefined) throw new UserError(`${file}: two columns of one name: ${twice}`, { hint: 'rename one of them' });
  return rows.map(
    ({ cells }) =>
      Object.fromEntries(columns.map((name) => [name, cells[places.get(name) ?? -1] ?? ''])) as Record<(typeof columns)[number], string>,
  );
}
