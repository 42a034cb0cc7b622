import { basename, dirname, resolve } from 'node:path';

/** Folders that archives of accounts hold, called alike for everybody. */
const ALIKE = new Set(['data', 'archive', 'export', 'json']);

/**
 * What an archive is called whose own folder is called as everybody's: the folder around it; null where its own name will
 * do. Else the page of a second educator would take the place of the first one's.
 */
export function nameAbove(archives: readonly string[]): string | null {
  const [path, ...more] = archives.map((archive) => resolve(archive));
  if (path === undefined || more.length > 0 || !ALIKE.has(basename(path).toLowerCase())) return null;
  return basename(dirname(path)) || null;
}
