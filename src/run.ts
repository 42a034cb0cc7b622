import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder, namesBelow, settle, sha256, sha256OfFile, sweep, UNFINISHED, writeWhole } from './disk.ts';
import { UserError } from './errors.ts';
import { hold } from './lock.ts';
import { codeHash, type Manifest, readManifest, type StageRecord, settingsHash, version, type Written, writeManifest } from './manifest.ts';
import type { Key } from './privacy/key.ts';
import { releaseSql } from './privacy/pseudonyms.ts';
import { seeded } from './random.ts';
import type { Row, TableName, tables } from './schema.ts';
import type { Stage, StageName, Work } from './stage.ts';
import type { Study } from './study.ts';
import { Database, type DatabaseOptions } from './table.ts';

/** What a run tells while it goes on. */
export interface Listener {
  /** A stage begins; the reason says why it has to run. */
  begin(stage: StageName, reason: string): void;
  progress(stage: StageName, done: number, of: number | null): void;
  end(outcome: StageOutcome): void;
}

export interface StageOutcome {
  readonly name: StageName;
  readonly status: 'done' | 'up to date';
  /** Rows of all tables the stage wrote. */
  readonly rows: number;
  readonly seconds: number;
}

export interface RunOptions {
  readonly from?: StageName | null;
  readonly until?: StageName | null;
  /** Runs the chosen stages even where nothing changed. */
  readonly force?: boolean;
  /** Gives the key of the pseudonyms; asked only once the exports have been looked at. */
  readonly key: () => Promise<Key>;
  readonly database?: DatabaseOptions;
  readonly listener?: Listener;
}

/** Hashes of the export files by name; they are read once a run. */
type Hashes = () => Promise<Record<string, string>>;

/** One line of the ledger, as a run gives it back. */
export interface InputOutcome {
  readonly path: string;
  readonly format: string;
  readonly rows: number;
  readonly kept: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly blank: number;
}

export interface Outcome {
  readonly name: string;
  readonly exit: 0 | 3;
  readonly inputs: readonly InputOutcome[];
  readonly stages: readonly StageOutcome[];
  readonly posts: number;
  readonly people: number;
  readonly outputs: Study['folders'];
}

/**
 * Runs the stages over a study, in their order, each only where something it depends on changed. Output appears whole
 * or not at all: each file goes to a side name first, and a stage counts as done only when the manifest says so.
 * Throws a UserError where the user can help; exit 3 in the outcome says that too many rows were rejected.
 */
export async function run(study: Study, stages: readonly Stage[], options: RunOptions): Promise<Outcome> {
  const chosen = choose(stages, options);
  const { interim, processed, report } = study.folders;
  const exports = once(() => exportHashes(study));
  const [first] = chosen;
  if (first?.check && (await staleness(first, study, await readManifest(interim), exports, options)) !== null) await first.check(study);
  for (const folder of [interim, processed, report]) await makeFolder(folder);
  const release = await hold(interim);
  const spill = join(interim, `spill${UNFINISHED}`);
  let db: Database | null = null;
  try {
    await Promise.all([interim, processed, report].map(sweep));
    const open = async () => {
      db ??= await Database.open({ spill, ...options.database });
      return db;
    };
    return await runStages(study, chosen, options, await options.key(), exports, open);
  } finally {
    (db as Database | null)?.close();
    await rm(spill, { recursive: true, force: true });
    await sweep(interim);
    await release();
  }
}

async function runStages(
  study: Study,
  chosen: readonly Stage[],
  options: RunOptions,
  key: Key,
  exports: Hashes,
  open: () => Promise<Database>,
): Promise<Outcome> {
  const { interim } = study.folders;
  const manifest = await readManifest(interim);
  const outcomes: StageOutcome[] = [];
  for (const stage of chosen) {
    const began = performance.now();
    const reason = await staleness(stage, study, manifest, exports, options);
    if (reason !== null) {
      options.listener?.begin(stage.name, reason);
      delete manifest.stages[stage.name];
      await writeManifest(interim, manifest);
      manifest.stages[stage.name] = await runStage(stage, study, manifest, exports, options, await open());
      await writeManifest(interim, manifest);
    }
    await releaseTables(stage, study, manifest, key, open);
    const rows = Object.values(manifest.stages[stage.name]?.outputs ?? {}).reduce((sum, output) => sum + (output.rows ?? 0), 0);
    const outcome: StageOutcome = {
      name: stage.name,
      status: reason === null ? 'up to date' : 'done',
      rows,
      seconds: Math.round(performance.now() - began) / 1000,
    };
    outcomes.push(outcome);
    options.listener?.end(outcome);
  }
  const summary = await summarise(study, manifest, open);
  await writeWhole(join(interim, 'run.json'), `${JSON.stringify({ ended: new Date().toISOString(), stages: outcomes }, null, 2)}\n`);
  return { name: study.name, ...summary, stages: outcomes, outputs: study.folders };
}

