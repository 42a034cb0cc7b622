import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../database/database.ts';
import { namesBelow, writeWhole } from '../disk/disk.ts';
import { withoutForgotten } from './forgotten.ts';
import { handedOut, roundFiles } from './handout/round-files.ts';
import { readReturned } from './returned/read.ts';
import { type Round, readRound } from './round.ts';
import { shownOf } from './sampling/frame.ts';

/** The rounds of coding in a folder, in their order. */
export async function roundsIn(folder: string): Promise<Round[]> {
  const names = await readdir(folder).catch(() => []);
  const numbers = names.flatMap((name) => /^round-(\d+)$/.exec(name)?.[1] ?? []).map(Number);
  const rounds: Round[] = [];
  for (const number of numbers.sort((a, b) => a - b)) {
    const file = join(folder, `round-${number}`, 'sample.json');
    rounds.push(readRound(await readFile(file, 'utf8').catch(() => ''), file));
  }
  return rounds;
}

/** What was taken out of the samples of a study, and what a person has to see to. */
export interface TakenOut {
  /** Posts of which nothing is left but their place. */
  readonly posts: number;
  /** Files below the folder that still hold words of posts that were taken out or changed, each with their items. */
  readonly left: readonly { readonly file: string; readonly items: readonly string[] }[];
}

/** Takes out of the rounds in a folder what the study does not hold any more, in all files that nobody has worked in. */
export async function takeOutForgotten(folder: string, db: Database): Promise<TakenOut> {
  const rounds = await roundsIn(folder);
  const posts = rounds.flatMap(({ items }) => items.map(({ post }) => post));
  const now = withoutForgotten(rounds, await shownOf(db, posts));
  const left: { file: string; items: string[] }[] = [];
  let taken = 0;
  for (const [i, round] of rounds.entries()) {
    const fresh = now[i] as Round;
    const items = round.items.flatMap((item, n) => (JSON.stringify(item) === JSON.stringify(fresh.items[n]) ? [] : [item.item]));
    taken += fresh.items.filter(({ post }, n) => post !== round.items[n]?.post).length;
    if (items.length === 0 && JSON.stringify(round) === JSON.stringify(fresh)) continue;
    const place = join(folder, `round-${round.round}`);
    const there = new Set(await namesBelow(place));
    const files = await roundFiles(fresh);
    const ours = new Set(['sample.json', 'label-studio-config.xml', ...handedOut(round)]);
    for (const [name, content] of Object.entries(files)) {
      if (name !== 'sample.json' && !there.has(name)) continue;
      if (/\.(?:csv|xlsx)$/.test(name) && (await isWorkedIn(join(place, name), round))) left.push({ file: join(place, name), items });
      else await writeWhole(join(place, name), content);
    }
    for (const name of there) if (!ours.has(name) && (await names(join(place, name), items))) left.push({ file: join(place, name), items });
  }
  return { posts: taken, left };
}

/** Whether a coder has filled in a sheet: what stands there then is theirs. */
async function isWorkedIn(path: string, { codebook }: Round): Promise<boolean> {
  return (await readReturned(path, codebook)).readings.length > 0;
}

/** Whether a file that somebody made from the sample has rows of these items, and more in them than codes. */
async function names(path: string, items: readonly string[]): Promise<boolean> {
  const content = await readFile(path);
  const text = content.toString('utf8');
  const coded = /(?:^|[\\/])(?:coded-[^\\/]*|readings\.csv)$/.test(path);
  return !coded && (content.subarray(0, 2).toString() === 'PK' || items.some((item) => text.includes(item)) || path.endsWith('gold.csv'));
}
