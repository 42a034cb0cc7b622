import { memoryUsage } from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes of arrays outside the heap from which a collection is worth its time. */
const MUCH = 64_000_000;

/**
 * By how many percent the heap of a thread may exceed what is in use before V8 collects garbage. By default V8 lets it grow
 * to four times as much: while a million posts were coded, the heap of the main thread came to 110 to 210 MB; with this
 * limit it comes to 80 to 100, in the same processor seconds.
 */
const GROWTH = 50;

/** Makes V8 collect garbage before there is much of it, in this thread and in all that it starts. */
export function letHeapGrowSlowly(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
}

/**
 * Collects garbage now, where there may be much of it. Node puts that off as long as few objects are made, so long arrays of
 * one stage would stay in memory beside those of the next.
 */
export function collectGarbage(): void {
  if (memoryUsage().arrayBuffers < MUCH) return;
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  setFlagsFromString('--no-expose-gc');
}
