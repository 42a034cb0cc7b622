import { byCodePoint } from '../../order.ts';
import type { PublishedRecord } from '../../run/record/public-record.ts';
import type { Measured, Numbers } from './numbers.ts';

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
  /** What they were made from that differs: `staffroom 0.1.0 → 0.2.0`, `1 export new`, `settings network`, `code of classify`, `table labels`. */
  readonly made: readonly string[];
  /** Those that moved most come first. */
  readonly moved: readonly Moved[];
  /** How many more moved that are not told. */
  readonly untold: number;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly same: number;
}

/**
 * Whether two studies differ by some people or posts, but perhaps by those of fewer people than a report may tell of, as after
 * somebody or some of their posts were forgotten: then each difference of numbers would tell how much of it was theirs. Only
 * where the people of a platform are at least so many more or fewer is it known that its posts are of as many.
 */
export function fewApart(before: Numbers, after: Numbers): boolean {
  const smallest = Math.max(before.smallest, after.smallest);
  const [then, now] = [sizesOf(before), sizesOf(after)];
  const both = [...then.keys()].filter((platform) => now.has(platform));
  // Platforms that are told together in one of the two are so in both.
  const others = (sizes: Map<string, Size>) =>
    [...sizes].reduce<Size>(
      (sum, [platform, { people, posts }]) => (both.includes(platform) ? sum : { people: sum.people + people, posts: sum.posts + posts }),
      { people: 0, posts: 0 },
    );
  const pairs = [...both.map((platform) => [then.get(platform), now.get(platform)]), [others(then), others(now)]] as [Size, Size][];
  return pairs.some(([one, other]) => {
    if (Object.is(one.people, other.people) && Object.is(one.posts, other.posts)) return false;
    // Where one of the two does not tell how many they are, nobody knows.
    return !(Math.abs(one.people - other.people) >= smallest && Math.abs(one.posts - other.posts) >= smallest);
  });
}

/** How many people and posts a platform has; no number where it is not told. */
interface Size {
  readonly people: number;
  readonly posts: number;
}

/** The platforms that a report tells of. */
function sizesOf({ numbers }: Numbers): Map<string, Size> {
  const platforms = new Set(Object.keys(numbers).flatMap((name) => PLATFORM.exec(name)?.[1] ?? []));
  return new Map(
    [...platforms].map((platform) => [
      platform,
      { people: numbers[`${platform} / people`] ?? Number.NaN, posts: numbers[`${platform} / posts`] ?? Number.NaN },
    ]),
  );
}

const PLATFORM = /^(platforms \/ .*) \/ (?:people|posts)$/;

/**
 * The counts that moved by fewer than a report may tell of: who has both reports learns of so few people or posts. Counts
 * that moved by more may tell of few too, where one person wrote much: the reports alone do not show it.
 */
export function movedByFew({ moved }: Pick<Changes, 'moved'>, smallest: number): Moved[] {
  return moved.filter(({ before, after }) => Number.isInteger(before) && Number.isInteger(after) && Math.abs(after - before) < smallest);
}

/**
 * The changes without those that would tell, beside the earlier report, of fewer people or posts than a report may tell of. Left
 * out are numbers of rows in which a count moved by fewer, and whatever a figure tells of a space, code or the like (or a part of
 * it) whose people or posts moved by fewer. Where the studies differ in posts, that includes people whose number did not move.
 * Of numbers that are gone only the figure is named: what they told of may be called like somebody who came since.
 */
export function withoutFew(found: Changes, before: Numbers, after: Numbers): Changes {
  const smallest = Math.max(before.smallest, after.smallest);
  const few = new Set(movedByFew(found, smallest).map(({ number }) => rowOf(number)));
  const differ = [...found.moved.map(({ number }) => number), ...found.added, ...found.removed].some((number) => PLATFORM.test(number));
  const isFew = (number: string) => {
    const [then, now] = [before.numbers[number], after.numbers[number]];
    return then !== undefined && now !== undefined && (differ || then !== now) && Math.abs(now - then) < smallest;
  };
  const rows = [...new Set(Object.keys(after.numbers).map(rowOf))];
  const subjects = rows.filter((row) => isFew(`${row} / people`) || isFew(`${row} / posts`)).map(subjectOf);
  const moved = found.moved.filter(({ number }) => {
    const row = rowOf(number);
    const own = new Set(subjectOf(row));
    return !few.has(row) && !subjects.some((subject) => subject.every((part) => own.has(part)));
  });
  const removed = found.removed.map((number) => number.slice(0, number.indexOf(' / ')));
  return { ...found, moved, untold: found.moved.length - moved.length, removed };
}

/** The row of a number: its name without the column. */
function rowOf(number: string): string {
  return number.slice(0, number.lastIndexOf(' / '));
}

/** What a row tells of, whatever its figure. */
function subjectOf(row: string): string[] {
  return row.split(' / ').slice(1);
}

/** Compares two reports number by number. */
export function changes(before: Measured, after: Measured): Changes {
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
    made: madeFrom(before.record, after.record),
    moved: moved.sort((a, b) => (size(a) === size(b) ? byCodePoint(a.number, b.number) : size(b) - size(a))),
    untold: 0,
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

function madeFrom(before: PublishedRecord, after: PublishedRecord): string[] {
  const plain = (['staffroom', 'node', 'seed'] as const).flatMap((name) =>
    before[name] === after[name] ? [] : [`${name} ${before[name]} → ${after[name]}`],
  );
  const libraries = before.lockfile === after.lockfile ? [] : ['versions of libraries'];
  const [fresh, gone] = [without(after.inputs, before.inputs), without(before.inputs, after.inputs)];
  const exports = [
    ...(fresh > 0 ? [`${exportsCounted(fresh)} new or changed`] : []),
    ...(gone > 0 ? [`${exportsCounted(gone)} gone or changed`] : []),
  ];
  const code = differing(codes(before), codes(after)).map((name) => `code of ${name}`);
  // Under another key nothing is known of what is private.
  if (before.key !== after.key) return [...plain, ...libraries, ...code, 'key of the pseudonyms'];
  return [
    ...plain,
    ...libraries,
    ...exports,
    ...differing(before.settings, after.settings).map((name) => `settings ${name}`),
    ...code,
    ...differing(tables(before), tables(after)).map((name) => `table ${name}`),
  ];
}

function exportsCounted(n: number): string {
  return n === 1 ? '1 export' : `${n} exports`;
}

/** How many of these the others lack; of equal ones as many as there are more. */
function without(these: readonly string[], others: readonly string[]): number {
  const left = [...others];
  return these.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  }).length;
}

function codes({ stages }: PublishedRecord): Record<string, string> {
  return Object.fromEntries(Object.entries(stages).map(([name, { code }]) => [name, code]));
}

function tables({ stages }: PublishedRecord): Record<string, string> {
  return Object.fromEntries(
    Object.values(stages).flatMap(({ outputs }) => Object.entries(outputs).map(([name, { sha256 }]) => [name, sha256])),
  );
}

/** Names under which the two records hold something different, or only one holds something. */
function differing(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((name) => one[name] !== other[name]).sort(byCodePoint);
}
