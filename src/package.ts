import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256 } from './disk.ts';

/** Folder of the package itself: code, lists and lockfile are hashed from here. */
export const home = dirname(dirname(fileURLToPath(import.meta.url)));

/** Version of Staffroom, from its package.json. */
export async function version(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string };
  return version;
}

/** Hash of a file of this package, read once: what runs does not change while it runs. */
export function ownHash(name: string): Promise<string> {
  let hash = ownHashes.get(name);
  if (hash === undefined) {
    hash = readFile(join(home, name)).then(sha256);
    ownHashes.set(name, hash);
  }
  return hash;
}

const ownHashes = new Map<string, Promise<string>>();
