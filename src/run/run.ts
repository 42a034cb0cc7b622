import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database, DatabaseOptions } from '../database/database.ts';
import { makeFolder, readJson, sha256, sweep, unwritten, writeWhole } from '../disk.ts';
import { UserError } from '../errors.ts';
import type { Key } from '../privacy/key.ts';
import { Releases } from '../privacy/release.ts';
import type { Stage } from '../stage.ts';
import type { StageName } from '../stage-name.ts';
import type { Study } from '../study.ts';
import { exportHashes, knownExports } from './export-hashes.ts';
import { collectGarbage } from './garbage.ts';
import { hold } from './lock.ts';
import { type Manifest, readManifest, writeManifest } from './manifest.ts';
import { optimiseLater } from './optimising.ts';
import { perform } from './perform.ts';
import { once, recordOf, type Session, scratchOf, tablePath } from './session.ts';
import { codeHash } from './stage-hashes.ts';
import { staleness } from './staleness.ts';

/** What a run tells while it goes on. */
export interface Listener {
  /** A stage begins; the reason says why it has to run. */
  begin(stage: StageName, reason: string): void;
  progress(stage: StageName, done: number, of: number | null): void;
  end(outcome: StageOutcome): void;
}

/** What became of a stage in a run. */
export interface StageOutcome {
  readonly name: StageName;
  readonly status: 'done' | 'up to date';
  /** Rows of all tables the stage wrote. */
  readonly rows: number;
  readonly seconds: number;
}

/** Which stages run, with which key, and who is told. */
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

/** What a run over a study came to. */
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
 * Throws a UserError where the user can help; exit 3 in the outcome says that too many rows were rejected or that a
 * file is damaged.
 */
export async function run(study: Study, stages: readonly Stage[], options: RunOptions): Promise<Outcome> {
  optimiseLater();
  try {
    return await runHere(study, stages, options);
  } catch (error) {
    throw unwritten(error, study.folders.interim);
  }
}

async function runHere(study: Study, stages: readonly Stage[], options: RunOptions): Promise<Outcome> {
  const chosen = choose(stages, options);
  const folders = [study.folders.interim, study.folders.processed, study.folders.report];
  const { interim } = study.folders;
  const scratch = scratchOf(study);
  const opened: Database[] = [];
  const open = async (own: DatabaseOptions) => {
    await makeFolder(scratch);
    const db = await (await import('../database/database.ts')).Database.open({ ...options.database, ...own });
    opened.push(db);
    return db;
  };
  const database = once(() => open({ spill: join(scratch, 'stages') }));
  const session = async (): Promise<Session> => ({
    study,
    manifest: await readManifest(interim),
    definitions,
    code,
    exports,
    key: asked,
    database,
  });
  const asked = once(options.key);
  let known = await knownExports(logOf(study));
  const exports = once(async () => {
    const found = await exportHashes(study, options.force ? {} : known);
    known = found.known;
    return found.hashes;
  });
  const definitions = once(async () => (await Promise.all(stages.map(async (stage) => (await stage.defines?.(study)) ?? []))).flat());
  const code = once(async () => sha256((await Promise.all(stages.map(codeHash))).join('\n')));
  for (const stage of chosen) {
    // To look at the exports takes as long as they are large: only where they are to be read. Settings are looked at always.
    const looks = stage.reads.length > 0 || options.force || (await staleness(stage, await session())) !== null;
    if (stage.check && looks) await stage.check(study);
  }
  const key = await asked();
  for (const folder of folders) await makeFolder(folder);
  const release = await hold(interim);
  try {
    await Promise.all(folders.map(sweep));
    const began = await session();
    const posts = () => recordOf(began.manifest, 'posts')?.rows ?? 0;
    const beside = once(() => open({ spill: join(scratch, 'releases'), frugal: { posts: posts() } }));
    const releases = new Releases({ ...began, database: beside }, key);
    try {
      // Of the stages before them, a run that was interrupted may have released nothing yet.
      const before = stages.slice(0, stages.indexOf(chosen[0] as Stage)).filter(({ name }) => name in began.manifest.stages);
      const outcome = await runStages(began, { chosen, before }, options, releases);
      await writeLog(outcome, { ledger: ledgerHash(began.manifest), exports: known });
      return outcome;
    } finally {
      await releases.settled();
    }
  } finally {
    for (const db of opened) db.close();
    await rm(scratch, { recursive: true, force: true });
    await Promise.all(folders.map(sweep));
    await release();
  }
}

