import type { FoundPost } from '../format.ts';
import { LAST_COUNTED_ID, SNOWFLAKE_EPOCH_MS, type TimeBasis } from '../times/time.ts';

/** How the times of a file are known, and whether they agree with the times inside the ids. */
export interface ClockFinding {
  /** Posts by how their time is known. */
  readonly bases: Readonly<Partial<Record<TimeBasis, number>>>;
  /** Posts whose stated time could be compared with that inside the id. */
  readonly compared: number;
  /** Posts by how far the stated time is ahead of the id, in seconds, in steps of 15 minutes; only where they disagree. */
  readonly ahead: Readonly<Record<string, number>>;
  /** Posts that disagree by something else than a step of 15 minutes. */
  readonly astray: number;
  /** Posts dated after they were collected. */
  readonly future: number;
  /** Posts of which the day alone is told. */
  readonly days: number;
  /** Of other columns that tell a time: posts by how many seconds the column is ahead of the time taken. */
  readonly beside: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Zones are whole quarters of an hour apart. */
export const STEP_MS = 15 * 60_000;
/** Stated times leave the milliseconds out, and platforms write some posts a moment after giving the id. */
export const SLACK_MS = 2_500;
export const DAY_MS = 86_400_000;
/** Longer offsets are no zone. */
export const MAX_STEPS = 14 * 4;

/** Posts to compare, and the share of them that must be off by whole steps, before the clock of a file is corrected. */
const MIN_COMPARED = 20;
const MIN_SHARE = 0.9;
/** Share of posts off by whole steps from which on the clock is told to be wrong. */
const MIN_WRONG_SHARE = 0.05;

/** Distances of a second clock that are told apart; a clock with more is no clock. */
export const MAX_DISTANCES = 64;

/** Ids above this hold the milliseconds above their lowest 22 bits. */
const LOWEST = Number(LAST_COUNTED_ID);
export const LOW_BITS = 2 ** 22;

/** Watches the times of a file: how each is known, and how far it is from the time inside the id of the post. */
export class ClockHealth {
  readonly #bases: Partial<Record<TimeBasis, number>> = {};
  readonly #ahead = new Map<number, number>();
  #compared = 0;
  #astray = 0;
  #future = 0;
  #days = 0;
  readonly #beside = new Map<string, Map<number, number>>();

  seen({ platform, id, time, collected, clocks }: FoundPost): void {
    const basis = time?.basis ?? 'unknown';
    this.#bases[basis] = (this.#bases[basis] ?? 0) + 1;
    if (time === null) return;
    if (time.day === true) this.#days += 1;
    if (collected != null && time.ms > collected + DAY_MS) this.#future += 1;
    if (clocks !== undefined) this.#compare(time.ms, clocks);
    if (platform !== 'twitter' || id === null || basis === 'id') return;
    const own = timeInside(id);
    if (own === null) return;
    this.#compared += 1;
    const off = time.ms - own;
    const steps = Math.round(off / STEP_MS);
    if (Math.abs(off - steps * STEP_MS) > SLACK_MS || Math.abs(steps) > MAX_STEPS) {
      // A time told to the minute only is at most a minute behind.
      if (off > SLACK_MS || off < -60_000 || time.ms % 60_000 !== 0) this.#astray += 1;
    } else if (steps !== 0) this.#ahead.set(steps, (this.#ahead.get(steps) ?? 0) + 1);
  }

  #compare(taken: number, clocks: Readonly<Record<string, number>>): void {
    for (const [column, shown] of Object.entries(clocks)) {
      const known = this.#distances(column);
      const seconds = Math.round((shown - taken) / 1000);
      if (known.has(seconds) || known.size < MAX_DISTANCES) known.set(seconds, (known.get(seconds) ?? 0) + 1);
    }
  }

