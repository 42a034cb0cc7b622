/** Reads fixtures through one format alone: the containers have tests of their own. */
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { CsvFormat, CsvRow, Found, FoundPost, JsonFormat, JsonObject, Source } from '../../../src/ingest/format.ts';
import { isPost, isRefusal } from '../../../src/ingest/format.ts';

export const UTC: Source = { zone: 'UTC' };

export function fixture(path: string): string {
  return readFileSync(new URL(`../fixtures/${path}`, import.meta.url), 'utf8');
}

/** The header and rows of a CSV text. */
export function table(text: string, newline: '\n' | '\r' | '\r\n' = '\n'): { header: string[]; rows: string[][] } {
  const [header = [], ...rows] = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { delimiter: ',', newline, skipEmptyLines: true }).data;
  return { header, rows };
}

export function csvRow(header: readonly string[], cells: readonly string[], absent: readonly string[] = []): CsvRow {
  return {
    get(column) {
      const cell = cells[header.indexOf(column)];
      return cell === undefined || cell === '' || absent.includes(cell) ? null : cell;
    },
    has: (column) => header.includes(column),
    names: header,
    surplus: cells.slice(header.length),
  };
}

/** What a format finds in each row of a CSV text. */
export function readTable(format: CsvFormat, text: string, source = UTC, newline: '\n' | '\r' | '\r\n' = '\n'): Found[] {
  const { header, rows } = table(text, newline);
  return rows.flatMap((cells) => {
    const found = format.read(csvRow(header, cells, format.absent), source);
    return Symbol.iterator in found ? [...found] : [found];
  });
}

export function records(text: string): JsonObject[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as JsonObject);
}

/** What a format finds in each line of an NDJSON text. */
export function readLines(format: JsonFormat, text: string, source = UTC): Found[] {
  return records(text).flatMap((record) => [...format.read(record, source)]);
}

/** The posts alone; the test fails where a row is refused. */
export function postsOf(found: readonly Found[]): FoundPost[] {
  return found.map((item) => {
    if (isPost(item)) return item;
    throw new Error(`no post: ${JSON.stringify(item)}`);
  });
}

export function codesOf(found: readonly Found[]): string[] {
  return found.filter(isRefusal).map(({ code }) => code);
}

export function whenOf(post: FoundPost | undefined): string | null {
  return post?.time == null ? null : `${new Date(post.time.ms).toISOString()} ${post.time.basis}`;
}
