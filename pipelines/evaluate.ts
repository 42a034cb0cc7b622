import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { codes as codebook, codesOf } from '../src/classify/codes.ts';
import { type CodedRow, type CsvRecord, codedRecords, codedTexts, isUncodable } from '../src/classify/model/coded.ts';
import { evaluationText } from '../src/classify/model/evaluation-text.ts';
import { crossModels, seenTexts } from '../src/classify/model/train.ts';
import { rulesOf } from '../src/classify/rules.ts';
import { rules } from '../src/classify/study-rules.ts';
import { postOf } from '../src/classify/texts/texts.ts';
import { bytesOf } from '../src/disk/named-file.ts';
import { UserError } from '../src/errors.ts';
import { runCommand } from './terminal/command.ts';
import { type OwnCodes, ownCodes } from './terminal/own-codes.ts';
import { say } from './terminal/say.ts';

interface Options extends OwnCodes {
  readonly with?: string[];
  readonly model?: string;
}

const apartFile = fileURLToPath(new URL('../src/classify/model/without-gold.json', import.meta.url));
const examples = fileURLToPath(new URL('../data/lists/coded-examples.csv', import.meta.url));
const command = new Command('npx tsx pipelines/evaluate.ts')
  .description('Compares the classifier with settled codes. Prints figures only, never a text.')
  .argument(
    '<file>',
    'CSV: id, text, sharing, selfpromotion, commercial (0/1); where present platform, author, bio, links, account, inclusion, uncodable, subflag',
  )
  .option('--with <files...>', 'coded posts that take part in the fitting, not in the figures')
  .option('--codes <names>', 'codes of your own, between commas, in place of sharing, selfpromotion, commercial')
  .option('--codebook <file>', 'codebook of your own, YAML or JSON, in place of --codes')
  .option('--model <file>', 'model of your own that pipelines/train.ts wrote, in place of that of the project')
  .addHelpText(
    'after',
    `
Cross-validated: every post is coded by a model that was fitted, calibrated and given its thresholds without the account
that wrote it. The invented examples of the project take part in the fitting, unless the codes are your own; natural's
Bayes is fitted on the file alone. "weighted" counts each post by one over its chance of being drawn (column inclusion).
"other posts alone" is a model that was fitted on no post of the gold sample of the project.
Columns CODE_A and CODE_B hold two independent readings. Intervals: 95%, bootstrap over accounts.

Examples:
  npx tsx pipelines/evaluate.ts gold.csv --with more.csv
  npx tsx pipelines/evaluate.ts gold.csv --codebook codebook.yaml --model model.json`,
  );

await runCommand(command, async () => {
  const [path = ''] = command.args;
  const { with: others = [], model: given, ...named } = command.opts<Options>();
  const own = await ownCodes(named);
  const codes = own ?? codebook;
  const rows = await rowsIn(path);
  const gold = codedTexts(rows, basename(path), codes);
  const records = rows.map(({ record }) => record);
  const codable = records.filter((record) => !isUncodable(record));
  if (gold.length === 0) throw new UserError(`${path}: missing coded posts`, { hint: '--help says which columns a file needs' });
  const further = await Promise.all(
    [...(own === null ? [examples] : []), ...others].map(async (file) => codedTexts(await rowsIn(file), basename(file), codes)),
  );
  const made = await rules(given === undefined ? {} : { model: given });
  const apart = own === null ? await rules({ model: apartFile }) : null;
  const models = crossModels(seenTexts([...gold, ...further.flat()], made.domains), codes);
  const rulesOfModel = new Map([...new Set(models.values())].map((model) => [model, rulesOf(made.domains, model)]));
  const posts = gold.map((text, i) => {
    const model = models.get(text);
    const crossed = codesOf(postOf(text), (model && rulesOfModel.get(model)) ?? made);
    return {
      text,
      record: codable[i] as CsvRecord,
      crossed,
      apart: apart && codesOf(postOf(text), apart),
      made: codesOf(postOf(text), made),
    };
  });
  const uncodable = records
    .filter(isUncodable)
    .map((record) => codesOf(postOf({ ...record, id: record.id ?? '', text: record.text ?? '' }), made));
  say(evaluationText(posts, uncodable, { codes, made: given === undefined ? 'model as shipped' : 'model given' }));
});

async function rowsIn(path: string): Promise<CodedRow[]> {
  return codedRecords(await bytesOf(path), basename(path));
}
