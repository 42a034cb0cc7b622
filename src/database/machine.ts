import { availableParallelism, totalmem } from 'node:os';
import type { Share } from './memory-limit.ts';

const MB = 1_000_000;
/** Memory that is enough for studies of a million posts: what does not fit is spilled, and more makes no stage faster. */
const ENOUGH = 400 * MB;
/** Memory that one thread of DuckDB needs to sort and join. */
const PER_THREAD = 125 * MB;
/** Share of the machine that DuckDB may take: the stages, and other people's work, need the rest. */
const SHARE = 0.25;
/** Share that it may take for what cannot be spilled. */
const MOST = 0.5;

/** Rows of a table in its memory that DuckDB hands to a thread at a time. */
const ROW_GROUP = 122_880;

/** Memory below which a run of even a small study may be ended by the system: `docs/scale.md` tells what was tried. */
const LEAST = 500 * MB;

/** What a run may use of the machine. */
export interface Machine {
  readonly cores: number;
  /** Bytes of memory of the machine, or of the container where that is less. */
  readonly memory: number;
}

/** The machine as it is. The limit of a container or a batch job counts, not what the computer around it has. */
export function thisMachine(): Machine {
  const limit = process.constrainedMemory();
  return { cores: availableParallelism(), memory: limit > 0 ? Math.min(limit, totalmem()) : totalmem() };
}

/** Memory and threads for DuckDB on a machine; results are the same with any of them. */
export function databaseShare({ cores, memory }: Machine): Share {
  const bytes = Math.floor(Math.min(memory * SHARE, Math.max(ENOUGH, cores * PER_THREAD)));
  const size = (bytes: number) => `${Math.floor(bytes / MB)}MB`;
  return { memory: size(bytes), most: size(memory * MOST), threads: Math.max(1, Math.min(cores, Math.floor(bytes / PER_THREAD))) };
}

/** What to say before a run on a machine with so little memory that the system may end it, for then nothing can be said any more. */
export function littleMemory({ memory }: Machine): string | null {
  if (memory >= LEAST) return null;
  return `memory: ${Math.floor(memory / MB)} MB for this container or machine: below ${LEAST / MB} MB the system may end the run without a word`;
}

/**
 * Threads of DuckDB that find work in a study of so many posts. It hands out whole row groups: over fewer of them than
 * threads some work, while the one that asked waits for them and keeps its core busy.
 */
export function threadsOver(posts: number): number {
  return Math.max(1, Math.ceil(posts / ROW_GROUP));
}
