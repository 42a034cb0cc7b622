import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { Codebook } from '../src/codebook/codebook.ts';
import { readCodebook } from '../src/codebook/read-codebook.ts';
import { studyCodebook } from '../src/codebook/study-codebook.ts';
import { outcomeFiles } from '../src/coding/coding.ts';
import { planText } from '../src/coding/estimates/texts.ts';
import { handedOut, roundFiles } from '../src/coding/handout/round-files.ts';
import { drewTheSame, type Period, periods } from '../src/coding/round.ts';
import { roundsIn } from '../src/coding/rounds.ts';
import { alikeOf } from '../src/coding/sampling/alike.ts';
import { drawRound } from '../src/coding/sampling/draw-round.ts';
import { frameOf } from '../src/coding/sampling/frame.ts';
import { assumed, plan } from '../src/coding/sampling/plan.ts';
import { Database } from '../src/database/database.ts';
import { makeFolder, namesBelow, sha256OfFile, writeWhole } from '../src/disk/disk.ts';
import { textOf } from '../src/disk/named-file.ts';
import { UserError } from '../src/errors.ts';
import { refuseTablesOfOther } from '../src/run/record/origin.ts';
import { tablePath } from '../src/run/session.ts';
import type { Study } from '../src/study/study.ts';
import { grouped } from '../src/text/counts.ts';
import { runCommand } from './terminal/command.ts';
import { between, wholeBetween } from './terminal/numbers.ts';
import { asTyped, say } from './terminal/say.ts';
import { chosenStudy, type StudyChoice, withStudyOptions } from './terminal/study-options.ts';

interface Options extends StudyChoice {
  readonly coders: string[];
  readonly size: number;
  readonly overlap: number;
  readonly seed?: string;
  readonly period: Period;
  readonly codebook?: string;
  readonly plan?: boolean;
  readonly force?: boolean;
  readonly json?: boolean;
}

const sizes = [60, 100, 150, 200, 300, 400, 600, 1000];

const command = withStudyOptions(
  new Command('npx tsx pipelines/sample.ts')
    .description('Draws posts of a study for people to code, and writes for every coder an offline coder page and sheets.')
    .argument('<path...>', 'folder with exports, or export files, as given to pipelines/run.ts, which comes first')
    .addOption(
      new Option('--coders <names>', 'names of the coders, with commas between')
        .argParser(codersIn)
        .default(['coder1', 'coder2'], 'coder1,coder2'),
    )
    .option('--size <n>', 'posts to draw', wholeBetween(2, 100_000), 200)
    .option('--overlap <share>', 'share of the posts that every coder reads, 0 to 1', between(0, 1), 0.3)
    .addOption(new Option('--period <unit>', 'strata by month or quarter').choices(periods).default('quarter'))
    .option(
      '--codebook <file>',
      'codebook of your own, YAML or JSON; otherwise that of study.yaml (classify.codebook), or sharing, self-promotion, commercial',
    )
    .option('--seed <words>', 'seed of the draw; otherwise that of the study')
    .option('--plan', 'draw nothing: say how many posts give which width of interval')
    .option('--force', 'draw the last round again, in place of its files')
    .option('--json', 'print the outcome as one JSON object')
    .addHelpText(
      'after',
      '\nExample:\n  npx tsx pipelines/sample.ts data/raw/sample --coders ann,bo --size 60 --overlap 0.3\n\nThe files go to data/interim/NAME/coding/round-1 (then round-2, …). They hold texts of real people: private.',
    ),
);

await runCommand(command, async () => {
  const options = command.opts<Options>();
  const study = await chosenStudy(options, command.args);
  await refuseTablesOfOther(study);
  const db = await Database.open();
  try {
    await views(study, db);
    const codebook = await codebookOf(options, study);
    if (options.plan) await printPlan(db, codebook, options);
    else await write(study, db, codebook, options);
  } finally {
    db.close();
  }
});

async function codebookOf({ codebook: file }: Options, study: Study): Promise<Codebook> {
  if (file === undefined) return studyCodebook(study);
  return readCodebook(await textOf(file), file);
}

async function views(study: Study, db: Database): Promise<void> {
  for (const table of ['posts', 'people', 'links', 'labels'] as const) {
    const path = tablePath(study, table);
    if ((await sha256OfFile(path)) === null) {
      throw new UserError(`${study.name}: missing ${table}: the study has not been run`, {
        hint: `first: npx tsx pipelines/run.ts ${command.args.map(asTyped).join(' ')}; where it was run with --out, give the same --out here`,
      });
    }
    await db.view(table, path);
  }
  if ((await sha256OfFile(tablePath(study, 'members'))) === null) await db.run('CREATE TABLE members (person VARCHAR, community BIGINT)');
  else await db.view('members', tablePath(study, 'members'));
}

