import { join } from 'node:path';
import { readJson, writeWhole } from '../disk/disk.ts';
import type { Definition } from '../schema/definition.ts';
import type { Study } from '../study/study.ts';

/** What the names of the formats mean, and the hash of the code that says so. */
interface Kept {
  readonly code: string;
  readonly definitions: readonly Definition[];
}

/** Keeps what the names of the formats mean for runs that read no exports: it stands in some 320 modules, whose loading takes half a CPU second. */
export async function keepDefinitions(study: Study, kept: Kept): Promise<void> {
  await writeWhole(pathIn(study), JSON.stringify(kept));
}

/** What was kept by this code; null where nothing was. */
export async function keptDefinitions(study: Study, code: string): Promise<readonly Definition[] | null> {
  const kept = (await readJson(pathIn(study))) as Kept | null;
  return kept?.code === code ? kept.definitions : null;
}

function pathIn({ folders }: Study): string {
  return join(folders.interim, 'kept', 'formats.json');
}
