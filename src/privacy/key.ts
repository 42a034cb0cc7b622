import { randomBytes } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { foldersTo, sha256 } from '../disk/disk.ts';
import { troubleOf } from '../disk/trouble.ts';
import { systemCode, UserError } from '../errors.ts';

/** The secret that pseudonyms are made with. Whoever has it can link them to people; without it nobody can. */
export interface Key {
  readonly secret: Buffer;
  /** Names the key without giving it away. */
  readonly id: string;
  /** Where the key was just made, or null where it was there already. */
  readonly made: string | null;
}

/**
 * Reads the key from the file named by `STAFFROOM_KEY_FILE`; without that name, from the user's configuration folder,
 * where it is made once, readable by the user alone. A named file that is missing is an error: a key is never
 * replaced by another without being asked.
 */
export async function readKey(environment: NodeJS.ProcessEnv): Promise<Key> {
  const named = environment.STAFFROOM_KEY_FILE;
  if (named === '')
    throw new UserError('STAFFROOM_KEY_FILE: empty: it names no file', {
      hint: 'name the file of the key, or unset it to have a key made in your configuration folder',
    });
  const path = placeOf(environment);
  try {
    return keyFrom(await readFile(path, 'utf8'), path, null);
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (systemCode(error) !== 'ENOENT') {
      const why = systemCode(error) === 'EISDIR' ? 'a folder stands in its place' : (troubleOf(error) ?? systemCode(error) ?? error);
      throw new UserError(`${path}: unreadable key: ${why}`, {
        hint: 'name the file that holds the key in STAFFROOM_KEY_FILE, and let it be readable for you',
        cause: error,
      });
    }
    if (named !== undefined) {
      throw new UserError(`${path}: missing key: named by STAFFROOM_KEY_FILE`, {
        hint: 'put the key there, or unset STAFFROOM_KEY_FILE to have a key made in your configuration folder',
        cause: error,
      });
    }
  }
  return makeKey(path);
}

/**
 * Makes a new key in the place of the present one, which is kept under another name: whoever destroys it cuts the link
 * between earlier pseudonyms and people for good.
 */
export async function replaceKey(environment: NodeJS.ProcessEnv): Promise<{ key: Key; path: string; old: string }> {
  const path = placeOf(environment);
  const before = await readKey(environment);
  const old = `${path}.${before.id}.old`;
  try {
    await rename(path, old);
  } catch (cause) {
    throw new UserError(`${path}: cannot be kept as ${old}: ${systemCode(cause) ?? cause}`, {
      hint: 'the folder of the key must be one that you may write to',
      exit: 1,
      cause,
    });
  }
  try {
    return { key: await makeKey(path), path, old };
  } catch (error) {
    await rename(old, path);
    throw error;
  }
}

function placeOf(environment: NodeJS.ProcessEnv): string {
  return environment.STAFFROOM_KEY_FILE ?? join(environment.XDG_CONFIG_HOME || join(homedir(), '.config'), 'staffroom', 'key');
}

async function makeKey(path: string): Promise<Key> {
  const text = `${randomBytes(32).toString('hex')}\n`;
  try {
    await foldersTo(dirname(path), 0o700);
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (cause) {
    if (systemCode(cause) === 'EEXIST') return keyFrom(await readFile(path, 'utf8'), path, null);
    throw new UserError(`${path}: cannot make the key of the pseudonyms: ${troubleOf(cause) ?? systemCode(cause) ?? cause}`, {
      hint: 'name a file for it in STAFFROOM_KEY_FILE',
      exit: 1,
      cause,
    });
  }
  return keyFrom(text, path, path);
}

function keyFrom(text: string, path: string, made: string | null): Key {
  const hex = text.trim();
  if (!/^[0-9a-f]{64}$/i.test(hex)) {
    throw new UserError(`${path}: invalid key: not 64 hexadecimal digits`, {
      hint: 'restore the key from your backup; a new key breaks the link to earlier pseudonyms',
    });
  }
  const secret = Buffer.from(hex, 'hex');
  return { secret, id: sha256(Buffer.concat([Buffer.from('staffroom key id'), secret])).slice(0, 12), made };
}
