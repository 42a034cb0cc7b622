import { afterEach, expect, test } from 'vitest';
import { Thread } from '../src/thread.ts';

/** Doubles numbers; answers text with an error, and ends of null. */
const PROGRAM = `
import { parentPort } from 'node:worker_threads';
parentPort.on('message', (asked) => {
  if (asked === null) throw new Error('null was asked');
  parentPort.postMessage(typeof asked === 'number' ? 2 * asked : new Error('no number: ' + asked));
});`;

const open: Thread<unknown, number>[] = [];
afterEach(() => Promise.all(open.splice(0).map((thread) => thread.end())));

function thread(program = PROGRAM): Thread<unknown, number> {
  const made = new Thread<unknown, number>(new URL(`data:text/javascript,${encodeURIComponent(program)}`));
  open.push(made);
  return made;
}

test('answers come to those who asked, in their order', async () => {
  const doubling = thread();
  expect(await Promise.all([1, 2, 3].map((n) => doubling.ask(n)))).toEqual([2, 4, 6]);
});

test('an answer that is an error fails that question alone', async () => {
  const doubling = thread();
  const [first, second, third] = [1, 'two', 3].map((asked) => doubling.ask(asked));
  await expect(second).rejects.toThrow('no number: two');
  expect([await first, await third]).toEqual([2, 6]);
});

test('a thread that ends fails what waits and what is asked later, by its own error', async () => {
  const doubling = thread();
  const [first, second] = [doubling.ask(null), doubling.ask(1)];
  await expect(first).rejects.toThrow('null was asked');
  // The second is looked at late only, which is no failure that nobody heeds.
  await doubling.end();
  await expect(second).rejects.toThrow('null was asked');
  await expect(doubling.ask(2)).rejects.toThrow('null was asked');
});

test('a thread that ends by itself without a word is told of', async () => {
  await expect(thread('process.exit(0);').ask(1)).rejects.toThrow(/^a thread ended before/);
});
