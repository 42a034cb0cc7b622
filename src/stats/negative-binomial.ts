import { highest } from './golden-section.ts';
import { type Paired, type Part, type RateRatio, ratioOf } from './rates.ts';
import { logGamma } from './special.ts';

/** A ratio of rates of counts, with how much more they vary than counts of Poisson would. */
export interface CountRatio extends RateRatio {
  /** α in Var(y) = μ + α μ²; 0 where counts vary no more than those of Poisson. */
  readonly dispersion: number;
}

/** One person under one condition. */
interface Count {
  readonly events: number;
  readonly of: number;
}

/** Logarithms of the dispersion between which it is sought; at the lower end counts are as good as those of Poisson. */
const [LEAST, MOST] = [-12, 8] as const;
/** Steps after which they are told to 1e-9. */
const STEPS = 50;

/**
 * The ratio of two rates of things that one occasion may have several of, such as hashtags of posts: the negative
 * binomial regression (NB2) log E(events) = a + b · condition + log(occasions), Var = μ + α μ², by maximum likelihood,
 * with errors clustered by person (see `ratioOf`). Persons whose counts vary much weigh less than in a Poisson regression.
 * R: MASS::glm.nb with offset. Absent as in `rateRatio`.
 *
 * Lawless, J. F. (1987), Negative binomial and mixed Poisson regression, 10.2307/3314912; Liang & Zeger (1986),
 * 10.1093/biomet/73.1.13
 */
export function countRatio(people: readonly Paired[], level = 0.95): CountRatio | null {
  const one = sides(people, ({ events, of }) => ({ events, of }));
  const other = sides(people, ({ otherEvents, otherOf }) => ({ events: otherEvents, of: otherOf }));
  if (people.length < 2 || ![one, other].every((side) => side.some(({ events }) => events > 0))) return null;
  const alpha = dispersionOf(one, other);
  const [rate, otherRate] = [rateOf(one, alpha), rateOf(other, alpha)];
  const part = (r: number, events: number, of: number): Part => ({
    score: (events - r * of) / (1 + alpha * r * of),
    information: (r * of) / (1 + alpha * r * of),
  });
  const told = people.map(({ events, of, otherEvents, otherOf }) => ({
    one: part(rate, events, of),
    other: part(otherRate, otherEvents, otherOf),
  }));
  const found = ratioOf(rate, otherRate, told, level);
  return found === null ? null : { ...found, dispersion: alpha };
}

function sides(people: readonly Paired[], side: (person: Paired) => Count): Count[] {
  return people.map(side).filter(({ of }) => of > 0);
}

/** The dispersion of greatest likelihood, sought over its logarithm. */
function dispersionOf(one: readonly Count[], other: readonly Count[]): number {
  const at = (log: number) => {
    const alpha = Math.exp(log);
    return likelihood(one, alpha) + likelihood(other, alpha);
  };
  const found = highest(at, [LEAST, MOST], STEPS);
  return found - LEAST < 1e-3 ? 0 : Math.exp(found);
}

/** The log likelihood of the counts at their best rate, without what does not depend on the dispersion. */
function likelihood(side: readonly Count[], alpha: number): number {
  const rate = rateOf(side, alpha);
  const size = 1 / alpha;
  return side.reduce((sum, { events, of }) => {
    const mean = rate * of;
    return (
      sum +
      logGamma(events + size) -
      logGamma(size) +
      events * Math.log((alpha * mean) / (1 + alpha * mean)) -
      size * Math.log1p(alpha * mean)
    );
  }, 0);
}

/** The rate at which Σ (y − r t) / (1 + α r t) is 0, by Newton's method from the rate of Poisson. */
function rateOf(side: readonly Count[], alpha: number): number {
  let rate = side.reduce((sum, { events }) => sum + events, 0) / side.reduce((sum, { of }) => sum + of, 0);
  for (let step = 0; step < 100; step++) {
    let [score, slope] = [0, 0];
    for (const { events, of } of side) {
      const spread = 1 + alpha * rate * of;
      score += (events - rate * of) / spread;
      slope += (of * (1 + alpha * events)) / (spread * spread);
    }
    const next = rate + score / slope;
    const settled = Math.abs(next - rate) <= 1e-14 * rate;
    rate = next > 0 ? next : rate / 2;
    if (settled) break;
  }
  return rate;
}
