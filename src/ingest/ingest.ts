import type { Stage } from '../run/stage.ts';
import { codeHash } from '../run/stage-hashes.ts';
import { keepDefinitions, keptDefinitions } from './kept-definitions.ts';

/** Reads every export file of the study, and makes one study of them. */
export const ingest: Stage = {
  name: 'ingest',
  reads: [],
  writes: ['posts', 'people', 'bios', 'links', 'rejects', 'ledger', 'audit'],
  settings: ['ingest'],
  defines: async (study) => (await keptDefinitions(study, await codeHash(ingest))) ?? (await import('./read-study.ts')).definitions,
  check: async (study) => (await import('./read-study.ts')).check(study),
  load: async () => {
    const { definitions, readStudy } = await import('./read-study.ts');
    return async (work) => {
      const code = await codeHash(ingest);
      await readStudy(work, code);
      await keepDefinitions(work.study, { code, definitions });
    };
  },
};
