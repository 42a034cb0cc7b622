import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { readJson, unwritten } from '../disk/disk.ts';
import { systemCode, UserError } from '../errors.ts';

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process began, by the kernel's clock, so that a later process with the same number is not taken for it. */
  readonly began: string | null;
}

/**
 * Holds a folder for one run; gives back what ends the hold. A hold whose process is gone is taken over.
 * Throws a UserError (exit 4) while another run holds the folder.
 */
export async function hold(folder: string): Promise<() => Promise<void>> {
  const lock = join(folder, '.lock');
  const owner = join(lock, 'owner.json');
  for (let attempt = 0; ; attempt++) {
    try {
      await mkdir(lock);
      break;
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw unwritten(error, folder);
      const holder = (await readJson(owner)) as Holder | null;
      if (attempt > 0 || (await holds(holder))) {
        const who = holder === null ? 'another run' : `process ${holder.pid} on ${holder.host}`;
        throw new UserError(`${folder}: held by ${who}`, { hint: `wait for it to end; if it is gone, remove ${lock}`, exit: 4 });
      }
      await rm(lock, { recursive: true, force: true });
    }
  }
  const holder: Holder = { pid: process.pid, host: hostname(), began: await began(process.pid) };
  await writeFile(owner, JSON.stringify(holder));
  return () => rm(lock, { recursive: true, force: true });
}

/** Whether the holder may still be at work. One that has not signed yet, or is on another host, may be. */
async function holds(holder: Holder | null): Promise<boolean> {
  if (holder === null || holder.host !== hostname()) return true;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (systemCode(error) === 'ESRCH') return false;
  }
  return (await began(holder.pid)) === holder.began;
}

/** Start of a process in ticks since boot, where the system tells (Linux); of one that is dead, and only not yet mourned, none. */
async function began(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null);
}
