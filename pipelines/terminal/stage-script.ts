import { Command, InvalidArgumentError } from 'commander';
import { littleMemory, thisMachine } from '../../src/database/machine.ts';
import { type ExitStatus, UserError } from '../../src/errors.ts';
import { readKey } from '../../src/privacy/key.ts';
import type { Outcome } from '../../src/run/outcome.ts';
import { type StageName, stageNames } from '../../src/run/stage-name.ts';
import { countOf } from '../../src/text/counts.ts';
import { runCommand } from './command.ts';
import { peopleIn } from './people-in.ts';
import { progressOn } from './progress.ts';
import { rowsIn } from './rows-in.ts';
import { warn } from './say.ts';
import { chosenStudy, exportsOfStudies, type StudyChoice, withStudyOptions } from './study-options.ts';

interface Options extends StudyChoice {
  readonly from?: StageName;
  readonly until?: StageName;
  readonly force?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** A script that runs one stage, or all of them: what it runs, and the words of its help. */
export interface StageScript {
  readonly name: string;
  readonly does: string;
  readonly example: string;
  /** The one stage it runs; otherwise all. */
  readonly only?: StageName;
  readonly modes?: readonly Mode[];
}

/** Another thing that a script does in place of the stage, where an option asks for it. */
export interface Mode {
  /** The option that asks for it, without dashes. */
  readonly option: string;
  readonly example?: string;
  /** Whether it is about a study, whose exports are named beside the option. */
  readonly ofStudy?: boolean;
  /** Adds the option and those that go with it. */
  addOptions(command: Command): void;
  /** Gives the text for standard output, and the exit status where it is not 0. */
  run(options: Readonly<Record<string, unknown>>, paths: readonly string[]): Promise<{ readonly text: string; readonly exit?: ExitStatus }>;
}

/** Runs a script of a stage, or of all, with the arguments of the process. */
export async function runStageScript(script: StageScript): Promise<void> {
  const command = commandOf(script);
  await runCommand(command, async () => {
    for (const mode of script.modes ?? []) {
      if (!isAsked(mode, command)) continue;
      const { text, exit } = await mode.run(command.opts(), command.args);
      process.stdout.write(text);
      return exit;
    }
    return runStudies(command.args, script, command.opts<Options>());
  });
}

function commandOf({ name, does, example, only, modes = [] }: StageScript): Command {
  const command = withStudyOptions(
    new Command(`npx tsx pipelines/${name}.ts`)
      .description(does)
      .argument('[path...]', 'folder with exports, or export files; without it every study folder in data/raw'),
    'write to interim, processed and report in this folder',
  )
    .option('--force', 'run even where nothing changed, and hash every export again')
    .option('--json', 'print the outcome as one JSON object')
    .option('--quiet', 'no progress, and no word of what went well');
  for (const mode of modes) mode.addOptions(command);
  if (only === undefined) {
    command
      .option('--from <stage>', `begin at this stage (${stageNames.join(', ')})`, stageNamed)
      .option('--until <stage>', 'end after this stage', stageNamed);
  }
  const examples = [example, ...modes.flatMap((mode) => mode.example ?? [])];
  return command.addHelpText(
    'after',
    `
${examples.length === 1 ? 'Example' : 'Examples'}:
  ${examples.join('\n  ')}

Exit status: 0 done; 1 failure; 2 wrong usage or settings; 3 done, but files are damaged or more rows were
rejected than ingest.maxRejectedShare allows; 4 another run holds this study.`,
  );
}

function stageNamed(value: string): StageName {
  const known = stageNames.find((candidate) => candidate === value);
  if (known === undefined) throw new InvalidArgumentError(`Stages in order: ${stageNames.join(', ')}.`);
  return known;
}

/** Whether an option asks for this mode. Throws where an option was given that has a meaning only in this mode. */
function isAsked({ option, addOptions, ofStudy = false }: Mode, command: Command): boolean {
  if (command.getOptionValue(option) === undefined) {
    const own = new Command();
    addOptions(own);
    const stray = own.options.find((other) => command.getOptionValueSource(other.attributeName()) === 'cli');
    if (stray !== undefined) throw new UserError(`--${stray.name()}: only with --${option}`, { hint: '--help shows what goes together' });
    return false;
  }
  if (command.args.length > 0 && !ofStudy) {
    throw new UserError(`--${option}: takes no exports beside it: ${command.args.join(' ')}`, { hint: 'leave out one or the other' });
  }
  return true;
}

async function runStudies(paths: readonly string[], script: StageScript, options: Options): Promise<ExitStatus> {
  const little = littleMemory(thisMachine());
  if (little !== null) warn(`${little}\n`);
  let exit: ExitStatus = 0;
  for (const exports of await exportsOfStudies(paths)) {
    const outcome = await runStudy(exports, script, options);
    if (options.json) process.stdout.write(`${JSON.stringify(summary(outcome))}\n`);
    else warn(options.quiet ? lines(troubles(outcome)) : closing(outcome));
    if (outcome.exit !== 0) exit = outcome.exit;
  }
  return exit;
}

async function runStudy(paths: readonly string[], { only }: StageScript, options: Options): Promise<Outcome> {
  const { from, until, force = false, quiet = false } = options;
  const study = await chosenStudy(options, paths);
  const progress = progressOn(process.stderr, process.env, quiet);
  const key = async () => {
    const read = await readKey(process.env);
    if (read.made !== null && !quiet) warn(`made the key of the pseudonyms: ${read.made} (keep it secret; keep a copy)\n`);
    return read;
  };
  const [{ run }, { stages }] = await Promise.all([import('../../src/run/run.ts'), import('../../src/stages.ts')]);
  try {
    return await run(study, stages, { from: only ?? from ?? null, until: only ?? until ?? null, force, key, listener: progress.listener });
  } finally {
    progress.end();
  }
}

/** The outcome as other programs read it; these keys are a promise. */
function summary({ name, exit, inputs, stages, notes, posts, people, outputs }: Outcome): object {
  const accounts = inputs.map(({ path, format, rows, kept, duplicates, rejected, blank }) => ({
    path,
    format,
    rows,
    kept,
    duplicates,
    rejected,
    blank,
  }));
  return { name, exit, inputs: accounts, stages, notes, posts, people, outputs };
}

function closing(outcome: Outcome): string {
  const { name, inputs, stages, posts, people, outputs } = outcome;
  const reported = stages.some((stage) => stage.name === 'report');
  return lines([
    `${name}: ${countOf(posts, 'post')} from ${rowsIn(inputs)}; ${peopleIn(people)}`,
    ...troubles(outcome),
    reported ? `${name}: report to open in a browser: ${outputs.report}/index.html` : `${name}: tables in ${outputs.interim}`,
  ]);
}

/** What has to be told even where quiet is asked for: no exit status comes without a word. */
function troubles({ name, exit, inputs, notes, outputs }: Outcome): string[] {
  const damaged = inputs.flatMap(({ path, damage }) => (damage === null ? [] : [`${path}: ${damage}`]));
  const told = [...damaged, ...notes].map((one) => `${name}: ${one}`);
  if (exit === 3)
    told.push(
      `${name}: files are damaged, or more rows were rejected than ingest.maxRejectedShare allows; see rejects in ${outputs.interim}`,
    );
  return told;
}

function lines(told: readonly string[]): string {
  return told.map((line) => `${line}\n`).join('');
}
