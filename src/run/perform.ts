import { rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Database, Known } from '../database/database.ts';
import { threadsOver } from '../database/machine.ts';
import type { TableWriter } from '../database/table-writer.ts';
import { isThere, makeFolder, namesBelow, readJson, settle, sha256, sha256OfFile, UNFINISHED } from '../disk/disk.ts';
import { UserError } from '../errors.ts';
import { seeded } from '../random.ts';
import type { Row, TableName } from '../schema/schema.ts';
import type { StageRecord, Written } from './record/manifest.ts';
import { publicRecord } from './record/public-record.ts';
import { recordOf, type Session, scratchOf, tablePath } from './session.ts';
import type { Stage, Work } from './stage.ts';
import { codeHash, inputHashes, settingsHash } from './stage-hashes.ts';

/** Runs one stage; its files come to their names only when all of them are whole. */
export async function perform(stage: Stage, session: Session, tell: (done: number, of: number | null) => void): Promise<StageRecord> {
  const { study } = session;
  // Loaded while the database opens its tables; what fails there is told below.
  const loading = stage.load();
  loading.catch(() => {});
  const code = await codeHash(stage);
  const inputs = await inputHashes(stage, session);
  const db = await session.database();
  await db.afresh();
  // Before ingest nobody knows how many posts there are.
  const posts = recordOf(session.manifest, 'posts')?.rows;
  await db.threads(posts === undefined ? undefined : threadsOver(posts));
  for (const table of stage.reads) {
    if (!(await isThere(tablePath(study, table)))) {
      throw new UserError(`${stage.name}: missing file: ${table}.parquet`, { hint: 'run the earlier stages again' });
    }
    await db.view(table, tablePath(study, table));
  }
  const outputs = new Outputs(stage, session, db);
  const notes: string[] = [];
  const work: Work = {
    study,
    settings: study.settings,
    definitions: stage.showsDefinitions ? await session.definitions() : [],
    db,
    random: seeded(`${study.settings.seed} ${stage.name}`),
    record: await publicRecord(stage, code, study.settings, session.manifest),
    key: await session.key(),
    inputHash: (name) => inputs[name] ?? '',
    kept: join(study.folders.interim, 'kept', stage.name),
    scratch: scratchOf(study),
    write: (table, sql, known) => outputs.write(table, sql, known),
    writer: (table) => outputs.writer(table),
    async writeRows<T extends TableName>(table: T, rows: readonly Row<T>[]) {
      const writer = await outputs.writer(table);
      for (const row of rows) await writer.add(row);
      return writer.close();
    },
    file: (name, content) => outputs.file(name, content),
    note: (text) => void notes.push(text),
    progress: (done, of) => tell(done, of ?? null),
  };
  const run = await loading;
  await run(work);
  const record = { code, settings: settingsHash(stage, study.settings), inputs, outputs: await outputs.settle() };
  return notes.length > 0 ? { ...record, notes } : record;
}

/** What a stage has written so far, under side names. */
class Outputs {
  readonly #stage: Stage;
  readonly #session: Session;
  readonly #db: Database;
  readonly #rows = new Map<TableName, number>();
  readonly #files = new Map<string, Written>();
  /** Folders of files, each made once: files are many, and to find that a folder is there takes as long as to write one. */
  readonly #folders = new Map<string, Promise<void>>();

  constructor(stage: Stage, session: Session, db: Database) {
    this.#stage = stage;
    this.#session = session;
    this.#db = db;
  }

  async write(table: TableName, sql: string, known?: Known): Promise<number> {
    const rows = await this.#db.write(table, sql, this.#side(table), known);
    this.#rows.set(table, rows);
    return rows;
  }

  async writer<T extends TableName>(table: T): Promise<TableWriter<T>> {
    const writer = await this.#db.writer(table, this.#side(table));
    const close = writer.close.bind(writer);
    writer.close = async () => {
      const rows = await close();
      this.#rows.set(table, rows);
      return rows;
    };
    return writer;
  }

  async file(name: string, content: string | Uint8Array): Promise<void> {
    const path = join(this.#session.study.folders.report, name);
    await this.#folder(dirname(path));
    await writeFile(path + UNFINISHED, content);
    this.#files.set(name, { sha256: sha256(content) });
  }

  #folder(path: string): Promise<void> {
    const made = this.#folders.get(path) ?? makeFolder(path);
    this.#folders.set(path, made);
    return made;
  }

  /** Brings everything to its name, and gives the record of it. */
  async settle(): Promise<Record<string, Written>> {
    const { study } = this.#session;
    const missing = this.#stage.writes.filter((table) => !this.#rows.has(table));
    if (missing.length > 0) throw new Error(`${this.#stage.name} did not write ${missing.join(', ')}`);
    const tables = this.#stage.writes.map(async (table): Promise<[string, Written]> => {
      const path = tablePath(study, table);
      await settle(this.#side(table), path);
      return [table, { sha256: (await sha256OfFile(path)) ?? '', rows: this.#rows.get(table) ?? 0 }];
    });
    const written = await Promise.all(tables);
    const files = [...this.#files];
    const earlier = files.length > 0 ? await this.#earlier() : [];
    await Promise.all(files.map(([name]) => join(study.folders.report, name)).map((path) => settle(path + UNFINISHED, path)));
    for (const name of earlier) await rm(join(study.folders.report, name), { force: true });
    return Object.fromEntries([...written, ...files]);
  }

  #side(table: TableName): string {
    if (!this.#stage.writes.includes(table)) throw new Error(`${this.#stage.name} does not write ${table}`);
    return tablePath(this.#session.study, table) + UNFINISHED;
  }

  /** What an earlier run wrote and this one did not, by its record or that of the report: no part of the report. What others put there stays. */
  async #earlier(): Promise<string[]> {
    const { study, manifest } = this.#session;
    const folder = study.folders.report;
    const published = (await readJson(join(folder, 'manifest.json'))) as { files?: object } | null;
    const written = new Set([...Object.keys(manifest.stages[this.#stage.name]?.outputs ?? {}), ...Object.keys(published?.files ?? {})]);
    return (await namesBelow(folder)).filter((name) => written.has(name) && !this.#files.has(name));
  }
}
