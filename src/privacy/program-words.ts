import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { namesBelow } from '../disk/disk.ts';
import { home } from '../package.ts';

let known: Promise<ReadonlySet<string>> | null = null;

/** The words that the program's own text has in small letters: nobody's names, as those of authors it cites begin with capitals. Read once. */
export function programWords(): Promise<ReadonlySet<string>> {
  known ??= readWords();
  return known;
}

async function readWords(): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const name of await namesBelow(join(home, 'src'))) {
    if (!/\.tsx?$/.test(name)) continue;
    for (const [word] of (await readFile(join(home, 'src', name), 'utf8')).matchAll(SMALL)) found.add(word);
  }
  return found;
}

const SMALL = /(?<![\p{L}\p{N}_])\p{Ll}+(?![\p{L}\p{N}_])/gu;
