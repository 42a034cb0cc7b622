/** Studies with faulty exports, and the command a researcher types on them. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, inject } from 'vitest';
import { Database } from '../../src/database/database.ts';
import type { Outcome } from '../../src/run/outcome.ts';
import type { Row, TableName } from '../../src/schema/schema.ts';
import { command, type Said } from './command.ts';
import { typed } from './typed.ts';

/** The folder of all these studies. */
export const folder = mkdtempSync(join(inject('runFolder'), 'faults-'));

let studies = 0;

/** Settings that map the columns of any table. */
export const SETTINGS = `ingest:
  sources:
    - files: "*"
      platform: forum
      columns: { id: id, time: time, text: text, author: author, replyTo: parent }
`;
/** The columns of the tables here. */
export const HEADER = 'id,time,author,text,parent';

/** What a run of ingest said and wrote. */
export interface Ran {
  readonly status: number | null;
  readonly said: string;
  readonly outcome: Outcome;
  table<T extends TableName>(name: T): Promise<Row<T>[]>;
  readonly hash: (table: TableName) => string;
}

export type Content = string | Uint8Array;

/** A folder with some files and, unless told otherwise, settings that map the columns of any table. */
export function study(files: Readonly<Record<string, Content>>, settings: string | null = SETTINGS): string {
  studies += 1;
  const path = join(folder, `study${studies}`);
  for (const [name, content] of Object.entries({ ...files, ...(settings === null ? {} : { 'study.yaml': settings }) })) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return path;
}

const argsOf = (path: string): string[] => [path, '--out', `${path}-out`, '--json', '--quiet'];

/** Types the command that reads a folder. */
export async function ingest(path: string): Promise<Ran> {
  return ran(path, await typed('ingest', argsOf(path)));
}

/** Reads a folder on a machine of another time zone and language. */
export function ingestElsewhere(path: string, env: Readonly<Record<'TZ' | 'LANG', string>>): Ran {
  return ran(path, command('ingest', argsOf(path), { env }));
}

function ran(path: string, { status, stdout, stderr }: Said): Ran {
  const table = (name: TableName): string => join(`${path}-out`, 'interim', `${name}.parquet`);
  return {
    status,
    said: stdout + stderr,
    outcome: (status === 0 || status === 3 ? JSON.parse(stdout) : null) as Outcome,
    hash: (name) =>
      createHash('sha256')
        .update(readFileSync(table(name)))
        .digest('hex'),
    async table(name) {
      const db = await Database.open();
      await db.view(name, table(name));
      const rows = await db.rows<Row<typeof name>>(`SELECT * FROM "${name}"`);
      db.close();
      return rows as never;
    },
  };
}

/** Expects that every row of every file is accounted for. */
export function balanced({ inputs }: Outcome): void {
  for (const { path, rows, kept, duplicates, rejected, blank } of inputs) expect(kept + duplicates + rejected + blank, path).toBe(rows);
}

/** A row of a table with these columns. */
export const row = (i: number, text = `Words ${i}, and more`): string =>
  `${i},2020-01-${String((i % 28) + 1).padStart(2, '0')} 10:00:00,p${i % 7},"${text}",${i > 3 ? i - 3 : ''}`;
/** So many rows, from a number on. */
export const rows = (count: number, from = 1): string[] => Array.from({ length: count }, (_, i) => row(from + i));
/** A table of these rows. */
export const csv = (lines: readonly string[], newline = '\n'): string => [HEADER, ...lines, ''].join(newline);
