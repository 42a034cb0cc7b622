import type { Stage } from '../run/stage.ts';
import { codeHash } from '../run/stage-hashes.ts';

/** Reads every export file of the study, and makes one study of them. */
export const ingest: Stage = {
  name: 'ingest',
  reads: [],
  writes: ['posts', 'people', 'bios', 'links', 'rejects', 'ledger', 'audit'],
  settings: ['ingest'],
  defines: async () => (await import('./read-study.ts')).definitions,
  check: async (study) => (await import('./read-study.ts')).check(study),
  load: async () => {
    const { readStudy } = await import('./read-study.ts');
    return async (work) => readStudy(work, await codeHash(ingest));
  },
};
