import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { type ExitStatus, UserError } from '../src/errors.ts';
import { home, version } from '../src/manifest.ts';
import { readKey } from '../src/privacy/key.ts';
import type { Outcome } from '../src/run.ts';
import type { StageName } from '../src/stage.ts';
import { progressOn } from './progress.ts';

const stageNames: readonly StageName[] = ['ingest', 'classify', 'network', 'communities', 'pln', 'report'];

interface Options {
  readonly study?: string;
  readonly name?: string;
  readonly out?: string;
  readonly from?: StageName;
  readonly until?: StageName;
  readonly force?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly explain?: boolean;
}

/** What one script of `pipelines/` does: which stages it runs, and the words of its help. */
export interface Script {
  readonly name: string;
  readonly does: string;
  readonly example: string;
  /** The one stage it runs; otherwise all. */
  readonly only?: StageName;
  readonly instead?: readonly Instead[];
}

/** Another thing a script does where an option asks for it. */
export interface Instead {
  /** The option that asks for it, without dashes. */
  readonly asks: string;
  readonly example: string;
  /** Adds the option and those that go with it. */
  options(command: Command): void;
  /** Gives the text for standard output. */
  run(options: Readonly<Record<string, unknown>>, paths: readonly string[]): Promise<string>;
  /** Whether it is about a study, whose exports are named beside the option. */
  readonly ofStudy?: boolean;
}

/** Runs a script of `pipelines/` with the arguments of the process, and ends with its exit status. */
export async function main(script: Script): Promise<void> {
  process.exitCode = await answer(script, process.argv.slice(2));
}

