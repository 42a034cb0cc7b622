import { memoryUsage } from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes of arrays outside the heap from which on to look for those that nobody holds is worth its time. */
const MUCH = 64_000_000;

/**
 * Frees the memory of what nobody holds any more, where there may be much of it. Node puts that off as long as few
 * objects are made, so that long arrays of one stage would lie beside those of the next.
 */
export function collectGarbage(): void {
  if (memoryUsage().arrayBuffers < MUCH) return;
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  setFlagsFromString('--no-expose-gc');
}
