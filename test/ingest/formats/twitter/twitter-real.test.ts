/** The formats of tweets over real exports. These hold posts of real people: only counts are compared and shown. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { CsvFormat, Found, FoundPost, JsonObject } from '../../../../src/ingest/format.ts';
import { isPost } from '../../../../src/ingest/format.ts';
import { brightDataTwitter } from '../../../../src/ingest/formats/twitter/bright-data-twitter.ts';
import { chatTranscript } from '../../../../src/ingest/formats/twitter/chat-transcript.ts';
import { kaggleTweets } from '../../../../src/ingest/formats/twitter/kaggle-tweets.ts';
import { minetTwitter } from '../../../../src/ingest/formats/twitter/minet-twitter.ts';
import { nodexl } from '../../../../src/ingest/formats/twitter/nodexl.ts';
import { rtweet } from '../../../../src/ingest/formats/twitter/rtweet.ts';
import { tags } from '../../../../src/ingest/formats/twitter/tags.ts';
import { twarcCsv } from '../../../../src/ingest/formats/twitter/twarc-csv.ts';
import { twarc1Csv } from '../../../../src/ingest/formats/twitter/twarc1-csv.ts';
import { twarc2, twarc2Compliance, twarc2Counts, twarc2Users } from '../../../../src/ingest/formats/twitter/twarc2.ts';
import { twitterArchive } from '../../../../src/ingest/formats/twitter/twitter-archive.ts';
import { twitterArchiveMonthly } from '../../../../src/ingest/formats/twitter/twitter-archive-monthly.ts';
import { twitterV1 } from '../../../../src/ingest/formats/twitter/twitter-v1.ts';
import { twitterV2Csv } from '../../../../src/ingest/formats/twitter/twitter-v2-csv.ts';
import { zeeschuimerDecoderTwitter } from '../../../../src/ingest/formats/twitter/zeeschuimer-decoder.ts';
import { zeeschuimerTwitter } from '../../../../src/ingest/formats/twitter/zeeschuimer-twitter.ts';
import { parseLossless } from '../../../../src/ingest/rows/json/lossless.ts';
import { snowflakeTime } from '../../../../src/ingest/times/time.ts';
import { readLines, readTable, records, UTC } from '../found.ts';

const exports = process.env.STAFFROOM_EXPORTS ?? resolve(import.meta.dirname, '../../../../../shared/exports');
const missing = !existsSync(join(exports, 'tags-csv'));
if (missing) console.warn('real exports of tweets: not tested; set STAFFROOM_EXPORTS to the folder that holds them');

function content(file: string, encoding: BufferEncoding = 'utf8'): string {
  return readFileSync(join(exports, file)).toString(encoding);
}

interface Counts {
  readonly posts: number;
  readonly refused: number;
  readonly replies: number;
  readonly reposts: number;
  readonly quotes: number;
  /** Posts with the id of their author, and reposts with the id of the author passed on. */
  readonly authorIds: number;
  readonly repostedIds: number;
  /** Posts with a dated id, and those among them whose stated time is more than 2 s from that of the id. */
  readonly dated: number;
  readonly apart: number;
  /** Reposts that also mention the person passed on. */
  readonly doubled: number;
  readonly mentions: number;
  readonly hashtags: number;
}

function counts(found: readonly Found[]): Counts {
  const posts = found.filter(isPost);
  const many = (holds: (post: FoundPost) => unknown) => posts.filter((post) => Boolean(holds(post))).length;
  const dated = posts.flatMap(({ id, time }) => {
    const inside = id === null ? null : snowflakeTime(id);
    return inside === null || time === null ? [] : Math.abs(inside.ms - time.ms);
  });
  return {
    posts: posts.length,
    refused: found.length - posts.length,
    replies: many((post) => post.replyTo),
    reposts: many((post) => post.repostOf),
    quotes: many((post) => post.quoteOf),
    authorIds: many((post) => post.author?.id),
    repostedIds: many((post) => post.repostOf?.author?.id),
    dated: dated.length,
    apart: dated.filter((ms) => ms > 2000).length,
    doubled: many(({ mentions, repostOf }) =>
      mentions?.some(({ handle }) => handle != null && handle.toLowerCase() === repostOf?.author?.handle?.toLowerCase()),
    ),
    mentions: posts.reduce((sum, { mentions }) => sum + (mentions?.length ?? 0), 0),
    hashtags: posts.reduce((sum, { hashtags }) => sum + (hashtags?.length ?? 0), 0),
  };
}

