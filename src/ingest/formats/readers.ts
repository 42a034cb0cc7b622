import type { FoundPost } from '../format.ts';

/**
 * What a post says of who may read it where its export has lost the field that tells: formats leave closed posts out by
 * that field, and without it a closed one would pass for one that is there for everyone in silence.
 */
export function readersTold(told: boolean): Pick<FoundPost, 'flaws'> {
  return told ? {} : { flaws: ['untold-readers'] };
}
