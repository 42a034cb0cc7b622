import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readManifest } from '../../../src/run/record/manifest.ts';

test('what is no record of a stage or release stands for none', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
  const read = async (held: unknown) => {
    writeFileSync(join(folder, 'manifest.json'), typeof held === 'string' ? held : JSON.stringify(held));
    const { stages, releases } = await readManifest(folder);
    return { stages, releases };
  };
  const none = { stages: {}, releases: {} };
  const ingest = { code: 'i', settings: 's', inputs: {}, outputs: {} };
  expect(await read({ stages: { ingest, network: null, pln: 3 }, releases: { posts: null } })).toEqual({
    stages: { ingest },
    releases: {},
  });
  for (const held of ['{', null, [], 7, { stages: null, releases: 'x' }]) expect(await read(held)).toEqual(none);
  rmSync(folder, { recursive: true });
});
