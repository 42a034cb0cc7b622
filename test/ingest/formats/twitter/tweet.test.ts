import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  answeredHandle,
  clientName,
  dated,
  outwardLinks,
  passedText,
  repostEntities,
  repostedHandle,
  rowIds,
  statusAuthor,
  statusOf,
  tweetId,
  tweetLanguage,
  wholeTags,
} from '../../../../src/ingest/formats/twitter/tweet.ts';

test.each([
  ['1344795470853046272', '1344795470853046272'],
  ['x1344795470853046272', '1344795470853046272'],
  [' 42 ', '42'],
  ['1.34479E+18', null],
  ['2001.0', '2001'],
  ['1344795470853046272.0', null],
  ['xy1', null],
  ['', null],
  [null, null],
])('tweetId(%j) is %j', (cell, expected) => expect(tweetId(cell)).toBe(expected));

test.each<[id: string, written: string | null, dated: string]>([
  ['1344795470853046272', null, 'id'],
  ['1344795470853046272', '1/2/2021 10:05', 'id damaged-time'],
  ['1344795470853046272', '31.12.2020 23:59', 'id damaged-time'],
  ['1344795470853046272', '2020-13-31 23:59:59', 'id damaged-time'],
  ['1344795470853046272', 'Thu Dec 31 23:5', 'id damaged-time'],
  ['1344795470853046272', '44196.99', 'id damaged-time'],
  ['1344795470853046272', '########', 'id damaged-time'],
  ['1344795470853046272', '59:07.0', 'id damaged-time'],
  ['1344795470853046272', 'NaT', 'id damaged-time'],
  ['1344795470853046272', '12', 'unreadable-time'],
  ['1344795470853046272', 'see you at 10:30', 'unreadable-time'],
  ['1344795470853046272', 'FALSE', 'unreadable-time'],
  ['2934985', '1/2/2021 10:05', 'unreadable-time'],
  ['2934985', null, ''],
])('dated(%j, %j) is %j', (id, written, expected) => {
  const when = dated(id, 'created_at', written, null);
  expect('code' in when ? when.code : [when.time?.basis, ...when.flaws].filter((part) => part !== undefined).join(' ')).toBe(expected);
});

test.each<[string[], string | null, string[]]>([
  [['edchat', 'dset'], 'RT @ann: Hi #edchat #dset…', ['edchat']],
  [['edchat', 'dset'], 'Hi #edchat #dset… https://t.co/abc', ['edchat']],
  [['edchat', 'dset'], 'Hi #dset #edchat …', ['edchat', 'dset']],
  [['dset'], 'Hi #dset', ['dset']],
  [['dset'], null, ['dset']],
])('wholeTags(%j, %j) is %j', (tags, text, whole) => expect(wholeTags(tags, text)).toEqual(whole));

const conformance = join(
  process.env.STAFFROOM_CORPORA ?? resolve(import.meta.dirname, '../../../../../shared/corpora'),
  'twitter-text/extract.yml',
);

describe.skipIf(!existsSync(conformance))('answeredHandle(text) agrees with the replies of twitter-text (STAFFROOM_CORPORA)', () => {
  const cases: { description: string; text: string; expected: string | null }[] = existsSync(conformance)
    ? parse(readFileSync(conformance, 'utf8')).tests.replies
    : [];
  test('in all 13 cases', () => {
    console.info(`twitter-text: ${cases.length} replies`);
    expect(cases).toHaveLength(13);
  });
  test.each(cases)('$description', ({ text, expected }) => expect(answeredHandle(text)).toBe(expected));
});

describe('rowIds takes the id from the address of the post', () => {
  const address = 'https://twitter.com/ann/status/1344795470853046272';

  test('and mistrusts other long ids where the spreadsheet changed it', () => {
    const ids = rowIds('1344795470853040000', address);
    expect([ids?.post, ids?.other('1344795470853000000'), ids?.other('12345')]).toEqual(['1344795470853046272', null, '12345']);
    expect(ids?.flaws()).toEqual(['restored-id', 'rounded-id']);
  });

  test('but keeps those that no number can be: they were texts throughout', () => {
    const cells = ['1344795470853046001', '1344795470853046272', '1344795470853046300', '9007199254740991', '9007199254740990'];
    const ids = rowIds('1344795470853040000', address);
    expect(cells.map((cell) => ids?.other(cell))).toEqual(['1344795470853046001', null, null, '9007199254740991', null]);
    expect(rowIds('1.34662E+018', null)?.other('1344795470853046001')).toBe('1344795470853046001');
  });

  test('and tells of ids that became numbers, each once', () => {
    const ids = rowIds('1344795470853046272', address);
    const cells = ['1.34479E+18', '1.34479E+18', '1344795470853046272.0', '2001.0', 'NA', null];
    expect(cells.map((cell) => ids?.other(cell))).toEqual([null, null, null, '2001', null, null]);
    expect(ids?.flaws()).toEqual(['rounded-id', 'rounded-id']);
  });

  test('and trusts the row where both agree', () => {
    expect(rowIds('1344795470853046272', address)?.other('x1344795470853046001')).toBe('1344795470853046001');
  });

  test('or from its cell where there is no address, or has none', () => {
    expect(rowIds('11', null)?.post).toBe('11');
    expect(rowIds('none', 'https://example.org/')).toBeNull();
  });

  test('or says what is left of it, for the audit, where it became a number', () => {
    const ids = rowIds('1.34662E+018', 'https://example.org/');
    expect([ids?.post, ids?.other('1344795470853000000'), ids?.flaws()]).toEqual(['1.34662E+018', null, ['rounded-id']]);
    expect(rowIds('1344795470853046272.0', null)?.post).toBe('1344795470853046272');
  });
});

