import { resolve } from 'node:path';
import { UserError } from '../errors.ts';
import type { Study } from '../study/study.ts';

/** The files that the study names for finding communities, by setting. */
export function namedFiles(study: Study): Record<string, string> {
  const named = { 'communities.like': previous(study), 'communities.groups': supplied(study) };
  return Object.fromEntries(Object.entries(named).flatMap(([setting, path]) => (path === null ? [] : [[setting, path]])));
}

/** The table of members that numbers are carried over from; null where the study names none. */
export function previous({ settings, base, folders }: Study): string | null {
  const { like } = settings.communities;
  if (like === undefined) return null;
  const path = resolve(base ?? '.', like);
  if (path === resolve(folders.interim, 'members.parquet')) {
    throw new UserError(`communities.like: invalid: ${like} is what this run writes`, {
      hint: 'copy the table to another place first, such as the folder of study.yaml',
    });
  }
  return path;
}

/** The table of groups that the study supplies; null where it names none. */
export function supplied({ settings, base }: Study): string | null {
  const { groups } = settings.communities;
  return groups === undefined ? null : resolve(base ?? '.', groups);
}
