import { expect, test } from 'vitest';
import { refuseOldNode } from '../src/package.ts';

test.each(['18.20.8', '20.9.0', '20.18.3'])('Node %s is refused, with what to install', async (running) => {
  await expect(refuseOldNode(running)).rejects.toMatchObject({
    message: `Node ${running} is too old: Staffroom needs 20.19 or newer`,
    hint: expect.stringContaining('https://nodejs.org'),
    exit: 2,
  });
});

test.each(['20.19.0', '20.20.2', '22.1.0', '24.0.0'])('Node %s is not', async (running) => {
  await expect(refuseOldNode(running)).resolves.toBeUndefined();
});

test('the Node that runs this is not', async () => {
  await expect(refuseOldNode()).resolves.toBeUndefined();
});