async function answer(script: Script, args: readonly string[]): Promise<ExitStatus> {
  const command = await commandOf(script);
  try {
    command.parse(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
  const options = command.opts<Options>();
  try {
    for (const instead of script.instead ?? []) if (await runInstead(instead, command)) return 0;
    const { studyFolders } = await import('../src/study.ts');
    const studies = command.args.length > 0 ? [command.args] : (await studyFolders(home)).map((folder) => [folder]);
    if (studies.length === 0)
      throw new UserError('missing exports: no study folder in data/raw', { hint: 'give a folder with exports, or the files themselves' });
    let exit: ExitStatus = 0;
    for (const paths of studies) {
      if (options.explain) {
        exit = (await explainOne(paths, options)) || exit;
        continue;
      }
      const outcome = await runOne(paths, script, options);
      if (options.json) process.stdout.write(`${JSON.stringify(summary(outcome))}\n`);
      else if (!options.quiet) process.stderr.write(closing(outcome));
      if (outcome.exit !== 0) exit = outcome.exit;
    }
    return exit;
  } catch (error) {
    const exit = error instanceof UserError ? error.exit : 1;
    tell(error, options.json ?? false, exit);
    return exit;
  }
}

/** Whether the options asked for the other thing; then it is done. */
async function runInstead({ asks, options, run, ofStudy = false }: Instead, command: Command): Promise<boolean> {
  const given = command.opts<Record<string, unknown>>();
  if (given[asks] === undefined) {
    const own = new Command();
    options(own);
    const stray = own.options.find((option) => command.getOptionValueSource(option.attributeName()) === 'cli');
    if (stray !== undefined) throw new UserError(`--${stray.name()}: only with --${asks}`, { hint: '--help shows what goes together' });
    return false;
  }
  if (command.args.length > 0 && !ofStudy) {
    throw new UserError(`--${asks}: takes no exports beside it: ${command.args.join(' ')}`, { hint: 'leave out one or the other' });
  }
  process.stdout.write(await run(given, command.args));
  return true;
}

async function runOne(
  paths: readonly string[],
  script: Script,
  { study: settings, name, out, from, until, force, quiet }: Options,
): Promise<Outcome> {
  const { openStudy } = await import('../src/study.ts');
  const study = await openStudy(paths, { home, settings: settings ?? null, name: name ?? null, out: out ?? null });
  const progress = progressOn(process.stderr, process.env, quiet ?? false);
  const key = async () => {
    const read = await readKey(process.env);
    if (read.made !== null && !quiet) process.stderr.write(`made the key of the pseudonyms: ${read.made} (keep it secret; keep a copy)\n`);
    return read;
  };
  const [{ run }, { stages }] = await Promise.all([import('../src/run.ts'), import('../src/stages.ts')]);
  try {
    return await run(study, stages, {
      from: script.only ?? from ?? null,
      until: script.only ?? until ?? null,
      force: force ?? false,
      key,
      listener: progress.listener,
    });
  } finally {
    progress.end();
  }
}

/** Prints what is known of the exports; nothing is written. */
async function explainOne(paths: readonly string[], { study: settings, name, out, json }: Options): Promise<ExitStatus> {
  const [{ openStudy }, { explain }, { explainedExit, explanation }] = await Promise.all([
    import('../src/study.ts'),
    import('../src/ingest/explain.ts'),
    import('./explain.ts'),
  ]);
  const files = await explain(await openStudy(paths, { home, settings: settings ?? null, name: name ?? null, out: out ?? null }));
  process.stdout.write(json ? `${JSON.stringify(files)}\n` : explanation(files));
  return explainedExit(files);
}

async function commandOf({ name, does, example, only, instead = [] }: Script): Promise<Command> {
  const stage = (value: string): StageName => {
    const known = stageNames.find((candidate) => candidate === value);
    if (known === undefined) throw new InvalidArgumentError(`Stages in order: ${stageNames.join(', ')}.`);
    return known;
  };
  const command = new Command(`npx tsx pipelines/${name}.ts`)
    .description(does)
    .argument('[path...]', 'folder with exports, or export files; without it every study folder in data/raw')
    .option('--study <file>', 'settings; otherwise study.yaml beside the exports')
    .option('--name <name>', 'name of the study; otherwise that of the folder or file')
    .option('--out <dir>', 'write to DIR/interim, DIR/processed and DIR/report')
    .option('--force', 'run even where nothing changed, and hash every export again')
    .option('--json', 'print the outcome as one JSON object')
    .option('--quiet', 'no progress')
    .version(await version(), '--version')
    .showHelpAfterError('(--help shows all options)')
    .exitOverride()
    .addHelpText(
      'after',
      `\n${instead.length === 0 ? 'Example' : 'Examples'}:\n  ${[example, ...instead.map((other) => other.example)].join('\n  ')}\n\nExit status: 0 done; 1 failure; 2 wrong usage or settings; 3 done, but files are damaged or more rows were\nrejected than ingest.maxRejectedShare allows; 4 another run holds this study.`,
    );
  if (only === 'ingest') command.option('--explain', 'print what is known of every file, and write nothing');
  for (const other of instead) other.options(command);
  if (only === undefined) {
    command
      .option('--from <stage>', `begin at this stage (${stageNames.join(', ')})`, stage)
      .option('--until <stage>', 'end after this stage', stage);
  }
  return command;
}

/** The outcome as other programs read it; these keys are a promise. */
function summary({ name, exit, inputs, stages, posts, people, outputs }: Outcome): object {
  const accounts = inputs.map(({ path, format, rows, kept, duplicates, rejected, blank }) => ({
    path,
    format,
    rows,
    kept,
    duplicates,
    rejected,
    blank,
  }));
  return { name, exit, inputs: accounts, stages, posts, people, outputs };
}

function closing({ name, exit, inputs, posts, people, outputs }: Outcome): string {
  const rejected = inputs.reduce((sum, input) => sum + input.rejected, 0);
  const rows = inputs.reduce((sum, input) => sum + input.rows, 0);
  const lines = [`${name}: ${posts} posts by ${people} people from ${rows} rows, ${rejected} rejected`];
  for (const { path, damage } of inputs) if (damage !== null) lines.push(`${name}: ${path}: ${damage}`);
  if (exit === 3)
    lines.push(
      `${name}: files are damaged, or more rows were rejected than ingest.maxRejectedShare allows; see rejects in ${outputs.interim}`,
    );
  lines.push(`${name}: report in ${outputs.report}/index.html`);
  return `${lines.join('\n')}\n`;
}

function tell(error: unknown, json: boolean, exit: ExitStatus): void {
  const known = error instanceof UserError;
  const message = error instanceof Error ? error.message : String(error);
  if (json) process.stdout.write(`${JSON.stringify({ exit, error: message, hint: known ? error.hint : null })}\n`);
  if (!known) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? message) : message}\n`);
    return;
  }
  process.stderr.write(legible(error.hint === null ? `error: ${message}\n` : `error: ${message}\n${error.hint}\n`));
}

/** The text without what would steer a terminal: names and columns come from files. */
function legible(text: string): string {
  return text.replace(/[^\P{C}\n\t]/gu, '\ufffd');
}
