import type { Database, Known } from '../database/database.ts';
import type { TableWriter } from '../database/table-writer.ts';
import type { Key } from '../privacy/key.ts';
import type { Random } from '../random.ts';
import type { Definition } from '../schema/definition.ts';
import type { Row, TableName } from '../schema/schema.ts';
import type { Settings, Study } from '../study/study.ts';
import type { PublicRecord } from './record/public-record.ts';
import type { StageName } from './stage-name.ts';

/**
 * A stage of the pipeline. It reads whole tables and writes whole tables; which, it says here, so that what must run
 * again after a change can be told. What a stage does is loaded only when it runs: a run in which nothing has to be
 * repeated loads none of it.
 */
export interface Stage {
  readonly name: StageName;
  readonly reads: readonly TableName[];
  readonly writes: readonly TableName[];
  /** Sections of the settings that change what the stage does. */
  readonly settings: readonly (keyof Settings)[];
  /** Files in `data/lists` that it alone reads. */
  readonly lists?: readonly string[];
  /** Further files that the study's settings name and the stage reads: where they lie, by setting. */
  files?(study: Study): Readonly<Record<string, string>>;
  /** Whether it keeps every core busy by itself: then nothing is released beside it, which would take memory and gain no time. */
  readonly alone?: boolean;
  /** Whether it shows the definitions of all stages. */
  readonly showsDefinitions?: boolean;
  /** What the names mean that its tables hold in their rows, in a study. */
  defines?(study: Study): Promise<readonly Definition[]>;
  /** Looks at the export files, or at files that settings name, before anything is written; throws a UserError for what a person has to mend first. */
  check?(study: Study): Promise<void>;
  /** Loads what the stage does; given back is the doing of it. */
  load(): Promise<(work: Work) => Promise<void>>;
  /** Further files for `data/processed`, made from tables under pseudonyms alone: no key and no name is within reach. */
  readonly releases?: {
    readonly reads: readonly TableName[];
    readonly files: readonly string[];
    write(released: Released): Promise<void>;
  };
}

/** What files for `data/processed` are made from. */
export interface Released {
  readonly db: Database;
  /** The name under which a query finds a table under pseudonyms. */
  table(name: TableName): string;
  /** Writes one of the files. */
  file(name: string, content: Iterable<string> | AsyncIterable<string>): Promise<void>;
  /** Writes several of the files side by side, from pieces with the name of the file that each belongs to. */
  files(pieces: AsyncIterable<readonly [name: string, piece: string]>): Promise<void>;
  /** Writes the answer to a query, one text a row, as the lines of one of the files. */
  lines(name: string, sql: string): Promise<void>;
}

/** What a stage works with. Each table in `reads` is a view of its own name in `db`. */
export interface Work {
  readonly study: Study;
  readonly settings: Settings;
  readonly db: Database;
  /** What all stages define, for a stage that shows it. */
  readonly definitions: readonly Definition[];
  /** A generator of chance, seeded by the study's seed and the stage. */
  readonly random: Random;
  /** Writes the answer to a query as one of the stage's tables; it is sorted, unless it is known to come in the order of the key. */
  write(table: TableName, sql: string, known?: Known): Promise<number>;
  /** Opens one of the stage's tables for rows made in TypeScript; it is written when closed. */
  writer<T extends TableName>(table: T): Promise<TableWriter<T>>;
  /** Writes all rows of one of the stage's tables at once; for small tables. */
  writeRows<T extends TableName>(table: T, rows: readonly Row<T>[]): Promise<number>;
  /** Writes a file of the report, by its name below `reports/NAME`. */
  file(name: string, content: string | Uint8Array): Promise<void>;
  /** What the stage's files are made from, as the report may say it. */
  readonly record: PublicRecord;
  /** The key, under which the report tells hashes of what is private. */
  readonly key: Key;
  /** SHA-256 of an export file of the study, by its name. */
  inputHash(name: string): string;
  /** Folder that keeps what the stage may use again in the next run, such as files read before. */
  readonly kept: string;
  /** Folder for what the stage lays down and takes up again; it is gone after the run. */
  readonly scratch: string;
  /** Tells a person, at the end of every run, what of the settings comes to nothing here though it may be meant so. */
  note(text: string): void;
  /** Tells how far the stage is: rows done, and of how many where that is known. */
  progress(done: number, of?: number): void;
}
