import { realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { troubleOf } from '../disk/trouble.ts';
import { systemCode, UserError } from '../errors.ts';
import type { Root } from './inputs.ts';

/** Folders of a study: tables with names and texts, tables under pseudonyms, the report. */
export interface Folders {
  readonly interim: string;
  readonly processed: string;
  readonly report: string;
}

/** The folders of a study: below `data` and `reports`, or all in one place. */
export function foldersOf(name: string, home: string, out: string | null): Folders {
  if (out !== null) {
    const folder = resolve(out);
    return { interim: join(folder, 'interim'), processed: join(folder, 'processed'), report: join(folder, 'report') };
  }
  return {
    interim: join(home, 'data', 'interim', name),
    processed: join(home, 'data', 'processed', name),
    report: join(home, 'reports', name),
  };
}

/** Throws a UserError where what is written cannot be, would lie among the exports, or would take the place of them. */
export async function refuseAmongExports(roots: readonly Root[], folders: Folders, out: string | null): Promise<void> {
  const outputs = await Promise.all(Object.values(folders).map((folder) => placeToWrite(folder, out ?? folder)));
  for (const { path } of roots) {
    const real = await realPlace(path);
    if (outputs.some((output) => `${real}${sep}`.startsWith(output + sep)))
      throw new UserError(`${path}: invalid place for exports: what is written goes there, in the place of what was there before`, {
        hint: 'give another place with --out DIR, or move the exports',
      });
    if (outputs.some((output) => output.startsWith(real + sep)))
      throw new UserError(`${path}: invalid place for exports: the tables and the report would lie among them`, {
        hint: 'give another place with --out DIR, or the export files themselves',
      });
  }
}

/** Throws a UserError where names or texts of people would be written below `reports`, from where it may be sent to anyone. */
export async function refuseAmongReports(out: string, home: string): Promise<void> {
  const reports = await realPlace(join(home, 'reports'));
  if (`${await placeToWrite(resolve(out), out)}${sep}`.startsWith(reports + sep))
    throw new UserError(
      `${resolve(out)}: invalid place for what is written: it holds names or texts of people, and what lies in reports may leave the machine`,
      {
        hint: 'choose another place with --out DIR',
      },
    );
}

/** Where a folder to write to lies, or would be made; throws a UserError where it cannot be, which names what was asked for. */
async function placeToWrite(folder: string, asked: string): Promise<string> {
  try {
    return await realPlace(folder);
  } catch (cause) {
    const why = troubleOf(cause);
    if (why === null) throw cause;
    throw new UserError(`${resolve(asked)}: invalid place for what is written: ${why}`, {
      hint: 'choose another place with --out DIR',
      cause,
    });
  }
}

/** Where something lies, or would be made, once links on the way are followed. */
async function realPlace(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    const above = dirname(path);
    if (systemCode(error) !== 'ENOENT' || above === path) throw error;
    return join(await realPlace(above), basename(path));
  }
}
