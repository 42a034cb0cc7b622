import { join } from 'node:path';
import { readJson, writeWhole } from '../../disk/disk.ts';
import type { Study } from '../../study/study.ts';
import type { StageName } from '../stage-name.ts';
import type { HashedExports } from './export-hashes.ts';

/** One line of the ledger, as a run gives it back. */
export interface InputOutcome {
  readonly path: string;
  readonly format: string;
  readonly rows: number;
  readonly kept: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly blank: number;
  /** What is broken in the file beyond single rows. */
  readonly damage: string | null;
}

/** What became of a stage in a run. */
export interface StageOutcome {
  readonly name: StageName;
  readonly status: 'done' | 'up to date';
  /** Why it ran again; null where it did not, or had never run. */
  readonly reason: string | null;
  /** Rows of all tables the stage wrote. */
  readonly rows: number;
  readonly seconds: number;
}

/** Which study the tables in a folder are of: its name, and the folders that its exports lay in. */
export interface Origin {
  readonly name: string;
  readonly folders: readonly string[];
}

/** What a run leaves for the next: the one file that differs between equal runs. */
export interface Log {
  /** Whose run it was. */
  readonly origin: Origin;
  readonly stages: readonly StageOutcome[];
  /** The lines of the ledger, and the hash of the ledger that they were read from. */
  readonly inputs: readonly InputOutcome[];
  readonly ledger: string | undefined;
  /** Hashes of the exports, with the states in which these were hashed. */
  readonly exports: HashedExports;
}

type Place = Pick<Study, 'folders'>;

/** The log of the last run; empty where there is none, or it is torn. */
export async function readLog(study: Place): Promise<Partial<Log>> {
  return ((await readJson(pathOf(study))) as Partial<Log> | null) ?? {};
}

/** Writes the log of a run, with the time at which it ended. */
export async function writeLog(study: Place, { origin, stages, inputs, ledger, exports }: Log): Promise<void> {
  const record = { ended: new Date().toISOString(), origin, stages, inputs, ledger, exports };
  await writeWhole(pathOf(study), `${JSON.stringify(record, null, 2)}\n`);
}

function pathOf({ folders }: Place): string {
  return join(folders.interim, 'run.json');
}
