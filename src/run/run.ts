import { rm } from 'node:fs/promises';
import type { DatabaseOptions } from '../database/database.ts';
import { makeFolder, removeUnfinished, sha256, unwritten } from '../disk/disk.ts';
import { UserError } from '../errors.ts';
import type { Key } from '../privacy/key.ts';
import type { Study } from '../study/study.ts';
import { Databases } from './databases.ts';
import { collectGarbage, letHeapGrowSlowly } from './garbage.ts';
import { hold } from './lock.ts';
import { optimiseLater } from './optimising.ts';
import { refuseOtherVersions } from './other-version.ts';
import { ledgerHash, type Outcome, outcomeOf } from './outcome.ts';
import { perform } from './perform.ts';
import { exportHashes } from './record/export-hashes.ts';
import { readLog, type StageOutcome, writeLog } from './record/log.ts';
import { readManifest, writeManifest } from './record/manifest.ts';
import { originOf, refuseOther } from './record/origin.ts';
import { Releases } from './release.ts';
import { once, recordOf, type Session, scratchOf } from './session.ts';
import type { Stage } from './stage.ts';
import { codeHash, refuseMissingFiles, refuseMissingTables } from './stage-hashes.ts';
import type { StageName } from './stage-name.ts';
import { staleness } from './staleness.ts';

/** What a run tells while it goes on. */
export interface Listener {
  /** A stage begins; the reason says why it has to run. */
  begin(stage: StageName, reason: string): void;
  progress(stage: StageName, done: number, of: number | null): void;
  end(outcome: StageOutcome): void;
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

/**
 * Runs the stages over a study, in their order, each only where something it depends on changed. Output appears whole
 * or not at all: each file goes to a side name first, and a stage counts as done only when the manifest says so.
 * Throws a UserError where the user can help; exit 3 in the outcome says that too many rows were rejected or that a
 * file is damaged.
 */
export async function run(study: Study, stages: readonly Stage[], options: RunOptions): Promise<Outcome> {
  optimiseLater();
  letHeapGrowSlowly();
  try {
    return await runHere(study, stages, options);
  } catch (error) {
    throw unwritten(error, study.folders.interim);
  }
}

async function runHere(study: Study, stages: readonly Stage[], options: RunOptions): Promise<Outcome> {
  const chosen = choose(stages, options);
  const databases = new Databases(scratchOf(study), options.database);
  const { exports: hashed = {}, origin } = await readLog(study);
  let known = hashed;
  const asked: Omit<Session, 'manifest'> = {
    study,
    definitions: once(async () => (await Promise.all(stages.map(async (stage) => (await stage.defines?.(study)) ?? []))).flat()),
    code: once(async () => sha256((await Promise.all(stages.map(codeHash))).join('\n'))),
    exports: once(async () => {
      const found = await exportHashes(study, options.force ? {} : known);
      known = found.known;
      return found.hashes;
    }),
    key: once(options.key),
    database: once(() => databases.open('stages')),
  };
  const folders = Object.values(study.folders);
  const { interim } = study.folders;
  const before = await readManifest(interim);
  await refuseOther(study, origin, before, asked.exports);
  await look(chosen, { ...asked, manifest: before }, options);
  const key = await asked.key();
  for (const folder of folders) await makeFolder(folder);
  const release = await hold(interim);
  try {
    await Promise.all(folders.map(removeUnfinished));
    // Read anew: until the folder was held, another run may have gone on.
    const session = { ...asked, manifest: await readManifest(interim) };
    const posts = () => recordOf(session.manifest, 'posts')?.rows ?? 0;
    const releases = new Releases({ ...session, database: once(() => databases.open('releases', { frugal: { posts: posts() } })) }, key);
    // Of the stages before them, a run that was interrupted may have released nothing yet.
    const earlier = stages.slice(0, stages.indexOf(chosen[0] as Stage)).filter(({ name }) => name in session.manifest.stages);
    await refuseOtherVersions(earlier, session);
    const done = await runStages(session, { chosen, earlier }, options, releases).finally(() => releases.settled());
    const outcome = await outcomeOf(session, done);
    await writeLog(study, {
      origin: originOf(study),
      stages: done,
      inputs: outcome.inputs,
      ledger: ledgerHash(session.manifest),
      exports: known,
    });
    return outcome;
  } finally {
    databases.close();
    await rm(scratchOf(study), { recursive: true, force: true });
    await Promise.all(folders.map(removeUnfinished));
    await release();
  }
}

/** Has the stages look at settings and exports before anything is written. */
async function look(chosen: readonly Stage[], session: Session, { force }: RunOptions): Promise<void> {
  refuseMissingTables(chosen, session.manifest);
  for (const stage of chosen) {
    await refuseMissingFiles(stage, session.study);
    // To look at the exports takes as long as they are large: only where they are to be read. Settings are looked at always.
    const looks = stage.reads.length > 0 || force || (await staleness(stage, session)) !== null;
    if (stage.check && looks) await stage.check(session.study);
  }
}

/** Runs those of the chosen stages that are stale, and has each released once it is done, those before them too. */
async function runStages(
  session: Session,
  { chosen, earlier }: { readonly chosen: readonly Stage[]; readonly earlier: readonly Stage[] },
  { force, listener }: RunOptions,
  releases: Releases,
): Promise<StageOutcome[]> {
  const { study, manifest } = session;
  const { interim } = study.folders;
  const outcomes: StageOutcome[] = [];
  const waiting = [...earlier];
  for (const [i, stage] of chosen.entries()) {
    const began = performance.now();
    const reason = force ? 'asked for' : await staleness(stage, session);
    const again = stage.name in manifest.stages;
    if (reason !== null) {
      listener?.begin(stage.name, reason);
      delete manifest.stages[stage.name];
      await writeManifest(interim, manifest);
      // While a stage waits for the database the next is loaded; what fails there is told when its turn comes.
      chosen[i + 1]?.load().catch(() => {});
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
      reason: again ? reason : null,
      rows: outputs.reduce((sum, { rows = 0 }) => sum + rows, 0),
      seconds: Math.round(performance.now() - began) / 1000,
    };
    outcomes.push(outcome);
    listener?.end(outcome);
  }
  return outcomes;
}

/** The stages from one to another, in their order. */
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
