import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../src/errors.ts';
import { legible } from '../terminal/say.ts';
import type { Mode } from '../terminal/stage-script.ts';
import { chosenStudy } from '../terminal/study-options.ts';

/** Prints why a post of a study has its codes. It prints the text, so it is for the terminal alone. */
export const explainPost: Mode = {
  option: 'explain',
  ofStudy: true,
  example: 'npx tsx pipelines/classify.ts data/raw/sample --explain 1629612212405790061',
  addOptions(command) {
    command.option('--explain <id>', 'print text, signs, probabilities and evidence of one post of a study that was run before');
  },
  async run(options, paths) {
    const id = options.explain as string;
    if (paths.length === 0) throw new UserError('--explain: missing exports', { hint: 'name the folder or files of the study beside it' });
    const [{ Database }, { explain }, { studyRules }] = await Promise.all([
      import('../../src/database/database.ts'),
      import('../../src/classify/explain.ts'),
      import('../../src/classify/study-rules.ts'),
    ]);
    const study = await chosenStudy(options, paths);
    const db = await Database.open();
    try {
      for (const table of ['posts', 'links', 'people'] as const) {
        const path = join(study.folders.interim, `${table}.parquet`);
        await stat(path).catch((cause) => {
          throw new UserError(`--explain: missing table: ${table}`, { hint: 'run pipelines/run.ts on the study first', cause });
        });
        await db.view(table, path);
      }
      const found = await explain(db, await studyRules(study), id);
      if (found.length === 0) throw new UserError(`--explain: unknown post: ${id}`, { hint: 'give its id, or platform:id' });
      return { text: options.json === true ? `${JSON.stringify({ posts: found })}\n` : legible(found.map(shown).join('\n')) };
    } finally {
      db.close();
    }
  },
};

function shown({
  post,
  text: said,
  uncodable,
  subflag,
  signals,
  codes,
}: Awaited<ReturnType<typeof import('../../src/classify/explain.ts').explain>>[number]) {
  const lines = [post, '', ...said.split('\n').map((line) => `  ${line}`), ''];
  if (uncodable !== null) lines.push(`not coded: ${uncodable}`);
  for (const { code, value, probability, threshold, evidence, telling } of codes) {
    const how =
      probability === null ? (value ? 'certain evidence' : 'not decided') : `probability ${probability.toFixed(3)}, threshold ${threshold}`;
    lines.push(`${code}: ${value ? 'yes' : 'no'} (${how})`);
    for (const line of evidence) lines.push(`  evidence  ${line}`);
    if (probability !== null && telling.length > 0) lines.push(`  for it    ${telling.join(', ')}`);
  }
  if (subflag !== null) lines.push(`sub-flag: ${subflag}`);
  lines.push('signs:');
  for (const [signal, excerpt] of signals) lines.push(`  ${signal.padEnd(28)} ${excerpt}`);
  return `${lines.join('\n')}\n`;
}
