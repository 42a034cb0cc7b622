/**
 * What a notebook or another program may call. A whole run:
 *
 *     const study = await openStudy(['data/raw/sample'], { home });
 *     const outcome = await run(study, stages, { key: () => readKey(process.env) });
 *
 * Tables that a run has written are opened with `Database` (see `notebooks/first-look.ts`); what their columns mean
 * stands in `tables`. What a person can mend is thrown as a `UserError`.
 */
export { Database } from './database/database.ts';
export { UserError } from './errors.ts';
export { home, version } from './package.ts';
export { readKey } from './privacy/key.ts';
export type { Outcome } from './run/outcome.ts';
export { type RunOptions, run } from './run/run.ts';
export type { Stage } from './run/stage.ts';
export type { StageName } from './run/stage-name.ts';
export { type Row, type Table, type TableName, tables } from './schema/schema.ts';
export { readSettings } from './settings/read-settings.ts';
export { type Settings, settingsJsonSchema } from './settings/settings.ts';
export { stages } from './stages.ts';
export { openStudy, type Study } from './study/study.ts';
