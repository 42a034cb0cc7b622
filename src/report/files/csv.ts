import type { ColumnTable } from 'arquero';
import { cell, inert } from '../../text/csv.ts';

/**
 * A table as CSV for a spreadsheet (RFC 4180). A text that a spreadsheet would run as a formula gets an apostrophe in
 * front; times are written as days; an absent cell is empty, and so is one that was withheld.
 */
export function csv(table: ColumnTable): string {
  const names = table.columnNames();
  const lines = [names.map(shown).join(',')];
  for (const row of table.objects() as Record<string, unknown>[]) lines.push(names.map((name) => shown(row[name])).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return cell(inert(String(value)));
}
