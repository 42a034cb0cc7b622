import { join } from 'node:path';
import { makeFolder, settle, sha256OfFile, UNFINISHED } from '../disk.ts';
import { writeManifest } from '../manifest.ts';
import { recordOf, type Session, tablePath } from '../session.ts';
import type { Stage } from '../stage.ts';
import type { Key } from './key.ts';
import { releaseSql } from './pseudonyms.ts';

/** Writes the stage's tables under pseudonyms to `data/processed`, where they or the key changed. */
export async function releaseTables(stage: Stage, { study, manifest, database }: Session, key: Key): Promise<void> {
  for (const table of stage.writes) {
    const from = recordOf(manifest, table)?.sha256 ?? '';
    const path = join(study.folders.processed, `${table}.parquet`);
    const record = manifest.releases[table];
    if (record?.from === from && record.key === key.id && (await sha256OfFile(path)) === record.sha256) continue;
    const sql = releaseSql(key.secret, table);
    if (sql === null) continue;
    const db = await database();
    await makeFolder(study.folders.processed);
    await db.view(table, tablePath(study, table));
    try {
      await db.copy(sql, path + UNFINISHED);
    } catch {
      // The query holds the secret: neither it nor an error that quotes it may leave this place.
      throw new Error(`${table}: cannot be written under pseudonyms`);
    }
    await settle(path + UNFINISHED, path);
    manifest.releases[table] = { from, key: key.id, sha256: (await sha256OfFile(path)) ?? '' };
    await writeManifest(study.folders.interim, manifest);
  }
}
