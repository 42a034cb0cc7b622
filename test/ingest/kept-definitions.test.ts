import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepDefinitions, keptDefinitions } from '../../src/ingest/kept-definitions.ts';
import { definitions } from '../../src/ingest/read-study.ts';
import type { Study } from '../../src/study/study.ts';

let interim: string;
beforeAll(async () => {
  interim = await mkdtemp(join(tmpdir(), 'definitions-'));
});
afterAll(() => rm(interim, { recursive: true }));

test('what formats are called is kept for the code that says it, until it is damaged', async () => {
  const study = { folders: { interim } } as Study;
  expect(await keptDefinitions(study, 'code')).toBeNull();
  await mkdir(join(interim, 'kept'));
  await keepDefinitions(study, { code: 'code', definitions });
  expect(await keptDefinitions(study, 'code')).toEqual(definitions);
  expect(await keptDefinitions(study, 'other code')).toBeNull();
  await writeFile(join(interim, 'kept/formats.json'), '{"code":"co');
  expect(await keptDefinitions(study, 'code')).toBeNull();
});
