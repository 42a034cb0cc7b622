import type { Dirent } from 'node:fs';
import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve, sep } from 'node:path';
import { troubleOf } from './disk.ts';
import { systemCode, UserError } from './errors.ts';
import { byCodePoint } from './order.ts';
import { readSettings } from './settings/read-settings.ts';
import { defaultSettings, namedFiles, type Settings } from './settings/settings.ts';

export type { Settings } from './settings/settings.ts';

/** An export file of a study. */
export interface Input {
  /** Where the file is. Private: it never leaves the machine. */
  readonly path: string;
  /** Name below the path the user gave, with `/` between folders. */
  readonly name: string;
}

/** A study: its name, its files, its settings and its folders. */
export interface Study {
  readonly name: string;
  readonly inputs: readonly Input[];
  readonly settings: Settings;
  /** Folder from which paths in the settings count. */
  readonly base?: string;
  readonly folders: { readonly interim: string; readonly processed: string; readonly report: string };
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

/** Files beside exports that are never exports themselves: documentation, scripts, and what programs leave in folders. */
const documentation =
  /^(_?readme|liesmich|lisez-?moi|leeme|licen[cs]e|copying|changelog|notice|citation|makefile)(\.|$)|\.(md|r|rmd|qmd|rproj|py|ipynb|do|sps)$|^~\$|^(thumbs\.db|desktop\.ini)$/i;
/** What a study may be called: it names folders, so it has no separators and does not begin with a dot. */
const studyName = /^[\p{L}\p{N}_][\p{L}\p{N} ._+-]{0,79}$/u;

/**
 * Opens a study from folders and export files anywhere on disk. Only looks: nothing is written.
 * Throws a UserError for a path that is not there, a folder without files, or settings that are wrong.
 */
export async function openStudy(
  paths: readonly string[],
  { home, settings = null, name = null, out = null }: StudyOptions,
): Promise<Study> {
  // What a script has not set is empty, and would mean the folder that it happens to run in.
  if (settings === '') throw new UserError('invalid settings file: --study is empty', { hint: 'name the file, or leave the option out' });
  if (out === '')
    throw new UserError('invalid place for what is written: --out is empty', { hint: 'name a folder, or leave the option out' });
  const roots = await Promise.all(paths.map((path) => look(resolve(path))));
  const file = settings === null ? await settingsBeside(roots) : resolve(settings);
  const chosen = file === null ? defaultSettings() : readSettings(await readText(file), basename(file));
  const base = file === null ? process.cwd() : dirname(file);
  const others = [...(file === null ? [] : [file]), ...namedFiles(chosen).map((path) => resolve(base, path))];
  const inputs = await inputsOf(roots, chosen.ingest.skip, others);
  if (inputs.length === 0) {
    throw new UserError(`${paths.join(', ')}: missing exports: no file here`, {
      hint: 'give a folder with exports, or the files themselves',
    });
  }
  const called = name ?? chosen.name ?? defaultName(roots);
  if (!studyName.test(called)) {
    throw new UserError(`invalid study name: ${JSON.stringify(called)}`, {
      hint: 'use letters, digits, space, dot, plus, hyphen and underscore, and begin with a letter or digit; --name sets it',
    });
  }
  const folders = foldersOf(called, home, out);
  const outputs = await Promise.all(
    Object.values(folders).map((folder) =>
      realPlace(folder).catch((cause: unknown) => {
        const why = troubleOf(cause);
        if (why === null) throw cause;
        const place = out === null ? folder : resolve(out);
        throw new UserError(`${place}: invalid place for what is written: ${why}`, { hint: 'choose another place with --out DIR', cause });
      }),
    ),
  );
  for (const { path, folder } of roots) {
    const real = folder ? await realPlace(path) : null;
    if (real !== null && outputs.some((output) => output.startsWith(real + sep)))
      throw new UserError(`${path}: invalid place for exports: the tables and the report would lie among them`, {
        hint: 'give another place with --out DIR, or the export files themselves',
      });
  }
  return { name: called, inputs, settings: chosen, base, folders };
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

/** The folders below `data/raw` that hold a study, in code-point order. */
export async function studyFolders(home: string): Promise<string[]> {
  const raw = join(home, 'data', 'raw');
  const entries = await readdir(raw, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => join(raw, entry.name))
    .sort(byCodePoint);
}

/** Whether a file name fits a pattern, in which `*` stands for any characters. */
export function fits(name: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const whole = new RegExp(`^${parts.join('.*')}$`, 'su');
  return whole.test(name) || whole.test(name.slice(name.lastIndexOf('/') + 1));
}

interface Root {
  readonly path: string;
  readonly folder: boolean;
}

async function look(path: string): Promise<Root> {
  try {
    const found = await stat(path);
    if (found.isDirectory() || found.isFile()) return { path, folder: found.isDirectory() };
  } catch (cause) {
    const code = systemCode(cause);
    if (code === 'EACCES') throw new UserError(`${path}: unreadable: permission denied`, { hint: 'let it be readable for you', cause });
    throw new UserError(`${path}: missing: no such file or folder`, { hint: `check the path${await beside(path)}`, cause });
  }
  throw new UserError(`${path}: invalid: neither a file nor a folder`, { hint: 'put what it gives into a file, and name that' });
}

/** What stands where something was looked for in vain: the names most like its own, or that the folder is missing too. */
async function beside(path: string): Promise<string> {
  const folder = dirname(path);
  const names = await readdir(folder).catch(() => null);
  if (names === null) return `: there is no folder ${folder}`;
  const wanted = basename(path).toLowerCase();
  const alike = (name: string) => {
    let letters = 0;
    while (letters < wanted.length && name.toLowerCase()[letters] === wanted[letters]) letters += 1;
    return letters;
  };
  const near = names
    .filter((name) => !name.startsWith('.'))
    .sort((a, b) => alike(b) - alike(a) || byCodePoint(a, b))
    .slice(0, NEAR);
  return near.length === 0 ? `: ${folder} is empty` : `: ${folder} holds ${near.join(', ')}${names.length > near.length ? ', …' : ''}`;
}

/** Names that are told where one is not there. */
const NEAR = 5;

async function settingsBeside(roots: readonly Root[]): Promise<string | null> {
  const places = new Set(roots.map(({ path, folder }) => (folder ? path : dirname(path))));
  const found: string[] = [];
  for (const place of places) {
    const file = join(place, 'study.yaml');
    if (
      await stat(file).then(
        (at) => at.isFile(),
        () => false,
      )
    )
      found.push(file);
  }
  if (found.length > 1) {
    throw new UserError(`several study.yaml: ${found.join(', ')}`, { hint: 'say which one to use with --study FILE' });
  }
  return found[0] ?? null;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const why =
      { EISDIR: 'a folder stands in the place of the file', ENOENT: 'no such file' }[systemCode(cause) ?? ''] ??
      troubleOf(cause) ??
      systemCode(cause) ??
      cause;
    throw new UserError(`${file}: unreadable settings: ${why}`, { hint: 'check the path', cause });
  }
}

/** Export files: those given and those in the folders given, without what the settings skip and other files of the study. */
async function inputsOf(roots: readonly Root[], skip: readonly string[], others: readonly string[]): Promise<Input[]> {
  const inputs: Input[] = [];
  for (const { path, folder } of roots) {
    const prefix = folder && roots.length > 1 ? `${basename(path)}/` : '';
    if (folder) for (const name of await filesBelow(path, '')) inputs.push({ path: join(path, name), name: prefix + name });
    else inputs.push({ path, name: basename(path) });
  }
  const wanted = inputs.filter(
    ({ path, name }) =>
      !others.some((other) => path === other || path.startsWith(other + sep)) && !skip.some((pattern) => fits(name, pattern)),
  );
  const once = [...new Map(wanted.map((input) => [input.path, input])).values()].sort(
    (a, b) => byCodePoint(a.name, b.name) || byCodePoint(a.path, b.path),
  );
  return named(once);
}

/** Files of one name from different folders are told apart by number. */
function named(inputs: readonly Input[]): Input[] {
  const seen = new Map<string, number>();
  return inputs.map(({ path, name }) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return { path, name: times === 1 ? name : `${name} (${times})` };
  });
}

