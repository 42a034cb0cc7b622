import type { Study } from '../study/study.ts';
import { type InputOutcome, readLog, type StageOutcome } from './record/log.ts';
import type { Manifest } from './record/manifest.ts';
import { type Session, tablePath } from './session.ts';

/** What a run over a study came to. */
export interface Outcome {
  readonly name: string;
  readonly exit: 0 | 3;
  readonly inputs: readonly InputOutcome[];
  readonly stages: readonly StageOutcome[];
  /** Settings that have no effect in this study, in words. */
  readonly notes: readonly string[];
  readonly posts: number;
  readonly people: number;
  readonly outputs: Study['folders'];
}

/** The outcome of a run, from the outcomes of its stages and the ledger that it left. */
export async function outcomeOf(session: Session, stages: readonly StageOutcome[]): Promise<Outcome> {
  const { study, manifest } = session;
  const notes = stages.flatMap(({ name }) => manifest.stages[name]?.notes ?? []);
  const common = { name: study.name, stages, notes, outputs: study.folders };
  const { ingest } = manifest.stages;
  if (ingest === undefined) return { ...common, exit: 0, inputs: [], posts: 0, people: 0 };
  const inputs = await inputOutcomes(session);
  const rows = inputs.reduce((sum, input) => sum + input.rows, 0);
  const rejected = inputs.reduce((sum, input) => sum + input.rejected, 0);
  const damaged = inputs.some(({ damage }) => damage !== null);
  const exit = damaged || rejected > rows * study.settings.ingest.maxRejectedShare ? 3 : 0;
  return { ...common, exit, inputs, posts: ingest.outputs.posts?.rows ?? 0, people: ingest.outputs.people?.rows ?? 0 };
}

/** The lines of the ledger: as the run before left them where the ledger is the same, for which no database is opened. */
async function inputOutcomes({ study, manifest, database }: Session): Promise<readonly InputOutcome[]> {
  const before = await readLog(study);
  if (before.inputs !== undefined && before.ledger === ledgerHash(manifest)) return before.inputs;
  const db = await database();
  await db.view('ledger', tablePath(study, 'ledger'));
  return db.rows<InputOutcome & Record<string, never>>(
    'SELECT file AS path, format, rows, kept, duplicates, rejected, blank, damage FROM ledger ORDER BY file',
  );
}

/** Hash of the ledger. */
export function ledgerHash(manifest: Manifest): string | undefined {
  return manifest.stages.ingest?.outputs.ledger?.sha256;
}
