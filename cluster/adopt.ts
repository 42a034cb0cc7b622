import { join } from 'node:path';
import { Command } from 'commander';
import { runCommand } from '../pipelines/terminal/command.ts';
import { chosenStudy, withStudyOptions } from '../pipelines/terminal/study-options.ts';
import { classify } from '../src/classify/classify.ts';
import { NearDuplicates } from '../src/classify/posts/near-duplicates.ts';
import { studyCodes } from '../src/classify/study-rules.ts';
import { literal } from '../src/database/sql.ts';
import { UserError } from '../src/errors.ts';
import { readKey } from '../src/privacy/key.ts';
import { run } from '../src/run/run.ts';
import type { Stage, Work } from '../src/run/stage.ts';
import { stages } from '../src/stages.ts';

/** Rows handed to the database at once. */
const AT_ONCE = 10_000;

const command = withStudyOptions(
  new Command('npx tsx cluster/adopt.ts')
    .description('Takes the codes that spark.py found into a study, in place of the stage classify.')
    .argument('<path...>', 'folder with exports, or export files, as given to the run')
    .requiredOption('--from-spark <dir>', 'what spark.py was given as --out')
    .addHelpText(
      'after',
      '\nExample:\n  npx tsx cluster/adopt.ts data/raw/NAME --from-spark OUT && npx tsx pipelines/run.ts data/raw/NAME',
    ),
);

await runCommand(command, async () => {
  const study = await chosenStudy(command.opts(), command.args);
  const { fromSpark } = command.opts<{ fromSpark: string }>();
  const codes = await studyCodes(study);
  const adopted: Stage = { ...classify, load: async () => (work) => adopt(work, fromSpark, codes) };
  const { stages: outcomes } = await run(
    study,
    stages.map((stage) => (stage.name === 'classify' ? adopted : stage)),
    { from: 'classify', until: 'classify', force: true, key: () => readKey(process.env) },
  );
  process.stdout.write(`${study.name}: ${outcomes[0]?.rows ?? 0} rows from ${fromSpark}\n`);
});

/** Writes the tables of the stage from those of Spark, and the evidence of repeated texts, which no single post tells. */
async function adopt({ db, write, scratch }: Work, folder: string, codes: readonly string[]): Promise<void> {
  const from = (table: string): string => `read_parquet(${literal(`${folder}/${table}/*.parquet`)})`;
  const [{ missing, unknown } = { missing: 0, unknown: 0 }] = await db.rows<{ missing: number; unknown: number }>(`
SELECT count(*) FILTER (WHERE l.post IS NULL) AS missing, count(*) FILTER (WHERE p.post IS NULL) AS unknown
FROM posts p FULL JOIN (SELECT DISTINCT post FROM ${from('labels')}) l ON l.post = p.post`);
  if (missing > 0 || unknown > 0)
    throw new UserError(`${folder}: invalid codes: ${missing} posts without, ${unknown} of other posts`, {
      hint: `see ${folder}/rejects, and whether spark.py read the tables of this study`,
    });
  const found = await db.rows<{ code: string }>(`SELECT DISTINCT code FROM ${from('labels')} WHERE probability IS NOT NULL OR NOT value`);
  const stranger = found.find(({ code }) => !codes.includes(code));
  if (stranger !== undefined)
    throw new UserError(`${folder}: invalid codes: ${stranger.code} is decided there, and by this study ${codes.join(', ')}`, {
      hint: 'give spark.py the settings of this study: --study study.yaml',
    });
  await write('labels', `SELECT * FROM ${from('labels')}`);
  await db.run(
    `CREATE OR REPLACE TABLE spark_signed AS SELECT post, row_number() OVER (ORDER BY post) - 1 AS row FROM ${from('signatures')}`,
  );
  await db.run('CREATE OR REPLACE TABLE spark_repeated (row BIGINT, size INTEGER)');
  const near = new NearDuplicates(join(scratch, 'signatures'));
  let signed = 0;
  for await (const { bytes = [] } of db.columns(`SELECT hex(signature) AS bytes FROM ${from('signatures')} ORDER BY post`)) {
    const begun = signed;
    near.add(
      Int32Array.from(bytes, (_, i) => begun + i),
      Buffer.from(bytes.join(''), 'hex'),
    );
    signed += bytes.length;
  }
  let values: string[] = [];
  const hand = async (): Promise<void> => {
    if (values.length > 0) await db.run(`INSERT INTO spark_repeated VALUES ${values.join(', ')}`);
    values = [];
  };
  for (const [row, size] of await near.repeated()) {
    values.push(`(${row}, ${size})`);
    if (values.length === AT_ONCE) await hand();
  }
  await hand();
  near.close();
  await write(
    'evidence',
    `SELECT post, code, cue, position, excerpt FROM ${from('evidence')}
     UNION ALL
     SELECT s.post, 'repeated', 'near-duplicates', 1, concat(r.size, ' posts') FROM spark_repeated r JOIN spark_signed s ON s.row = r.row`,
  );
  for (const table of ['spark_signed', 'spark_repeated']) await db.run(`DROP TABLE ${table}`);
}
