import { availableParallelism, totalmem } from 'node:os';

const MB = 1_000_000;
/** Memory that is enough for studies of any size: what does not fit is spilled. */
const ENOUGH = 1000 * MB;
/** Memory that one thread of DuckDB needs to sort and join. */
const PER_THREAD = 125 * MB;
/** Share of the machine that DuckDB may take: the stages, and other people's work, need the rest. */
const SHARE = 0.25;

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
export function databaseShare({ cores, memory }: Machine): { readonly memory: string; readonly threads: number } {
  const bytes = Math.floor(Math.min(memory * SHARE, Math.max(ENOUGH, cores * PER_THREAD)));
  return { memory: `${Math.floor(bytes / MB)}MB`, threads: Math.max(1, Math.min(cores, Math.floor(bytes / PER_THREAD))) };
}
