/** Front doors, for a notebook or another program. Each does in one call what a stage or a part of it does. */
export { UserError } from './errors.ts';
export { home, version } from './manifest.ts';
export { readKey } from './privacy/key.ts';
export { type Outcome, type RunOptions, run } from './run.ts';
export { type Row, type Table, type TableName, tables } from './schema.ts';
export { readSettings, type Settings, settingsJsonSchema } from './settings.ts';
export type { Stage, StageName } from './stage.ts';
export { stages } from './stages.ts';
export { openStudy, type Study } from './study.ts';
export { Database } from './table.ts';
