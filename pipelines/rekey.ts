import { rm } from 'node:fs/promises';
import { Command } from 'commander';
import { namesBelow } from '../src/disk/disk.ts';
import { UserError } from '../src/errors.ts';
import { readKey, replaceKey } from '../src/privacy/key.ts';
import { hold } from '../src/run/lock.ts';
import { readManifest, writeManifest } from '../src/run/record/manifest.ts';
import { refuseTablesOfOther } from '../src/run/record/origin.ts';
import { stageNames } from '../src/run/stage-name.ts';
import { runCommand } from './terminal/command.ts';
import { say } from './terminal/say.ts';
import { chosenStudy, withStudyOptions } from './terminal/study-options.ts';

const command = withStudyOptions(
  new Command('npx tsx pipelines/rekey.ts')
    .description('Makes a new key and new pseudonyms for a study, so that earlier releases cannot be linked to later ones.')
    .argument('<path...>', 'folder with exports, or export files, as given to the run')
    .addHelpText(
      'after',
      `
Example:
  npx tsx pipelines/rekey.ts data/raw/my-study

The previous key is kept beside the new one, with .old at its end: destroy it to cut the link for good. Other studies
under the same key get new pseudonyms at their next run.`,
    ),
);

await runCommand(command, async () => {
  const study = await chosenStudy(command.opts(), command.args);
  await refuseTablesOfOther(study);
  const { interim, processed } = study.folders;
  const manifest = await readManifest(interim);
  if (manifest.stages.ingest === undefined)
    throw new UserError(`${study.name}: missing record: no run of this study in ${interim}`, {
      hint: 'run it first, or give the --name or --out that its run was given',
    });
  const { stages } = await import('../src/stages.ts');
  const made = new Set([
    ...Object.keys(manifest.releases),
    ...stages.flatMap(({ writes, releases }) => [...writes, ...(releases?.files ?? [])]),
  ]);
  const release = await hold(interim);
  try {
    const { key, path, old } = await replaceKey(process.env);
    // No table under the old key may stay beside those under the new. What others put there stays.
    for (const name of await namesBelow(processed)) if (made.has(name.replace(/\.parquet$/, ''))) await rm(`${processed}/${name}`);
    await writeManifest(interim, { ...manifest, releases: {} });
    say(`new key ${key.id} in ${path}; the previous one is ${old}\n`);
  } finally {
    await release();
  }
  const { run } = await import('../src/run/run.ts');
  // No stage is run that the study was not run through.
  const until = stageNames.findLast((name) => name in manifest.stages) ?? null;
  await run(study, stages, { until, key: () => readKey(process.env) });
  say(`${study.name}: all pseudonyms are new; other studies under this key get new ones at their next run\n`);
});
