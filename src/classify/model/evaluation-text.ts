import { seeded } from '../../random.ts';
import { cohenKappa, observedAgreement } from '../../stats/agreement.ts';
import type { Coded } from '../codes.ts';
import { bayesBaseline } from './baseline.ts';
import type { CsvRecord } from './coded.ts';
import { calibration, confusion, evaluation, intervals, type Pair } from './evaluate.ts';
import { folds } from './logistic.ts';
import { type CodedText, FOLDS } from './train.ts';

/** A post with settled codes, and what the classifier says of it. */
export interface JudgedPost {
  readonly text: CodedText;
  readonly record: CsvRecord;
  /** By a model fitted without the account that wrote it. */
  readonly crossed: Coded;
  /** By a model fitted on other posts alone, of whoever wrote it; null where there is none for these codes. */
  readonly apart: Coded | null;
  /** By the model that the project comes with, or one that is given, which may have been fitted on this very post. */
  readonly made: Coded;
}

type JudgedPair = Pair & { readonly account: string };

/** What is told: of which codes, and what the model is called that was made before. */
interface Told {
  readonly codes: readonly string[];
  readonly made: string;
}

/** Columns of two independent readings of a code; the gold sample of the program shortens one of its names. */
function readingsOf(code: string, record: CsvRecord): readonly (string | undefined)[] {
  const name = code === 'selfpromotion' && record.selfpromo_A !== undefined ? 'selfpromo' : code;
  return [record[`${name}_A`], record[`${name}_B`]];
}

/**
 * How well the classifier agrees with people, as text: a table for each code, which sets of codes are taken for which,
 * posts that cannot be coded, and sub-flags. `uncodable` is what the classifier says of posts that people could not code.
 */
export function evaluationText(posts: readonly JudgedPost[], uncodable: readonly Coded[], { codes, made }: Told): string {
  const name = (called: string) => called.padEnd(Math.max(14, ...codes.map((code) => code.length)));
  const lines = [
    `${name('code')} figures           posts  yes  said  precision  recall    F1                κ`,
    ...codes.flatMap((code) => codeLines(posts, { code, name: name(code), made })),
    ...confusionLines(posts, codes),
    '',
    `${name('uncodable')} ${uncodableText(posts, uncodable)}`,
    ...subflagTexts(posts).map((text) => `${name('sub-flags')} ${text}`),
    '',
    ...(posts.some(({ apart }) => apart !== null)
      ? ['“Other posts alone” is a model that was fitted on no post of the gold sample of the project (data/README.md).']
      : []),
    `The ${made} is not cross-validated: posts that it was fitted on flatter it.`,
  ];
  return `${lines.join('\n')}\n`;
}

/** A code, its name at the width of its column, and what the model is called that was made before. */
interface Named extends Pick<Told, 'made'> {
  readonly code: string;
  readonly name: string;
}

/** The figures of one code: cross-validated, weighted and by platform; beside a baseline, models made before and a second reader. */
function codeLines(posts: readonly JudgedPost[], { code, name, made }: Named): string[] {
  const pairs = (said: (post: JudgedPost, i: number) => boolean): JudgedPair[] =>
    posts.map((post, i) => ({ truth: post.text.codes[code] === true, predicted: said(post, i), account: post.text.account }));
  const crossed = pairs((post) => applies(post.crossed, code));
  const row = (figures: string, among: readonly JudgedPair[], withIntervals = true) => line({ code, name, figures }, among, withIntervals);
  const lines = [row('cross-validated', crossed)];
  const weights = posts.map(({ record }) => 1 / Number(record.inclusion));
  if (weights.every(Number.isFinite))
    lines.push(
      row(
        '  weighted',
        crossed.map((pair, i) => ({ ...pair, weight: weights[i] as number })),
      ),
    );
  const platforms = [...new Set(posts.map(({ record }) => record.platform ?? ''))].filter((name) => name !== '').sort();
  for (const platform of platforms)
    lines.push(
      row(
        `  ${platform}`,
        crossed.filter((_, i) => posts[i]?.record.platform === platform),
        false,
      ),
    );
  const baseline = baselineOf(posts, code);
  lines.push(
    row(
      'natural’s Bayes',
      pairs((_, i) => baseline[i] ?? false),
    ),
  );
  if (posts.every(({ apart }) => apart !== null))
    lines.push(
      row(
        'other posts alone',
        pairs(({ apart }) => apart !== null && applies(apart, code)),
      ),
    );
  const readers = readersOf(posts, code);
  if (readers.length > 0) lines.push(row('reader B on A', readers));
  if (posts.some((post) => Object.hasOwn(post.made.decisions, code)))
    lines.push(
      row(
        made,
        pairs((post) => applies(post.made, code)),
        false,
      ),
    );
  return [...lines, `${name} ${calibrationText(posts, code)}`, ''];
}

