import { join } from 'node:path';
import { isFile, namesBelow, sha256, sha256OfFile } from '../disk/disk.ts';
import { UserError } from '../errors.ts';
import { keysInOrder } from '../order.ts';
import { home, ownHash } from '../package.ts';
import type { TableName } from '../schema/schema.ts';
import type { Settings, Study } from '../study/study.ts';
import type { Manifest } from './record/manifest.ts';
import { recordOf, type Session } from './session.ts';
import type { Stage } from './stage.ts';

/** The list of sites, which tells what may be released by its name: all stages rest on it. */
const SITES = 'domains.csv';

/** Folders of `src` that belong to no stage: any may use them. */
export const HALL: readonly string[] = [
  'bytes',
  'codebook',
  'database',
  'disk',
  'graph',
  'offline-page',
  'privacy',
  'run',
  'schema',
  'settings',
  'stats',
  'study',
  'text',
];

/** Hash of the code a stage runs: its own folder, what all folders share, the lists it reads, and the lockfile. */
export async function codeHash(stage: Stage): Promise<string> {
  const folders = [...HALL, stage.name].map((folder) => `${folder}/`);
  const code = (await namesBelow(join(home, 'src'))).filter(
    (name) => !name.includes('/') || folders.some((folder) => name.startsWith(folder)),
  );
  const lists = [SITES, ...(stage.lists ?? [])].map((name) => `data/lists/${name}`);
  const files = [...code.map((name) => `src/${name}`), ...lists, 'package-lock.json'];
  const hashes = await Promise.all(files.map(async (name) => `${name} ${await ownHash(name)}`));
  return sha256([process.version, ...hashes].join('\n'));
}

/** Hash of the settings a stage reads. */
export function settingsHash(stage: Stage, settings: Settings): string {
  return sha256(JSON.stringify(keysInOrder(Object.fromEntries(stage.settings.map((name) => [name, settings[name] ?? null])))));
}

/** Hashes of what a stage reads: the tables of earlier stages, or the export files themselves. */
export async function inputHashes(stage: Stage, { study, manifest, code, exports, key }: Session): Promise<Record<string, string>> {
  if (stage.reads.length === 0) return exports();
  const hashes: Record<string, string> = {};
  for (const table of stage.reads) {
    const written = recordOf(manifest, table);
    if (written === null) throw missingTable(stage, table);
    hashes[table] = written.sha256;
  }
  for (const [setting, path] of Object.entries(stage.files?.(study) ?? {})) {
    const hash = await sha256OfFile(path);
    if (hash === null) throw missingFile(setting, path);
    hashes[setting] = hash;
  }
  if (stage.showsDefinitions) {
    hashes.definitions = await code();
    hashes.key = (await key()).id;
  }
  return hashes;
}

/** Throws a UserError where one of the stages that are to run reads a table that neither they nor those of an earlier run write. */
export function refuseMissingTables(stages: readonly Stage[], manifest: Manifest): void {
  const written = new Set(stages.flatMap(({ writes }) => writes));
  for (const stage of stages)
    for (const table of stage.reads) if (!written.has(table) && recordOf(manifest, table) === null) throw missingTable(stage, table);
}

function missingTable({ name }: Stage, table: TableName): UserError {
  return new UserError(`${name}: missing table: ${table}`, {
    hint: 'run the stages before it first: npx tsx pipelines/run.ts PATH, without --from',
  });
}

/** Throws a UserError where a file that the settings name for a stage is not there. */
export async function refuseMissingFiles(stage: Stage, study: Study): Promise<void> {
  for (const [setting, path] of Object.entries(stage.files?.(study) ?? {})) if (!(await isFile(path))) throw missingFile(setting, path);
}

function missingFile(setting: string, path: string): UserError {
  return new UserError(`${setting}: missing file: ${path}`, { hint: 'paths count from the folder of study.yaml' });
}
