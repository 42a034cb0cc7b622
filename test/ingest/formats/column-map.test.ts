import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import type { FoundPost } from '../../../src/ingest/format.ts';
import { anyTime, checkColumnMap, columnMapFormat } from '../../../src/ingest/formats/column-map.ts';
import { codesOf, csvRow, fixture, readTable, UTC, whenOf } from './found.ts';

const map = { id: 'Post No', time: 'Written', author: 'Member', text: 'Body', replyTo: 'Answers', likes: 'Up Votes', hashtags: 'Labels' };
const found = readTable(columnMapFormat(map, 'forum'), fixture('column-map/forum.csv'));
const [hello, answer] = found as FoundPost[];

test('a table is read through the columns that the settings name', () => {
  expect(hello).toMatchObject({
    platform: 'forum',
    id: 'p1',
    author: { id: null, handle: 'Willow' },
    text: 'Hello, "all" #intro https://example.org/a',
    replyTo: null,
    hashtags: ['intro', 'welcome'],
    links: null,
    likes: 1204,
  });
  expect(answer).toMatchObject({ author: { handle: 'alder' }, replyTo: { post: 'p1', author: null }, likes: 3, hashtags: [] });
});

test('a row of a mapped table is refused without an id, without a time, and where day and month cannot be told apart', () => {
  expect(codesOf(found)).toEqual(['unreadable-time', 'no-id', 'no-time']);
  expect(codesOf(readTable(columnMapFormat(map, 'forum', 'mdy'), fixture('column-map/forum.csv')))).toEqual(['no-id', 'no-time']);
});

test('a post that names itself as the one it answers begins its thread', () => {
  const [first] = readTable(columnMapFormat({ ...map, replyTo: 'Post No' }, 'forum'), fixture('column-map/forum.csv'));
  expect(first).toMatchObject({ id: 'p1', replyTo: null });
});

test('a mapped table may be without ids and times', () => {
  const [post] = readTable(columnMapFormat({ text: 'Body' }, 'forum'), fixture('column-map/forum.csv'));
  expect(post).toMatchObject({ id: null, time: null, author: null });
});

test('a mapped column that is not there is an error that names it and the nearest', () => {
  expect(() => checkColumnMap('forum.csv', map, ['Post No', 'Writen', 'Member', 'Body', 'Answers', 'Up Votes', 'Labels'])).toThrow(
    new UserError('forum.csv: missing column, mapped as time in study.yaml: Written', { hint: 'did you mean Writen?' }),
  );
  expect(() => checkColumnMap('forum.csv', map, Object.values(map))).not.toThrow();
});

const rowOf = (cells: Readonly<Record<string, string>>) => ({
  get: (column: string) => cells[column] ?? null,
  has: () => true,
  names: Object.keys(cells),
  surplus: [],
});
const mappedPost = (columns: Parameters<typeof columnMapFormat>[0], platform: string, cells: Readonly<Record<string, string>>) =>
  columnMapFormat(columns, platform).read(rowOf(cells), UTC);

test('a day and a time of day may stand in two columns', () => {
  const columns = { text: 'x', time: 'day', timeOfDay: 'clock' };
  expect(whenOf(mappedPost(columns, 'other', { x: 'Hi', day: '2021-03-01', clock: '9:05 PM' }) as FoundPost)).toBe(
    '2021-03-01T21:05:00.000Z assumed',
  );
});

test('a mapped table of tweets passes on what begins with RT, and takes ids out of addresses', () => {
  const columns = { text: 'x', id: 'i', replyTo: 'r', author: 'a' };
  const address = 'https://twitter.com/maple/status/1370000000000000001';
  expect(mappedPost(columns, 'twitter', { x: 'RT @maple: Hello @alder &amp; all #edu', i: address, a: 'willow' })).toMatchObject({
    id: '1370000000000000001',
    text: 'RT @maple: Hello @alder & all #edu',
    repostOf: { author: { handle: 'maple' } },
    mentions: [{ handle: 'alder' }],
    hashtags: ['edu'],
  });
  expect(mappedPost(columns, 'other', { x: 'RT @maple: Hello', i: address })).toMatchObject({ id: address, repostOf: null });
  expect(whenOf(mappedPost(columns, 'twitter', { x: 'Hi', i: address }) as FoundPost)).toBe('2021-03-11T13:13:48.026Z id');
});

