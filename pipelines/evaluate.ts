import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import Papa from 'papaparse';
import { rules } from '../src/classify/classify.ts';
import { type CsvRecord, codedTexts } from '../src/classify/coded.ts';
import { codes, codesOf } from '../src/classify/codes.ts';
import { type Evaluation, evaluation } from '../src/classify/evaluate.ts';
import { postOf } from '../src/classify/texts.ts';
import { crossModels } from '../src/classify/train.ts';

const help = `Compares the classifier with settled codes. Prints figures only, never a text.

  tsx pipelines/evaluate.ts CODED.csv [--with MORE.csv …]

Columns: id, text, sharing, selfpromotion, commercial (0/1); where present author, bio, links, account, uncodable.
Posts of --with take part in the fitting, not in the figures. Cross-validated: every post is coded by a model
that was fitted without the account that wrote it (10 folds by account).
`;

/** Columns of two independent readings, as the gold sample names them. */
const readings = {
  sharing: ['sharing_A', 'sharing_B'],
  selfpromotion: ['selfpromo_A', 'selfpromo_B'],
  commercial: ['commercial_A', 'commercial_B'],
} as const;

const { values, positionals } = parseArgs({
  options: { with: { type: 'string', multiple: true }, help: { type: 'boolean' } },
  allowPositionals: true,
});
const [path] = positionals;
if (values.help || path === undefined || positionals.length > 1) {
  process.stdout.write(help);
  process.exitCode = values.help ? 0 : 2;
} else {
  const records = await csv(path);
  const gold = codedTexts(records, basename(path));
  const more = await Promise.all((values.with ?? []).map(async (name) => codedTexts(await csv(name), basename(name))));
  const shipped = await rules();
  const models = crossModels([...gold, ...more.flat()], shipped.domains);
  const held = gold.map((row, i) => codesOf(postOf(row), { ...shipped, model: models[i] ?? shipped.model }));
  const fitted = gold.map((row) => codesOf(postOf(row), shipped));
  const read = records.filter(({ uncodable }) => uncodable !== '1');
  const lines = ['code            figures          posts  yes  said  precision  recall    F1  kappa'];
  for (const code of codes) {
    const against = (coded: typeof held) =>
      evaluation(gold.map((row, i) => ({ truth: row.codes[code], predicted: coded[i]?.decisions[code].value ?? false })));
    lines.push(line(code, 'cross-validated', against(held)), line(code, 'model as shipped', against(fitted)));
    const [a, b] = readings[code];
    if (read.every((record) => record[a] !== undefined && record[b] !== undefined))
      lines.push(
        line(code, 'reader B on A', evaluation(read.map((record) => ({ truth: record[a] === '1', predicted: record[b] === '1' })))),
      );
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

async function csv(path: string): Promise<CsvRecord[]> {
  return Papa.parse<CsvRecord>(await readFile(path, 'utf8'), { header: true, skipEmptyLines: true }).data;
}

function line(code: string, figures: string, { posts, positives, predicted, precision, recall, f1, kappa }: Evaluation): string {
  const share = (value: number | null, width: number): string => (value === null ? '–' : value.toFixed(2)).padStart(width);
  const count = (value: number, width: number): string => String(value).padStart(width);
  return `${code.padEnd(15)} ${figures.padEnd(16)} ${count(posts, 5)} ${count(positives, 4)} ${count(predicted, 5)} ${share(precision, 10)} ${share(recall, 7)} ${share(f1, 5)} ${share(kappa, 6)}`;
}
