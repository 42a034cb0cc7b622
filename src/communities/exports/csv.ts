import type { Attribute } from './network-file.ts';

/** A line of a CSV file (RFC 4180); what is not known is empty. */
export function csvLine(cells: readonly Attribute[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: Attribute): string {
  if (value === null) return '';
  const text = String(value);
  // A spreadsheet would take a text that begins so for a formula.
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