test('in a mapped table of Reddit nobody is called [deleted], and what answers is a comment', () => {
  const columns = { text: 'x', id: 'i', replyTo: 'r', author: 'a' };
  expect(mappedPost(columns, 'reddit', { x: '[removed]', i: 'abc1', r: 't3_abc', a: '[deleted]' })).toMatchObject({
    id: 't1_abc1',
    author: null,
    text: null,
    status: 'removed',
  });
  expect(mappedPost(columns, 'reddit', { x: 'thanks u/maple', i: 'abc', a: 'AutoModerator' })).toMatchObject({
    id: 't3_abc',
    author: { handle: 'AutoModerator', bot: true },
    mentions: [{ handle: 'maple' }],
  });
});

test('texts are HTML where the settings say so, and nowhere else', () => {
  const cell = '<p>Dear all,</p><p>see <a href="https://example.org/a">this</a> &amp; that</p>';
  expect(columnMapFormat({ text: 'x' }, 'forum', null, true).read(rowOf({ x: cell }), UTC)).toMatchObject({
    text: 'Dear all,\n\nsee this & that',
    links: ['https://example.org/a'],
  });
  expect(mappedPost({ text: 'x' }, 'forum', { x: cell })).toMatchObject({ text: cell, links: null });
});

describe('anyTime reads what can be read only one way', () => {
  test.each([
    ['1610005273', null, '2021-01-07T07:41:13.000Z epoch'],
    ['1610005273123', null, '2021-01-07T07:41:13.123Z epoch'],
    ['2021-01-07T07:41:13Z', null, '2021-01-07T07:41:13.000Z stated'],
    ['Thu Jan 07 07:41:13 +0000 2021', null, '2021-01-07T07:41:13.000Z stated'],
    ['2021/01/07 07:41', null, '2021-01-07T07:41:00.000Z assumed'],
    ['17/01/2021 07:41', null, '2021-01-17T07:41:00.000Z assumed'],
    ['01/17/2021 07:41', null, '2021-01-17T07:41:00.000Z assumed'],
    ['01/01/2021 07:41', null, '2021-01-01T07:41:00.000Z assumed'],
    ['01/02/2021 07:41', null, null],
    ['01/02/2021 07:41', 'dmy', '2021-02-01T07:41:00.000Z assumed'],
    ['17/01/2021 07:41', 'mdy', null],
    ['12', null, null],
  ] as const)('%s with order %s', (text, order, expected) => {
    const time = anyTime(text, order, UTC);
    expect(time === null ? null : whenOf({ time } as FoundPost)).toBe(expected);
  });
});

test('what a spreadsheet left of the ids of other tweets and of people names nobody', () => {
  const map = { id: 'id', text: 'text', authorId: 'user', replyTo: 'to', replyToAuthor: 'name' };
  const row = csvRow(['id', 'text', 'user', 'to', 'name'], ['1370000040978350081', 'Yes', '1.26E+18', '1,37E+18', 'willow']);
  expect(columnMapFormat(map, 'twitter').read(row, UTC)).toMatchObject({
    author: { id: null },
    replyTo: { post: null, author: { handle: 'willow' } },
    flaws: ['rounded-id', 'rounded-id'],
  });
});

test.each([
  ['c("edchat", "maths")', ['edchat', 'maths']],
  ['list("edchat")', ['edchat']],
  ['character(0)', []],
  ["{'edchat', 'maths'}", ['edchat', 'maths']],
  ['#edchat;#maths', ['edchat', 'maths']],
])('hashtags stand in a cell as R and Python show lists: %s', (cell, hashtags) => {
  const row = csvRow(['text', 'tags'], ['Hello', cell]);
  expect(columnMapFormat({ text: 'text', hashtags: 'tags' }, 'other').read(row, UTC)).toMatchObject({ hashtags });
});

test('a tweet that passes another on has none of its likes and shares', () => {
  const format = columnMapFormat({ text: 'text', likes: 'likes', shares: 'shares' }, 'twitter');
  const read = (text: string) => format.read(csvRow(['text', 'likes', 'shares'], [text, '3', '40']), UTC);
  expect(read('RT @willow: Fractions')).toMatchObject({ repostOf: { author: { handle: 'willow' } }, likes: null, shares: null });
  expect(read('Fractions')).toMatchObject({ likes: 3, shares: 40 });
});