// The expected numbers were counted in the files by other means (Python's csv and json).
const none = { refused: 0, replies: 0, reposts: 0, quotes: 0, apart: 0, doubled: 0 };
const tables: [file: string, format: CsvFormat, newline: '\n' | '\r' | '\r\n', encoding: BufferEncoding, expected: Partial<Counts>][] = [
  [
    'tags-csv/tweets.csv',
    tags,
    '\r\n',
    'utf8',
    { ...none, posts: 180, dated: 180, authorIds: 180, replies: 8, reposts: 94, repostedIds: 94 },
  ],
  [
    'rtweet-csv/ccss-tweets.csv',
    rtweet,
    '\n',
    'utf8',
    { ...none, posts: 44, dated: 44, authorIds: 44, replies: 6, reposts: 14, repostedIds: 14, quotes: 1, hashtags: 108, mentions: 42 - 14 },
  ],
  [
    'rtweet-csv/ccss-tweets-fresh.csv',
    rtweet,
    '\n',
    'utf8',
    { ...none, posts: 51, dated: 51, authorIds: 51, replies: 15, reposts: 10, repostedIds: 10, quotes: 9, hashtags: 189 },
  ],
  // Lists flattened over all rows: 14 of 56 hashtags and 80 of 120 mentions are not in the text.
  [
    'rtweet-csv/sample-data.csv',
    rtweet,
    '\n',
    'utf8',
    { ...none, posts: 8, dated: 8, authorIds: 8, reposts: 7, repostedIds: 7, hashtags: 56 - 14 },
  ],
  ['rtweet-csv/ngss_tweets_bom.csv', rtweet, '\r', 'utf8', { ...none, posts: 402, dated: 402, authorIds: 402, replies: 119, quotes: 40 }],
  [
    'storify-csv/ngsschat-first-half.csv',
    chatTranscript,
    '\r',
    'latin1',
    { ...none, posts: 8096, dated: 0, authorIds: 0, replies: 748, reposts: 313 },
  ],
  [
    'twarc1-csv/bang.csv',
    twarc1Csv,
    '\r\n',
    'utf8',
    { ...none, posts: 362, dated: 362, authorIds: 362, replies: 80, reposts: 180, repostedIds: 180, quotes: 23 },
  ],
  [
    'twarc-csv/dfw_bro.csv',
    twarcCsv,
    '\n',
    'utf8',
    { ...none, posts: 30, dated: 30, authorIds: 30, replies: 6, reposts: 9, repostedIds: 9, quotes: 2, hashtags: 1 },
  ],
  [
    'twitter-v2-csv/ngss-tweets.csv',
    twitterV2Csv,
    '\n',
    'utf8',
    { ...none, posts: 8125, dated: 8125, authorIds: 8125, replies: 2800, reposts: 2 },
  ],
  // Ids of 2010 hold no time; ragged rows are all there.
  [
    'twitter-archive-monthly-csv/2010_09.csv',
    twitterArchiveMonthly,
    '\n',
    'utf8',
    { ...none, posts: 11, dated: 0, reposts: 3, repostedIds: 3 },
  ],
  [
    'twitter-archive-monthly-csv/2011_01.csv',
    twitterArchiveMonthly,
    '\n',
    'utf8',
    { ...none, posts: 42, dated: 42, replies: 8, reposts: 13 },
  ],
  [
    'twitter-archive-monthly-csv/2012_05.csv',
    twitterArchiveMonthly,
    '\n',
    'utf8',
    { ...none, posts: 367, dated: 367, replies: 88, reposts: 34 },
  ],
  [
    'twitter-archive-monthly-csv/2012_12.csv',
    twitterArchiveMonthly,
    '\n',
    'utf8',
    { ...none, posts: 277, dated: 277, replies: 78, reposts: 44 },
  ],
  [
    'minet-csv/minet_tweets.csv',
    minetTwitter,
    '\n',
    'utf8',
    { ...none, posts: 4, dated: 4, authorIds: 4, replies: 2, reposts: 1, repostedIds: 1, quotes: 1, hashtags: 10 },
  ],
  [
    'derived-csv/zeeschuimer-decoder-twitter.csv',
    zeeschuimerDecoderTwitter,
    '\n',
    'utf8',
    { ...none, posts: 104, dated: 104, authorIds: 0 },
  ],
  ['brightdata-csv/twitter.csv', brightDataTwitter, '\n', 'utf8', { ...none, posts: 1000, dated: 1000, replies: 17, quotes: 6 }],
  ['derived-csv/kaggle_vaccination_tweets.csv', kaggleTweets, '\r\n', 'utf8', { ...none, posts: 8082, dated: 8082, authorIds: 0 }],
];

