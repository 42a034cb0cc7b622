import { join, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { writeWhole } from '../src/disk/disk.ts';
import { UserError } from '../src/errors.ts';
import { fewApart } from '../src/report/comparison/changes.ts';
import { type Parts, parts } from '../src/report/comparison/compare.ts';
import type { Compared } from '../src/report/comparison/comparison.ts';
import { type Measured, measuredIn, titleIn } from '../src/report/comparison/numbers.ts';
import { inSpaceCalled } from '../src/report/words/space-names.ts';
import { platformInSentence } from '../src/text/platform-title.ts';
import { shown } from '../src/text/shown.ts';
import { runCommand } from './terminal/command.ts';
import { say } from './terminal/say.ts';

/** Signs of a title; longer ones lose some in the middle. */
const LONGEST = 34;

/** Where a part is, within a sentence. */
const WHERE: Readonly<Record<Parts, (name: string) => string>> = {
  platforms: (name) => `on ${platformInSentence(name)}`,
  periods: (name) => `in ${name}`,
  spaces: inSpaceCalled,
};

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

The page is made of the numbers and titles of the reports, so that it tells nothing that they do not tell.`,
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

/** What is compared: studies as their reports call them, or the parts of one. */
async function studiesOf(folders: readonly string[], by: Parts | undefined): Promise<Compared[]> {
  if (by === undefined) {
    if (folders.length < 2)
      throw new UserError(`${folders.join(', ')}: only one report`, { hint: 'name another, or compare its parts with --by platforms' });
    const paths = folders.map((folder) => resolve(folder));
    const twice = paths.find((path, i) => paths.indexOf(path) < i);
    if (twice !== undefined) throw new UserError(`${twice}: named twice`, { hint: 'name each report once' });
    const reports = await Promise.all(
      folders.map(async (folder) => ({ folder, numbers: await measuredIn(folder), title: await titleIn(folder) })),
    );
    refuseFewApart(reports);
    const titles = reports.map(({ title }) => shown(title, LONGEST, 'middle'));
    return reports.map(({ numbers }, i) => ({ name: toldApart(titles, i), numbers }));
  }
  const [folder = '', second] = folders;
  if (second !== undefined) throw new UserError(`--by ${by}: several reports`, { hint: 'parts are those of one report' });
  const found = [...parts(await measuredIn(resolve(folder)), by)].map(([name, numbers]) => ({
    name,
    where: WHERE[by](shown(name)),
    numbers,
  }));
  if (found.length < 2)
    throw new UserError(`${folder}: fewer than two ${by} to compare`, { hint: 'the report shows none, or one', exit: 1 });
  return found;
}

/** The title there, with its place among those alike where there are several. */
function toldApart(titles: readonly string[], at: number): string {
  const title = titles[at] as string;
  const alike = [...titles.keys()].filter((i) => titles[i] === title);
  return alike.length === 1 ? title : `${title} (${alike.indexOf(at) + 1})`;
}

/** A report, and where it lies. */
interface Report {
  readonly folder: string;
  readonly numbers: Measured;
  readonly title: string;
}

/**
 * Whether two reports may be of one study: they have an export in common, or their titles are alike, since nobody sees that
 * exports are the same where somebody's rows were deleted in them, or the key is another.
 */
function areOfOneStudy(one: Report, other: Report): boolean {
  const exports = new Set(one.numbers.record.inputs);
  return one.title === other.title || other.numbers.record.inputs.some((input) => exports.has(input));
}

/** Throws a UserError where two reports are of one study with and without few people's posts: the page would tell what these are. */
function refuseFewApart(reports: readonly Report[]): void {
  for (const [i, report] of reports.entries()) {
    const { folder, numbers } = report;
    const other = reports.slice(i + 1).find((one) => areOfOneStudy(report, one) && fewApart(numbers, one.numbers));
    if (other === undefined) continue;
    const smallest = Math.max(numbers.smallest, other.numbers.smallest);
    throw new UserError(
      `${folder}, ${other.folder}: reports of one study that may be posts of fewer than ${smallest} people apart: their numbers side by side would tell of these`,
      { hint: 'changes.ts --json prints what moved, for your eyes alone', exit: 1 },
    );
  }
}
