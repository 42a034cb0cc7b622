import { memoryUsage } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { collectGarbage } from '../../src/run/garbage.ts';

/** Bytes beside which what else a test holds does not count. */
const LONG = 100_000_000;

/** Bytes of arrays outside the heap while an array of so many is held, which is dropped then. */
function heldFor(bytes: number): number {
  const array = new Uint8Array(bytes).fill(1);
  return array.length + memoryUsage().arrayBuffers - bytes;
}

test('collectGarbage frees long arrays that nobody holds, and no others', async () => {
  const held = new Uint8Array(LONG).fill(1);
  const before = heldFor(2 * LONG);
  collectGarbage();
  // The memory is given back by a thread beside.
  for (let waited = 0; waited < 1000 && before - memoryUsage().arrayBuffers < LONG; waited++) await sleep(20);
  expect(before - memoryUsage().arrayBuffers).toBeGreaterThan(LONG);
  expect(held.at(-1)).toBe(1);
});
