import { rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Command } from 'commander';
import { agree, type Outcome, outcomeFiles } from '../src/coding/coding.ts';
import { agreementText, performanceText, sharesText } from '../src/coding/estimates/texts.ts';
import type { Round } from '../src/coding/round.ts';
import { readRound } from '../src/coding/round.ts';
import { isFile, makeFolder, writeWhole } from '../src/disk/disk.ts';
import { textOf } from '../src/disk/named-file.ts';
import { home } from '../src/package.ts';
import { refuseAmongReports } from '../src/study/places.ts';
import { countOf } from '../src/text/counts.ts';
import { runCommand } from './terminal/command.ts';
import { say } from './terminal/say.ts';

interface Options {
  readonly sample?: string[];
  readonly settled?: string[];
  readonly out?: string;
  readonly seed: string;
  readonly json?: boolean;
}

const command = new Command('npx tsx pipelines/agree.ts')
  .description('Reads what coders sent back, and says how far they agree, what is still to be settled, and what the corrected shares are.')
  .argument(
    '<files...>',
    'files of the coders: CSV or JSON of the coder page, edited sheets (Excel, LibreOffice or CSV), CSV or JSON of Label Studio or doccano',
  )
  .option('--sample <files...>', 'sample.json of each round; otherwise looked for beside the files and one folder up')
  .option('--settled <files...>', 'settled codes: disagreements.csv filled in, or what settle.html saved')
  .option('--out <dir>', 'where agreement.csv, disagreements.csv and the rest go; otherwise beside sample.json, or the first file')
  .option('--seed <words>', 'seed of the bootstrap', '1')
  .option('--json', 'print the outcome as one JSON object')
  .addHelpText(
    'after',
    '\nExample:\n  npx tsx pipelines/agree.ts coded-ann.csv coded-bo.json --sample data/interim/sample/coding/round-1/sample.json',
  );

await runCommand(command, async () => {
  const { sample, settled = [], out, seed, json } = command.opts<Options>();
  const files = command.args.map((path) => resolve(path));
  const samples = sample?.map((path) => resolve(path)) ?? (await samplesNear(files));
  const rounds = await Promise.all(samples.map(async (path) => readRound(await textOf(path), path)));
  if (out !== undefined) await refuseAmongReports(out, home);
  const into = resolve(out ?? dirname(samples.at(-1) ?? (files[0] as string)));
  const table = join(into, 'disagreements.csv');
  const outcome = await agree(
    files,
    settled.map((path) => resolve(path)),
    { rounds, seed, ...((await isFile(table)) ? { replaced: table } : {}) },
  );
  await makeFolder(into);
  for (const name of outcomeFiles) {
    const content = outcome.outputs[name];
    if (content === undefined) await rm(join(into, name), { force: true });
    else await writeWhole(join(into, name), content);
  }
  if (json) {
    const { coders, posts, agreement, open, shares, undecided, performance, calibration } = outcome;
    const read = outcome.files.map(({ file, readings, open, notes }) => ({ file, coded: readings.length, open, notes }));
    process.stdout.write(
      `${JSON.stringify({ folder: into, coders, posts, files: read, agreement, open, shares, undecided, performance, calibration })}\n`,
    );
  } else say(told(outcome, rounds, into));
});

function told(
  { files, posts, agreement, open, shares, undecided, performance, outputs }: Outcome,
  rounds: readonly Round[],
  into: string,
): string {
  const lines = files.map(({ file, readings, open, notes }) => {
    const coders = [...new Set(readings.map(({ coder }) => coder))].join(', ') || 'nobody';
    return `${file}: ${new Set(readings.map(({ item, coder }) => `${coder} ${item}`)).size} coded by ${coders}, ${open} open${notes.map((note) => `; ${note}`).join('')}`;
  });
  const asked = rounds.reduce((sum, { items }) => sum + items.length, 0);
  if (asked > 0)
    lines.push(
      `${posts} of the ${asked} posts drawn are coded${posts < asked ? '; shares take the others to be like them, stratum by stratum (where nobody coded any of a stratum, like those of which the program says the same)' : ''}`,
    );
  const parts = [`${lines.join('\n')}\n`, agreementText(agreement)];
  if (open.length > 0) {
    const page = outputs['settle.html'] === undefined ? '' : `open ${join(into, 'settle.html')}, or `;
    parts.push(
      `${countOf(open.length, 'post')} to settle: ${page}fill in ${join(into, 'disagreements.csv')}, and give it back with --settled.\n`,
    );
    if (rounds.length > 0) parts.push('Shares are corrected once all are settled: without the doubtful posts they would be wrong.\n');
  }
  if (rounds.length === 0) parts.push('No sample.json: shares cannot be corrected. Name it with --sample.\n');
  else if (open.length === 0) {
    if (new Set(rounds.map(({ from }) => from.labels)).size > 1)
      parts.push(
        'The program has coded the study anew between these rounds. If its model was fitted on posts of the earlier ones, these flatter it: give the later rounds alone then.\n',
      );
    if (undecided.length > 0) parts.push(`The program does not decide ${undecided.join(', ')}: people alone speak for their shares.\n`);
    if (performance.length > 0) parts.push(performanceText(performance));
    parts.push(sharesText(shares));
    parts.push(`For the report to tell these shares, write into study.yaml: report: { coding: ${JSON.stringify(into)} }\n`);
  }
  return `${parts.join('\n')}\nWritten to ${into}: ${Object.keys(outputs).join(', ')}\n`;
}

async function samplesNear(files: readonly string[]): Promise<string[]> {
  const candidates = new Set(files.flatMap((file) => [join(dirname(file), 'sample.json'), join(dirname(dirname(file)), 'sample.json')]));
  const found: string[] = [];
  for (const path of candidates) if (await isFile(path)) found.push(path);
  return found;
}
