import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../database/database.ts';
import { namesBelow, writeWhole } from '../disk/disk.ts';
import { withoutForgotten } from './forgotten.ts';
import { handedOut, roundFiles } from './handout/round-files.ts';
import { readReturned } from './returned/read.ts';
import { type Round, readRound } from './round.ts';
import { shownOf } from './sampling/shown.ts';

/** The rounds of coding in a folder, in their order. */
export async function roundsIn(folder: string): Promise<Round[]> {
  const names = await readdir(folder).catch(() => []);
  const numbers = names.flatMap((name) => /^round-(\d+)$/.exec(name)?.[1] ?? []).map(Number);
  const rounds: Round[] = [];
  for (const number of numbers.sort((a, b) => a - b)) {
    const file = join(folder, `round-${number}`, SAMPLE);
    rounds.push(readRound(await readFile(file, 'utf8').catch(() => ''), file));
  }
  return rounds;
}

/** A file that still holds words of posts that were taken out or changed, and the items that they are of. */
export interface Remaining {
  readonly file: string;
  readonly items: readonly string[];
}

/** What was taken out of the samples of a study, and what a person has to see to. */
export interface TakenOut {
  /** Posts of which nothing is left but their place. */
  readonly posts: number;
  readonly left: readonly Remaining[];
}

/** Takes out of the rounds in a folder what the study does not hold any more, in all files that nobody has worked in. */
export async function takeOutForgotten(folder: string, db: Database): Promise<TakenOut> {
  const rounds = await roundsIn(folder);
  const posts = rounds.flatMap(({ items }) => items.map(({ post }) => post));
  const cleaned = withoutForgotten(rounds, await shownOf(db, posts));
  const left: Remaining[] = [];
  for (const [i, round] of rounds.entries())
    left.push(...(await replaceRound(join(folder, `round-${round.round}`), round, cleaned[i] as Round)));
  const after = cleaned.flatMap(({ items }) => items);
  return { posts: posts.filter((post, i) => after[i]?.post !== post).length, left };
}

/** Writes a round anew into its folder where it changed, and says what is left there of what it held before. */
async function replaceRound(folder: string, before: Round, cleaned: Round): Promise<Remaining[]> {
  if (same(before, cleaned)) return [];
  const items = before.items.flatMap((item, i) => (same(item, cleaned.items[i]) ? [] : [item.item]));
  const there = await namesBelow(folder);
  const left: Remaining[] = [];
  for (const [name, content] of Object.entries(await roundFiles(cleaned))) {
    const file = join(folder, name);
    if (name !== SAMPLE && !there.includes(name)) continue;
    if (isSheet(name) && (await isWorkedIn(file, before))) left.push({ file, items });
    else await writeWhole(file, content);
  }
  const given = new Set([SAMPLE, 'label-studio-config.xml', ...handedOut(before)]);
  for (const name of there) {
    const file = join(folder, name);
    if (!given.has(name) && (await holdsWordsOf(file, items))) left.push({ file, items });
  }
  return left;
}

const SAMPLE = 'sample.json';

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function isSheet(name: string): boolean {
  return name.endsWith('.csv') || name.endsWith('.xlsx');
}

/** Whether a coder has filled in a sheet: what stands there then is theirs. */
async function isWorkedIn(path: string, { codebook }: Round): Promise<boolean> {
  return (await readReturned(path, codebook)).readings.length > 0;
}

/** Whether a file that somebody made from the sample may hold words of these items; in files of codes alone there are none. */
async function holdsWordsOf(path: string, items: readonly string[]): Promise<boolean> {
  if (/(?:^|[\\/])(?:coded-[^\\/]*|readings\.csv)$/.test(path)) return false;
  const content = await readFile(path);
  const isArchive = content.subarray(0, 2).toString() === 'PK';
  const text = content.toString('utf8');
  return isArchive || path.endsWith('gold.csv') || items.some((item) => text.includes(item));
}