async function filesBelow(folder: string, prefix: string): Promise<string[]> {
  const names: string[] = [];
  for (const entry of await entriesOf(join(folder, prefix))) {
    const name = prefix + entry.name;
    if (entry.name.startsWith('.')) continue;
    if (entry.name.includes('\ufffd') && (await lstat(join(folder, name)).catch(() => null)) === null)
      throw new UserError(`${join(folder, name)}: unreadable name: it is no UTF-8`, { hint: 'give the file another name' });
    const link = entry.isSymbolicLink();
    const target = link ? await linkWithin(folder, name) : entry;
    if (target.isDirectory() && !link) names.push(...(await filesBelow(folder, `${name}/`)));
    else if (name === 'study.yaml' || documentation.test(entry.name)) continue;
    else if (entry.name === 'study.yaml') {
      throw new UserError(`${name}: settings of another study: ${folder} is a folder of studies`, {
        hint: 'give the folder of one study, or no path for every study in data/raw',
      });
    } else if (target.isFile()) names.push(name);
    else if (!target.isDirectory()) {
      throw new UserError(`${join(folder, name)}: invalid export: neither a file nor a folder`, {
        hint: 'remove it, or put what it gives into a file',
      });
    }
  }
  return names;
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (cause) {
    throw new UserError(`${folder}: unreadable: ${troubleOf(cause) ?? systemCode(cause) ?? cause}`, {
      hint: 'let the folder be readable for you, or leave it out',
      cause,
    });
  }
}

/** What a link stands for. One that leads out of the folder could bring any file of the machine into a study that is passed on. */
async function linkWithin(folder: string, name: string): Promise<{ isDirectory(): boolean; isFile(): boolean }> {
  const [root, target] = await Promise.all([realpath(folder), realpath(join(folder, name)).catch(() => null)]);
  if (target === null) {
    throw new UserError(`${name}: missing export: a link that leads nowhere`, { hint: 'remove it, or put the file back' });
  }
  if (target !== root && !target.startsWith(root + sep)) {
    throw new UserError(`${name}: invalid export: a link that leads out of its folder`, {
      hint: 'give the file itself, or the folder it lies in',
    });
  }
  return stat(target);
}

function defaultName(roots: readonly Root[]): string {
  const [first] = roots;
  if (first === undefined) return 'study';
  const base = first.folder ? basename(first.path) : basename(first.path, extname(first.path));
  return roots.length === 1 ? base : `${base}-and-${roots.length - 1}-more`;
}

function foldersOf(name: string, home: string, out: string | null): Study['folders'] {
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