  #distances(column: string): Map<number, number> {
    const known = this.#beside.get(column) ?? new Map<number, number>();
    this.#beside.set(column, known);
    return known;
  }

  /** Counts what was found in other posts of the file. */
  add({ bases, compared, ahead, astray, future, days, beside }: ClockFinding): void {
    for (const [basis, count] of Object.entries(bases) as [TimeBasis, number][]) this.#bases[basis] = (this.#bases[basis] ?? 0) + count;
    for (const [seconds, count] of Object.entries(ahead)) {
      const step = (Number(seconds) * 1000) / STEP_MS;
      this.#ahead.set(step, (this.#ahead.get(step) ?? 0) + count);
    }
    this.#compared += compared;
    this.#astray += astray;
    this.#future += future;
    this.#days += days;
    for (const [column, distances] of Object.entries(beside)) {
      const known = this.#distances(column);
      for (const [seconds, count] of Object.entries(distances)) known.set(Number(seconds), (known.get(Number(seconds)) ?? 0) + count);
    }
  }

  finding(): ClockFinding {
    const steps = falling(this.#ahead);
    return {
      bases: this.#bases,
      compared: this.#compared,
      ahead: Object.fromEntries(steps.map(([step, count]) => [String((step * STEP_MS) / 1000), count])),
      astray: this.#astray,
      future: this.#future,
      days: this.#days,
      beside: Object.fromEntries(
        [...this.#beside]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([column, distances]) => [column, Object.fromEntries(falling(distances))]),
      ),
    };
  }
}

/** Distances, the most frequent first. */
function falling(counts: ReadonlyMap<number, number>): [number, number][] {
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}

/** The time inside an id, to about a millisecond; cheaper than the exact one, and exact enough to compare clocks. */
function timeInside(id: string): number | null {
  if (id.length < 11 || id.length > 19) return null;
  const number = Number(id);
  return number > LOWEST ? Math.floor(number / LOW_BITS) + SNOWFLAKE_EPOCH_MS : null;
}

/** What comparing times with ids says of the clock of a file. */
export type ClockVerdict = 'agrees' | 'corrected' | 'disagrees' | 'unknown';

/**
 * What the comparison says. Where the times of nearly all posts differ from their ids by whole quarters of an hour, or
 * not at all, the clock of the file ran in another zone, and the ids are right.
 */
export function clockVerdict({ compared, ahead, astray }: ClockFinding): ClockVerdict {
  if (compared < MIN_COMPARED) return 'unknown';
  const off = Object.values(ahead).reduce((sum, count) => sum + count, 0);
  if (off / compared >= MIN_WRONG_SHARE && (compared - astray) / compared >= MIN_SHARE) return 'corrected';
  return (off + astray) / compared < MIN_WRONG_SHARE ? 'agrees' : 'disagrees';
}

/** The comparison in words. */
export function clockWords(finding: ClockFinding): string {
  const { compared, ahead, astray } = finding;
  const offsets = inWords(ahead);
  const verdict = clockVerdict(finding);
  if (verdict === 'unknown')
    return compared === 0 ? 'the ids hold no times to compare with' : `only ${compared} posts can be compared with the time in their ids`;
  if (verdict === 'agrees') return `times agree with those in the ids of ${compared} posts${astray > 0 ? `, but for ${astray}` : ''}`;
  const seen = [...offsets, ...(astray > 0 ? [`by other amounts in ${astray}`] : [])].join(', ');
  if (verdict === 'corrected') return `times differ from those in the ids: ${seen} of ${compared} posts; the times of the ids are taken`;
  return `times differ from those in the ids: ${seen} of ${compared} posts`;
}

/** Whether a column that tells a time agrees with the time taken, and how far off it is; null where no column does. */
export function besideWords({ beside }: ClockFinding, posts: number): { readonly agrees: boolean; readonly words: string } | null {
  const columns = Object.entries(beside);
  if (columns.length === 0) return null;
  const steady = columns.flatMap(([, distances]) => {
    const [[seconds, count] = ['0', 0], ...others] = Object.entries(distances).sort((a, b) => b[1] - a[1]);
    return others.length === 0 && count === posts ? Number(seconds) : [];
  });
  const words = columns.map(([column, distances]) =>
    off(distances) === 0 ? `${column} agrees with the time taken` : `${column} runs ${inWords(distances).join(', ')} of ${posts} posts`,
  );
  const [one, other] = steady;
  if (one !== undefined && other !== undefined && one !== other)
    words.push(`${columns.map(([column]) => column).join(' and ')} are ${Math.abs(one - other)} s apart`);
  return { agrees: columns.every(([, distances]) => off(distances) === 0), words: words.join('; ') };
}

function off(distances: Readonly<Record<string, number>>): number {
  return Object.entries(distances).reduce((sum, [seconds, count]) => sum + (Number(seconds) === 0 ? 0 : count), 0);
}

function inWords(distances: Readonly<Record<string, number>>): string[] {
  return Object.entries(distances)
    .sort((a, b) => b[1] - a[1] || Number(a[0]) - Number(b[0]))
    .slice(0, 4)
    .map(([seconds, count]) =>
      Number(seconds) === 0
        ? `with it in ${count}`
        : `${Math.abs(Number(seconds))} s ${Number(seconds) > 0 ? 'ahead' : 'behind'} in ${count}`,
    );
}
