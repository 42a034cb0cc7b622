import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { hold } from '../../src/run/lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('of runs that begin at once over what a killed run left, one holds the folder and the others are told so', async () => {
  for (let round = 0; round < 300; round++) {
    mkdirSync(join(folder, '.lock'), { recursive: true });
    writeFileSync(join(folder, '.lock/owner.json'), JSON.stringify({ pid: 2 ** 22 - 1, host: hostname(), began: null }));
    const tries = await Promise.all(
      [0, 1, 2, 3].map(async (late) => {
        for (let i = 0; i < late; i++) await setImmediate();
        return hold(folder).catch((error: unknown) => error);
      }),
    );
    const refused = tries.filter((one) => one instanceof UserError && one.exit === 4);
    expect(refused).toHaveLength(3);
    await (tries.find((one) => typeof one === 'function') as () => Promise<void>)();
  }
});
