import { resolve } from 'node:path';
import { sha256OfFile, stateOfFile } from '../../disk/disk.ts';
import { isSettled, takeHash } from '../../disk/hashed.ts';
import type { Study } from '../../study/study.ts';

/** The hash of an export file, and the state in which it was hashed: size, times of change of content and of entry, and inode. */
export interface Hashed {
  readonly sha256: string;
  readonly state: string;
}

/** By the name of the export. */
export type HashedExports = Readonly<Record<string, Hashed>>;

/**
 * Hashes of the export files of a study, by name. To hash gigabytes takes seconds, so a file that is in the state in
 * which it was hashed before is taken to be the same; without `known` everything is hashed. Whoever looked at a file before has
 * read it from end to end, and hashed it then.
 */
export async function exportHashes(
  study: Study,
  known: HashedExports = {},
  { hash = sha256OfFile, now = Date.now }: { hash?: (path: string) => Promise<string | null>; now?: () => number } = {},
): Promise<{ readonly hashes: Record<string, string>; readonly known: HashedExports }> {
  const hashes: Record<string, string> = {};
  const settled: Record<string, Hashed> = {};
  for (const { name, path } of study.inputs) {
    const began = now();
    const found = await stateOfFile(path);
    const before = known[name];
    if (found !== null && before?.state === found.state) {
      hashes[name] = before.sha256;
      settled[name] = before;
      continue;
    }
    const sha256 = (found && takeHash(path, found)) ?? (await hash(path)) ?? '';
    hashes[name] = sha256;
    const unchanged = found !== null && (await stateOfFile(path))?.state === found.state;
    if (unchanged && isSettled(found, began)) settled[name] = { sha256, state: found.state };
  }
  const { forget } = study.settings.ingest;
  if (forget !== undefined) hashes['ingest.forget'] = (await hash(resolve(study.base ?? '.', forget))) ?? '';
  return { hashes, known: settled };
}
