import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { namesBelow, readJson, sha256, writeWhole } from './disk.ts';
import type { Stage, StageName } from './stage.ts';
import type { Settings } from './study.ts';

/** Folder of the package itself: code, lists and lockfile are hashed from here. */
export const home = dirname(dirname(fileURLToPath(import.meta.url)));

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

/**
 * What a report is made from, as its `manifest.json` says it to everybody: versions, seed and hashes, without names of
 * files or people. It is the one file of a report that differs when nothing but identities differ.
 */
export interface PublicRecord {
  readonly staffroom: string;
  readonly node: string;
  /** Hash of the lockfile: the versions of all libraries. */
  readonly lockfile: string;
  readonly seed: number;
  /** Hashes of the export files, in code-point order. */
  readonly inputs: readonly string[];
  /** Hash of each section of the settings. */
  readonly settings: Readonly<Record<string, string>>;
  /** Code of each stage, the tables it read, and what it wrote. */
  readonly stages: Readonly<Record<string, PublicStage>>;
}

interface PublicStage {
  readonly code: string;
  readonly reads: readonly string[];
  readonly outputs: Readonly<Record<string, Written>>;
}

/** The public record of a study whose stage, of that code, is about to run. */
export async function publicRecord(stage: Stage, code: string, settings: Settings, manifest: Manifest): Promise<PublicRecord> {
  const tables = Object.values(manifest.stages).flatMap(({ outputs }) => Object.keys(outputs));
  const others = Object.entries(manifest.stages).map(([name, { code, inputs, outputs }]): [string, PublicStage] => [
    name,
    {
      code,
      reads: Object.keys(inputs)
        .filter((input) => tables.includes(input))
        .sort(),
      outputs,
    },
  ]);
  const stages: Readonly<Record<string, PublicStage>> = {
    ...Object.fromEntries(others),
    [stage.name]: { code, reads: [...stage.reads].sort(), outputs: {} },
  };
  return {
    staffroom: await version(),
    node: process.version,
    lockfile: sha256(await readFile(join(home, 'package-lock.json'))),
    seed: settings.seed,
    inputs: Object.values(manifest.stages.ingest?.inputs ?? {}).sort(),
    settings: Object.fromEntries(
      Object.entries(settings)
        .filter(([, held]) => typeof held === 'object')
        .map(([name, held]) => [name, sha256(JSON.stringify(sorted(held)))]),
    ),
    // In one order, whether the stages before ran just now or are read from the manifest.
    stages: sorted(stages) as PublicRecord['stages'],
  };
}

/** Reads the manifest in a folder; an empty one where there is none. */
export async function readManifest(folder: string): Promise<Manifest> {
  const found = (await readJson(join(folder, 'manifest.json'))) as Partial<Manifest> | null;
  return { staffroom: await version(), node: process.version, stages: found?.stages ?? {}, releases: found?.releases ?? {} };
}

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await writeWhole(join(folder, 'manifest.json'), `${JSON.stringify(sorted(manifest), null, 2)}\n`);
}

/** Version of Staffroom, from its package.json. */
export async function version(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string };
  return version;
}

/** Hash of the code a stage runs: its own folder, what all folders share, the lists it reads, and the lockfile. */
export async function codeHash(stage: Stage): Promise<string> {
  const code = (await namesBelow(join(home, 'src'))).filter(
    (name) => !name.includes('/') || /^(stats|privacy)\//.test(name) || name.startsWith(`${stage.name}/`),
  );
  const lists = (stage.lists ?? []).map((name) => `data/lists/${name}`);
  const files = [...code.map((name) => `src/${name}`), ...lists, 'package-lock.json'];
  const hashes = await Promise.all(files.map(async (name) => `${name} ${await ownHash(name)}`));
  return sha256([process.version, ...hashes].join('\n'));
}

/** Hash of a file of this package, read once: what runs does not change while it runs. */
function ownHash(name: string): Promise<string> {
  let hash = ownHashes.get(name);
  if (hash === undefined) {
    hash = readFile(join(home, name)).then(sha256);
    ownHashes.set(name, hash);
  }
  return hash;
}

const ownHashes = new Map<string, Promise<string>>();

/** Hash of the settings a stage reads. */
export function settingsHash(stage: Stage, settings: Settings): string {
  return sha256(JSON.stringify(sorted(Object.fromEntries(stage.settings.map((name) => [name, settings[name] ?? null])))));
}

/** The same value with the keys of every object in code-point order. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}
