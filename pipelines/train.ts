import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import Papa from 'papaparse';
import { rules } from '../src/classify/classify.ts';
import { type CsvRecord, codedTexts } from '../src/classify/coded.ts';
import { codes } from '../src/classify/codes.ts';
import { seenTexts, train } from '../src/classify/train.ts';

const help = `Fits the model of the codes on coded posts and writes src/classify/model.json.

  tsx pipelines/train.ts CODED.csv [MORE.csv …] --about "what was coded, and by whom"

Columns: id, text, sharing, selfpromotion, commercial (0/1); where present author, bio, links, account, uncodable.
`;

const { values, positionals } = parseArgs({ options: { about: { type: 'string' }, help: { type: 'boolean' } }, allowPositionals: true });
if (values.help || positionals.length === 0 || values.about === undefined) {
  process.stdout.write(help);
  process.exitCode = values.help ? 0 : 2;
} else {
  const files = await Promise.all(
    positionals.map(async (path) => {
      const { data } = Papa.parse<CsvRecord>(await readFile(path, 'utf8'), { header: true, skipEmptyLines: true });
      return codedTexts(data, basename(path));
    }),
  );
  const { domains } = await rules();
  const model = train(seenTexts(files.flat(), domains), codes, values.about);
  await writeFile(new URL('../src/classify/model.json', import.meta.url), `${JSON.stringify(model, null, 1)}\n`);
  const sizes = Object.entries(model.codes).map(([code, { features }]) => `${code} ${Object.keys(features).length}`);
  process.stdout.write(`${model.fitted.posts} posts of ${model.fitted.accounts} accounts; features: ${sizes.join(', ')}\n`);
}
