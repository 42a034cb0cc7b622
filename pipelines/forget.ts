import { randomBytes } from 'node:crypto';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { takeOutForgotten } from '../src/coding/rounds.ts';
import { Database } from '../src/database/database.ts';
import { namesBelow, sha256OfFile, writeWhole } from '../src/disk/disk.ts';
import { textOf } from '../src/disk/named-file.ts';
import { UserError } from '../src/errors.ts';
import { forgottenHash, forgottenPath, forgottenText, readForgotten } from '../src/ingest/forget/forgotten-list.ts';
import { unmet } from '../src/ingest/forget/unmet.ts';
import { readKey } from '../src/privacy/key.ts';
import { refuseTablesOfOther } from '../src/run/record/origin.ts';
import { tablePath } from '../src/run/session.ts';
import type { Study } from '../src/study/study.ts';
import { countOf } from '../src/text/counts.ts';
import { runCommand } from './terminal/command.ts';
import { peopleIn } from './terminal/people-in.ts';
import { say, warn } from './terminal/say.ts';
import { chosenStudy, withStudyOptions } from './terminal/study-options.ts';

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
    .addHelpText(
      'after',
      `
Example:
  npx tsx pipelines/forget.ts twitter:1234567890 --from data/raw/my-study

The ids go, as salted hashes, into the list that ingest.forget names in study.yaml. Keep it with the exports: who tries out
names can tell whether one is on it. The exports themselves are not touched: delete the rows there too, where the law or
the platform asks for it. Samples of human coders (data/interim/NAME/coding) lose their words too; files that coders
have worked in are named.`,
    ),
);

await runCommand(command, async () => {
  const { from = [], file } = command.opts<Options>();
  const study = await chosenStudy(command.opts(), from);
  await refuseTablesOfOther(study);
  const path = forgottenPath(study);
  if (path === null) {
    throw new UserError('ingest.forget: missing: the study names no list of forgotten people and posts', {
      hint: 'add to study.yaml:\ningest:\n  forget: .forgotten',
    });
  }
  const ids = [...command.args, ...(file === undefined ? [] : (await textOf(file)).split(/\r?\n/))].filter((id) => id.trim() !== '');
  if (ids.length === 0) throw new UserError('missing ids: nobody to forget', { hint: '--help shows an example' });
  const list = await readForgotten(study, { begins: true });
  const known = ids.filter((id) => list.hashes.includes(forgottenHash(id, list.salt)));
  for (const id of known) warn(`${id}: stands on the list already\n`);
  const fresh = ids.filter((id) => !known.includes(id));
  if (fresh.length > 0) for (const line of await strangers(study, fresh)) warn(`${line}\n`);
  await keepList(path, forgottenText(list, ids, randomBytes(16).toString('hex')));
  const [{ run }, { stages }] = await Promise.all([import('../src/run/run.ts'), import('../src/stages.ts')]);
  const outcome = await run(study, stages, { key: () => readKey(process.env) });
  say(`${study.name}: ${countOf(outcome.posts, 'post')} remain; ${peopleIn(outcome.people)}\n`);
  say(
    'Reports made before tell, beside the new one, what was forgotten: where they were sent or published, put the new one in their place.\n',
  );
  await takeOutOfSamples(study);
});

/** Takes the forgotten out of what human coders were given, and says where they are left. */
async function takeOutOfSamples(study: Study): Promise<void> {
  const coding = join(study.folders.interim, 'coding');
  if ((await namesBelow(coding)).length === 0) return;
  const db = await Database.open();
  try {
    for (const table of ['posts', 'people', 'links'] as const) await db.view(table, tablePath(study, table));
    const { posts, left } = await takeOutForgotten(coding, db);
    say(
      `${coding}: ${countOf(posts, 'post')} taken out of the samples of human coders; give the coders their files anew, and have the old ones deleted\n`,
    );
    for (const { file, items } of left)
      say(
        `${file}: not touched, because somebody worked in it or made it from the sample: delete what it holds of ${items.join(', ')}, or make it anew with pipelines/agree.ts\n`,
      );
  } finally {
    db.close();
  }
}

/** Writes the list of the forgotten, readable by the user alone. */
async function keepList(path: string, text: string): Promise<void> {
  try {
    await writeWhole(path, text);
    await chmod(path, 0o600);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(why, {
      hint: 'nobody is forgotten yet: name a place for the list that you may write to with ingest.forget',
      exit: 1,
      cause,
    });
  }
}

/** What is to be said of ids that stand for nobody and nothing in the tables as they were before. */
async function strangers(study: Study, ids: readonly string[]): Promise<string[]> {
  const tables = ['people', 'posts'] as const;
  const there = await Promise.all(tables.map((table) => sha256OfFile(tablePath(study, table))));
  if (there.includes(null)) return ['the study was not run before: whether these ids stand for anybody in it is not known'];
  const db = await Database.open();
  try {
    for (const table of tables) await db.view(table, tablePath(study, table));
    const found = await unmet(db, ids);
    return found.map(
      ({ named, near }) =>
        `${named}: nobody and no post of the study is called so${near === null ? '' : `; like it is ${near}`}. It stands on the list for exports to come`,
    );
  } finally {
    db.close();
  }
}
