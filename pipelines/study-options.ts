import type { Command } from 'commander';
import { home } from '../src/manifest.ts';
import { openStudy, type Study } from '../src/study.ts';

interface Options {
  readonly study?: string;
  readonly name?: string;
  readonly out?: string;
}

/** Adds the options that say which study is meant, as the scripts of the stages have them. */
export function withStudyOptions(command: Command): Command {
  return command
    .option('--study <file>', 'settings; otherwise study.yaml beside the exports')
    .option('--name <name>', 'name of the study; otherwise that of the folder or file')
    .option('--out <dir>', 'DIR/interim, DIR/processed and DIR/report, where the run wrote there');
}

/** The study that the options and these paths mean. */
export function studyOf(command: Command, paths: readonly string[]): Promise<Study> {
  const { study, name, out } = command.opts<Options>();
  return openStudy(paths, { home, settings: study ?? null, name: name ?? null, out: out ?? null });
}
