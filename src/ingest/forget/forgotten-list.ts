import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { sha256 } from '../../disk/disk.ts';
import { whyUnread } from '../../disk/trouble.ts';
import { systemCode, UserError } from '../../errors.ts';
import type { Study } from '../../study/study.ts';

/** Where the list of forgotten people and posts lies; null where the study has none. */
export function forgottenPath({ settings, base }: Study): string | null {
  const { forget } = settings.ingest;
  return forget === undefined ? null : resolve(base ?? '.', forget);
}

/**
 * The forgotten people and posts, each as the hash of an id, handle or key, with a salt that belongs to the list. The hashes
 * keep names out of the file; the salt keeps anybody from comparing two lists, or from looking hashes up in a ready-made table.
 * They do not withstand somebody who tries out names, so the list belongs with the exports, which hold the names anyway. A slow
 * hash would not help, because every id and handle of a study has to be hashed to find those meant. Nor can the key of the
 * pseudonyms be used: it is out of reach here, and `rekey` replaces it, while the list has to stay.
 */
export interface ForgottenList {
  readonly salt: string;
  readonly hashes: readonly string[];
}

/** An id, handle or key as a list with this salt holds it. */
export function forgottenHash(named: string, salt: string): string {
  return sha256(salt + named.trim().toLowerCase());
}

/** A list on which nobody stands, and that has no salt yet. */
const EMPTY: ForgottenList = { salt: '', hashes: [] };

/**
 * The list of the study; empty where the study names none. One that is named and missing is an error, since those on it
 * would come back unnoticed, unless it is about to be begun.
 */
export async function readForgotten(study: Study, { begins = false } = {}): Promise<ForgottenList> {
  const path = forgottenPath(study);
  if (path === null) return EMPTY;
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') {
      if (begins) return EMPTY;
      throw new UserError(`ingest.forget: no such list: ${path}`, {
        hint: 'bring it back, or those on it return; where nobody was forgotten yet, leave the setting out until pipelines/forget.ts is to begin a list',
        cause,
      });
    }
    throw new UserError(`ingest.forget: unreadable list: ${path}: ${whyUnread(cause) ?? systemCode(cause) ?? cause}`, {
      hint: 'it has to be a file that you may read',
      cause,
    });
  }
  const [first = '', ...hashes] = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const salt = /^salt ([0-9a-f]{32})$/.exec(first)?.[1];
  if (salt === undefined || hashes.some((line) => !/^[0-9a-f]{64}$/.test(line))) {
    throw new UserError(`ingest.forget: invalid list: ${salt === undefined ? 'it does not begin with a salt' : 'a line is no hash'}`, {
      hint: 'it is written by npx tsx pipelines/forget.ts alone',
    });
  }
  return { salt, hashes };
}

/** The list with further ids, handles or keys; one that is only begun takes this salt. */
export function forgottenText({ salt, hashes }: ForgottenList, named: readonly string[], fresh: string): string {
  const own = salt === '' ? fresh : salt;
  const all = new Set([...hashes, ...named.map((one) => forgottenHash(one, own))]);
  return `salt ${own}\n${[...all].sort().join('\n')}\n`;
}