async function runStages(
  session: Session,
  { chosen, before }: { readonly chosen: readonly Stage[]; readonly before: readonly Stage[] },
  { force, listener }: RunOptions,
  releases: Releases,
): Promise<Outcome> {
  const { study, manifest } = session;
  const { interim } = study.folders;
  const outcomes: StageOutcome[] = [];
  const waiting = [...before];
  for (const [i, stage] of chosen.entries()) {
    const began = performance.now();
    const reason = force ? 'asked for' : await staleness(stage, session);
    if (reason !== null) {
      listener?.begin(stage.name, reason);
      delete manifest.stages[stage.name];
      await writeManifest(interim, manifest);
      // While a stage waits for the database the next is loaded; what fails there is told when its turn comes.
      const next = chosen[i + 1];
      (next?.loadAhead ?? next?.load)?.().catch(() => {});
      manifest.stages[stage.name] = await perform(stage, session, (done, of) => listener?.progress(stage.name, done, of));
      await writeManifest(interim, manifest);
      collectGarbage();
    }
    waiting.push(stage);
    if (!chosen[i + 1]?.alone) for (const one of waiting.splice(0)) releases.add(one);
    if (i === chosen.length - 1) {
      await releases.done();
      await writeManifest(interim, manifest);
    }
    const outputs = Object.values(manifest.stages[stage.name]?.outputs ?? {});
    const outcome: StageOutcome = {
      name: stage.name,
      status: reason === null ? 'up to date' : 'done',
      rows: outputs.reduce((sum, { rows = 0 }) => sum + rows, 0),
      seconds: Math.round(performance.now() - began) / 1000,
    };
    outcomes.push(outcome);
    listener?.end(outcome);
  }
  return { name: study.name, ...(await summarise(session)), stages: outcomes, outputs: study.folders };
}

/** Where the log of the last run lies: the one file that differs between equal runs. */
function logOf({ folders }: Pick<Study, 'folders'>): string {
  return join(folders.interim, 'run.json');
}

async function writeLog({ stages, inputs, outputs }: Outcome, more: object): Promise<void> {
  const record = { ended: new Date().toISOString(), stages, inputs, ...more };
  await writeWhole(logOf({ folders: outputs }), `${JSON.stringify(record, null, 2)}\n`);
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

async function summarise(session: Session): Promise<Pick<Outcome, 'exit' | 'inputs' | 'posts' | 'people'>> {
  const { study, manifest } = session;
  const { ingest } = manifest.stages;
  if (ingest === undefined) return { exit: 0, inputs: [], posts: 0, people: 0 };
  const inputs = await inputOutcomes(session);
  const rows = inputs.reduce((sum, input) => sum + input.rows, 0);
  const rejected = inputs.reduce((sum, input) => sum + input.rejected, 0);
  const damaged = inputs.some(({ damage }) => damage !== null);
  const exit = damaged || rejected > rows * study.settings.ingest.maxRejectedShare ? 3 : 0;
  return { exit, inputs, posts: ingest.outputs.posts?.rows ?? 0, people: ingest.outputs.people?.rows ?? 0 };
}

/** The lines of the ledger: as the run before left them where the ledger is the same, for which no database is opened. */
async function inputOutcomes({ study, manifest, database }: Session): Promise<readonly InputOutcome[]> {
  const before = (await readJson(logOf(study))) as { ledger?: string; inputs?: InputOutcome[] } | null;
  if (before?.inputs !== undefined && before.ledger === ledgerHash(manifest)) return before.inputs;
  const db = await database();
  await db.view('ledger', tablePath(study, 'ledger'));
  return db.rows<InputOutcome & Record<string, never>>(
    'SELECT file AS path, format, rows, kept, duplicates, rejected, blank, damage FROM ledger ORDER BY file',
  );
}

function ledgerHash(manifest: Manifest): string | undefined {
  return manifest.stages.ingest?.outputs.ledger?.sha256;
}
