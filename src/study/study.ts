import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve, sep } from 'node:path';
import { isFile } from '../disk/disk.ts';
import { whyUnread } from '../disk/trouble.ts';
import { systemCode, UserError } from '../errors.ts';
import { byCodePoint } from '../order.ts';
import { readSettings } from '../settings/read-settings.ts';
import { defaultSettings, namedFiles, type Settings } from '../settings/settings.ts';
import { firstOf, type Input, inputsOf, type Root, rootAt } from './inputs.ts';
import { type Folders, foldersOf, refuseAmongExports, refuseAmongReports } from './places.ts';

export type { Settings } from '../settings/settings.ts';

/** A study: its name, its files, its settings and its folders. */
export interface Study {
  readonly name: string;
  readonly inputs: readonly Input[];
  /** Names of all files where its exports lie; null where not all of them may be known. */
  readonly listed?: readonly string[] | null;
  readonly settings: Settings;
  /** Folder from which paths in the settings count. */
  readonly base?: string;
  readonly folders: Folders;
}

/** Where a study lies, and what it is called. */
export interface StudyOptions {
  /** Folder that holds `data` and `reports`. */
  readonly home: string;
  /** Settings file; otherwise the `study.yaml` beside the exports. */
  readonly settings?: string | null;
  readonly name?: string | null;
  /** Folder for everything the study writes, in place of `data` and `reports`. */
  readonly out?: string | null;
}

/** What a study may be called: it names folders, so it has no separators and does not begin with a dot. */
const studyName = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N} ._+-]{0,79}$/u;
const LONGEST_NAME = 80;

/**
 * Opens a study from folders and export files anywhere on disk. Only looks: nothing is written.
 * Throws a UserError for a path that is not there, a folder without files, or settings that are wrong.
 */
export async function openStudy(
  paths: readonly string[],
  { home, settings = null, name = null, out = null }: StudyOptions,
): Promise<Study> {
  // What a script has not set is empty, and would mean the folder that it happens to run in.
  if (paths.includes('')) throw new UserError('missing exports: a path is empty', { hint: 'name the folder or the files' });
  if (settings === '') throw new UserError('invalid settings file: --study is empty', { hint: 'name the file, or leave the option out' });
  if (out === '')
    throw new UserError('invalid place for what is written: --out is empty', { hint: 'name a folder, or leave the option out' });
  const roots = await Promise.all(paths.map((path) => rootAt(resolve(path))));
  const file = settings === null ? await settingsBeside(roots) : resolve(settings);
  const chosen = file === null ? defaultSettings() : readSettings(await readText(file), basename(file));
  const base = file === null ? process.cwd() : dirname(file);
  const others = [...(file === null ? [] : [file]), ...namedFiles(chosen).map((path) => resolve(base, path))];
  const { inputs, listed } = await inputsOf(roots, chosen.ingest.skip, others);
  // A folder without files beside others would be missed by nobody but the readers of the report.
  const bare = roots.filter(({ path, folder }) => folder && !inputs.some((input) => input.path.startsWith(path + sep)));
  if (inputs.length === 0 || bare.length > 0) {
    const named = inputs.length === 0 ? paths : bare.map(({ path }) => path);
    const leftOut = inputs.length === 0 ? (listed ?? paths.map((path) => basename(path))) : [];
    throw new UserError(
      `${named.join(', ')}: missing exports: ${leftOut.length === 0 ? 'no file here' : `none among ${firstOf(leftOut)}`}`,
      {
        hint:
          leftOut.length === 0
            ? 'give a folder with exports, or the files themselves'
            : 'left out are documents and scripts, such as README.md, and what ingest.skip names in study.yaml',
      },
    );
  }
  const called = name ?? chosen.name ?? defaultName(roots);
  if (!studyName.test(called)) {
    throw new UserError(`invalid study name: ${JSON.stringify(called)}`, {
      hint: 'use letters, digits, space, dot, plus, hyphen and underscore, and begin with a letter or digit; --name sets it',
    });
  }
  const folders = foldersOf(called, home, out);
  await refuseAmongExports(roots, folders, out);
  if (out !== null) await refuseAmongReports(out, home);
  return { name: called, inputs, listed, settings: chosen, base, folders };
}

/** The folders below `data/raw` that hold a study, in code-point order. */
export async function studyFolders(home: string): Promise<string[]> {
  const raw = join(home, 'data', 'raw');
  const entries = await readdir(raw, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => join(raw, entry.name))
    .sort(byCodePoint);
}

async function settingsBeside(roots: readonly Root[]): Promise<string | null> {
  const places = new Set(roots.map(({ path, folder }) => (folder ? path : dirname(path))));
  const found: string[] = [];
  for (const place of places) {
    const file = join(place, 'study.yaml');
    if (await isFile(file)) found.push(file);
  }
  if (found.length > 1) {
    throw new UserError(`several study.yaml: ${found.join(', ')}`, { hint: 'say which one to use with --study FILE' });
  }
  return found[0] ?? null;
}

async function readText(file: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch (cause) {
    if (cause instanceof TypeError) throw new UserError(`${basename(file)}: invalid UTF-8`, { hint: 'save the file as UTF-8', cause });
    const why = systemCode(cause) === 'ENOENT' ? 'no such file' : (whyUnread(cause) ?? systemCode(cause) ?? cause);
    throw new UserError(`${file}: unreadable settings: ${why}`, { hint: 'check the path', cause });
  }
}

/** A study without a name is called like its folder or file, as far as that can be the name of a folder: `exports (1)` is `exports 1`. */
function defaultName(roots: readonly Root[]): string {
  const [first] = roots;
  if (first === undefined) return 'study';
  const base = (first.folder ? basename(first.path) : basename(first.path, extname(first.path))).normalize('NFC');
  const more = roots.length === 1 ? '' : `-and-${roots.length - 1}-more`;
  if (studyName.test(base + more)) return base + more;
  const able = base
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N} ._+-]+/gu, ' ')
    .replace(/ +/g, ' ');
  return (
    able
      .replace(/^[^\p{L}\p{N}_]+/u, '')
      .slice(0, LONGEST_NAME - more.length)
      .trim() + more
  );
}