/** What a second reader says of the posts that two read, against the first; none where their readings are not there. */
function readersOf(posts: readonly JudgedPost[], code: string): JudgedPair[] {
  return posts.flatMap(({ record, text }) => {
    const [a, b] = readingsOf(code, record);
    return a && b ? [{ truth: a === '1', predicted: b === '1', account: text.account }] : [];
  });
}

/** One row of the table, with 95% intervals of F1 and κ where they are wanted. */
function line(
  { code, name, figures }: Pick<Named, 'code' | 'name'> & { readonly figures: string },
  pairs: readonly JudgedPair[],
  withIntervals: boolean,
): string {
  const { posts, positives, predicted, precision, recall, f1, kappa } = evaluation(pairs);
  const bounds = withIntervals ? intervals(pairs, seeded(`evaluate/${code}/${figures}`)) : { f1: null, kappa: null };
  const range = (of: { low: number; high: number } | null): string =>
    (of === null ? '' : ` ${of.low.toFixed(2)}–${of.high.toFixed(2)}`).padEnd(10);
  return [
    name,
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

function baselineOf(posts: readonly JudgedPost[], code: string): boolean[] {
  const texts = posts.map(({ text }) => text);
  const fold = folds(
    texts.map(({ account }) => account),
    FOLDS,
  );
  return bayesBaseline(texts, fold, code);
}

/** How probabilities compare with codes: mean probability → share with the code (posts), by fifths. */
function calibrationText(posts: readonly JudgedPost[], code: string): string {
  const judged = posts.flatMap(({ text, crossed }) => {
    const probability = crossed.decisions[code]?.probability;
    return probability == null ? [] : [{ probability, truth: text.codes[code] === true }];
  });
  const { bins, brier } = calibration(judged);
  const curve = bins.map(({ posts: n, meanProbability, observed }) => `${meanProbability.toFixed(2)}→${observed.toFixed(2)} (${n})`);
  return `said→was          ${curve.join('  ')}  Brier ${brier === null ? '–' : brier.toFixed(3)}`;
}

/** Sets of codes that stand by their names in the matrix; of more, the rarest stand together. */
const SETS = 12;

function confusionLines(posts: readonly JudgedPost[], codes: readonly string[]): string[] {
  const set = (has: (code: string) => boolean): string => codes.filter(has).join('+') || 'none';
  const pairs = posts.map(({ text, crossed }) => ({
    truth: set((code) => text.codes[code] === true),
    predicted: set((code) => applies(crossed, code)),
  }));
  const named = commonest(pairs.flatMap(({ truth, predicted }) => [truth, predicted]));
  const told = (name: string) => (named.has(name) ? name : 'other sets');
  const { labels, counts } = confusion(pairs.map(({ truth, predicted }) => ({ truth: told(truth), predicted: told(predicted) })));
  const width = Math.max(...labels.map((label) => label.length));
  return [
    `people (rows) and classifier (columns), cross-validated: ${labels.map((label, i) => `${i + 1} ${label}`).join(', ')}`,
    ...counts.map((row, i) => `${(labels[i] as string).padEnd(width)} ${row.map((count) => String(count).padStart(4)).join('')}`),
  ];
}

/** The names that stand there most often: all of them, or one fewer than there is room for. */
function commonest(names: readonly string[]): ReadonlySet<string> {
  const times = new Map<string, number>();
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
  if (times.size <= SETS) return new Set(times.keys());
  const sorted = [...times].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return new Set(sorted.slice(0, SETS - 1).map(([name]) => name));
}

function uncodableText(posts: readonly JudgedPost[], uncodable: readonly Coded[]): string {
  const missed = uncodable.filter((coded) => coded.uncodable === null).length;
  const refused = posts.filter(({ crossed }) => crossed.uncodable !== null).length;
  return `${uncodable.length} by people: ${missed} coded all the same; ${posts.length} codable: ${refused} refused`;
}

/** How far people and the classifier agree on what posts without a code are; none where nobody said. */
function subflagTexts(posts: readonly JudgedPost[]): string[] {
  const flags = posts.flatMap(({ text, crossed }) =>
    text.subflag == null || crossed.subflag === null ? [] : [[text.subflag, crossed.subflag] as const],
  );
  if (flags.length === 0) return [];
  const figures = `${share(observedAgreement(flags))} the same, κ ${share(cohenKappa(flags))}`;
  return [`${flags.length} posts without a code by both: ${figures}`];
}

function applies({ decisions }: Coded, code: string): boolean {
  return decisions[code]?.value ?? false;
}

function share(value: number | null): string {
  return value === null ? '–' : value.toFixed(2);
}
