/**
 * Rows of a database as an archive of Stack Exchange holds them (Posts.xml): an element of XML in each line, its values as
 * attributes; what is empty is left out.
 */
import { decodeXML } from 'entities/decode';
import type { JsonObject } from '../../format.ts';
import type { Flaw } from '../cut.ts';

const BEGINNING = /^\ufeff?\s*<\?xml\b[^<>]*\?>\s*<[a-z]+>\s*<row\s/i;
/** What stands around the rows: the declaration, and the element that holds them. */
const FRAME = /^\ufeff?\s*(?:<\?xml\b[^<>]*\?>|<\/?[a-z]+>)\s*$/i;
// No value holds a bare mark or bracket, so that nothing is tried twice and time grows linearly.
const ROW = /^\s*<row((?:\s+\w+="[^"<]*")*)\s*\/>\s*$/;
const VALUE = /(\w+)="([^"<]*)"/g;

/** Whether a text is such an archive, by its beginning. */
export function isElements(text: string): boolean {
  return BEGINNING.test(text);
}

/** Whether a line belongs to what stands around the rows. */
export function isFrame(line: string): boolean {
  return FRAME.test(line);
}

/** The row in a line as a record of texts, or why there is none. */
export function element(line: string): { readonly value: JsonObject } | Flaw {
  const values = ROW.exec(line)?.[1];
  if (values === undefined) return { code: 'not-xml', reason: 'this is no row of XML with its values as attributes' };
  const value: JsonObject = {};
  for (const [, name = '', written = ''] of values.matchAll(VALUE))
    if (name !== '__proto__') value[name] = written.includes('&') ? decodeXML(written) : written;
  return { value };
}
