import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inject } from 'vitest';
import { Database } from '../../src/database/database.ts';
import { forgottenText } from '../../src/ingest/forget/forgotten-list.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import type { Outcome } from '../../src/run/outcome.ts';
import { run } from '../../src/run/run.ts';
import type { Row, TableName } from '../../src/schema/schema.ts';
import { openStudy, type Study } from '../../src/study/study.ts';

/** What the stage `ingest` made of a study. */
export interface Ingested {
  readonly outcome: Outcome;
  /** All rows of a table, in its order. */
  readonly table: <T extends TableName>(name: T) => Promise<Row<T>[]>;
}

/** Runs the stage `ingest` alone over a study. */
export async function ingested(study: Study): Promise<Ingested> {
  const outcome = await run(study, [ingest], { key: async () => ({ secret: Buffer.alloc(32), id: 'k', made: null }) });
  return {
    outcome,
    async table(name) {
      const db = await Database.open();
      await db.view(name, join(study.folders.interim, `${name}.parquet`));
      const rows = await db.rows<Row<typeof name>>(`SELECT * FROM "${name}"`);
      db.close();
      return rows;
    },
  };
}

/** A settings file that forgets these people and posts, and the list of them. */
export function forgetting(forgotten: readonly string[]): Record<'study.yaml' | 'forget.txt', string> {
  return {
    'study.yaml': 'ingest: { forget: forget.txt }\n',
    'forget.txt': forgottenText({ salt: '', hashes: [] }, forgotten, 'ab'.repeat(16)),
  };
}

/** Runs the stage `ingest` over files by name and content, in a folder of their own; records are written one a line. */
export async function ingestedFiles(files: Readonly<Record<string, string | Uint8Array | readonly object[]>>): Promise<Ingested> {
  const folder = mkdtempSync(join(inject('runFolder'), 'files-'));
  const exports = join(folder, 'files');
  for (const [name, content] of Object.entries(files)) {
    const path = join(exports, name);
    mkdirSync(dirname(path), { recursive: true });
    const isBytes = typeof content === 'string' || content instanceof Uint8Array;
    writeFileSync(path, isBytes ? content : content.map((record) => `${JSON.stringify(record)}\n`).join(''));
  }
  return ingested(await openStudy([exports], { home: folder, out: join(folder, 'out') }));
}
