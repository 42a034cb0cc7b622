/** Hashes of files that this process read from end to end anyway, for whoever would read them again to hash them. */
import type { State } from './disk.ts';

/**
 * A file that was changed less than this before it was hashed may change again without its times telling: clocks of
 * file systems are as coarse as two seconds. Its hash is not kept (the rule of git for entries that are "racy").
 */
const SETTLED_MS = 2_000;

/** Whether a file in this state shows every change that comes after a moment, in milliseconds since 1970. */
export function isSettled({ changed }: State, moment: number): boolean {
  return changed < moment - SETTLED_MS;
}

const hashes = new Map<string, { readonly state: string; readonly sha256: string }>();

/** Keeps the SHA-256 of a file that was in this state before it was read, from `began` on. */
export function keepHash(path: string, found: State, sha256: string, began: number): void {
  if (isSettled(found, began)) hashes.set(path, { state: found.state, sha256 });
}

/** The SHA-256 of a file as it was read in this state, told once; null where it was not read, or may have changed since. */
export function takeHash(path: string, { state }: State): string | null {
  const kept = hashes.get(path);
  hashes.delete(path);
  return kept?.state === state ? kept.sha256 : null;
}
