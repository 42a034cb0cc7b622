import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256 } from './disk/disk.ts';
import { UserError } from './errors.ts';

/** Folder of the package itself: code, lists and lockfile are hashed from here. */
export const home = dirname(dirname(fileURLToPath(import.meta.url)));

/** What package.json says of the package. */
async function described(): Promise<{ version: string; engines: { node: string } }> {
  return JSON.parse(await readFile(join(home, 'package.json'), 'utf8'));
}

/** Version of Staffroom, from its package.json. */
export async function version(): Promise<string> {
  return (await described()).version;
}

/** Refuses to run under a Node older than package.json asks for: it would fail with errors that have nothing to do with the study. */
export async function refuseOldNode(running = process.versions.node): Promise<void> {
  const needed = (await described()).engines.node.replace('>=', '');
  const [major = 0, minor = 0] = running.split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = needed.split('.').map(Number);
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return;
  throw new UserError(`Node ${running} is too old: Staffroom needs ${needed} or newer`, {
    hint: 'install the version called LTS from https://nodejs.org, open a new terminal, then run npm ci again in this folder',
  });
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
