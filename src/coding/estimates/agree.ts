import type { Codebook } from '../../codebook/codebook.ts';
import { seeded } from '../../random.ts';
import {
  cohenKappa,
  fleissKappa,
  gwetAC1,
  krippendorffAlpha,
  lightKappa,
  observedAgreement,
  prevalence,
  type Unit,
} from '../../stats/agreement.ts';
import { type Bounds, clusterBootstrap } from '../../stats/bootstrap.ts';
import { type Entry, said } from './readings.ts';

/** A figure with its interval; null where it is undefined. */
export interface Figure {
  readonly value: number | null;
  readonly interval: Bounds | null;
}

/** Measures of agreement, by the names they have in tables. */
export const statistics = ['agreement', 'cohen', 'fleiss', 'alpha', 'ac1', 'prevalence'] as const;
/** The name of a measure of agreement. */
export type Statistic = (typeof statistics)[number];

/** How far the coders agree on one question, in one round or in all together. */
export interface Agreement {
  readonly round: string;
  /** A code, `uncodable`, or `subflag`. */
  readonly code: string;
  readonly coders: number;
  /** Posts read by at least two. */
  readonly posts: number;
  readonly figures: Readonly<Record<Statistic, Figure>>;
}

/** How intervals of agreement are drawn. */
export interface AgreementOptions {
  readonly seed: string;
  readonly draws?: number;
  /** The author of an item; posts of one author are drawn together. Without it every post stands alone. */
  readonly authorOf: (item: string) => string;
}

/** The round that an item's name begins with (`r2bxk0001`); other names make one round. */
function roundOf(item: string): string {
  return /^r(\d+)[a-z]+\d+$/.exec(item)?.[1] ?? '';
}

/**
 * Agreement on every code, on `uncodable` and on the sub-flag, round by round and, where there are several rounds, over
 * all. With more than two coders Cohen's kappa is the mean over pairs. The intervals are 95% bootstrap intervals (BCa)
 * that draw authors, not posts. A coefficient corrected for chance has no interval where there is at most one answer that coders
 * agree on, as with a rare code: a bootstrap cannot know how much they may agree on the other. In 100 simulated studies such
 * intervals covered the coefficient in 40 to 80, others in 94 to 100.
 */
export function agreements(
  entries: readonly Entry[],
  coders: readonly string[],
  codebook: Codebook,
  options: AgreementOptions,
): Agreement[] {
  const rounds = [...new Set(entries.map(({ item }) => roundOf(item)))].sort((a, b) => Number(a) - Number(b));
  const questions = [...codebook.codes.map(({ code }) => code), 'uncodable', ...(codebook.flags.length > 0 ? ['subflag'] : [])];
  const parts = rounds.map((round) => ({ round, of: entries.filter(({ item }) => roundOf(item) === round) }));
  if (rounds.length > 1) parts.push({ round: 'all', of: [...entries] });
  return parts.flatMap(({ round, of }) =>
    questions.map((code) => {
      const answers = code === 'subflag' ? codebook.flags.length : 2;
      return agreement({ round, code, answers }, of, coders, options);
    }),
  );
}

/** What is asked of the coders in a round, and how many answers there are to it. */
interface Question {
  readonly round: string;
  readonly code: string;
  readonly answers: number;
}

function agreement(
  { round, code, answers }: Question,
  entries: readonly Entry[],
  coders: readonly string[],
  { seed, draws = 1000, authorOf }: AgreementOptions,
): Agreement {
  const clusters = new Map<string, number[]>();
  // Coders' answers make few patterns; the bootstrap counts patterns rather than going through all posts each time.
  const patterns = new Map<string, number>();
  const units: Unit[] = [];
  let posts = 0;
  for (const { item, readings } of entries) {
    const unit = coders.map((coder) => {
      const reading = readings.get(coder);
      // Sub-flags compare only where both say that no code applies; otherwise they would repeat the codes.
      return code === 'subflag' ? (reading?.flag ?? null) : said(reading, code);
    });
    if (unit.filter((answer) => answer !== null).length < 2) continue;
    posts += 1;
    const name = JSON.stringify(unit);
    const pattern = patterns.get(name) ?? units.push(unit) - 1;
    patterns.set(name, pattern);
    clusters.set(authorOf(item), [...(clusters.get(authorOf(item)) ?? []), pattern]);
  }
  const figuresOf = (drawn: readonly number[]): (number | null)[] => {
    const times = new Uint32Array(units.length);
    for (const pattern of drawn) times[pattern] = (times[pattern] ?? 0) + 1;
    return [
      observedAgreement(units, times),
      coders.length > 2 ? lightKappa(units, times) : cohenKappa(units, times),
      fleissKappa(units, times),
      krippendorffAlpha(units, 'nominal', times),
      gwetAC1(units, answers, times),
      code === 'subflag' ? null : prevalence(units, times),
    ];
  };
  const values = figuresOf([...clusters.values()].flat());
  const intervals = clusterBootstrap([...clusters.values()], figuresOf, { random: seeded(`${seed} agreement ${round} ${code}`), draws });
  const unsure = agreedAnswers(units) < 2;
  const figures = Object.fromEntries(
    statistics.map((name, i) => [
      name,
      { value: values[i] ?? null, interval: unsure && CORRECTED.has(name) ? null : (intervals[i] ?? null) },
    ]),
  );
  const taking = coders.filter((_, c) => units.some((unit) => unit[c] !== null)).length;
  return { round, code, coders: taking, posts, figures: figures as Record<Statistic, Figure> };
}

/** Coefficients that are corrected for chance by how often coders give an answer, so that a rare one weighs much. */
const CORRECTED: ReadonlySet<Statistic> = new Set(['cohen', 'fleiss', 'alpha']);

/** On how many of the answers at least two coders of one post agree. */
function agreedAnswers(units: readonly Unit[]): number {
  const agreed = new Set<unknown>();
  for (const unit of units) {
    const met = new Set<unknown>();
    for (const answer of unit) {
      if (answer === null) continue;
      if (met.has(answer)) agreed.add(answer);
      met.add(answer);
    }
  }
  return agreed.size;
}
