/** What a notebook or another program may call; each does in one call what a stage or a part of it does. */
export { UserError } from './errors.ts';
export { home, version } from './package.ts';
export { readKey } from './privacy/key.ts';
export { type Outcome, type RunOptions, run } from './run/run.ts';
export { type Row, type Table, type TableName, tables } from './schema.ts';
export { readSettings } from './settings/read-settings.ts';
export { type Settings, settingsJsonSchema } from './settings/settings.ts';
export type { Stage, StageName } from './stage.ts';
export { stages } from './stages.ts';
export { openStudy, type Study } from './study.ts';
export { Database } from './table.ts';
