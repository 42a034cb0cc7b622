import { createHash, type Hash } from 'node:crypto';

/** Why a row cannot be read: a short name for the ledger, and words. */
export interface Flaw {
  readonly code: string;
  readonly reason: string;
}

/** A row as a stretch of bytes: its content is from `start` to `end`, and what follows it begins at `next`. */
export interface Cut {
  readonly start: number;
  readonly end: number;
  readonly next: number;
  /** Line ends from `start` to `next`. */
  readonly lines: number;
  /** What stands between the row before and this one and belongs to neither, such as the comma between items of a list. */
  readonly gap: Gap;
  readonly flaw: Flaw | null;
  /** Bytes of the row that were let go before `start`, because it is too long to be read. */
  readonly dropped: Dropped | null;
}

/** Bytes and line ends between two rows. */
export interface Gap {
  readonly bytes: number;
  readonly lines: number;
}

export const NO_GAP: Gap = { bytes: 0, lines: 0 };

/** Number and hash of bytes that were let go. */
export interface Dropped {
  readonly bytes: number;
  readonly hash: Hash;
}

/** Rows cut from one buffer. */
export interface Cuts<C extends Cut = Cut> {
  readonly bytes: Buffer;
  readonly cuts: readonly C[];
  /** Whether the last row is the last of the file and nothing marks its end. */
  readonly unended: boolean;
}

/** Lets go of bytes of a row that is too long, and keeps their number and hash. */
export function drop(dropped: Dropped | null, bytes: Buffer): Dropped {
  return { bytes: (dropped?.bytes ?? 0) + bytes.length, hash: (dropped?.hash ?? createHash('sha256')).update(bytes) };
}
