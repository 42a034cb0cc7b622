import { readFile } from 'node:fs/promises';
import { systemCode, UserError } from '../errors.ts';
import { whyUnread } from './trouble.ts';

/** The bytes of a file named on the command line; a UserError where it cannot be read. */
export async function bytesOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    const code = systemCode(cause);
    const what =
      { ENOENT: 'missing: no such file', EISDIR: 'is a folder: a file is wanted' }[code ?? ''] ??
      `unreadable: ${whyUnread(cause) ?? code ?? cause}`;
    throw new UserError(`${path}: ${what}`, { hint: 'check the path', cause });
  }
}

/** The text of a file named on the command line, without the mark that some programs put before UTF-8. */
export async function textOf(path: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await bytesOf(path));
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new UserError(`${path}: invalid UTF-8`, { hint: 'save the file as UTF-8', cause });
  }
}
