import { join } from 'node:path';
import type { Database, DatabaseOptions } from '../database/database.ts';
import { makeFolder } from '../disk/disk.ts';

/** The databases of a run; what does not fit into their memory lies in its folder for scratch. */
export class Databases {
  readonly #scratch: string;
  readonly #options: DatabaseOptions;
  readonly #opened: Database[] = [];

  constructor(scratch: string, options: DatabaseOptions = {}) {
    this.#scratch = scratch;
    this.#options = options;
  }

  /** Opens a database; `name` is that of its folder. */
  async open(name: string, more: DatabaseOptions = {}): Promise<Database> {
    await makeFolder(this.#scratch);
    const { Database } = await import('../database/database.ts');
    const opened = await Database.open({ ...this.#options, spill: join(this.#scratch, name), ...more });
    this.#opened.push(opened);
    return opened;
  }

  close(): void {
    for (const database of this.#opened) database.close();
  }
}
