import { stat } from 'node:fs/promises';
import { UserError } from '../errors.ts';
import { identifier, literal } from './sql.ts';

/** Bytes of Parquet up to which files are read at once: each of many small questions would take longer to open them than to be answered. */
const LITTLE = 1_000_000;

/** Parquet files opened as views of the database. */
export class Views {
  readonly #run: (sql: string) => Promise<void>;
  /** Files of the views by their names. */
  readonly #paths = new Map<string, string>();
  /** Views whose rows are held in memory, by name: size, time and inode of their files when these were read. */
  readonly #held = new Map<string, string>();

  constructor(run: (sql: string) => Promise<void>) {
    this.#run = run;
  }

  /** Opens a Parquet file as a view of the given name; a UserError where it is damaged. */
  async open(name: string, path: string): Promise<void> {
    try {
      await this.lay(name, [path]);
    } catch (cause) {
      if (!(cause instanceof Error && /no magic bytes|too small to be a parquet/i.test(cause.message))) throw cause;
      throw new UserError(`${path}: damaged table: cut off, or no Parquet file`, {
        hint: 'make it again: npx tsx pipelines/run.ts PATH, without --from',
        cause,
      });
    }
    this.#paths.set(name, path);
  }

  /** Opens files as one view: of the files, or, where they are small, of a table that holds what is in them. */
  async lay(name: string, paths: readonly string[]): Promise<void> {
    const found = await Promise.all(paths.map((path) => stat(path)));
    const state = found.map(({ size, mtimeMs, ino }) => [size, mtimeMs, ino].join(' ')).join();
    const files = `read_parquet([${paths.map(literal).join(', ')}])`;
    const held = identifier(`${name} in memory`);
    const isLittle = found.reduce((sum, { size }) => sum + size, 0) <= LITTLE;
    // What one stage read, the next need not read again.
    if (isLittle && this.#held.get(name) !== state) await this.#run(`CREATE OR REPLACE TABLE ${held} AS FROM ${files}`);
    await this.#run(`CREATE OR REPLACE VIEW ${identifier(name)} AS FROM ${isLittle ? held : files}`);
    if (isLittle) this.#held.set(name, state);
    else this.#held.delete(name);
  }

  /** Whether the rows of a view are held in memory. */
  isHeld(name: string): boolean {
    return this.#held.has(name);
  }

  /**
   * The rows of a view with their place in the file, counted from 1, in the column `number`, as SQL. All threads read them;
   * to number rows as they come by takes one thread alone, for which the others wait, keeping their cores busy.
   */
  numbered(view: string): string {
    const path = this.#paths.get(view);
    if (path === undefined) throw new Error(`${view}: no view of a file`);
    return `(SELECT *, CAST(file_row_number + 1 AS INTEGER) AS number FROM read_parquet(${literal(path)}))`;
  }
}
