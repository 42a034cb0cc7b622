import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { readKey } from '../../src/privacy/key.ts';

test('readKey refuses a name of its file that is empty', async () => {
  await expect(readKey({ STAFFROOM_KEY_FILE: '' })).rejects.toThrow('STAFFROOM_KEY_FILE: empty: it names no file');
});

test('readKey makes no key in the folder it is called in where the place of settings is empty', async () => {
  const home = mkdtempSync(join(tmpdir(), 'home-'));
  vi.stubEnv('HOME', home);
  try {
    await readKey({ XDG_CONFIG_HOME: '' });
    expect(readdirSync(join(home, '.config/staffroom'))).toEqual(['key']);
  } finally {
    vi.unstubAllEnvs();
    rmSync(home, { recursive: true });
  }
});
