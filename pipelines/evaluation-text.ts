import { type Code, type Coded, codes } from '../src/classify/codes.ts';
import { bayesBaseline } from '../src/classify/model/baseline.ts';
import type { CsvRecord } from '../src/classify/model/coded.ts';
import { calibration, confusion, evaluation, intervals, type Pair } from '../src/classify/model/evaluate.ts';
import { folds } from '../src/classify/model/logistic.ts';
import { type CodedText, FOLDS } from '../src/classify/model/train.ts';
import { seeded } from '../src/random.ts';
import { cohenKappa, observedAgreement } from '../src/stats/agreement.ts';

/** A post with settled codes, and what the classifier says of it. */
export interface JudgedPost {
  readonly text: CodedText;
  readonly record: CsvRecord;
  /** By a model fitted without the account that wrote it. */
  readonly crossed: Coded;
  /** By the model that the project comes with, which may have been fitted on this very post. */
  readonly shipped: Coded;
}

type JudgedPair = Pair & { readonly account: string };

/** Columns of two independent readings, as the gold sample names them. */
const readings: Readonly<Record<Code, readonly [string, string]>> = {
  sharing: ['sharing_A', 'sharing_B'],
  selfpromotion: ['selfpromo_A', 'selfpromo_B'],
  commercial: ['commercial_A', 'commercial_B'],
};

/**
 * How well the classifier agrees with people, as text: a table for each code, which sets of codes are taken for which,
 * posts that cannot be coded, and sub-flags. `uncodable` is what the classifier says of posts that people could not code.
 */
export function evaluationText(posts: readonly JudgedPost[], uncodable: readonly Coded[]): string {
  const lines = [
    'code           figures           posts  yes  said  precision  recall    F1                κ',
    ...codes.flatMap((code) => codeLines(posts, code)),
    ...confusionLines(posts),
    '',
    uncodableLine(posts, uncodable),
    ...subflagLines(posts),
  ];
  return `${lines.join('\n')}\n`;
}

/** The figures of one code: cross-validated, weighted and by platform; beside a baseline, a second reader and the shipped model. */
function codeLines(posts: readonly JudgedPost[], code: Code): string[] {
  const pairs = (said: (post: JudgedPost, i: number) => boolean): JudgedPair[] =>
    posts.map((post, i) => ({ truth: post.text.codes[code] === true, predicted: said(post, i), account: post.text.account }));
  const crossed = pairs((post) => applies(post.crossed, code));
  const lines = [line(code, 'cross-validated', crossed, true)];
  const weights = posts.map(({ record }) => 1 / Number(record.inclusion));
  if (weights.every(Number.isFinite)) {
    const weighted = crossed.map((pair, i) => ({ ...pair, weight: weights[i] as number }));
    lines.push(line(code, '  weighted', weighted, true));
  }
  const platforms = [...new Set(posts.map(({ record }) => record.platform ?? ''))].filter((name) => name !== '').sort();
  for (const platform of platforms) {
    const there = crossed.filter((_, i) => posts[i]?.record.platform === platform);
    lines.push(line(code, `  ${platform}`, there, false));
  }
  const baseline = baselineOf(posts, code);
  lines.push(
    line(
      code,
      'natural’s Bayes',
      pairs((_, i) => baseline[i] ?? false),
      true,
    ),
  );
  const [a, b] = readings[code];
  if (posts.every(({ record }) => record[a] !== undefined && record[b] !== undefined)) {
    const readers = posts.map(({ record, text }) => ({ truth: record[a] === '1', predicted: record[b] === '1', account: text.account }));
    lines.push(line(code, 'reader B on A', readers, true));
  }
  lines.push(
    line(
      code,
      'model as shipped',
      pairs((post) => applies(post.shipped, code)),
      false,
    ),
  );
  return [...lines, calibrationLine(posts, code), ''];
}

/** One row of the table, with 95% intervals of F1 and κ where they are wanted. */
function line(code: Code, figures: string, pairs: readonly JudgedPair[], withIntervals: boolean): string {
  const { posts, positives, predicted, precision, recall, f1, kappa } = evaluation(pairs);
  const bounds = withIntervals ? intervals(pairs, seeded(`evaluate/${code}/${figures}`)) : { f1: null, kappa: null };
  const range = (of: { low: number; high: number } | null): string =>
    (of === null ? '' : ` ${of.low.toFixed(2)}–${of.high.toFixed(2)}`).padEnd(10);
  return [
    code.padEnd(14),
    figures.padEnd(17),
    String(posts).padStart(5),
    String(positives).padStart(4),
    String(predicted).padStart(5),
    share(precision).padStart(10),
    share(recall).padStart(7),
    share(f1).padStart(5) + range(bounds.f1),
    share(kappa).padStart(5) + range(bounds.kappa),
  ].join(' ');
}

function baselineOf(posts: readonly JudgedPost[], code: Code): boolean[] {
  const texts = posts.map(({ text }) => text);
  const fold = folds(
    texts.map(({ account }) => account),
    FOLDS,
  );
  return bayesBaseline(texts, fold, code);
}

/** How probabilities compare with codes: mean probability → share with the code (posts), by fifths. */
function calibrationLine(posts: readonly JudgedPost[], code: Code): string {
  const judged = posts.flatMap(({ text, crossed }) => {
    const probability = crossed.decisions[code]?.probability;
    return probability == null ? [] : [{ probability, truth: text.codes[code] === true }];
  });
  const { bins, brier } = calibration(judged);
  const curve = bins.map(({ posts: n, meanProbability, observed }) => `${meanProbability.toFixed(2)}→${observed.toFixed(2)} (${n})`);
  return `${code.padEnd(14)} said→was          ${curve.join('  ')}  Brier ${brier === null ? '–' : brier.toFixed(3)}`;
}

function confusionLines(posts: readonly JudgedPost[]): string[] {
  const set = (has: (code: Code) => boolean): string => codes.filter(has).join('+') || 'none';
  const { labels, counts } = confusion(
    posts.map(({ text, crossed }) => ({
      truth: set((code) => text.codes[code] === true),
      predicted: set((code) => applies(crossed, code)),
    })),
  );
  const width = Math.max(...labels.map((label) => label.length));
  return [
    `people (rows) and classifier (columns), cross-validated: ${labels.map((label, i) => `${i + 1} ${label}`).join(', ')}`,
    ...counts.map((row, i) => `${(labels[i] as string).padEnd(width)} ${row.map((count) => String(count).padStart(4)).join('')}`),
  ];
}

function uncodableLine(posts: readonly JudgedPost[], uncodable: readonly Coded[]): string {
  const missed = uncodable.filter((coded) => coded.uncodable === null).length;
  const refused = posts.filter(({ crossed }) => crossed.uncodable !== null).length;
  return `uncodable      ${uncodable.length} by people: ${missed} coded all the same; ${posts.length} codable: ${refused} refused`;
}

/** How far people and the classifier agree on what posts without a code are; none where nobody said. */
function subflagLines(posts: readonly JudgedPost[]): string[] {
  const flags = posts.flatMap(({ text, crossed }) =>
    text.subflag == null || crossed.subflag === null ? [] : [[text.subflag, crossed.subflag] as const],
  );
  if (flags.length === 0) return [];
  const figures = `${share(observedAgreement(flags))} the same, κ ${share(cohenKappa(flags))}`;
  return [`sub-flags      ${flags.length} posts without a code by both: ${figures}`];
}

function applies({ decisions }: Coded, code: Code): boolean {
  return decisions[code]?.value ?? false;
}

function share(value: number | null): string {
  return value === null ? '–' : value.toFixed(2);
}
