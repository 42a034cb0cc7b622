/** Five posts of the same invented chat, as every format of tweets tells them. */
import { describe, expect, test } from 'vitest';
import type { CsvFormat, FoundPost, JsonFormat } from '../../../../src/ingest/format.ts';
import { isPost } from '../../../../src/ingest/format.ts';
import { brightDataTwitter } from '../../../../src/ingest/formats/twitter/bright-data-twitter.ts';
import { fourCatTwitter } from '../../../../src/ingest/formats/twitter/four-cat-twitter.ts';
import { minetTwitter } from '../../../../src/ingest/formats/twitter/minet-twitter.ts';
import { tcat } from '../../../../src/ingest/formats/twitter/tcat.ts';
import { twarcCsv } from '../../../../src/ingest/formats/twitter/twarc-csv.ts';
import { twarc1Csv } from '../../../../src/ingest/formats/twitter/twarc1-csv.ts';
import { twitterV1 } from '../../../../src/ingest/formats/twitter/twitter-v1.ts';
import { zeeschuimerTwitter } from '../../../../src/ingest/formats/twitter/zeeschuimer-twitter.ts';
import { entities } from '../../../../src/text/entities.ts';
import { fixture, readLines, readTable, whenOf } from '../found.ts';

const PLAN = '1237078823531446273';
const ANSWER = '1237081969259446276';
const REPOST = '1237090819240886279';
const QUOTE = '1237279541949366282';

const tables: [name: string, format: CsvFormat, file: string][] = [
  ['twarc 1 table', twarc1Csv, 'twarc1-csv/table.csv'],
  ['twarc-csv table', twarcCsv, 'twarc-csv/table.csv'],
  ['minet table', minetTwitter, 'minet-twitter/tweets.csv'],
  ['TCAT table with lists', tcat, 'tcat/lists.csv'],
  ['TCAT table without lists', tcat, 'tcat/plain.csv'],
  ['4CAT table', fourCatTwitter, '4cat-twitter/posts.csv'],
  ['4CAT table before 2024', fourCatTwitter, '4cat-twitter/before-2024.csv'],
  ['Bright Data table', brightDataTwitter, 'bright-data-twitter/posts.csv'],
];
const lines: [name: string, format: JsonFormat, file: string][] = [
  ['version 1.1', twitterV1, 'twitter-v1/lines.jsonl'],
  ['Zeeschuimer', zeeschuimerTwitter, 'zeeschuimer-twitter/posts.ndjson'],
];
const all: [name: string, posts: Map<string | null, FoundPost>][] = [
  ...tables.map(([name, format, file]) => [name, readTable(format, fixture(file), undefined, newlineOf(file))] as const),
  ...lines.map(([name, format, file]) => [name, readLines(format, fixture(file))] as const),
].map(([name, found]) => [name, new Map(found.filter(isPost).map((post) => [post.id, post]))]);

function newlineOf(file: string): '\n' | '\r\n' {
  return fixture(file).includes('\r\n') ? '\r\n' : '\n';
}

function hashtagsOf(post: FoundPost | undefined): string[] {
  return (post?.hashtags ?? entities(post?.text ?? '').hashtags).map((tag) => tag.toLowerCase());
}

function mentionsOf(post: FoundPost | undefined): string[] {
  return (post?.mentions?.map(({ handle }) => handle ?? '') ?? entities(post?.text ?? '').mentions).map((handle) => handle.toLowerCase());
}

describe.each(all)('%s', (name, posts) => {
  test('tells a plan with its author, time, text and entities', () => {
    const plan = posts.get(PLAN);
    expect(plan?.author?.handle).toBe('MsAcorn');
    expect(plan?.text).toMatch(/^Fractions & pizza/);
    expect(whenOf(plan)).toMatch(/^2020-03-09T18:12:30.000Z (?:stated|epoch)$/);
    expect(hashtagsOf(plan)).toContain('mathchat');
    expect(mentionsOf(plan)).toEqual(['mr_birch']);
    expect(plan?.links?.[0] ?? 'https://plans.example.org/pizza').toBe('https://plans.example.org/pizza');
    expect(plan).toMatchObject({ platform: 'twitter', likes: 9, shares: 4 });
    for (const role of ['replyTo', 'repostOf', 'quoteOf'] as const) expect(plan?.[role] ?? null).toBeNull();
  });

  test('tells whom an answer answers', () => {
    const { post, author } = posts.get(ANSWER)?.replyTo ?? {};
    // 4CAT names people only; others name the post, and the person by id or handle.
    expect(post ?? null).toBe(name.startsWith('4CAT') ? null : PLAN);
    expect(author?.handle ?? author?.id).toMatch(/^(?:MsAcorn|1001)$/);
  });

  test('tells what a quote quotes, and not as a link', () => {
    const quote = posts.get(QUOTE);
    expect(quote?.quoteOf?.post ?? null).toBe(name.includes('before 2024') ? null : PLAN);
    expect(quote?.links ?? []).toEqual([]);
    if (!name.startsWith('TCAT')) expect(quote?.quoteOf?.author?.handle ?? quote?.quoteOf?.author?.id).toMatch(/^(?:MsAcorn|1001)$/);
  });

  test.skipIf(name.startsWith('Bright Data'))(
    'tells a repost with the text and entities of the original, whose author is no mention',
    () => {
      const repost = posts.get(REPOST);
      expect(repost?.author?.handle).toBe('DrCedar');
      expect(repost?.repostOf?.author?.handle ?? repost?.repostOf?.author?.id).toMatch(/^(?:MsAcorn|1001)$/);
      expect(repost?.text).toBe(posts.get(PLAN)?.text);
      expect(hashtagsOf(repost)).toEqual(['mathchat', 'year5']);
      expect(mentionsOf(repost)).toEqual(['mr_birch']);
      expect(repost).toMatchObject({ likes: null, shares: null });
      expect(repost?.replyTo ?? null).toBeNull();
    },
  );
});