function choose(stages: readonly Stage[], { from = null, until = null }: RunOptions): Stage[] {
  const index = (name: StageName) => stages.findIndex((stage) => stage.name === name);
  const start = from === null ? 0 : index(from);
  const end = until === null ? stages.length - 1 : index(until);
  if (start > end)
    throw new UserError(`--from ${from} --until ${until}: nothing between them`, {
      hint: `stages in order: ${stages.map(({ name }) => name).join(', ')}`,
    });
  return stages.slice(start, end + 1);
}

/** Why a stage has to run, in words, or null where everything it depends on is as it was. */
async function staleness(
  stage: Stage,
  study: Study,
  manifest: Manifest,
  exports: Hashes,
  { force = false }: RunOptions,
): Promise<string | null> {
  if (force) return 'asked for';
  const record = manifest.stages[stage.name];
  if (record === undefined) return 'not run yet';
  if (record.code !== (await codeHash(stage))) return 'the code changed';
  if (record.settings !== settingsHash(stage, study.settings)) return 'a setting changed';
  const inputs = await inputHashes(stage, manifest, exports);
  const changed = [...new Set([...Object.keys(inputs), ...Object.keys(record.inputs)])].filter(
    (name) => inputs[name] !== record.inputs[name],
  );
  if (changed.length > 0) return stage.reads.length === 0 ? 'the exports changed' : `changed: ${changed.join(', ')}`;
  for (const [name, { sha256 }] of Object.entries(record.outputs)) {
    if ((await sha256OfFile(outputPath(stage, study, name))) !== sha256) return `${name} is missing or was changed`;
  }
  return null;
}

/** Hashes of what a stage reads: the tables of earlier stages, or the export files themselves. */
async function inputHashes(stage: Stage, manifest: Manifest, exports: Hashes): Promise<Record<string, string>> {
  if (stage.reads.length === 0) return exports();
  const hashes: Record<string, string> = {};
  for (const table of stage.reads) {
    const written = tableRecord(manifest, table);
    if (written === null) {
      throw new UserError(`${stage.name}: missing table: ${table}`, { hint: 'run the earlier stages first, without --from' });
    }
    hashes[table] = written.sha256;
  }
  return hashes;
}

async function exportHashes(study: Study): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const { name, path } of study.inputs) hashes[name] = (await sha256OfFile(path)) ?? '';
  return hashes;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

function tableRecord(manifest: Manifest, table: TableName): Written | null {
  for (const record of Object.values(manifest.stages)) {
    const written = record.outputs[table];
    if (written !== undefined) return written;
  }
  return null;
}

function tablePath(study: Study, table: TableName): string {
  return join(study.folders.interim, `${table}.parquet`);
}

function outputPath(stage: Stage, study: Study, name: string): string {
  return (stage.writes as readonly string[]).includes(name) ? tablePath(study, name as TableName) : join(study.folders.report, name);
}

async function runStage(
  stage: Stage,
  study: Study,
  manifest: Manifest,
  exports: Hashes,
  options: RunOptions,
  db: Database,
): Promise<StageRecord> {
  const inputs = await inputHashes(stage, manifest, exports);
  for (const table of stage.reads) {
    if ((await sha256OfFile(tablePath(study, table))) === null) {
      throw new UserError(`${stage.name}: missing file: ${table}.parquet`, { hint: 'run the earlier stages again' });
    }
    await db.view(table, tablePath(study, table));
  }
  const rows = new Map<string, number>();
  const side = (table: TableName) => tablePath(study, table) + UNFINISHED;
  const belongs = (table: TableName) => {
    if (!stage.writes.includes(table)) throw new Error(`${stage.name} does not write ${table}`);
  };
  const files = new Map<string, Written>();
  const work: Work = {
    study,
    settings: study.settings,
    db,
    random: seeded(`${study.settings.seed} ${stage.name}`),
    inputHash: (name) => inputs[name] ?? '',
    kept: join(study.folders.interim, 'kept', stage.name),
    async write(table, sql) {
      belongs(table);
      const count = await db.write(table, sql, side(table));
      rows.set(table, count);
      return count;
    },
    async writer(table) {
      belongs(table);
      const writer = await db.writer(table, side(table));
      const close = writer.close.bind(writer);
      writer.close = async () => {
        const count = await close();
        rows.set(table, count);
        return count;
      };
      return writer;
    },
    async writeRows<T extends TableName>(table: T, all: readonly Row<T>[]) {
      const writer = await work.writer(table);
      for (const row of all) await writer.add(row);
      return writer.close();
    },
    async file(name, content) {
      await writeWhole(join(study.folders.report, name), content);
      files.set(name, { sha256: sha256(content) });
    },
    progress: (done, of) => options.listener?.progress(stage.name, done, of ?? null),
  };
  await stage.run(work);
  const missing = stage.writes.filter((table) => !rows.has(table));
  if (missing.length > 0) throw new Error(`${stage.name} did not write ${missing.join(', ')}`);
  const outputs: Record<string, Written> = {};
  for (const table of stage.writes) {
    await settle(side(table), tablePath(study, table));
    outputs[table] = { sha256: (await sha256OfFile(tablePath(study, table))) ?? '', rows: rows.get(table) ?? 0 };
  }
  if (files.size > 0) {
    await writeReportManifest(stage, study, manifest, files);
    await removeOthers(study.folders.report, [...files.keys(), 'manifest.json']);
  }
  for (const [name, written] of files) outputs[name] = written;
  return { code: await codeHash(stage), settings: settingsHash(stage, study.settings), inputs, outputs };
}

