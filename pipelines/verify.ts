import { Command } from 'commander';
import { UserError } from '../src/errors.ts';
import { readManifest } from '../src/run/record/manifest.ts';
import { type Difference, kindsOf, verify } from '../src/run/verify.ts';
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

/** Differences of a place told one by one; --json has all. */
const TOLD = 10;

await runCommand(command, async () => {
  const study = await chosenStudy(command.opts(), command.args);
  const found = await verify(study, stages);
  if (command.opts<{ json?: boolean }>().json) {
    process.stdout.write(`${JSON.stringify(found)}\n`);
    return found.length > 0 ? 1 : 0;
  }
  for (const line of told(found)) say(`${line}\n`);
  if (found.length === 0) {
    say(`${study.name}: everything is as recorded\n`);
    return 0;
  }
  const { stages: recorded } = await readManifest(study.folders.interim);
  const { kinds, hint } = kindsOf(found, Object.keys(recorded.ingest?.inputs ?? {}).length);
  throw new UserError(`${study.name}: ${countOf(found.length, 'difference')} from the record: ${kinds.join('; ')}`, { hint, exit: 1 });
});

/** What differs, a line each; of places where much does, the first and how many others. */
function told(found: readonly Difference[]): string[] {
  return [...new Set(found.map(({ place }) => place))].flatMap((place) => {
    const here = found.filter((one) => one.place === place);
    const lines = here.slice(0, TOLD).map(({ name, what }) => `${place}: ${name}: ${what}`);
    return here.length > TOLD ? [...lines, `${place}: and ${countOf(here.length - TOLD, 'other')}; --json names all`] : lines;
  });
}
