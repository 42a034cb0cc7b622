import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { namesBelow } from '../disk/disk.ts';
import { home } from '../package.ts';
import type { OwnWords } from '../privacy/leak-scan.ts';
import { phrases, tokensOf } from '../privacy/tokens.ts';
import { folded } from '../privacy/views.ts';
import { listed, references } from './paper/references.ts';

/** Names that pictures and documents are made of, by the libraries that write them. */
const MARKUP =
  'svg xmlns viewbox width height path fill stroke transform translate matrix rotate text anchor middle start end font family size weight sans serif system clip clippath rect line circle opacity linecap linejoin miterlimit dasharray butt miter round bold normal role img aria label http www w3 org 2000 0 1';

let known: Promise<OwnWords> | null = null;

/**
 * The words of this program: they stand in every report, so that a person who happens to be called by one is not named
 * by it, and one who happens to write some is not quoted. No word of a study is among them. They are read once: no
 * program changes while it runs.
 */
export function ownWords(): Promise<OwnWords> {
  known ??= readOwnWords();
  return known;
}

async function readOwnWords(): Promise<OwnWords> {
  const found = new Set(MARKUP.split(' '));
  const texts: string[] = [];
  const add = (text: string) => {
    const own = folded(text);
    for (const phrase of phrases(own)) found.add(phrase);
    texts.push(tokensOf(own).join(' '));
  };
  for (const name of await namesBelow(join(home, 'src'))) if (/\.tsx?$/.test(name)) add(await readFile(join(home, 'src', name), 'utf8'));
  // Its references are put together from their parts: authors' initials stand beside years only there.
  for (const reference of references) add(listed(reference));
  return { vocabulary: found, program: ` ${texts.join(' \n ')} ` };
}
