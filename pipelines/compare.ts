import { basename, dirname, join, resolve } from 'node:path';
import { Command } from 'commander';
import { writeWhole } from '../src/disk.ts';
import { UserError } from '../src/errors.ts';
import { version } from '../src/manifest.ts';
import { compare } from '../src/report/compare.ts';
import { csv } from '../src/report/csv.ts';
import { figure } from '../src/report/figure.ts';
import { measuredIn } from '../src/report/numbers.ts';
import { latex } from '../src/report/paper/latex.ts';
import { tablePage } from '../src/report/paper/paper.tsx';
import { ask } from './ask.ts';

const command = new Command('npx tsx pipelines/compare.ts')
  .description('Sets the same measures of two studies side by side, with their differences and, for shares, 95% intervals.')
  .argument('<one>', 'folder of a report')
  .argument('<other>', 'folder of another report')
  .requiredOption('--out <dir>', 'where comparison.csv, .tex and .html go')
  .version(await version(), '--version')
  .addHelpText('after', '\nExample:\n  npx tsx pipelines/compare.ts reports/chat reports/subreddit --out reports/chat-and-subreddit');

await ask(
  command,
  () => false,
  async () => {
    const [one = '', other = ''] = command.args;
    const names = [one, other].map(nameOf);
    const pairs = compare(await measuredIn(one), await measuredIn(other));
    if (pairs.length === 0)
      throw new UserError(`${one} and ${other}: nothing in common to compare`, { hint: 'both must be reports of studies', exit: 1 });
    const table = figure({
      id: 'comparison',
      finding: `The same measures of ${names[0]} and ${names[1]}`,
      help: '',
      alt: '',
      rows: pairs,
      headings: [
        { name: 'number', label: 'Measure' },
        { name: 'one', label: names[0] ?? 'one', as: 'value' },
        { name: 'other', label: names[1] ?? 'other', as: 'value' },
        { name: 'difference', label: 'Difference', as: 'value' },
        { name: 'low', label: '95% from', as: 'value', absent: '–' },
        { name: 'high', label: 'to', as: 'value', absent: '–' },
      ],
      chart: null,
      note: 'Intervals of differences are made of those of the shares (Newcombe 1998); they suppose that the studies have no posts in common.',
    });
    const out = resolve(command.opts<{ out: string }>().out);
    await writeWhole(join(out, 'comparison.csv'), csv(table.table));
    await writeWhole(join(out, 'comparison.tex'), latex(table));
    await writeWhole(join(out, 'comparison.html'), tablePage(table));
    process.stdout.write(`${pairs.length} measures compared in ${out}\n`);
  },
);

/** What a report is called: its folder, or the one above where the folder is called report. */
function nameOf(folder: string): string {
  const path = resolve(folder);
  return basename(path) === 'report' ? basename(dirname(path)) : basename(path);
}
