import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Command } from 'commander';
import Papa from 'papaparse';
import { codes, codesOf } from '../src/classify/codes.ts';
import { bayesBaseline } from '../src/classify/model/baseline.ts';
import { type CsvRecord, codedTexts } from '../src/classify/model/coded.ts';
import { calibration, confusion, evaluation, intervals, type Pair } from '../src/classify/model/evaluate.ts';
import { folds } from '../src/classify/model/logistic.ts';
import { crossModels, FOLDS, seenTexts } from '../src/classify/model/train.ts';
import { rulesOf } from '../src/classify/rules.ts';
import { rules } from '../src/classify/study-rules.ts';
import { postOf } from '../src/classify/texts.ts';
import { UserError } from '../src/errors.ts';
import { seeded } from '../src/random.ts';
import { cohenKappa, observedAgreement } from '../src/stats/agreement.ts';
import { ask } from './ask.ts';

/** Columns of two independent readings, as the gold sample names them. */
const readings: Readonly<Record<string, readonly [string, string]>> = {
  sharing: ['sharing_A', 'sharing_B'],
  selfpromotion: ['selfpromo_A', 'selfpromo_B'],
  commercial: ['commercial_A', 'commercial_B'],
};

const examples = new URL('../data/lists/coded-examples.csv', import.meta.url);
const command = new Command('npx tsx pipelines/evaluate.ts')
  .description('Compares the classifier with settled codes. Prints figures only, never a text.')
  .argument(
    '<file>',
    'CSV: id, text, sharing, selfpromotion, commercial (0/1); where present platform, author, bio, links, account, inclusion, uncodable, subflag',
  )
  .option('--with <files...>', 'coded posts that take part in the fitting, not in the figures', [])
  .addHelpText(
    'after',
    `
Cross-validated: every post is coded by a model that was fitted, calibrated and given its thresholds without the account
that wrote it. The invented examples of the project take part in the fitting; natural's Bayes is fitted on the file alone. "weighted" counts each post by one over
its chance of being drawn (column inclusion). Intervals: 95 %, bootstrap over accounts.

Example:
  npx tsx pipelines/evaluate.ts gold.csv --with more.csv`,
  );

await ask(command, () => false, evaluate);

