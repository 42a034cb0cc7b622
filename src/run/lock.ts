import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { readJson, unwritten } from '../disk/disk.ts';
import { systemCode, UserError } from '../errors.ts';

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process began, by the kernel's clock, so that a later process with the same number is not taken for it. */
  readonly began: string | null;
}

const OWNER = 'owner.json';

/**
 * Holds a folder for one run; gives back what ends the hold. A hold whose process is gone is taken over.
 * Throws a UserError (exit 4) while another run holds the folder.
 */
export async function hold(folder: string): Promise<() => Promise<void>> {
  const lock = join(folder, '.lock');
  try {
    await mkdir(lock);
    await sign(lock);
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw unwritten(error, folder);
    const holder = await holderOf(lock);
    if (holder === null || (await holds(holder)) || !(await inherits(lock, holder))) {
      const who = holder === null ? 'another run' : `process ${holder.pid} on ${holder.host}`;
      throw new UserError(`${folder}: held by ${who}`, { hint: `wait for it to end; if it is gone, remove ${lock}`, exit: 4 });
    }
  }
  return () => rm(lock, { recursive: true, force: true });
}

/** Who has signed a lock; null while nobody has, who then may be at work. */
async function holderOf(lock: string): Promise<Holder | null> {
  return (await readJson(join(lock, OWNER))) as Holder | null;
}

async function sign(lock: string): Promise<void> {
  const holder: Holder = { pid: process.pid, host: hostname(), began: await began(process.pid) };
  await writeFile(join(lock, OWNER), JSON.stringify(holder));
}

/** Takes a lock over from a holder that is gone. Of several who try at once one does: who makes the folder within, and still finds that holder. */
async function inherits(lock: string, gone: Holder): Promise<boolean> {
  const heir = join(lock, 'heir');
  try {
    await mkdir(heir);
  } catch {
    return false;
  }
  const first = isDeepStrictEqual(await holderOf(lock), gone);
  if (first) await sign(lock);
  await rm(heir, { recursive: true, force: true });
  return first;
}

/** Whether the holder may still be at work. One on another host may be. */
async function holds(holder: Holder): Promise<boolean> {
  if (holder.host !== hostname()) return true;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (systemCode(error) === 'ESRCH') return false;
  }
  return (await began(holder.pid)) === holder.began;
}

/**
 * Start of a process in ticks since boot, where the system tells (Linux); none for a dead process that its parent has not
 * collected yet (a zombie).
 */
async function began(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null);
}
