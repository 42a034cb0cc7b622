import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { systemCode, UserError } from '../errors.ts';
import type { Study } from '../study/study.ts';
import { type Codebook, codebook } from './codebook.ts';

type Named = Pick<Study, 'settings' | 'base'>;

/** The codebook that the study's settings name, by setting; none where it goes by that of the program. */
export function codebookFile({ settings, base = '.' }: Named): Record<string, string> {
  const named = settings.classify.codebook;
  return named === undefined ? {} : { 'classify.codebook': resolve(base, named) };
}

/**
 * The codebook of a study: what its codes are called and mean. It is that of the program, unless `classify.codebook`
 * names another. Throws a UserError where that is missing or no codebook.
 */
export async function studyCodebook(study: Named): Promise<Codebook> {
  const [path] = Object.values(codebookFile(study));
  if (path === undefined) return codebook;
  const named = study.settings.classify.codebook as string;
  const { readCodebook } = await import('./read-codebook.ts');
  try {
    return readCodebook(await readFile(path, 'utf8'), named);
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new UserError(`classify.codebook: ${systemCode(cause) === 'ENOENT' ? 'missing' : 'unreadable'}: ${named}`, {
      hint: 'paths count from the folder of study.yaml; sample.ts --help says what a codebook is',
      cause,
    });
  }
}
