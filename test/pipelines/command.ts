import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Folder of the project. */
export const project = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const loader = pathToFileURL(join(project, 'node_modules/tsx/dist/loader.mjs')).href;

export interface Setting {
  readonly cwd?: string;
  readonly env?: Record<string, string>;
}

/** Runs a script of `pipelines/` as a user does, in a process of its own, with a key that is the tests' own. */
export function command(script: string, args: readonly string[], { cwd = project, env = {} }: Setting = {}): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, ['--import', loader, join(project, 'pipelines', `${script}.ts`), ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, STAFFROOM_KEY_FILE: join(project, 'test/pipelines/test.key'), ...env },
  });
}
