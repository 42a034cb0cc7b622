import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Drawing, KeptDrawings } from '../../../src/report/drawing/kept-drawings.ts';

const CIRCLE: Drawing = { wide: '<svg>◯</svg>', narrow: '<svg>o</svg>', png: new Uint8Array([137, 80, 0, 255]) };

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drawings-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** The drawing asked for, and whether it had to be made. */
async function asked(kept: KeptDrawings, from: unknown): Promise<readonly [Drawing, boolean]> {
  let made = false;
  const found = await kept.drawing(from, async () => {
    made = true;
    return CIRCLE;
  });
  return [{ ...found, png: new Uint8Array(found.png) }, made];
}

describe('a drawing', () => {
  test('is made once for one specification and code', async () => {
    expect(await asked(new KeptDrawings(folder, 'code'), { mark: 'point' })).toEqual([CIRCLE, true]);
    expect(await asked(new KeptDrawings(folder, 'code'), { mark: 'point' })).toEqual([CIRCLE, false]);
    expect((await asked(new KeptDrawings(folder, 'code'), { mark: 'line' }))[1]).toBe(true);
    expect((await asked(new KeptDrawings(folder, 'other code'), { mark: 'point' }))[1]).toBe(true);
  });

  test('is kept from its making on', async () => {
    const kept = new KeptDrawings(join(folder, 'none yet'), 'code');
    expect(await kept.isEmpty()).toBe(true);
    await asked(kept, 1);
    expect(await kept.isEmpty()).toBe(false);
  });

  test('is made again where what was kept is damaged', async () => {
    await asked(new KeptDrawings(folder, 'code'), 1);
    const [name = ''] = await readdir(folder);
    const held = await readFile(join(folder, name), 'utf8');
    for (const damaged of [held.replace('◯', 'O'), held.slice(0, -9), '']) {
      await writeFile(join(folder, name), damaged);
      expect(await asked(new KeptDrawings(folder, 'code'), 1)).toEqual([CIRCLE, true]);
    }
  });

  test('that a run does not use is swept away', async () => {
    await asked(new KeptDrawings(folder, 'code'), 1);
    const kept = new KeptDrawings(folder, 'code');
    await asked(kept, 2);
    await kept.sweep();
    expect((await asked(kept, 1))[1]).toBe(true);
    expect((await asked(kept, 2))[1]).toBe(false);
  });

  test('of a folder that is not there is none to sweep', async () => {
    await expect(new KeptDrawings(join(folder, 'none'), 'code').sweep()).resolves.toBeUndefined();
  });
});