async function printPlan(db: Database, codebook: Codebook, { period, json }: Options): Promise<void> {
  const frame = await frameOf(db, codebook, period, []);
  const rows = plan({ ...frame, alike: await alikeOf(db, codebook) }, codebook, sizes);
  if (json) process.stdout.write(`${JSON.stringify(rows)}\n`);
  else
    say(
      `Half the width of the 95% interval of a corrected share, in points; in brackets a simple random sample without the classifier.\n\n${planText(rows, codebook)}\nTakes the classifier to be right in ${assumed.precision * 100}% of what it codes and to find ${assumed.recall * 100}% of what is to be coded; a code that it does not decide, to apply to half of the posts; and posts of one author to be as alike as their codes by the classifier.\n`,
    );
}

async function write(study: Study, db: Database, codebook: Codebook, options: Options): Promise<void> {
  const folder = join(study.folders.interim, 'coding');
  const rounds = await roundsIn(folder);
  const before = options.force ? rounds.slice(0, -1) : rounds;
  if (before.some((round) => JSON.stringify(round.codebook) !== JSON.stringify(codebook))) {
    throw new UserError(`${study.name}: the codebook differs from that of an earlier round`, {
      hint: 'rounds add up only under one codebook: give the same one, or move the earlier rounds away',
    });
  }
  const round = await drawRound(db, {
    study: study.name,
    round: (before.at(-1)?.round ?? 0) + 1,
    size: options.size,
    coders: options.coders,
    overlap: options.overlap,
    period: options.period,
    seed: options.seed ?? String(study.settings.seed),
    codebook,
    from: { labels: await sha256OfFile(tablePath(study, 'labels')), members: await sha256OfFile(tablePath(study, 'members')) },
    before,
  });
  const into = join(folder, `round-${round.round}`);
  const replaced = options.force ? rounds.at(-1) : undefined;
  if (replaced !== undefined && !drewTheSame(replaced, round)) await refuseCoded(into);
  await makeFolder(into);
  // What the draw before gave to coders who are not asked any more would be taken for part of this one.
  for (const name of replaced === undefined ? [] : handedOut(replaced)) await rm(join(into, name), { force: true });
  for (const [name, content] of Object.entries(await roundFiles(round))) await writeWhole(join(into, name), content);
  const all = round.items.filter(({ coders }) => coders.length === round.coders.length).length;
  if (options.json) {
    process.stdout.write(
      `${JSON.stringify({ folder: into, round: round.round, posts: round.items.length, readByAll: all, strata: round.strata })}\n`,
    );
    return;
  }
  const short = round.items.length < options.size ? ` (all that are left to code: ${grouped(options.size)} were asked for)` : '';
  say(
    `${study.name}: round ${round.round}, ${grouped(round.items.length)} posts${short} from ${round.strata.length} strata, ${grouped(all)} read by everyone\n`,
  );
  for (const coder of round.coders) {
    const mine = round.items.filter(({ coders }) => coders.includes(coder)).length;
    say(`${coder}: ${mine} posts in ${join(into, `${round.study}-round-${round.round}-${coder}.html`)} (or .csv, .xlsx)\n`);
  }
  say(
    `Private: texts of real people. Keep sample.json; give each coder their own file. Then: npx tsx pipelines/agree.ts FILES --sample ${asTyped(join(into, 'sample.json'))}\n`,
  );
}

/** Refuses to draw other posts where the codes of those drawn before stand: they would belong to nothing. */
async function refuseCoded(into: string): Promise<void> {
  const names = await namesBelow(into);
  const coded = names.filter((name) => outcomeFiles.some((outcome) => outcome === name) || name.startsWith('coded-'));
  if (coded.length > 0)
    throw new UserError(`${into}: codes of the posts drawn before stand there: ${coded.join(', ')}`, {
      hint: 'draw a further round, without --force; or move these away first',
    });
}

function codersIn(value: string): string[] {
  const names = value.split(',').map((name) => name.trim());
  if (new Set(names).size < names.length) throw new InvalidArgumentError('Every coder needs a name of their own.');
  if (names.some((name) => !/^[\p{L}\p{N}][\p{L}\p{N}._]{0,39}$/u.test(name) || ['settled', 'all'].includes(name)))
    throw new InvalidArgumentError('Names have letters, digits, points and underscores, and are neither "settled" nor "all".');
  return names;
}
