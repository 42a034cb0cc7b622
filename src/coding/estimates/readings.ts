import type { Codebook } from '../../codebook/codebook.ts';
import { UserError } from '../../errors.ts';
import { byCodePoint } from '../../order.ts';
import type { Reading, Returned } from '../returned/reading.ts';

/** All readings of one post, side by side. */
export interface Entry {
  readonly item: string;
  /** By coder; absent where the coder did not read the post. */
  readonly readings: ReadonlyMap<string, Reading>;
  /** What was settled, where the coders did not agree and someone settled it. */
  readonly settled: Reading | null;
}

/**
 * Puts the readings of all returned files side by side, in the order of the items. A coder who returned a post twice is
 * taken at the later word, as the coder page dates it; without dates, two different words are refused. `settled` files
 * are the third reading, kept beside the others.
 */
export function sideBySide(returned: readonly Returned[], settled: readonly Returned[], known: ReadonlySet<string> | null): Entry[] {
  const entries = new Map<string, { readings: Map<string, Reading>; settled: Reading | null }>();
  const entry = (reading: Reading) => {
    if (known !== null && !known.has(reading.item)) throw strange(reading, known);
    const found = entries.get(reading.item) ?? { readings: new Map<string, Reading>(), settled: null };
    entries.set(reading.item, found);
    return found;
  };
  for (const reading of returned.flatMap(({ readings }) => readings)) {
    const { readings } = entry(reading);
    readings.set(reading.coder, later(readings.get(reading.coder), reading));
  }
  for (const reading of settled.flatMap(({ readings }) => readings)) {
    const found = entry(reading);
    found.settled = later(found.settled ?? undefined, reading);
  }
  return [...entries]
    .map(([item, { readings, settled }]) => ({
      item,
      readings: new Map([...readings].sort(([a], [b]) => byCodePoint(a, b))),
      settled,
    }))
    .sort((a, b) => byCodePoint(a.item, b.item));
}

/** Why the reading of a post that is in no sample is refused: its round may have a sample that was not given. */
function strange({ item, place }: Reading, known: ReadonlySet<string>): UserError {
  const round = roundOf(item);
  const given = [...new Set([...known].map(roundOf))];
  if (round === null || given.includes(round))
    return new UserError(`${place}: unknown item: ${item}`, {
      hint: 'it is not in the sample: give the sample.json of the draw that it is from with --sample',
    });
  return new UserError(`${place}: coded in round ${round}, of which no sample is given: ${item}`, {
    hint: `give the sample.json of round ${round} beside the others, as in --sample round-${round}/sample.json round-${given.at(-1) ?? ''}/sample.json, or leave this file out`,
  });
}

/** The round that an item was drawn in, by its name. */
function roundOf(item: string): string | null {
  return /^r(\d+)[a-z]/.exec(item)?.[1] ?? null;
}

/** The names of all coders, in code-point order. */
export function codersOf(entries: readonly Entry[]): string[] {
  return [...new Set(entries.flatMap(({ readings }) => [...readings.keys()]))].sort(byCodePoint);
}

/** Yes, no, or null where the reading says nothing of the code: left open, or the post uncodable. */
export function said(reading: Reading | undefined, code: string): boolean | null {
  if (reading === undefined) return null;
  return code === 'uncodable' ? reading.uncodable : (reading.codes[code] ?? null);
}

/** An answer as it stands in tables: 1, 0, or nothing where there is none. */
export function mark(answer: boolean | null | undefined): '1' | '0' | '' {
  if (answer == null) return '';
  return answer ? '1' : '0';
}

/** What a coder said, in words. */
export function inWords(reading: Reading, codebook: Codebook): string {
  if (reading.uncodable) return 'uncodable';
  const yes = codebook.codes.filter(({ code }) => reading.codes[code] === true).map(({ label }) => label.toLowerCase());
  const open = codebook.codes.filter(({ code }) => reading.codes[code] === null).map(({ label }) => `${label.toLowerCase()} left open`);
  const none = reading.flag === null ? 'none' : `none, ${reading.flag}`;
  return [...(yes.length === 0 ? [none] : yes), ...open].join(', ');
}

/** The questions on which the coders of a post differ: codes, `uncodable`; sub-flags do not count. */
export function differences(entry: Entry, codebook: Codebook): string[] {
  const readings = [...entry.readings.values()];
  return [...codebook.codes.map(({ code }) => code), 'uncodable'].filter((code) => {
    const answers = new Set(readings.map((reading) => said(reading, code)).filter((answer) => answer !== null));
    return answers.size > 1;
  });
}

/** What a post counts as: its settled reading, or what all its readers say; `null` while they differ and nobody settled. */
export function verdict(
  entry: Entry,
  codebook: Codebook,
): { readonly uncodable: boolean; readonly codes: Readonly<Record<string, boolean>> } | null {
  const codes: Record<string, boolean> = {};
  const decide = (code: string): boolean | null => {
    const settled = entry.settled === null ? null : said(entry.settled, code);
    if (settled !== null) return settled;
    const answers = new Set([...entry.readings.values()].map((reading) => said(reading, code)).filter((answer) => answer !== null));
    return answers.size === 1 ? ([...answers][0] as boolean) : null;
  };
  const uncodable = decide('uncodable');
  if (uncodable === null) return null;
  if (uncodable) return { uncodable, codes };
  for (const { code } of codebook.codes) {
    const answer = decide(code);
    if (answer === null) return null;
    codes[code] = answer;
  }
  return { uncodable, codes };
}

function later(before: Reading | undefined, reading: Reading): Reading {
  if (before === undefined || same(before, reading)) return reading;
  if (before.saved !== null && reading.saved !== null && before.saved !== reading.saved)
    return before.saved > reading.saved ? before : reading;
  throw new UserError(`${reading.place}: ${reading.coder} coded ${reading.item} twice, and differently: first in ${before.place}`, {
    hint: 'give only the later file of each coder; where these are two people, name each in the column coder or in the name of the file',
  });
}

function same(a: Reading, b: Reading): boolean {
  const answers = (reading: Reading): string => JSON.stringify([Object.entries(reading.codes).sort(), reading.uncodable, reading.flag]);
  return answers(a) === answers(b);
}
