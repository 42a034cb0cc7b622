import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { codes, codesOf } from '../src/classify/codes.ts';
import { type CsvRecord, codedRecords, codedTexts, isUncodable } from '../src/classify/model/coded.ts';
import { crossModels, seenTexts } from '../src/classify/model/train.ts';
import { rulesOf } from '../src/classify/rules.ts';
import { rules } from '../src/classify/study-rules.ts';
import { postOf } from '../src/classify/texts.ts';
import { UserError } from '../src/errors.ts';
import { runCommand } from './command.ts';
import { evaluationText } from './evaluation-text.ts';
import { bytesOf } from './named-file.ts';

const examples = fileURLToPath(new URL('../data/lists/coded-examples.csv', import.meta.url));
const command = new Command('npx tsx pipelines/evaluate.ts')
  .description('Compares the classifier with settled codes. Prints figures only, never a text.')
  .argument(
    '<file>',
    'CSV: id, text, sharing, selfpromotion, commercial (0/1); where present platform, author, bio, links, account, inclusion, uncodable, subflag',
  )
  .option('--with <files...>', 'coded posts that take part in the fitting, not in the figures')
  .addHelpText(
    'after',
    `
Cross-validated: every post is coded by a model that was fitted, calibrated and given its thresholds without the account
that wrote it. The invented examples of the project take part in the fitting; natural's Bayes is fitted on the file
alone. "weighted" counts each post by one over its chance of being drawn (column inclusion). Intervals: 95%, bootstrap
over accounts.

Example:
  npx tsx pipelines/evaluate.ts gold.csv --with more.csv`,
  );

await runCommand(command, async () => {
  const [path = ''] = command.args;
  const records = await recordsIn(path);
  const gold = codedTexts(records, basename(path));
  const codable = records.filter((record) => !isUncodable(record));
  if (gold.length === 0) throw new UserError(`${path}: missing coded posts`, { hint: '--help says which columns a file needs' });
  const further = await Promise.all(
    [examples, ...(command.opts<{ with?: string[] }>().with ?? [])].map(async (file) => codedTexts(await recordsIn(file), basename(file))),
  );
  const shipped = await rules();
  const models = crossModels(seenTexts([...gold, ...further.flat()], shipped.domains), codes);
  const rulesOfModel = new Map([...new Set(models.values())].map((model) => [model, rulesOf(shipped.domains, model)]));
  const posts = gold.map((text, i) => {
    const model = models.get(text);
    const crossed = codesOf(postOf(text), (model && rulesOfModel.get(model)) ?? shipped);
    return { text, record: codable[i] as CsvRecord, crossed, shipped: codesOf(postOf(text), shipped) };
  });
  const uncodable = records
    .filter(isUncodable)
    .map((record) => codesOf(postOf({ ...record, id: record.id ?? '', text: record.text ?? '' }), shipped));
  process.stdout.write(evaluationText(posts, uncodable));
});

async function recordsIn(path: string): Promise<CsvRecord[]> {
  return codedRecords(await bytesOf(path), basename(path));
}
