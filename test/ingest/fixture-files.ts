/** Every fixture as a table or as records, to be written and read in other ways. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readExport } from '../../src/ingest/drafts/reading.ts';
import { openExport } from '../../src/ingest/files/container.ts';
import type { JsonObject } from '../../src/ingest/format.ts';
import { recognise } from '../../src/ingest/recognise/recognise.ts';
import type { Recognised } from '../../src/ingest/recognise/recognised.ts';
import { jsonRecords } from '../../src/ingest/rows/json/json.ts';
import { csvRows } from '../../src/ingest/rows/table/csv.ts';
import type { Draft } from '../../src/schema/schema.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import { saved } from './saved.ts';

const folder = join(import.meta.dirname, 'fixtures');
const settings = defaultSettings().ingest;

export interface Read {
  readonly format: string;
  readonly rows: number;
  readonly blank: number;
  readonly drafts: readonly Draft[];
  /** Codes of the rows that were refused. */
  readonly rejected: readonly string[];
  /** Bytes that belong to no row, to nothing between rows, and not to what stands above or below them. */
  readonly lost: number;
}

/** What reading a file of this content gives. */
export async function read(content: string | Uint8Array): Promise<Read> {
  const path = saved(content);
  const opened = await openExport(path);
  const drafts: Draft[] = [];
  const sink = { add: (draft: Draft) => void drafts.push(draft) };
  const reading = await readExport({ path, opened, recognised: recognise('file', opened, settings), source: { zone: 'UTC' } }, sink);
  const { first, rows: inRows, between, end } = reading.span;
  return {
    format: reading.format,
    rows: reading.rows,
    blank: reading.blank,
    drafts,
    rejected: reading.rejects.map(({ code }) => code),
    lost: end - first - inRows - between + Math.min(0, between) + Math.min(0, opened.length - end),
  };
}

export type Table = string[][];

export interface Written {
  readonly delimiter?: string;
  readonly newline?: string;
  readonly always?: boolean;
}

/** A table as text; cells are quoted where they must be, or `always`. */
export function csv(rows: Table, { delimiter = ',', newline = '\n', always = false }: Written = {}): string {
  const cell = (text: string): string =>
    always || text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return rows.map((row) => row.map(cell).join(delimiter) + newline).join('');
}

export interface Fixture {
  readonly path: string;
  readonly recognised: Recognised;
  /** Rows over the header that belong to the format. */
  readonly above: Table;
  /** Header and rows, all of the same width. */
  readonly table: Table;
  readonly records: readonly JsonObject[];
}

/** A fixture by its name; null where it is neither a table nor records. */
export async function openFixture(name: string): Promise<Fixture | null> {
  const path = join(folder, name);
  const opened = await openExport(path);
  const { kind } = opened.content;
  if (kind !== 'csv' && kind !== 'json') return null;
  const recognised = recognise(name, opened, settings);
  const rows: Table = [];
  const records: JsonObject[] = [];
  if (kind === 'csv')
    for await (const batch of csvRows(path, opened, -1)) rows.push(...batch.map((row) => (row.kind === 'record' ? row.value : [])));
  else for await (const batch of jsonRecords(path, opened)) for (const row of batch) if (row.kind === 'record') records.push(row.value);
  const top = recognised.kind === 'csv' ? recognised.headerRow : 0;
  const width = rows[top]?.length ?? 0;
  const table = rows.slice(top).map((row) => [...row, ...Array<string>(Math.max(0, width - row.length)).fill('')]);
  return { path, recognised, above: rows.slice(0, top), table, records };
}

/** All fixtures whose columns tell what they are. */
export const fixtureNames = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
  // Columns that the settings name, those that have no names, and those whose names are ways to values.
  .filter((name) => !/^column-map\/|\/dump-filter-|^facepager\//.test(name))
  .sort();

/** Whether cells beyond the header are part of a fixture. */
export function isRagged(name: string): boolean {
  return name.startsWith('twitter-archive-monthly/');
}

/** Whether a fixture is a list of nothing but ids: it has one column, and is no list of ids with another. */
export function isAlone(name: string): boolean {
  return name.startsWith('tweet-ids/');
}
