import { systemCode } from '../errors.ts';

/** Why a file could not be written, or read, in words; null for any other error. Errors of DuckDB are known by the words of the system in them. */
export function troubleOf(error: unknown): string | null {
  const code = systemCode(error);
  const call = error instanceof Error && 'syscall' in error ? String(error.syscall) : '';
  if (code !== null) return TROUBLES_OF[call]?.[code] ?? TROUBLES[code] ?? null;
  return error instanceof Error && /no space left on device/i.test(error.message) ? FULL : null;
}

/** What hinders reading a file that is there, in words; null where it has none. */
export function whyUnread(error: unknown): string | null {
  return systemCode(error) === 'EISDIR' ? 'a folder stands in the place of the file' : troubleOf(error);
}

/** What is said where a disk is full: then the next run can go on. */
export const FULL = 'no space is left on the disk';
const TROUBLES: Readonly<Record<string, string>> = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  EROFS: 'the disk is read-only',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOTDIR: 'a file stands where a folder has to be',
  EEXIST: 'a file stands where a folder has to be',
  EFBIG: 'the disk, or a limit, takes no files as large',
};
/** What the same codes, and others, mean of one thing done: of reading they would mean something else. */
const TROUBLES_OF: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  mkdir: { ENOENT: 'the system takes no folder here', ELOOP: 'a link leads to itself', ENAMETOOLONG: 'the name is too long' },
  realpath: { ELOOP: 'a link leads to itself', ENAMETOOLONG: 'the name is too long' },
  rename: { EISDIR: 'a folder stands where a file has to be' },
};