async function evaluate(): Promise<void> {
  const [path = ''] = command.args;
  const every = await csv(path);
  const records = every.filter(({ uncodable }) => uncodable !== '1');
  const gold = codedTexts(records, basename(path));
  const unreadable = codedTexts(
    every.filter(({ uncodable }) => uncodable === '1').map((record) => ({ ...record, uncodable: '0' })),
    basename(path),
  );
  if (gold.length === 0) throw new UserError(`${path}: missing coded posts`);
  const others = await Promise.all(
    [examples, ...command.opts<{ with: string[] }>().with].map(async (file) => codedTexts(await csv(file), basename(String(file)))),
  );
  const shipped = await rules();
  const all = [...gold, ...others.flat()];
  const models = crossModels(seenTexts(all, shipped.domains), codes);
  const ready = new Map([...new Set(models.values())].map((model) => [model, rulesOf(shipped.domains, model)]));
  const held = gold.map((row) => {
    const model = models.get(row);
    return codesOf(postOf(row), (model && ready.get(model)) ?? shipped);
  });
  const fitted = gold.map((row) => codesOf(postOf(row), shipped));
  const fold = folds(
    gold.map(({ account }) => account),
    FOLDS,
  );
  const lines = ['code           figures           posts  yes  said  precision  recall    F1                κ'];
  const put = (code: string, figures: string, pairs: readonly (Pair & { account: string })[], plainly = false): void => {
    const { posts, positives, predicted, precision, recall, f1, kappa } = evaluation(pairs);
    const bounds = plainly ? { f1: null, kappa: null } : intervals(pairs, seeded(`evaluate/${code}/${figures}`));
    const range = (of: { low: number; high: number } | null): string =>
      (of === null ? '' : ` ${of.low.toFixed(2)}–${of.high.toFixed(2)}`).padEnd(10);
    lines.push(
      `${code.padEnd(14)} ${figures.padEnd(17)} ${String(posts).padStart(5)} ${String(positives).padStart(4)} ${String(predicted).padStart(5)} ${share(precision).padStart(10)} ${share(recall).padStart(7)} ${share(f1).padStart(5)}${range(bounds.f1)} ${share(kappa).padStart(5)}${range(bounds.kappa)}`,
    );
  };
  for (const code of codes) {
    const pairs = (said: (i: number) => boolean) =>
      gold.map((row, i) => ({ truth: row.codes[code] === true, predicted: said(i), account: row.account }));
    const cross = pairs((i) => held[i]?.decisions[code]?.value ?? false);
    put(code, 'cross-validated', cross);
    const weights = records.map(({ inclusion }) => 1 / Number(inclusion));
    if (weights.every(Number.isFinite))
      put(
        code,
        '  weighted',
        cross.map((pair, i) => ({ ...pair, weight: weights[i] as number })),
      );
    const platforms = [...new Set(records.map(({ platform }) => platform ?? ''))].filter((name) => name !== '').sort();
    for (const platform of platforms)
      put(
        code,
        `  ${platform}`,
        cross.filter((_, i) => records[i]?.platform === platform),
        true,
      );
    const baseline = bayesBaseline(gold, fold, code, () => true);
    put(
      code,
      'natural’s Bayes',
      pairs((i) => baseline[i] ?? false),
    );
    const [a, b] = readings[code] ?? ['', ''];
    if (records.every((record) => record[a] !== undefined && record[b] !== undefined))
      put(
        code,
        'reader B on A',
        records.map((record, i) => ({ truth: record[a] === '1', predicted: record[b] === '1', account: gold[i]?.account ?? '' })),
      );
    put(
      code,
      'model as shipped',
      pairs((i) => fitted[i]?.decisions[code]?.value ?? false),
      true,
    );
    const judged = gold.flatMap((row, i) => {
      const probability = held[i]?.decisions[code]?.probability;
      return probability == null ? [] : [{ probability, truth: row.codes[code] === true }];
    });
    const { bins, brier } = calibration(judged);
    const curve = bins.map(({ posts, meanProbability, observed }) => `${meanProbability.toFixed(2)}→${observed.toFixed(2)} (${posts})`);
    lines.push(`${code.padEnd(14)} said→was          ${curve.join('  ')}  Brier ${brier === null ? '–' : brier.toFixed(3)}`, '');
  }
  const set = (has: (code: string) => boolean): string => codes.filter(has).join('+') || 'none';
  const { labels, counts } = confusion(
    gold.map((row, i) => ({
      truth: set((code) => row.codes[code] === true),
      predicted: set((code) => held[i]?.decisions[code]?.value ?? false),
    })),
  );
  const width = Math.max(...labels.map((label) => label.length));
  lines.push(`people (rows) and classifier (columns), cross-validated: ${labels.map((label, i) => `${i + 1} ${label}`).join(', ')}`);
  for (const [i, row] of counts.entries())
    lines.push(`${(labels[i] as string).padEnd(width)} ${row.map((count) => String(count).padStart(4)).join('')}`);
  const missed = unreadable.filter((row) => codesOf(postOf(row), shipped).uncodable === null).length;
  const refused = held.filter(({ uncodable }) => uncodable !== null).length;
  lines.push('', `uncodable      ${unreadable.length} by people: ${missed} coded all the same; ${gold.length} codable: ${refused} refused`);
  const flags = gold.flatMap(({ subflag }, i) =>
    subflag == null || held[i]?.subflag == null ? [] : [[subflag, held[i].subflag] as const],
  );
  if (flags.length > 0)
    lines.push(
      `sub-flags      ${flags.length} posts without a code by both: ${share(observedAgreement(flags))} the same, κ ${share(cohenKappa(flags))}`,
    );
  process.stdout.write(`${lines.join('\n')}\n`);
}

async function csv(path: string | URL): Promise<CsvRecord[]> {
  return Papa.parse<CsvRecord>(await readFile(path, 'utf8'), { header: true, skipEmptyLines: true }).data;
}

function share(value: number | null): string {
  return value === null ? '–' : value.toFixed(2);
}
