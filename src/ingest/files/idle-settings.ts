import { UserError } from '../../errors.ts';
import { nearest } from '../../settings/spelling.ts';
import { fits } from '../../study/inputs.ts';
import type { Study } from '../../study/study.ts';
import type { FoundFile } from './found-file.ts';
import { filesIn } from './members.ts';
import { sourceOf } from './source-settings.ts';

/**
 * Throws a UserError where a setting names files that are not there: what it was to change would be left as it is
 * unnoticed, or what it was to leave out be taken in where its name is like that of a file. Where single files were given,
 * it may be of others in their folder.
 */
export async function refuseIdleSettings(study: Study, found: readonly FoundFile[]): Promise<void> {
  const { listed, settings } = study;
  if (listed === null || listed === undefined) return;
  const { sources } = settings.ingest;
  const slip = (await idleSkips(study)).find((name) => !name.includes('*') && nearest(name, listed) !== null);
  if (slip !== undefined) throw namesNone('skip', slip, listed);
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

/** What is to be left out and is not there, by name or pattern: it may come yet. */
export async function idleSkips({ inputs, listed, settings }: Study): Promise<string[]> {
  if (listed === null || listed === undefined) return [];
  const unknown = settings.ingest.skip.filter((pattern) => !listed.some((name) => fits(name, pattern)));
  if (unknown.length === 0) return [];
  const members = (await Promise.all(inputs.map((input) => filesIn(input)))).flatMap(({ files }) => files.map(({ name }) => name));
  return unknown.filter((pattern) => !members.some((name) => fits(name, pattern)));
}

/** Names told of those that are there; more would hide what is said. */
const NEAR = 5;

function namesNone(setting: 'skip' | 'sources', pattern: string, names: readonly string[]): UserError {
  const guess = nearest(pattern, names);
  const there =
    guess === null ? `files here: ${names.slice(0, NEAR).join(', ')}${names.length > NEAR ? ', …' : ''};` : `did you mean ${guess}?`;
  return new UserError(`ingest.${setting}: no file is called so: ${pattern}`, { hint: `${there} mend it, or take it out` });
}
