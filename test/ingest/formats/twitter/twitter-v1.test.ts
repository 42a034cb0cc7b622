import { expect, test } from 'vitest';
import type { JsonObject } from '../../../../src/ingest/format.ts';
import { twitterV1 } from '../../../../src/ingest/formats/twitter/twitter-v1.ts';
import { parseLossless } from '../../../../src/ingest/rows/json/lossless.ts';
import { codesOf, fixture, postsOf, readLines, records, UTC } from '../found.ts';

const posts = postsOf(readLines(twitterV1, fixture('twitter-v1/lines.jsonl')));
const [plan, , repost, quote, gone] = posts;

test('a tweet of version 1.1 is known by id_str, whatever a rounded id says', () => {
  const [record] = records(fixture('twitter-v1/lines.jsonl'));
  expect(String(record?.id)).not.toBe(plan?.id);
  expect(plan).toMatchObject({
    id: '1237078823531446273',
    author: { id: '1001', handle: 'MsAcorn', bio: 'Year 5 teacher. Fractions.', followers: 206, following: 180 },
    mentions: [{ id: '1200000000000000002', handle: 'mr_birch' }],
    client: 'Class Client',
  });
});

test('a repost of version 1.1 names the post passed on and carries its text; a quote carries the text quoted', () => {
  expect(repost?.repostOf).toMatchObject({ post: plan?.id, author: { id: '1001' } });
  expect([repost?.text, repost?.links, quote?.quotedText]).toEqual([plan?.text, plan?.links, plan?.text]);
});

test('a quoted post that is gone keeps its id and the handle in its address; withheld is a status', () => {
  expect(gone).toMatchObject({ quoteOf: { post: '1200000000000000999', author: { handle: 'OldElm' } }, links: [], status: 'withheld' });
});

test('lists and search answers of version 1.1 give the same posts as lines', () => {
  const list = JSON.parse(fixture('twitter-v1/timeline.json')) as JsonObject[];
  expect(list.flatMap((record) => [...twitterV1.read(record, UTC)])).toEqual(posts.slice(0, 2));
  const search = JSON.parse(fixture('twitter-v1/search.json')) as JsonObject;
  expect(twitterV1.looksLike(search)).toBe(true);
  expect([...twitterV1.read(search, UTC)]).toEqual([plan, quote]);
});

test('a stream gives whole texts, also of what is passed on; its notices are left out and damaged ids refused', () => {
  const [whole, deleted, passedOn, limit, ...others] = readLines(twitterV1, fixture('twitter-v1/stream.jsonl'));
  expect(whole).toMatchObject({ text: plan?.text, hashtags: ['MathChat', 'Year5'], links: ['https://plans.example.org/pizza'] });
  expect(passedOn).toMatchObject({ text: plan?.text, hashtags: ['MathChat', 'Year5'], repostOf: { post: plan?.id } });
  expect([deleted, limit]).toEqual([{ leftOut: 'notices of the stream' }, { leftOut: 'notices of the stream' }]);
  expect(codesOf(others)).toEqual(['no-id']);
});

test('a tweet of version 1.1 without created_at takes the time of the stream, else that of its id; archives write the year first', () => {
  const bare = { id_str: '1237078823531446273', text: 'x', user: { id_str: '1' } };
  const times = [{ ...bare, timestamp_ms: '1583777550999' }, bare].map((record) => postsOf([...twitterV1.read(record, UTC)])[0]?.time);
  expect(times).toEqual([
    { ms: 1583777550999, basis: 'epoch' },
    { ms: 1583777550000, basis: 'id' },
  ]);
  const [archived] = postsOf([...twitterV1.read({ ...bare, created_at: '2013-01-01 04:17:40 +0000' }, UTC)]);
  expect(archived?.time).toEqual({ ms: Date.UTC(2013, 0, 1, 4, 17, 40), basis: 'stated' });
  expect(codesOf([...twitterV1.read({ ...bare, created_at: 'soon' }, UTC)])).toEqual(['unreadable-time']);
});

test('tweets of version 1.1 without id_str are known by id, digit by digit; a power of ten is no id', () => {
  const lines = fixture('twitter-v1/lines.jsonl');
  // As tools that drop the text of the ids leave them: the exact number alone.
  const numbered = lines.replace(/"((?:[a-z_]*_)?id)":\s*-?\d+,\s*/g, '').replace(/"((?:[a-z_]*_)?id)_str":\s*"(\d+)"/g, '"$1": $2');
  expect(numbered).not.toContain('id_str":"');
  const found = numbered
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => parseLossless(line) as JsonObject);
  expect(found.every((record) => twitterV1.looksLike(record))).toBe(true);
  expect(postsOf(found.flatMap((record) => [...twitterV1.read(record, UTC)]))).toEqual(posts);
  const power = parseLossless('{"id": 1.237078823531446273E18, "text": "x", "user": {"screen_name": "a"}}') as JsonObject;
  expect(codesOf([...twitterV1.read(power, UTC)])).toEqual(['no-id']);
  const weibo = parseLossless(
    '{"id": 4300000000000001, "mid": "4300000000000001", "text": "x", "user": {"screen_name": "a"}}',
  ) as JsonObject;
  expect(twitterV1.looksLike(weibo)).toBe(false);
});
