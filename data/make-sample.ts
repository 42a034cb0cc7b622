/**
 * Makes the sample study: `npx tsx data/make-sample.ts [FOLDER]` writes the exports to FOLDER/raw/sample and the
 * planted truth to FOLDER/sample-truth.json; the folder is data unless told. Everything is invented; the same seed
 * gives the same bytes.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { seeded } from '../src/random.ts';
import { chat } from './sample/chat.ts';
import { instagram } from './sample/instagram.ts';
import { people, repeater } from './sample/people.ts';
import { subreddits } from './sample/subreddits.ts';
import type { Export, PlantedSession } from './sample/truth.ts';

const SEED = 'staffroom sample 1';
/** People by platform, with the bot and the repeating account: 600 in all. */
const PEOPLE = { twitter: 319, reddit: 189, instagram: 90 };

export interface Sample {
  /** Files of the study by name. */
  readonly files: Readonly<Record<string, string>>;
  /** What was planted, as JSON. */
  readonly truth: string;
}

/** The sample study, whole and in memory. */
export function sample(seed: string = SEED): Sample {
  const chance = (part: string) => seeded(`${seed} ${part}`);
  const taken = new Set<string>();
  const cast = chance('people');
  const twitter = people(cast, 'twitter', PEOPLE.twitter, taken);
  const reddit = people(cast, 'reddit', PEOPLE.reddit, taken);
  const insta = people(cast, 'instagram', PEOPLE.instagram, taken);
  const session = chat(chance('chat'), twitter, repeater(cast, taken));
  const exports = [session, subreddits(chance('subreddits'), reddit), instagram(chance('instagram'), insta)];
  return {
    files: { ...Object.fromEntries(exports.map(({ name, content }) => [name, content])), 'study.yaml': settings },
    truth: truth(exports, session.sessions),
  };
}

const settings = `# yaml-language-server: $schema=../../study.schema.json
title: A chat, two subreddits and a feed (invented sample)
seed: 1
`;

/** One line for every post, person and session, so that a change can be read in a diff. */
function truth(exports: readonly Export[], sessions: readonly PlantedSession[]): string {
  const posts = exports.flatMap(({ planted }) => planted);
  const cast = exports.flatMap((file) => file.people);
  const count = (items: readonly string[]) =>
    Object.fromEntries([...new Set(items)].sort().map((item) => [item, items.filter((other) => other === item).length]));
  const codesOf = (platform: string) =>
    count(
      posts.filter((post) => post.platform === platform).flatMap((post): string[] => (post.codes.length > 0 ? [...post.codes] : ['none'])),
    );
  const totals = {
    posts: posts.length,
    people: cast.length,
    files: Object.fromEntries(
      exports.map(({ name, planted, duplicates, broken }) => [name, { posts: planted.length, duplicates, broken }]),
    ),
    postsByPlatform: count(posts.map(({ platform }) => platform)),
    peopleByPlatform: count(cast.map(({ platform }) => platform)),
    peopleByCommunity: count(cast.map(({ community }) => community ?? 'none')),
    peopleByRole: count(cast.map(({ role }) => role)),
    codesByPlatform: Object.fromEntries(['instagram', 'reddit', 'twitter'].map((platform) => [platform, codesOf(platform)])),
  };
  const lines = (items: readonly object[]) => items.map((item) => `    ${JSON.stringify(item)}`).join(',\n');
  return `{
  "totals": ${JSON.stringify(totals, null, 2).replaceAll('\n', '\n  ')},
  "sessions": [
${lines(sessions)}
  ],
  "people": [
${lines(cast.map(({ platform, id, handle, community, role }) => ({ platform, id, handle, community, role })))}
  ],
  "posts": [
${lines(posts.map(({ platform, id, codes, flag }) => ({ platform, id, codes, flag })))}
  ]
}
`;
}

async function main(data: string): Promise<void> {
  const { files, truth: planted } = sample();
  const study = join(data, 'raw', 'sample');
  await mkdir(study, { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(join(study, name), content);
  await writeFile(join(data, 'sample-truth.json'), planted);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main(resolve(process.argv[2] ?? dirname(fileURLToPath(import.meta.url))));
}
