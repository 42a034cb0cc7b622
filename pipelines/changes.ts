import { resolve } from 'node:path';
import { Command } from 'commander';
import { UserError } from '../src/errors.ts';
import { changes, fewApart, type Moved, movedByFew, withoutFew } from '../src/report/comparison/changes.ts';
import { measuredIn, titleHeldIn } from '../src/report/comparison/numbers.ts';
import { countOf } from '../src/text/counts.ts';
import { runCommand } from './terminal/command.ts';
import { share } from './terminal/numbers.ts';
import { say, warn } from './terminal/say.ts';

interface Options {
  readonly tolerance?: number;
  readonly json?: boolean;
}

const command = new Command('npx tsx pipelines/changes.ts')
  .description('Says what changed between two reports: what they were made from, and which numbers moved, by how much.')
  .argument('<before>', 'folder of the earlier report')
  .argument('<after>', 'folder of the later report')
  .option('--tolerance <share>', 'fail where a number moved by more than this share, such as 0.05, or is new or gone', share)
  .option('--json', 'print all changes as one JSON object, those that may tell of few people too')
  .addHelpText(
    'after',
    '\nExample:\n  npx tsx pipelines/changes.ts reports-of-may/chat reports/chat --tolerance 0.05\n\nTwo published reports of one study can be subtracted: counts that moved by so few\nthat this would tell of people are named, and not listed with their values but by\n--json. Differences of more may still be one person’s posts.\n\nExit status: 0 done; 1 numbers drifted beyond the tolerance; 2 a folder holds no report.',
  );

/** Numbers told one by one. */
const TOLD = 20;

await runCommand(command, async () => {
  const [before = '', after = ''] = command.args;
  const { tolerance, json } = command.opts<Options>();
  const [earlier, later] = [await measuredIn(resolve(before)), await measuredIn(resolve(after))];
  const [was, is] = [await titleHeldIn(resolve(before)), await titleHeldIn(resolve(after))];
  if (was !== null && is !== null && was !== is)
    warn(
      `these may be reports of different studies: one is called ${was}, the other ${is}\npipelines/compare.ts sets studies side by side\n`,
    );
  const found = changes(earlier, later);
  const smallest = Math.max(earlier.smallest, later.smallest);
  const apart = fewApart(earlier, later);
  const few = movedByFew(found, smallest);
  if (apart)
    warn('the studies may be posts of few people apart: then all that moved tells of these; --json prints it, for your eyes alone\n');
  else if (few.length > 0) warn(`${warning(few, smallest)}\n`);
  const { made, moved, added, removed, same } = found;
  if (json) process.stdout.write(`${JSON.stringify(found)}\n`);
  else {
    // What is printed may be logged, and passed on with the report.
    const open = apart ? [] : withoutFew(found, earlier, later).moved;
    const untold = apart ? 0 : moved.length - open.length;
    const lines = [
      made.length === 0 ? 'made from the same tables, settings, seed and versions' : `made from other: ${made.join(', ')}`,
      `${countOf(moved.length, 'number')} moved, ${same} are the same, ${added.length} are new, ${removed.length} are gone`,
      ...(open.length > 0
        ? [`by figure, row and column of tables/FIGURE.csv${open.length > TOLD ? `, the ${TOLD} that moved most` : ''}:`]
        : []),
      ...open.slice(0, TOLD).map(told),
      ...(untold > 0 ? [`${untold} more that may tell of few ${untold === 1 ? 'is' : 'are'} printed by --json, for your eyes alone`] : []),
    ];
    say(`${lines.join('\n')}\n`);
  }
  if (tolerance === undefined) return 0;
  const drifted = moved.filter(({ by }) => by === null || Math.abs(by) > tolerance).length + added.length + removed.length;
  if (json) return drifted > 0 ? 1 : 0;
  if (drifted > 0)
    throw new UserError(`${countOf(drifted, 'number')} drifted beyond ${tolerance}`, {
      hint: 'look at what changed before the report is passed on',
      exit: 1,
    });
  return 0;
});

/** What two published reports would give away together, and what to do. */
function warning(few: readonly Moved[], smallest: number): string {
  const [is, they] = few.length === 1 ? ['1 count', 'it tells'] : [`${few.length} counts`, 'they tell'];
  const names = few.slice(0, TOLD).map(({ number }) => `  ${number}`);
  const more = few.length > TOLD ? [`  and ${few.length - TOLD} more`] : [];
  return [
    `${is} moved by fewer than ${smallest}: to whoever has both reports ${they} of so few people or posts`,
    ...names,
    ...more,
    'publish the later report in the place of the earlier one, or wait until more has changed',
  ].join('\n');
}

function told({ number, before, after, by }: Moved): string {
  return `${number}: ${short(before)} → ${short(after)}${by === null ? '' : ` (${by > 0 ? '+' : ''}${(by * 100).toFixed(1)}%)`}`;
}

/** Four digits are enough to see that a number moved; whole numbers stand in full. */
function short(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)));
}