test.each([
  ['RT @Ann: hello', 'Ann'],
  ['rt @ann hello', 'ann'],
  ['So true RT @Ann: hello', null],
  ['RT: @Ann hello', 'Ann'],
  ['ART @Ann', null],
  ['RT @', null],
])('repostedHandle(%j) is %j', (text, expected) => expect(repostedHandle(text)).toBe(expected));

test.each([
  ['@Ann hello', 'Ann'],
  ['.@Ann hello', null],
  ['hello @Ann', null],
  ['@ home', null],
])('answeredHandle(%j) is %j', (text, expected) => expect(answeredHandle(text)).toBe(expected));

test('repostEntities leaves out the author passed on and what was cut', () => {
  expect(repostEntities('RT @Ann: see @Bob and @ann #one https://t.co/abc #tw…', 'ann')).toEqual({
    mentions: ['Bob'],
    hashtags: ['one'],
    links: ['https://t.co/abc'],
  });
  expect(repostEntities('RT @Ann: an honest end #two …', 'Ann').hashtags).toEqual(['two']);
});

test.each([
  ['https://twitter.com/ann/status/12?s=20', '12'],
  ['http://www.twitter.com/ann/statuses/12/photo/1', '12'],
  ['https://mobile.twitter.com/ann/status/12', '12'],
  ['https://x.com/i/web/status/12', '12'],
  ['https://twitter.com/ann', null],
  ['https://example.org/twitter.com/ann/status/12', null],
])('statusOf(%j) is %j', (address, expected) => expect(statusOf(address)).toBe(expected));

test('outwardLinks keeps links to other posts, and each link once', () => {
  const [own, other, page] = [
    'https://twitter.com/ann/status/12/photo/1',
    'https://twitter.com/bob/status/13',
    'https://example.org/',
  ] as const;
  expect(outwardLinks([page, own, other, page], ['12', null, undefined])).toEqual([page, other]);
});

test.each([
  ['<a href="https://example.org" rel="nofollow">Class &amp; Web</a>', 'Class & Web'],
  ['Class Web', 'Class Web'],
  ['<a></a>', null],
  [null, null],
])('clientName(%j) is %j', (source, expected) => expect(clientName(source)).toBe(expected));

test.each([
  ['en', 'en'],
  ['in', 'id'],
  ['iw', 'he'],
  ['und', null],
  ['qme', null],
  ['zh-TW', 'zh-TW'],
  ['constructor', 'constructor'],
  [null, null],
])('tweetLanguage(%j) is %j', (code, expected) => expect(tweetLanguage(code)).toBe(expected));

test.each([
  ['RT @Ann: hello', 'hello'],
  ['RT @Ann hello', 'hello'],
  ['RT @Ann: hello #wor…', 'RT @Ann: hello #wor…'],
  ['RT @Ann: RT @Bob: hello', 'RT @Bob: hello'],
  ['hello RT @Ann: you', 'hello RT @Ann: you'],
])('passedText(%j) is %j', (text, expected) => expect(passedText(text)).toBe(expected));

test.each([
  ['https://twitter.com/Ann/status/11', 'Ann'],
  ['https://x.com/Ann/status/11?s=20', 'Ann'],
  ['http://twitter.com/#!/Ann/statuses/11', 'Ann'],
  ['https://www.twitter.com/@Ann/status/11', 'Ann'],
  ['https://twitter.com/i/web/status/11', null],
  ['https://twitter.com/i/status/11', null],
  ['https://twitter.com/Ann', null],
  ['', null],
])('statusAuthor(%j) is %j', (address, expected) => expect(statusAuthor(address)).toBe(expected));