const pages: [file: string, expected: Partial<Counts>][] = [
  ['twarc2-jsonl/dfw_exact.jsonl', { ...none, posts: 13, dated: 13, authorIds: 13, replies: 4, reposts: 3, repostedIds: 3, quotes: 1 }],
  ['twarc2-jsonl/edited.jsonl', { ...none, posts: 1, dated: 1, authorIds: 1 }],
  // Replies to a person alone (in_reply_to_user_id without a post) make 1, 1, 1 and 5 of the replies below.
  [
    'twarc2-jsonl/entities_test.jsonl',
    { ...none, posts: 474, dated: 474, authorIds: 474, replies: 82 + 2 + 1, reposts: 314, repostedIds: 314, quotes: 12 },
  ],
  [
    'twarc2-jsonl/flat.jsonl',
    { ...none, posts: 100, dated: 100, authorIds: 100, replies: 31 + 1, reposts: 47, repostedIds: 47, quotes: 8 },
  ],
  [
    'twarc2-jsonl/noflat.jsonl',
    { ...none, posts: 100, dated: 100, authorIds: 100, replies: 31 + 1, reposts: 47, repostedIds: 47, quotes: 8 },
  ],
  ['twarc2-jsonl/geo_tweets.jsonl', { ...none, posts: 2, dated: 2, authorIds: 2, replies: 1 }],
  // 38 originals are gone; of 9 of them nothing names the id of the author. One id is from before ids held times.
  [
    'twarc2-jsonl/withheld.jsonl',
    { ...none, posts: 215, dated: 214, authorIds: 215, replies: 62 + 5, reposts: 83, repostedIds: 83 - 9, quotes: 8 },
  ],
];

const statuses: [file: string, expected: Partial<Counts>][] = [
  [
    'twarc1-jsonl/bang.jsonl',
    { ...none, posts: 362, dated: 362, authorIds: 362, replies: 80, reposts: 180, repostedIds: 180, quotes: 23, hashtags: 128 },
  ],
  [
    'twitter-v1-jsonl-gz/api-stream-small.json.gz',
    { ...none, posts: 681, dated: 681, authorIds: 681, replies: 126, reposts: 328, repostedIds: 328, quotes: 82, hashtags: 316 },
  ],
  ['twitter-v1-json/rtweet_0_lookup.json', { ...none, posts: 90, replies: 17, reposts: 47, repostedIds: 47, quotes: 2, hashtags: 152 }],
  ['twitter-v1-json/rtweet_0_search.json', { ...none, posts: 50, replies: 1, reposts: 36, repostedIds: 36, quotes: 5, hashtags: 592 }],
  ['twitter-v1-json/rtweet_0_timeline.json', { ...none, posts: 100, reposts: 6, hashtags: 0 }],
  ['twitter-v1-json/rtweet_1_timeline.json', { ...none, posts: 100, reposts: 1, hashtags: 2 }],
];

/** The records of a JSON file of any layout, as the containers give them. */
function recordsOf(file: string): JsonObject[] {
  const bytes = readFileSync(join(exports, file));
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').replace(/^window[^=]*=/, '');
  if (/\.(?:jsonl|ndjson|gz)$/.test(file))
    return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [parseLossless(line) as JsonObject]));
  const value = parseLossless(text) as JsonObject | JsonObject[];
  return Array.isArray(value) ? value : [value];
}

