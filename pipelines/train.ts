import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { codes as codebook } from '../src/classify/codes.ts';
import { codedRecords, codedTexts, fewOf } from '../src/classify/model/coded.ts';
import { seenTexts, train } from '../src/classify/model/train.ts';
import { rules } from '../src/classify/study-rules.ts';
import { writeWhole } from '../src/disk/disk.ts';
import { bytesOf } from '../src/disk/named-file.ts';
import { UserError } from '../src/errors.ts';
import { runCommand } from './terminal/command.ts';
import { type OwnCodes, ownCodes } from './terminal/own-codes.ts';
import { say, warn } from './terminal/say.ts';

interface Options extends OwnCodes {
  readonly about: string;
  readonly from?: string;
  readonly out?: string;
}

const shipped = fileURLToPath(new URL('../src/classify/model/model.json', import.meta.url));
const command = new Command('npx tsx pipelines/train.ts')
  .description('Fits the model of the codes on coded posts.')
  .argument(
    '<files...>',
    'CSV: id, text, a column of 0 and 1 for each code; where present author, bio, links, quoted, account, weight, uncodable, subflag',
  )
  .requiredOption('--about <words>', 'what was coded, and by whom')
  .option('--codes <names>', 'codes of your own, between commas, in place of sharing, selfpromotion, commercial')
  .option('--codebook <file>', 'codebook of your own, YAML or JSON, in place of --codes')
  .option('--from <file>', 'model to begin from: posts that were coded move its weights as far as they say, and leave the others')
  .option('--out <file>', 'where the model goes, for classify.model in study.yaml; otherwise it replaces that of the project')
  .addHelpText(
    'after',
    `
pipelines/agree.ts writes such a file, gold.csv, once all posts are settled. Codes called sharing, selfpromotion or
commercial keep what decides these for certain, such as a label of advertising.

Examples:
  npx tsx pipelines/train.ts gold.csv --codebook codebook.yaml --about "300 posts, two coders" --out model.json
  npx tsx pipelines/train.ts gold.csv --from src/classify/model/model.json --about "200 posts, two coders" --out model.json`,
  );

await runCommand(command, async () => {
  const { about, from, out, ...named } = command.opts<Options>();
  const own = await ownCodes(named);
  const codes = own ?? codebook;
  if (own !== null && out === undefined)
    throw new UserError('--out: missing: a model of codes of your own', {
      hint: 'without --out it would replace the model of the project',
    });
  const files = await Promise.all(
    command.args.map(async (path) => {
      const file = basename(path);
      return codedTexts(codedRecords(await bytesOf(path), file), file, codes);
    }),
  );
  const texts = files.flat();
  const warnings = fewOf(texts, codes);
  const { domains, model: begun } = await rules(from === undefined ? {} : { model: from });
  const model = train(seenTexts(texts, domains), codes, about, from === undefined ? {} : begun);
  const place = out === undefined ? shipped : resolve(out);
  await writeWhole(place, `${JSON.stringify(model, null, 2)}\n`);
  const sizes = Object.entries({ ...model.codes, ...model.subflags }).map(
    ([code, { features }]) => `${code} ${Object.keys(features).length}`,
  );
  for (const warning of warnings) warn(`${warning}\n`);
  say(
    `${model.fitted.posts} posts of ${model.fitted.accounts} accounts; features: ${sizes.join(', ')}\nWritten to ${place}${out === undefined ? ', in place of the model of the project' : '; a study takes it with classify.model in its study.yaml'}\n`,
  );
});
