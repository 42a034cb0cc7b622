import { join } from 'node:path';
import type { Database } from '../database/database.ts';
import { UNFINISHED } from '../disk/disk.ts';
import type { Key } from '../privacy/key.ts';
import type { Definition } from '../schema/definition.ts';
import type { TableName } from '../schema/schema.ts';
import type { Study } from '../study/study.ts';
import type { Manifest, Written } from './record/manifest.ts';

/** What one run over a study knows and holds. */
export interface Session {
  readonly study: Study;
  readonly manifest: Manifest;
  /** What all stages define. */
  readonly definitions: () => Promise<readonly Definition[]>;
  /** Hash of the code of all stages, whose definitions a stage may show. */
  readonly code: () => Promise<string>;
  /** Hashes of the export files by name. */
  readonly exports: () => Promise<Record<string, string>>;
  /** The key of the pseudonyms. */
  readonly key: () => Promise<Key>;
  readonly database: () => Promise<Database>;
}

/** Makes something at the first asking, and gives the same from then on. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

/** The record of a table, by whichever stage wrote it; null where none did. */
export function recordOf(manifest: Manifest, table: TableName): Written | null {
  for (const record of Object.values(manifest.stages)) {
    const written = record.outputs[table];
    if (written !== undefined) return written;
  }
  return null;
}

/** Where a table lies between the stages. */
export function tablePath(study: Study, table: TableName): string {
  return join(study.folders.interim, `${table}.parquet`);
}

/** Folder for what a run lays down and takes up again; it goes with the run. */
export function scratchOf(study: Study): string {
  return join(study.folders.interim, `scratch${UNFINISHED}`);
}
