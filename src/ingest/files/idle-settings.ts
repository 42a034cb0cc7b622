import { UserError } from '../../errors.ts';
import { nearest } from '../../settings/spelling.ts';
import { fits } from '../../study/inputs.ts';
import type { Study } from '../../study/study.ts';
import type { Found } from '../drafts/kept.ts';
import { filesIn } from './members.ts';
import { sourceOf } from './source-settings.ts';

/**
 * Throws a UserError where a setting names files that are not there: what it was to change would be left as it is, or
 * what it was to leave out be taken in, unnoticed. Where single files were given, it may be of others in their folder.
 */
export async function refuseIdleSettings(study: Study, found: readonly Found[]): Promise<void> {
  const { inputs, listed, settings } = study;
  if (listed === null || listed === undefined) return;
  const { skip, sources } = settings.ingest;
  const unknown = skip.filter((pattern) => !listed.some((name) => fits(name, pattern)));
  if (unknown.length > 0) {
    const members = (await Promise.all(inputs.map((input) => filesIn(input)))).flatMap(({ files }) => files.map(({ name }) => name));
    const idle = unknown.find((pattern) => !members.some((name) => fits(name, pattern)));
    if (idle !== undefined) throw namesNone('skip', idle, listed);
  }
  const names = found.map(({ input }) => input.name);
  const taken = new Set(names.map((name) => sourceOf(name, settings.ingest)));
  const idle = sources.find((source) => !taken.has(source));
  if (idle === undefined) return;
  if (!names.some((name) => sourceOf(name, { ...settings.ingest, sources: [idle] }) !== null))
    throw namesNone('sources', idle.files, names);
  throw new UserError(`ingest.sources: without effect: ${idle.files}`, {
    hint: 'sources before it name all its files, and of several the first counts: put it before them, or take it out',
  });
}

/** Names told of those that are there; more would hide what is said. */
const NEAR = 5;

function namesNone(setting: 'skip' | 'sources', pattern: string, names: readonly string[]): UserError {
  const guess = nearest(pattern, names);
  const there =
    guess === null ? `files here: ${names.slice(0, NEAR).join(', ')}${names.length > NEAR ? ', …' : ''};` : `did you mean ${guess}?`;
  return new UserError(`ingest.${setting}: no file is called so: ${pattern}`, { hint: `${there} mend it, or take it out` });
}