describe.skipIf(missing)('a real export of tweets', () => {
  test.each(tables)('%s gives every post', (file, format, newline, encoding, expected) => {
    expect(counts(readTable(format, content(file, encoding), UTC, newline))).toMatchObject(expected);
  });

  test.each(pages)('%s gives every post', (file, expected) => {
    expect(counts(readLines(twarc2, content(file)))).toMatchObject(expected);
  });

  test.each(statuses)('%s gives every post', (file, expected) => {
    const found = recordsOf(file).flatMap((record) => [...twitterV1.read(record, UTC)]);
    expect(counts(found)).toMatchObject(expected);
  });

  test('of an account gives every post of its archive', () => {
    const found = recordsOf('twitter-archive-gdpr/tweets.js').flatMap((record) => [...twitterArchive.read(record, UTC)]);
    // The first 616 have ids from before ids held times. Of the hashtags, those of reposts are as far as the cut text goes.
    expect(counts(found)).toMatchObject({
      ...none,
      posts: 1758,
      dated: 1142,
      replies: 231,
      reposts: 128,
      hashtags: 1212,
      quotes: 19,
    });
  });

  test('captured with Zeeschuimer gives every post', () => {
    const found = recordsOf('zeeschuimer-twitter/twitter-test.ndjson').flatMap((record) => [...zeeschuimerTwitter.read(record, UTC)]);
    expect(counts(found)).toMatchObject({ ...none, posts: 104, dated: 104, authorIds: 104, replies: 59, quotes: 24 });
  });

  test('of NodeXL gives equal posts for all edges of a tweet', () => {
    const text = content('nodexl-csv/csgo500.csv', 'latin1').replace(/^[^\n]*\n/, '');
    const found = readTable(nodexl, text, UTC, '\r\n');
    expect(counts(found)).toMatchObject({ posts: 810, dated: 810, apart: 0, doubled: 0, refused: 0 });
    const told = new Map<string | null, Set<string>>();
    for (const post of found.filter(isPost)) told.set(post.id, (told.get(post.id) ?? new Set()).add(JSON.stringify(post)));
    expect([told.size, Math.max(...[...told.values()].map((posts) => posts.size))]).toEqual([500, 1]);
  });

  test('of twarc 1 gives the same posts as lines and as a table, but for ids of people mentioned', () => {
    const told = (found: readonly Found[]) =>
      found.filter(isPost).map((post) => [
        [post.id, post.author?.id, post.author?.bio, post.time?.ms, post.text, post.language, post.likes, post.client],
        [post.replyTo?.post, post.repostOf?.post, post.repostOf?.author?.id, post.quoteOf?.post, post.quoteOf?.author?.id],
      ]);
    const lines = told(recordsOf('twarc1-jsonl/bang.jsonl').flatMap((record) => [...twitterV1.read(record, UTC)]));
    const table = told(readTable(twarc1Csv, content('twarc1-csv/bang.csv'), UTC, '\r\n'));
    expect(JSON.stringify(table) === JSON.stringify(lines)).toBe(true);
  });

  test('is claimed by the format of its folder alone', () => {
    const homes: Record<string, string> = { tags: 'tags-csv', rtweet: 'rtweet-csv', 'chat-transcript': 'storify-csv' };
    const files = readdirSync(exports, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.csv'));
    const claims = files.flatMap((file) => {
      const header =
        content(file)
          .replace(/^\ufeff/, '')
          .split(/[\r\n]/, 1)[0]
          ?.split(',') ?? [];
      return [tags, rtweet, chatTranscript]
        .filter(
          ({ columns: { all, none = [] } }) =>
            all.every((column) => header.includes(column)) && !none.some((column) => header.includes(column)),
        )
        .map(({ name }) => [homes[name], dirname(file)]);
    });
    expect(claims).toHaveLength(6);
    for (const [home, folder] of claims) expect(folder).toBe(home);
  });

  test('of the API v2 gives the same posts as pages and as flattened lines', () => {
    const told = (file: string) =>
      readLines(twarc2, content(file)).map((post) =>
        !isPost(post)
          ? post
          : [post.id, post.text, post.replyTo?.post, post.repostOf?.post, post.mentions?.length, post.links, post.hashtags],
      );
    expect(JSON.stringify(told('twarc2-jsonl/flat.jsonl')) === JSON.stringify(told('twarc2-jsonl/noflat.jsonl'))).toBe(true);
  });

  test.each([
    ['twitter-v2-json/payload-v2.json', 10, 9],
    ['twitter-v2-json/alternative-payload-v2.json', 100, 73],
  ])('%s is one page of the API v2', (file, posts, reposts) => {
    const record = JSON.parse(content(file));
    expect(twarc2.looksLike(record)).toBe(true);
    expect(counts([...twarc2.read(record, UTC)])).toMatchObject({ posts, reposts, refused: 0, apart: 0, doubled: 0 });
  });

  test.each([
    ['counts', 'twarc2-counts'],
    ['users', 'twarc2-users'],
    ['tweets_compliance', 'twarc2-compliance'],
    ['flat', 'twarc2'],
    ['withheld', 'twarc2'],
  ])('%s.jsonl is of one format only, line by line', (file, name) => {
    const formats = [twarc2, twarc2Counts, twarc2Users, twarc2Compliance];
    for (const record of records(content(`twarc2-jsonl/${file}.jsonl`))) {
      expect(formats.filter((format) => format.looksLike(record)).map((format) => format.name)).toEqual([name]);
    }
  });
});
