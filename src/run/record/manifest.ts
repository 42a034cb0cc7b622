import { join } from 'node:path';
import { readJson, writeWhole } from '../../disk/disk.ts';
import { keysInOrder } from '../../order.ts';
import { version } from '../../package.ts';
import type { StageName } from '../stage-name.ts';

/** A file as a record of it: its hash, and the number of rows where it is a table. */
export interface Written {
  readonly sha256: string;
  readonly rows?: number;
}

/** What made the outputs of a stage, and the outputs: when any of it differs, the stage is stale. */
export interface StageRecord {
  readonly code: string;
  readonly settings: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, Written>>;
  /** What it told of the settings; none where they are heard in all. */
  readonly notes?: readonly string[];
}

/** A table or file under pseudonyms: what it was made from, with which key, and its bytes. */
export interface ReleaseRecord extends Written {
  readonly from: string;
  readonly key: string;
}

/** The record of a study's outputs. It holds no clock, host or path, so that equal runs give equal bytes. */
export interface Manifest {
  readonly staffroom: string;
  readonly node: string;
  stages: Partial<Record<StageName, StageRecord>>;
  /** By the name of the table or file. */
  releases: Record<string, ReleaseRecord>;
}

/** Reads the manifest in a folder; an empty one where there is none. */
export async function readManifest(folder: string): Promise<Manifest> {
  const found = (await readJson(join(folder, 'manifest.json'))) as Partial<Manifest> | null;
  return { staffroom: await version(), node: process.version, stages: recordsIn(found?.stages), releases: recordsIn(found?.releases) };
}

/** The records that stand under names. What is none, as somebody may have left it there, is as though it were not there. */
function recordsIn<T extends object>(held: Readonly<Record<string, T>> | undefined): Record<string, T> {
  return Object.fromEntries(Object.entries(held ?? {}).filter(([, one]) => typeof one === 'object' && one !== null));
}

/** Writes the manifest into a folder, whole or not at all. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await writeWhole(join(folder, 'manifest.json'), `${JSON.stringify(keysInOrder(manifest), null, 2)}\n`);
}
