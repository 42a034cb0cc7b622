import { randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { Database } from '../src/database/database.ts';
import { makeFolder, writeWhole } from '../src/disk/disk.ts';
import { type Mirror, mirror } from '../src/mirror/mirror.ts';
import { mirrorPage } from '../src/mirror/mirror-page.ts';
import { nameAbove } from '../src/mirror/name-above.ts';
import { home } from '../src/package.ts';
import { run } from '../src/run/run.ts';
import { stages } from '../src/stages.ts';
import { refuseAmongReports } from '../src/study/places.ts';
import { openStudy, type Study } from '../src/study/study.ts';
import { kindOf, listedDomains } from '../src/text/domains.ts';
import { runCommand } from './terminal/command.ts';
import { warn } from './terminal/say.ts';

interface Options {
  readonly me?: readonly string[];
  readonly timezone?: string;
  readonly name?: string;
  readonly out?: string;
  readonly json?: boolean;
}

const command = new Command('npx tsx pipelines/mirror.ts')
  .description('Makes a private page for one educator from their own account downloads: the people, spaces and tools of their network.')
  .argument('<archive...>', 'folders or files: tweets.js and account.js; outbox.json and actor.json; posts_1.json')
  .option('--me <handle>', 'which author is you, where files hold posts of several; may be repeated', collect)
  .option('--timezone <zone>', 'your time zone, such as Europe/Lisbon', zoned)
  .option('--name <name>', 'name of the folder; otherwise that of the archive, or of the folder around one called data')
  .option('--out <dir>', 'where page and private tables go; otherwise data/interim/NAME/mirror')
  .option('--json', 'print the outcome as one JSON object')
  .addHelpText(
    'after',
    '\nNothing leaves this machine. The page names people: keep it to yourself.\n\nExample:\n  npx tsx pipelines/mirror.ts twitter-archive/data --timezone America/Chicago',
  );

await runCommand(command, async () => {
  const { me = [], timezone: zone = null, name = null, out, json } = command.opts<Options>();
  const opened = await openStudy(command.args, { home, name: name ?? nameAbove(command.args) });
  if (out !== undefined) await refuseAmongReports(out, home);
  const folder = out === undefined ? join(home, 'data', 'interim', opened.name, 'mirror') : resolve(out);
  const isNew = (await readdir(folder).catch(() => [])).length === 0;
  await makeFolder(folder, 0o700);
  // A mirror is released to nobody: what a run makes for others goes to a folder that is removed, under a key that nobody keeps.
  const spare = join(folder, 'spare');
  const folders = { interim: join(folder, 'tables'), processed: join(spare, 'processed'), report: join(spare, 'report') };
  const key = { secret: randomBytes(32), id: 'mirror', made: null };
  const study = { ...opened, folders };
  try {
    await run(study, stages, { until: 'classify', key: async () => key });
    const found = await mirrorOf(study, { me, zone });
    const page = join(folder, 'index.html');
    await writeWhole(page, await mirrorPage(found));
    const outcome = { page, posts: found.posts, people: found.people.length, spaces: found.spaces.length, tools: found.tools.length };
    if (json) process.stdout.write(`${JSON.stringify(outcome)}\n`);
    else warn(`private page in ${page}: keep it to yourself\n`);
  } catch (error) {
    // Without a page nobody would look for the private tables.
    if (isNew) await rm(folder, { recursive: true, force: true });
    throw error;
  } finally {
    await rm(spare, { recursive: true, force: true });
  }
});

/** The network of the owner, from the tables of the archive. */
async function mirrorOf(study: Study, { me, zone }: { readonly me: readonly string[]; readonly zone: string | null }): Promise<Mirror> {
  const db = await Database.open();
  try {
    for (const table of ['posts', 'people', 'links', 'labels'] as const)
      await db.view(table, join(study.folders.interim, `${table}.parquet`));
    const sites = await listedDomains(study.settings.classify.domains);
    return await mirror(db, { me, zone, siteKind: (domain) => kindOf(domain, sites) });
  } finally {
    db.close();
  }
}

function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

function zoned(value: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone;
  } catch {
    throw new InvalidArgumentError('A time zone such as Europe/Lisbon.');
  }
}
