import type { Dirent } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { troubleOf } from '../disk/trouble.ts';
import { systemCode, UserError } from '../errors.ts';
import { byCodePoint } from '../order.ts';

/** An export file of a study. */
export interface Input {
  /** Where the file is. Private: it never leaves the machine. */
  readonly path: string;
  /** Name below the path the user gave, with `/` between folders. */
  readonly name: string;
}

/** A path that the user gave. */
export interface Root {
  readonly path: string;
  readonly folder: boolean;
}

/** What stands at a path; throws a UserError where it is neither a file nor a folder. */
export async function rootAt(path: string): Promise<Root> {
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
  const near = names.filter((name) => !name.startsWith('.')).sort((a, b) => alike(b) - alike(a) || byCodePoint(a, b));
  return near.length === 0 ? `: ${folder} is empty` : `: ${folder} holds ${firstOf(near)}`;
}

/** The first names of a list, as a message tells them. */
export function firstOf(names: readonly string[]): string {
  return `${names.slice(0, TOLD).join(', ')}${names.length > TOLD ? ', …' : ''}`;
}

/** Names that a message tells. */
const TOLD = 5;

/** Files beside exports that are never exports themselves: documentation, scripts, and what programs leave in folders. */
const documentation =
  /^(_?readme|liesmich|lisez-?moi|leeme|licen[cs]e|copying|changelog|notice|citation|makefile)(\.|$)|\.(md|r|rmd|qmd|rproj|py|ipynb|do|sps)$|^~\$|^(thumbs\.db|desktop\.ini)$/i;
/** What was found where a study lies. */
export interface Listing {
  /** Export files: those given and those in the folders given, without what the settings skip and other files of the study. */
  readonly inputs: readonly Input[];
  /** Names of all files in the folders, also of those that are no exports; null where files were given, beside which others may lie. */
  readonly listed: readonly string[] | null;
}

/** Looks for the files of a study. */
export async function inputsOf(roots: readonly Root[], skip: readonly string[], others: readonly string[]): Promise<Listing> {
  const inputs: Input[] = [];
  const listed: string[] = [];
  for (const { path, folder } of roots) {
    const prefix = folder && roots.length > 1 ? `${basename(path)}/` : '';
    const names = folder ? await filesBelow(path, '') : [];
    listed.push(...names.map((name) => prefix + name));
    for (const name of names) if (!documentation.test(basename(name))) inputs.push({ path: join(path, name), name: prefix + name });
    if (!folder) inputs.push({ path, name: basename(path) });
  }
  const wanted = inputs.filter(
    ({ path, name }) =>
      !others.some((other) => path === other || path.startsWith(other + sep)) && !skip.some((pattern) => fits(name, pattern)),
  );
  const misnamed = wanted.find(({ name }) => /^study\.ya?ml(\.txt)?$/i.test(basename(name)));
  if (misnamed !== undefined)
    throw new UserError(`${misnamed.name}: settings under another name than study.yaml`, {
      hint: 'rename it to study.yaml; some systems hide the end of a name, such as .txt',
    });
  const once = [...new Map(wanted.map((input) => [input.path, input])).values()].sort(
    (a, b) => byCodePoint(a.name, b.name) || byCodePoint(a.path, b.path),
  );
  return { inputs: named(once), listed: roots.every(({ folder }) => folder) ? listed : null };
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
    else if (name === 'study.yaml') continue;
    else if (entry.name === 'study.yaml') {
      throw new UserError(`${name}: settings of another study: ${folder} is a folder of studies`, {
        hint: 'give the folder of one study, or no path for every study in data/raw',
      });
    } else if (target.isFile()) names.push(name);
    else if (!target.isDirectory() && !documentation.test(entry.name)) {
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

/** Whether a file name fits a pattern, in which `*` stands for any characters. */
export function fits(name: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const whole = new RegExp(`^${parts.join('.*')}$`, 'su');
  return whole.test(name) || whole.test(name.slice(name.lastIndexOf('/') + 1));
}
