import { Command } from 'commander';
import { UserError } from '../src/errors.ts';
import { readManifest } from '../src/run/manifest.ts';
import { kindsOf, verify } from '../src/run/verify.ts';
import { stages } from '../src/stages.ts';
import { countOf } from '../src/text/counts.ts';
import { runCommand } from './terminal/command.ts';
import { say } from './terminal/say.ts';
import { chosenStudy, withStudyOptions } from './terminal/study-options.ts';

const command = withStudyOptions(
  new Command('npx tsx pipelines/verify.ts')
    .description('Hashes everything a study was made from and wrote, and names what differs from its record.')
    .argument('<path...>', 'folder with exports, or export files, as given to the run')
    .option('--json', 'print what differs as one JSON list')
    .addHelpText(
      'after',
      '\nExample:\n  npx tsx pipelines/verify.ts data/raw/sample\n\nExit status: 0 all is as recorded; 1 something differs; 2 there is no record of a run.',
    ),
);

await runCommand(command, async () => {
  const study = await chosenStudy(command.opts(), command.args);
  const found = await verify(study, stages);
  if (command.opts<{ json?: boolean }>().json) {
    process.stdout.write(`${JSON.stringify(found)}\n`);
    return found.length > 0 ? 1 : 0;
  }
  for (const { place, name, what } of found) say(`${place}: ${name}: ${what}\n`);
  if (found.length === 0) {
    say(`${study.name}: everything is as recorded\n`);
    return 0;
  }
  const { stages: recorded } = await readManifest(study.folders.interim);
  const { kinds, hint } = kindsOf(found, Object.keys(recorded.ingest?.inputs ?? {}).length);
  throw new UserError(`${study.name}: ${countOf(found.length, 'difference')} from the record: ${kinds.join('; ')}`, { hint, exit: 1 });
});
