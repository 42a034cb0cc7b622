import type { Command } from 'commander';
import { UserError } from '../../src/errors.ts';
import { home } from '../../src/package.ts';
import type { Study } from '../../src/study/study.ts';

/** The options that say which study is meant, and where it is written. */
export interface StudyChoice {
  readonly study?: string;
  readonly name?: string;
  readonly out?: string;
}

/** Adds the options that say which study is meant; `out` says what --out does. */
export function withStudyOptions(command: Command, out = 'folder that the run was given with --out, if any'): Command {
  return command
    .option('--study <file>', 'settings; otherwise study.yaml beside the exports')
    .option('--name <name>', 'name of the study; otherwise that of the folder or file')
    .option('--out <dir>', out);
}

/** Opens the study that the options and these paths mean. */
export async function chosenStudy({ study, name, out }: StudyChoice, paths: readonly string[]): Promise<Study> {
  const { openStudy } = await import('../../src/study/study.ts');
  return openStudy(paths, { home, settings: study ?? null, name: name ?? null, out: out ?? null });
}

/** The exports given, as those of one study; where none are given, every study folder in `data/raw`. */
export async function exportsOfStudies(paths: readonly string[]): Promise<readonly (readonly string[])[]> {
  if (paths.length > 0) return [paths];
  const { studyFolders } = await import('../../src/study/study.ts');
  const folders = await studyFolders(home);
  if (folders.length === 0)
    throw new UserError('missing exports: no study folder in data/raw', { hint: 'give a folder with exports, or the files themselves' });
  return folders.map((folder) => [folder]);
}
