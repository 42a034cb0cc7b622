import { normalQuantile, normalShare } from './normal.ts';

/** What one person did under two conditions: events, and how many occasions (posts, say) there were. */
export interface Paired {
  readonly events: number;
  readonly of: number;
  readonly otherEvents: number;
  readonly otherOf: number;
}

/** How much more often something happens under one condition than under the other. */
export interface RateRatio {
  readonly rate: number;
  readonly otherRate: number;
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  /** Two-sided p value that the ratio is 1. */
  readonly p: number;
}

/**
 * The ratio of two rates, events per occasion, with an interval that allows for the posts of one person resembling each
 * other: that of the Poisson regression log E(events) = a + b · condition + log(occasions) with errors clustered by
 * person. For two conditions it has a closed form: the influence of a person on b is
 * uᵢ = (yᵢ − r nᵢ) / Y − (y′ᵢ − r′ n′ᵢ) / Y′, and Var(b) = G / (G − 1) · Σ uᵢ² over G persons (R: glm(family = poisson),
 * sandwich::vcovCL(type = "HC0")). Absent where either condition has no event, or there are fewer than two persons.
 *
 * Liang & Zeger (1986), 10.1093/biomet/73.1.13; Zou (2004), 10.1093/aje/kwh090 (for shares rather than counts)
 */
export function rateRatio(people: readonly Paired[], level = 0.95): RateRatio | null {
  const total = { events: 0, of: 0, otherEvents: 0, otherOf: 0 };
  for (const key of Object.keys(total) as (keyof Paired)[]) total[key] = people.reduce((sum, person) => sum + person[key], 0);
  if (total.events === 0 || total.otherEvents === 0 || people.length < 2) return null;
  if (total.of <= 0 || total.otherOf <= 0) throw new Error('invalid rates: events without occasions');
  const rate = total.events / total.of;
  const otherRate = total.otherEvents / total.otherOf;
  const squares = people.reduce((sum, { events, of, otherEvents, otherOf }) => {
    const u = (events - rate * of) / total.events - (otherEvents - otherRate * otherOf) / total.otherEvents;
    return sum + u * u;
  }, 0);
  const error = Math.sqrt((squares * people.length) / (people.length - 1));
  const log = Math.log(rate / otherRate);
  return { rate, otherRate, ...ratioAround(log, error, level) };
}

/** Errors and differences below this are rounding: then nothing varies, or nothing differs. */
const ROUNDING = 1e-12;

/** A ratio by its logarithm and the standard error of that: with an interval, and the p value that the ratio is 1. */
export function ratioAround(log: number, error: number, level: number): Pick<RateRatio, 'ratio' | 'low' | 'high' | 'p'> {
  const half = normalQuantile(1 - (1 - level) / 2) * error;
  const p = error < ROUNDING ? (Math.abs(log) < ROUNDING ? 1 : 0) : 2 * normalShare(-Math.abs(log) / error);
  return { ratio: Math.exp(log), low: Math.exp(log - half), high: Math.exp(log + half), p };
}
