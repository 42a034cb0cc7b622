import { readFile } from 'node:fs/promises';
import { systemCode, UserError } from '../src/errors.ts';

/** The bytes of a file named on the command line; a UserError where it cannot be read. */
export async function bytesOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    const code = systemCode(cause);
    throw new UserError(`${path}: ${code === 'ENOENT' ? 'missing: no such file' : `unreadable: ${code ?? cause}`}`, {
      hint: 'check the path',
      cause,
    });
  }
}

/** The text of a file named on the command line, without the mark that some programs put before UTF-8. */
export async function textOf(path: string): Promise<string> {
  return new TextDecoder().decode(await bytesOf(path));
}
