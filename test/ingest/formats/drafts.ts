/** What becomes of a file on the whole way: opened, recognised, read into drafts. */
import { join } from 'node:path';
import { type Reading, readExport } from '../../../src/ingest/drafts/reading.ts';
import { openExport } from '../../../src/ingest/files/container.ts';
import { filesIn } from '../../../src/ingest/files/members.ts';
import { recognise } from '../../../src/ingest/recognise/recognise.ts';
import type { Draft } from '../../../src/schema/schema.ts';
import { defaultSettings } from '../../../src/settings/settings.ts';

export interface Told {
  readonly format: string;
  readonly drafts: readonly Draft[];
  readonly reading: Reading;
}

export const fixtureFile = (name: string): string => join(import.meta.dirname, '../fixtures', name);

export async function draftsOf(path: string): Promise<Told> {
  const [file] = (await filesIn({ path, name: 'export' })).files;
  const opened = await openExport(path, file?.member == null ? {} : { member: file.member });
  const recognised = recognise('export', opened, defaultSettings().ingest);
  const drafts: Draft[] = [];
  const reading = await readExport({ path, opened, recognised, source: { zone: 'UTC' } }, { add: (draft) => void drafts.push(draft) });
  return { format: recognised.kind === 'aside' ? recognised.name : recognised.format.name, drafts, reading };
}
