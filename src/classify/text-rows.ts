import Papa from 'papaparse';
import { UserError } from '../errors.ts';
import type { TextRow } from './texts.ts';

const columns = ['id', 'text', 'platform', 'author', 'bio', 'links', 'quoted'] as const;

/** Reads a table of texts from the bytes of a CSV file: UTF-8 with or without its mark, separated by commas, semicolons or tabs. */
export function textRows(bytes: Uint8Array, file: string): TextRow[] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new UserError(`${file}: invalid UTF-8`, { hint: 'save the table as CSV UTF-8', cause });
  }
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' });
  const open = errors.find(({ type }) => type === 'Quotes');
  if (open !== undefined) throw new UserError(`${file}: row ${(open.row ?? 0) + 1}: invalid quotes: ${open.message}`);
  const [header = [], ...rows] = data;
  const places = new Map(header.map((name, i) => [name.trim().toLowerCase(), i]));
  if (!places.has('id') || !places.has('text'))
    throw new UserError(`${file}: missing column: ${places.has('id') ? 'text' : 'id'}`, {
      hint: `columns found: ${header.join(', ') || 'none'}`,
    });
  const names = header.map((name) => name.trim().toLowerCase());
  const twice = columns.find((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice !== undefined) throw new UserError(`${file}: two columns of one name: ${twice}`, { hint: 'rename one of them' });
  // A text with a comma outside quotes would lose its end.
  const wide = rows.findIndex((cells) => cells.slice(header.length).some((cell) => cell.trim() !== ''));
  if (wide >= 0)
    throw new UserError(`${file}: row ${wide + 1}: more cells than columns: ${rows[wide]?.length} in place of ${header.length}`, {
      hint: 'a text that holds the separator stands between quotes',
    });
  return rows.map(
    (cells) =>
      Object.fromEntries(columns.map((name) => [name, cells[places.get(name) ?? -1] ?? ''])) as Record<(typeof columns)[number], string>,
  );
}