/** The public record beside the report: versions, hashes and counts, without names of files or people. */
async function writeReportManifest(stage: Stage, study: Study, manifest: Manifest, files: ReadonlyMap<string, Written>): Promise<void> {
  const { ingest } = manifest.stages;
  const stages = Object.entries(manifest.stages).map(([name, record]) => [
    name,
    { code: record.code, settings: record.settings, outputs: record.outputs },
  ]);
  const published = {
    staffroom: await version(),
    node: process.version,
    seed: study.settings.seed,
    inputs: Object.values(ingest?.inputs ?? {}).sort(),
    stages: { ...Object.fromEntries(stages), [stage.name]: { code: await codeHash(stage), settings: settingsHash(stage, study.settings) } },
    files: Object.fromEntries([...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, { sha256 }]) => [name, sha256])),
  };
  await writeWhole(join(study.folders.report, 'manifest.json'), `${JSON.stringify(published, null, 2)}\n`);
}

/** Removes from the report what an earlier run wrote and this one did not. */
async function removeOthers(folder: string, names: readonly string[]): Promise<void> {
  for (const name of await namesBelow(folder)) if (!names.includes(name)) await rm(join(folder, name), { force: true });
}

/** Writes the stage's tables under pseudonyms to `data/processed`, where they or the key changed. */
async function releaseTables(stage: Stage, study: Study, manifest: Manifest, key: Key, open: () => Promise<Database>): Promise<void> {
  for (const table of stage.writes) {
    const from = tableRecord(manifest, table)?.sha256 ?? '';
    const path = join(study.folders.processed, `${table}.parquet`);
    const record = manifest.releases[table];
    if (record?.from === from && record.key === key.id && (await sha256OfFile(path)) === record.sha256) continue;
    const sql = releaseSql(key.secret, table);
    if (sql === null) continue;
    const db = await open();
    await makeFolder(dirname(path));
    await db.view(table, tablePath(study, table));
    try {
      await db.copy(sql, path + UNFINISHED);
    } catch {
      // The query holds the secret: neither it nor an error that quotes it may leave this place.
      throw new Error(`${table}: cannot be written under pseudonyms`);
    }
    await settle(path + UNFINISHED, path);
    manifest.releases[table] = { from, key: key.id, sha256: (await sha256OfFile(path)) ?? '' };
    await writeManifest(study.folders.interim, manifest);
  }
}

async function summarise(
  study: Study,
  manifest: Manifest,
  open: () => Promise<Database>,
): Promise<Pick<Outcome, 'exit' | 'inputs' | 'posts' | 'people'>> {
  const { ingest } = manifest.stages;
  const count = (table: keyof typeof tables) => ingest?.outputs[table]?.rows ?? 0;
  if (ingest === undefined) return { exit: 0, inputs: [], posts: 0, people: 0 };
  const db = await open();
  await db.view('ledger', tablePath(study, 'ledger'));
  const inputs = await db.rows<InputOutcome & Record<string, never>>(
    'SELECT file AS path, format, rows, kept, duplicates, rejected, blank FROM ledger ORDER BY file',
  );
  const rows = inputs.reduce((sum, input) => sum + input.rows, 0);
  const rejected = inputs.reduce((sum, input) => sum + input.rejected, 0);
  const exit = rejected > rows * study.settings.ingest.maxRejectedShare ? 3 : 0;
  return { exit, inputs, posts: count('posts'), people: count('people') };
}
