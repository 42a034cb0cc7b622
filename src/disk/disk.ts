import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { systemCode, UserError } from '../errors.ts';
import { byCodePoint } from '../order.ts';
import { FULL, troubleOf, whyUnread } from './trouble.ts';

/** Ends the name of a file that is still being written: what is so called may be removed, so it says whose it is. */
export const UNFINISHED = '.staffroom-unfinished';

/** SHA-256 of some bytes or text, in hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** SHA-256 of a file, in hexadecimal, or null where there is no such file. */
export async function sha256OfFile(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const block of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(block);
  } catch (error) {
    if (isAbsent(error)) return null;
    throw unreadable(error, path);
  }
  return hash.digest('hex');
}

/** Whether there is a file or folder of that name. */
export async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
}

/** The state of a file: size, times of change of content and of entry, and inode; and when it was last changed, in milliseconds since 1970. */
export interface State {
  readonly state: string;
  readonly changed: number;
}

/** The state of a file; null where there is none. */
export async function stateOfFile(path: string): Promise<State | null> {
  try {
    const { size, mtimeNs, ctimeNs, ino, mtimeMs, ctimeMs } = await stat(path, { bigint: true });
    return { state: [size, mtimeNs, ctimeNs, ino].join(' '), changed: Math.max(Number(mtimeMs), Number(ctimeMs)) };
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}

/** Writes a file whole or not at all: beside its name, flushed, then renamed. Throws a UserError where the disk hinders it. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const side = path + UNFINISHED;
  try {
    await foldersTo(dirname(path));
    const file = await open(side, 'w');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(side, path);
  } catch (error) {
    await rm(side, { force: true }).catch(() => {});
    throw unwritten(error, path);
  }
}

/** Flushes a file written by someone else, and moves it to its name. */
export async function settle(side: string, path: string): Promise<void> {
  const file = await open(side, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(side, path);
}

/** Removes the files below a folder that an interrupted run left unfinished. */
export async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await namesBelow(folder)) if (name.includes(UNFINISHED)) await rm(join(folder, name), { force: true });
}

/** Files below a folder, by name with `/` between folders, in code-point order; none where there is no folder. */
export async function namesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (isAbsent(error)) return [];
    throw unreadable(error, folder);
  });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort(byCodePoint);
}

/** The JSON in a file, or null where there is no such file or it is torn. */
export async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if (isAbsent(error) || error instanceof SyntaxError) return null;
    throw unreadable(error, path);
  }
}

/** What a person can mend where something could not be read, told as a UserError; any other error as it is. */
function unreadable(error: unknown, path: string): unknown {
  const why = whyUnread(error);
  return why === null ? error : new UserError(`${path}: unreadable: ${why}`, { hint: 'let it be readable for you', cause: error });
}

/** Whether there is nothing at a path: no such file or folder, or a file where a folder of it would be. */
function isAbsent(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '');
}

/** Makes a folder that can be written to, with these rights where they are given, or throws a UserError that says why not. */
export async function makeFolder(path: string, mode?: number): Promise<void> {
  try {
    await foldersTo(path, mode);
  } catch (cause) {
    throw new UserError(`${path}: cannot be made: ${troubleOf(cause) ?? systemCode(cause) ?? cause}`, { hint: ELSEWHERE, exit: 1, cause });
  }
}

/**
 * Makes a folder and those above it that are not there. Node's own way to do so never ends where the system takes no
 * folder and says that something is not there, as /proc does.
 */
export async function foldersTo(path: string, mode?: number): Promise<void> {
  try {
    await mkdir(path, { mode });
  } catch (error) {
    const [code, above] = [systemCode(error), dirname(path)];
    if (code === 'EEXIST' && (await isFolder(path))) return;
    if (code !== 'ENOENT' || (await isFolder(above))) throw error;
    await foldersTo(above, mode);
    await foldersTo(path, mode);
  }
}

/** Whether a file stands at a path; links are followed. */
export async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() ?? false;
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

const ELSEWHERE = 'choose another place with --out DIR';

/** What a person can mend where something could not be written below a folder, told as a UserError; any other error as it is. */
export function unwritten(error: unknown, folder: string): unknown {
  const trouble = error instanceof UserError ? null : troubleOf(error);
  if (trouble === null) return error;
  const path = error instanceof Error && 'path' in error ? String(error.path).replace(UNFINISHED, '') : folder;
  const hint = trouble === FULL ? `free some, or ${ELSEWHERE}; the next run goes on from what is done` : ELSEWHERE;
  return new UserError(`${path}: cannot be written: ${trouble}`, { hint, exit: 1, cause: error });
}
