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
 * taken at the later word, as the coder page dates it, and with its memo; without dates, two different words are refused. `settled` files
 * are the third reading, kept beside the others.
 */
export function sideBySide(returned: readonly Returned[], settled: readonly Returned[], known: ReadonlySet<string> | null): Entry[] {
  const entries = new Map<string, { words: Map<string, Reading[]>; settled: Reading[] }>();
  const entry = (reading: Reading) => {
    if (known !== null && !known.has(reading.item)) throw strange(reading, known);
    const found = entries.get(reading.item) ?? { words: new Map<string, Reading[]>(), settled: [] };
    entries.set(reading.item, found);
    return found;
  };
  for (const reading of returned.flatMap(({ readings }) => readings)) {
    const { words } = entry(reading);
    words.set(reading.coder, [...(words.get(reading.coder) ?? []), reading]);
  }
  for (const reading of settled.flatMap(({ readings }) => readings)) entry(reading).settled.push(reading);
  return [...entries]
    .map(([item, { words, settled }]) => ({
      item,
      readings: new Map([...words].map(([coder, all]) => [coder, lastWord(all)] as const).sort(([a], [b]) => byCodePoint(a, b))),
      settled: settled.length === 0 ? null : lastWord(settled),
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

/** Which of several readings of a post by one coder holds, in whatever order they come: the latest, as far as they are dated. */
function lastWord(readings: readonly Reading[]): Reading {
  const latest = Math.max(...readings.map((reading) => savedAt(reading) ?? Number.NEGATIVE_INFINITY));
  const held = readings.filter((reading) => savedAt(reading) === latest);
  const undated = readings.filter((reading) => savedAt(reading) === null);
  const [first, ...others] = [...held, ...undated] as [Reading, ...Reading[]];
  const other = others.find((reading) => !same(first, reading));
  if (other !== undefined)
    throw new UserError(`${other.place}: ${other.coder} coded ${other.item} twice, and differently: first in ${first.place}`, {
      hint: 'give only the later file of each coder; where these are two people, name each in the column coder or in the name of the file',
    });
  return [first, ...others].find(({ memo }) => memo !== '') ?? first;
}

/** When a reading was saved, as the coder page and other programs write it; null where it is not told, or in a way that may mean several days. */
function savedAt({ saved }: Reading): number | null {
  const [, time, zone] = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:\d{2})?$/.exec(saved ?? '') ?? [];
  const at = time === undefined ? Number.NaN : Date.parse(`${time}${zone ?? 'Z'}`);
  return Number.isNaN(at) ? null : at;
}

function same(a: Reading, b: Reading): boolean {
  const answers = (reading: Reading): string => JSON.stringify([Object.entries(reading.codes).sort(), reading.uncodable, reading.flag]);
  return answers(a) === answers(b);
}
