import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { openExport } from '../../src/ingest/files/container.ts';
import type { Opened } from '../../src/ingest/files/opened.ts';
import type { JsonObject } from '../../src/ingest/format.ts';
import { jsonRecords } from '../../src/ingest/rows/json/json.ts';
import type { Located } from '../../src/ingest/rows/located.ts';
import { csvRows } from '../../src/ingest/rows/table/csv.ts';

const folder = mkdtempSync(join(inject('runFolder'), 'saved-'));
let files = 0;

/** Writes bytes to a file of their own and gives its path. */
export function saved(content: string | Uint8Array): string {
  files += 1;
  const path = join(folder, String(files));
  writeFileSync(path, content);
  return path;
}

export interface Table {
  readonly opened: Opened;
  readonly rows: Located<string[]>[];
}

/** All rows of a table, the header too unless `headerRow` says where it is. */
export async function table(path: string, options: { headerRow?: number; blockBytes?: number } = {}): Promise<Table> {
  const { headerRow = -1, ...reading } = options;
  const opened = await openExport(path, reading);
  const rows: Located<string[]>[] = [];
  for await (const batch of csvRows(path, opened, headerRow, reading)) rows.push(...batch);
  return { opened, rows };
}

export async function records(
  path: string,
  options: { blockBytes?: number } = {},
): Promise<{ opened: Opened; rows: Located<JsonObject>[] }> {
  const opened = await openExport(path, options);
  const rows: Located<JsonObject>[] = [];
  for await (const batch of jsonRecords(path, opened, options)) rows.push(...batch);
  return { opened, rows };
}

/** What a row says: its value, `blank`, or the code of its flaw. */
export function said<T>(row: Located<T>): T | string {
  return row.kind === 'record' ? row.value : row.kind === 'bad' ? row.code : 'blank';
}

/** All rows of a table as `said` tells them. */
export async function rowsOf(content: string | Uint8Array, blockBytes?: number): Promise<unknown[]> {
  return (await table(saved(content), blockBytes === undefined ? {} : { blockBytes })).rows.map(said);
}
