import { join, resolve, sep } from 'node:path';
import { Command, Option } from 'commander';
import { writeWhole } from '../src/disk/disk.ts';
import { UserError } from '../src/errors.ts';
import { type Parts, parts } from '../src/report/comparison/compare.ts';
import type { Compared } from '../src/report/comparison/comparison.ts';
import { measuredIn } from '../src/report/comparison/numbers.ts';
import { runCommand } from './terminal/command.ts';
import { say } from './terminal/say.ts';

interface Options {
  readonly out: string;
  readonly by?: Parts;
}

const command = new Command('npx tsx pipelines/compare.ts')
  .description(
    'Sets the same measures of studies, or of the platforms, periods or spaces of one, side by side on a page, with differences and 95% intervals.',
  )
  .argument('<report...>', 'folders of reports; the first is what the others are compared with')
  .requiredOption('--out <dir>', 'where index.html goes, with its figures and tables')
  .addOption(
    new Option('--by <parts>', 'compare parts of one report with each other; periods are half-years of its space with most people').choices(
      ['platforms', 'periods', 'spaces'],
    ),
  )
  .addHelpText(
    'after',
    `
Examples:
  npx tsx pipelines/compare.ts reports/chat reports/subreddit --out reports/chat-and-subreddit
  npx tsx pipelines/compare.ts reports/sample --by platforms --out reports/sample-platforms

The page is made from numbers.json of the reports, so that it tells nothing that they do not tell.`,
  );

await runCommand(command, async () => {
  const { out, by } = command.opts<Options>();
  const studies = await studiesOf(command.args, by);
  const folder = resolve(out);
  if (command.args.some((path) => resolve(path) === folder))
    throw new UserError(`${out}: is a report that is compared`, { hint: 'name another folder with --out' });
  const { comparisonPage, together } = await import('../src/report/comparison/comparison-page.ts');
  const { files, measures } = await comparisonPage(studies);
  if (measures === 0)
    throw new UserError(`${command.args.join(', ')}: nothing in common to compare`, { hint: 'all must be reports of studies', exit: 1 });
  for (const [name, content] of files) await writeWhole(join(folder, name), content);
  say(`${measures} measures of ${together(studies.map(({ name }) => name))} compared in ${join(folder, 'index.html')}\n`);
});

/** What is compared: studies by the names of their folders, or the parts of one. */
async function studiesOf(folders: readonly string[], by: Parts | undefined): Promise<Compared[]> {
  if (by === undefined) {
    if (folders.length < 2)
      throw new UserError(`${folders.join(', ')}: only one report`, { hint: 'name another, or compare its parts with --by platforms' });
    const paths = folders.map((folder) => resolve(folder));
    const twice = paths.find((path, i) => paths.indexOf(path) < i);
    if (twice !== undefined) throw new UserError(`${twice}: named twice`, { hint: 'name each report once' });
    const names = namesOf(paths);
    return Promise.all(paths.map(async (path, i) => ({ name: names[i] as string, numbers: await measuredIn(path) })));
  }
  const [folder = '', second] = folders;
  if (second !== undefined) throw new UserError(`--by ${by}: several reports`, { hint: 'parts are those of one report' });
  const found = [...parts(await measuredIn(resolve(folder)), by)].map(([name, numbers]) => ({ name, numbers }));
  if (found.length < 2)
    throw new UserError(`${folder}: fewer than two ${by} to compare`, { hint: 'the report shows none, or one', exit: 1 });
  return found;
}

/** What reports are called: their folders, or those above where the folder is called report; of equal names, with those above. */
function namesOf(paths: readonly string[]): string[] {
  const steps = paths.map((path) => path.split(sep).filter((step, i, all) => step !== '' && !(step === 'report' && i === all.length - 1)));
  const named = (depth: number) => steps.map((all) => all.slice(-depth).join('/'));
  for (let depth = 1; ; depth++) {
    const names = named(depth);
    if (new Set(names).size === names.length || steps.every(({ length }) => length <= depth)) return names;
  }
}
