import { byCodePoint } from '../order.ts';
import type { Numbers } from './numbers.ts';

/** A number that differs between two reports. */
export interface Moved {
  readonly number: string;
  readonly before: number;
  readonly after: number;
  /** Difference as a share of the number before; null where that was 0. */
  readonly by: number | null;
}

/** What differs between two reports: what they were made from, and their numbers. */
export interface Changes {
  /** Names of what they were made from that differ: `staffroom 0.1.0 → 0.2.0`, `table labels`, `settings network`. */
  readonly made: readonly string[];
  /** Those that moved most come first. */
  readonly moved: readonly Moved[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly same: number;
}

/** Compares two reports number by number. */
export function changes(before: Numbers, after: Numbers): Changes {
  const moved: Moved[] = [];
  let same = 0;
  for (const [number, now] of Object.entries(after.numbers)) {
    const then = before.numbers[number];
    if (then === undefined) continue;
    if (then === now) same++;
    else moved.push({ number, before: then, after: now, by: then === 0 ? null : (now - then) / Math.abs(then) });
  }
  const size = ({ by }: Moved) => (by === null ? Number.POSITIVE_INFINITY : Math.abs(by));
  return {
    made: madeFrom(before.made, after.made),
    moved: moved.sort((a, b) => (size(a) === size(b) ? byCodePoint(a.number, b.number) : size(b) - size(a))),
    added: missing(after.numbers, before.numbers),
    removed: missing(before.numbers, after.numbers),
    same,
  };
}

/** Names in the one record that the other lacks. */
function missing(one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>): string[] {
  return Object.keys(one)
    .filter((name) => other[name] === undefined)
    .sort(byCodePoint);
}

function madeFrom(before: Numbers['made'], after: Numbers['made']): string[] {
  const plain = (['staffroom', 'node', 'seed'] as const).flatMap((name) =>
    before[name] === after[name] ? [] : [`${name} ${before[name]} → ${after[name]}`],
  );
  const inner = (['settings', 'tables'] as const).flatMap((name) => {
    const names = [...new Set([...Object.keys(before[name]), ...Object.keys(after[name])])].sort(byCodePoint);
    return names.filter((key) => before[name][key] !== after[name][key]).map((key) => `${name === 'tables' ? 'table' : 'settings'} ${key}`);
  });
  return [...plain, ...inner];
}
