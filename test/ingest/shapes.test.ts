/**
 * The same posts, whatever the file they come in: as a table or as JSON, in any order of rows, over any number of files.
 * Posts are made by chance, and every family of formats is written in all the shapes in which it is found.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { openStudy } from '../../src/study/study.ts';
import { ingested } from './ingested.ts';

const folder = mkdtempSync(join(tmpdir(), 'shapes-'));
afterAll(() => rmSync(folder, { recursive: true }));
let studies = 0;

/** Posts, people and links of a study of these files. */
async function tables(files: readonly string[], settings: string): Promise<Record<string, unknown>> {
  studies += 1;
  const home = join(folder, String(studies));
  mkdirSync(join(home, 'in'), { recursive: true });
  writeFileSync(join(home, 'in/study.yaml'), settings);
  for (const [i, content] of files.entries()) writeFileSync(join(home, 'in', `${i}.txt`), content);
  const study = await openStudy([join(home, 'in')], { home, out: join(home, 'out') });
  const { table } = await ingested(study);
  return { posts: await table('posts'), people: await table('people'), links: await table('links') };
}

type Shape<T> = (posts: readonly T[]) => string;

const lines = (records: readonly object[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join('');
const csv = (rows: readonly (readonly (string | number | null)[])[], delimiter = ',', missing = ''): string =>
  rows.map((row) => `${row.map((cell) => (cell === null ? missing : quoted(String(cell), delimiter))).join(delimiter)}\n`).join('');
const quoted = (text: string, delimiter: string): string =>
  text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

const text = fc.constantFrom('Hello', 'A #Lesson, and more', 'See https://example.org/a', 'Line\nbreak 😀', 'she said "no"');
const person = fc.constantFrom('ann', 'bob', 'cyd', 'dee');
const idOf = (name: string): string => String(2_000 + name.charCodeAt(0));

/** Submissions to Reddit. */
const submission = fc.record({ n: fc.integer({ min: 1, max: 30 }), author: person, title: text, selftext: text, score: fc.nat(9) });
type Submission = typeof submission extends fc.Arbitrary<infer T> ? T : never;
const reddit = ({ n, author, title, selftext, score }: Submission) => ({
  id: `gzz${n}`,
  name: `t3_gzz${n}`,
  author,
  author_fullname: `t2_${author}`,
  title,
  selftext,
  subreddit: 'Teachers',
  permalink: `/r/Teachers/comments/gzz${n}/x/`,
  link_flair_text: null,
  is_self: true,
  created_utc: 1_590_000_000 + n,
  score,
  num_comments: 3,
  num_crossposts: 1,
});
const REDDIT: Readonly<Record<string, Shape<Submission>>> = {
  'lines of an archive': (posts) => lines(posts.map(reddit)),
  'a list': (posts) => JSON.stringify(posts.map(reddit)),
  'an answer of an archive': (posts) => JSON.stringify({ data: posts.map(reddit) }),
  'a listing': (posts) =>
    JSON.stringify({ kind: 'Listing', data: { children: posts.map((post) => ({ kind: 't3', data: reddit(post) })) } }),
  'a table by R': (posts) => {
    const records = posts.map(reddit);
    const cells = records.map((record) => Object.values(record).map((value) => (typeof value === 'boolean' ? 'TRUE' : value)));
    return csv([Object.keys(records[0] ?? {}), ...cells], ',', 'NA');
  },
};

/** Tweets of version 2 of the interface, some of them answers. */
const tweet = fc.record({ n: fc.integer({ min: 1, max: 30 }), author: person, to: fc.option(person), text, likes: fc.nat(9) });
type Tweet = typeof tweet extends fc.Arbitrary<infer T> ? T : never;
const tweetId = (n: number): string => String(1_380_242_607_698_870_001n + BigInt(n) * 4_194_304n * 60_000n);
const user = (name: string) => ({ id: idOf(name), username: name, name: name.toUpperCase() });
const v2 = ({ n, author, to, text: words, likes }: Tweet) => ({
  id: tweetId(n),
  author_id: idOf(author),
  text: words,
  created_at: new Date(1_617_910_456_000 + n * 60_000).toISOString(),
  conversation_id: tweetId(to === null ? n : 0),
  public_metrics: { retweet_count: 1, reply_count: 0, like_count: likes, quote_count: 0 },
  ...(to === null ? {} : { in_reply_to_user_id: idOf(to), referenced_tweets: [{ type: 'replied_to', id: tweetId(0) }] }),
});
const users = (posts: readonly Tweet[]) => [...new Set(posts.flatMap(({ author, to }) => (to === null ? author : [author, to])))].map(user);
const flat = (post: Tweet) => ({
  ...v2(post),
  author: user(post.author),
  ...(post.to === null ? {} : { in_reply_to_user: user(post.to) }),
});
const TWITTER: Readonly<Record<string, Shape<Tweet>>> = {
  'one page': (posts) => JSON.stringify({ data: posts.map(v2), includes: { users: users(posts) }, meta: { result_count: posts.length } }),
  'pages, one a line': (posts) => lines(posts.map((post) => ({ data: [v2(post)], includes: { users: users([post]) }, meta: {} }))),
  'flattened lines': (posts) => lines(posts.map(flat)),
  'a list of flattened tweets': (posts) => JSON.stringify(posts.map(flat), null, 1),
};

/** Posts of a table of no known format, as a table and as ... the same table written by other programs. */
const message = fc.record({ n: fc.integer({ min: 1, max: 30 }), author: person, text });
type Message = typeof message extends fc.Arbitrary<infer T> ? T : never;
const HEADER = ['Nr', 'When', 'Who', 'What'];
const cells = ({ n, author, text: words }: Message): (string | number)[] => [
  n,
  `2020-01-01 10:${String(n).padStart(2, '0')}:00`,
  author,
  words,
];
const MAPPED: Readonly<Record<string, Shape<Message>>> = {
  'a table with commas': (posts) => csv([HEADER, ...posts.map(cells)]),
  'a table with semicolons and a title': (posts) => `Our forum\n\n${csv([HEADER, ...posts.map(cells)], ';')}`,
  'a table with tabs, the other way round': (posts) =>
    csv(
      [HEADER, ...posts.map(cells)].map((row) => row.toReversed()),
      '\t',
    ),
  'a table from Windows': (posts) => `\ufeff${csv([HEADER, ...posts.map(cells)]).replace(/\n(?=\d+,2020|$)/g, '\r\n')}`,
};
const MAP = 'ingest:\n  sources:\n    - { files: "*", platform: forum, columns: { id: Nr, time: When, author: Who, text: What } }\n';

/** Each post once: which of two rows of one post is kept has a test of its own. */
const once = <T extends { n: number }>(posts: readonly T[]): T[] => [...new Map(posts.map((post) => [post.n, post])).values()];

function same<T extends { n: number }>(
  posts: fc.Arbitrary<T>,
  shapes: Readonly<Record<string, Shape<T>>>,
  settings: string,
): Promise<void> {
  return fc.assert(
    fc.asyncProperty(fc.array(posts, { minLength: 2, maxLength: 12 }), fc.nat(), async (drawn, seed) => {
      const known = once(drawn);
      const [first, ...others] = Object.entries(shapes);
      const expected = await tables([first?.[1](known) ?? ''], settings);
      expect(expected.posts).toHaveLength(known.length);
      const moved = known
        .map((post, i) => [Math.sin(seed + i * 7919), post] as const)
        .sort(([a], [b]) => a - b)
        .map(([, post]) => post);
      const cut = 1 + (seed % moved.length);
      for (const [name, write] of others) {
        const parts = [moved.slice(0, cut), moved.slice(cut)].filter((part) => part.length > 0);
        expect({ name, ...(await tables(parts.map(write), settings)) }).toEqual({ name, ...expected });
      }
      // All shapes beside each other are the same study still.
      expect(
        await tables(
          Object.values(shapes).map((write) => write(known)),
          settings,
        ),
      ).toEqual(expected);
    }),
    { numRuns: 4 },
  );
}

describe('ingest gives the same posts, people and links for', () => {
  test('submissions to Reddit, as JSON of four kinds and as a table', { timeout: 300_000 }, () => same(submission, REDDIT, ''));
  test('tweets, in pages and flattened', { timeout: 300_000 }, () => same(tweet, TWITTER, ''));
  test('a forum, in four dialects', { timeout: 300_000 }, () => same(message, MAPPED, MAP));
});
