import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { writeWhole } from '../src/disk.ts';
import { systemCode, UserError } from '../src/errors.ts';
import { forgottenHash, forgottenHashes, forgottenPath } from '../src/ingest/forgotten.ts';
import { version } from '../src/manifest.ts';
import { readKey } from '../src/privacy/key.ts';
import { ask } from './ask.ts';
import { studyOf, withStudyOptions } from './study-options.ts';

interface Options {
  readonly from?: string[];
  readonly file?: string;
}

const command = withStudyOptions(
  new Command('npx tsx pipelines/forget.ts')
    .description('Forgets people or posts: takes them out of every table and report of a study, and rebuilds it.')
    .argument('[ids...]', 'ids, handles or keys (platform:id) of people or posts')
    .requiredOption('--from <path...>', 'folder with exports, or export files, as given to the run')
    .option('--file <file>', 'a file with further ids, one a line')
    .version(await version(), '--version')
    .addHelpText(
      'after',
      `
Example:
  npx tsx pipelines/forget.ts twitter:1234567890 --from data/raw/my-study

The ids go, as hashes, into the list that ingest.forget names in study.yaml. The exports themselves are not touched:
delete the rows there too, where the law or the platform asks for it.`,
    ),
);

await ask(
  command,
  () => false,
  async () => {
    const { from = [], file } = command.opts<Options>();
    const study = await studyOf(command, from);
    const path = forgottenPath(study);
    if (path === null) {
      throw new UserError('ingest.forget: missing: the study names no list of the forgotten', {
        hint: 'add to study.yaml:\ningest:\n  forget: .forgotten',
      });
    }
    const ids = [...command.args, ...(file === undefined ? [] : await lines(file))].filter((id) => id.trim() !== '');
    if (ids.length === 0) throw new UserError('missing ids: nobody to forget', { hint: '--help shows an example' });
    const list = new Set([...(await forgottenHashes(study)), ...ids.map(forgottenHash)]);
    await writeWhole(path, `${[...list].sort().join('\n')}\n`);
    const [{ run }, { stages }] = await Promise.all([import('../src/run.ts'), import('../src/stages.ts')]);
    const outcome = await run(study, stages, { key: () => readKey(process.env) });
    process.stdout.write(`${study.name}: ${outcome.posts} posts by ${outcome.people} people remain\n`);
  },
);

async function lines(file: string): Promise<string[]> {
  try {
    return (await readFile(file, 'utf8')).split(/\r?\n/);
  } catch (cause) {
    throw new UserError(`${file}: unreadable: ${systemCode(cause) ?? cause}`, { cause });
  }
}
