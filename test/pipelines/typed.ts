import { join } from 'node:path';
// It works in the folder in which it was loaded, which must not be that of a test, gone when others need it.
import 'esbuild';
import { project, type Said, type Setting, testKey } from './command.ts';

let runs = 0;

/**
 * Runs a script of `pipelines/` as `command` does, but in this process, which saves the second or two that another takes
 * to begin: for mistakes and small studies, of which there are many. That a process begins, ends and tells its status
 * is seen where `command` runs one.
 */
export async function typed(script: string, args: readonly string[], { cwd = project, env = {} }: Setting = {}): Promise<Said> {
  const said = { stdout: '', stderr: '' };
  const before = { argv: process.argv, cwd: process.cwd(), env: process.env, exitCode: process.exitCode };
  const writes = (['stdout', 'stderr'] as const).map((name) => {
    const { write } = process[name];
    process[name].write = (text: string | Uint8Array) => {
      said[name] += typeof text === 'string' ? text : Buffer.from(text).toString();
      return true;
    };
    return () => {
      process[name].write = write;
    };
  });
  try {
    process.argv = [process.execPath, join(project, 'pipelines', `${script}.ts`), ...args];
    process.chdir(cwd);
    process.env = { ...process.env, STAFFROOM_KEY_FILE: testKey, ...env };
    runs += 1;
    // Under a name of its own a script runs anew; what it imports is there already.
    await import(/* @vite-ignore */ `${process.argv[1]}?${runs}`);
    return { ...said, status: Number(process.exitCode) };
  } finally {
    for (const restore of writes) restore();
    process.chdir(before.cwd);
    Object.assign(process, { argv: before.argv, env: before.env, exitCode: before.exitCode });
  }
}
