import { cell, inert } from '../../text/csv.ts';
import type { Attribute } from './network-file.ts';

/** A line of a CSV file (RFC 4180); what is not known is empty, and no text is taken for a formula. */
export function csvLine(cells: readonly Attribute[]): string {
  return `${cells.map(shown).join(',')}\r\n`;
}

function shown(value: Attribute): string {
  if (value === null) return '';
  return typeof value === 'string' ? cell(inert(value)) : String(value);
}
