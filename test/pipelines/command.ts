import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Folder of the project. */
export const project = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The tests' own key of pseudonyms. */
export const testKey = join(project, 'test/pipelines/test.key');

const loader = pathToFileURL(join(project, 'node_modules/tsx/dist/loader.mjs')).href;

export interface Setting {
  readonly cwd?: string;
  readonly env?: Record<string, string>;
}

/** What a script said, and the status it ended with. */
export interface Said {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script of `pipelines/` as a user does, in a process of its own, with a key that is the tests' own. */
export function command(script: string, args: readonly string[], { cwd = project, env = {} }: Setting = {}): Said {
  return spawnSync(process.execPath, ['--import', loader, join(project, 'pipelines', `${script}.ts`), ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, STAFFROOM_KEY_FILE: testKey, ...env },
  });
}
