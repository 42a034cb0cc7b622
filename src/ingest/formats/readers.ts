import type { FoundPost } from '../format.ts';

/**
 * Marks a post whose export has lost the field that tells who may read it. Formats leave closed posts out by that field;
 * without it a closed post would silently pass for one that is there for everyone.
 */
export function readersTold(told: boolean): Pick<FoundPost, 'flaws'> {
  return told ? {} : { flaws: ['untold-readers'] };
}
