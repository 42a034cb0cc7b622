import { dirname } from 'node:path';
import { UserError } from '../../errors.ts';
import type { Study } from '../../study/study.ts';
import { exportHashes } from './export-hashes.ts';
import { type Origin, readLog } from './log.ts';
import { type Manifest, readManifest } from './manifest.ts';

/** The name of a study, and the folders of its exports. */
export function originOf({ name, inputs }: Study): Origin {
  return { name, folders: [...new Set(inputs.map(({ path }) => dirname(path)))] };
}

/**
 * Throws a UserError where the tables of another study would be lost to this one. It is the same study where it has its
 * name and a folder of its exports, whatever lies there by now, or where one of its exports is one of those recorded, as
 * after a move.
 */
export async function refuseOther(
  study: Study,
  before: Origin | undefined,
  { stages }: Manifest,
  exports: () => Promise<Readonly<Record<string, string>>>,
): Promise<void> {
  if (before === undefined || stages.ingest === undefined) return;
  const { name, folders } = originOf(study);
  if (name === before.name && folders.some((folder) => before.folders.includes(folder))) return;
  const recorded = Object.values(stages.ingest.inputs);
  const hashes = await exports();
  if (study.inputs.some((input) => recorded.includes(hashes[input.name] ?? ''))) return;
  throw new UserError(`${study.folders.interim}: holds another study: ${before.name}, of exports in ${before.folders.join(', ')}`, {
    hint: 'give this one another place with --out DIR or, without --out, another --name; to put it in the place of the other, remove that folder first',
  });
}

/** Throws a UserError where the tables that lie in the folders of this study are another's, for what works on tables without a run. */
export async function refuseTablesOfOther(study: Study): Promise<void> {
  const { origin, exports = {} } = await readLog(study);
  const hashes = async () => (await exportHashes(study, exports)).hashes;
  await refuseOther(study, origin, await readManifest(study.folders.interim), hashes);
}
