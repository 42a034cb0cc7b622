import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FoundPost } from '../../../src/ingest/format.ts';
import { IdHealth, isDamaged } from '../../../src/ingest/health/id-health.ts';

const post = (id: string): FoundPost => ({ platform: 'twitter', id, author: null, time: null, text: 'Hello' });

function damaged(ids: readonly string[]): boolean {
  const health = new IdHealth();
  for (const id of ids) health.seen(post(id));
  return health.findings().some(isDamaged);
}

const apart = (from: bigint, step: bigint, count = 30): string[] =>
  Array.from({ length: count }, (_, i) => String(from + BigInt(i) * step));

const tweets = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => String((320_000_000_000_000n + BigInt(i) * 977n) * 4096n + BigInt(i % 60)));

/** Multiples of 256 that are none of 4,096. */
const even = (count: number): string[] => apart(1_200_000_000_000_000_256n, 7n * 4096n, count);

const rounded = (ids: readonly string[]): string[] => ids.map((id) => BigInt(Number(id)).toString());

describe('IdHealth finds', () => {
  test.each<[string, string[], boolean]>([
    ['neighbouring ids', apart(1_200_000_000_000_000_001n, 1n), false],
    ['the same ids through a number', rounded(apart(1_200_000_000_000_000_001n, 977n)), true],
    ['the same ids through a number and its short form', apart(1_200_000_000_000_000_001n, 977n).map((id) => String(Number(id))), true],
    [
      'the first 15 digits of ids, as spreadsheets keep them',
      apart(1_200_000_000_000_000_001n, 977_777_777n).map((id) => `${id.slice(0, 15)}0000`),
      true,
    ],
    ['ids of 2016 through a number', rounded(apart(700_000_000_000_000_001n, 977n)), true],
    ['ids of 17 digits', apart(17_841_000_000_000_001n, 977_777n, 60), false],
    ['the same ids through a number, which makes them even', rounded(apart(17_841_000_000_000_001n, 977_777n, 60)), true],
    ['larger ones, which it makes multiples of four', rounded(apart(18_100_000_000_000_001n, 977_777n, 60)), true],
    ['forty even endings', apart(17_841_000_000_000_002n, 2n, 40), true],
    ['too few of them to tell', apart(17_841_000_000_000_002n, 2n, 39), false],
    // They end in the same three digits: all of them are even or none, 500 as surely as one.
    ['ids of one page of Facebook, even in a clean file', apart(10_152_000_000_000_018n, 5000n, 500), false],
    [
      'such ids and others that are odd',
      [...apart(10_152_000_000_000_018n, 5000n, 9000), ...apart(10_152_000_000_000_001n, 7n, 100)],
      false,
    ],
    [
      'rounded ids of 19 digits among whole ones of 17',
      [...rounded(apart(1_200_000_000_000_000_001n, 977n)), ...apart(17_841_000_000_000_001n, 977_777n)],
      true,
    ],
    [
      'even ids of one page of Facebook among whole ones of 19 digits',
      [...apart(10_152_000_000_000_018n, 5000n, 500), ...apart(1_200_000_000_000_000_001n, 977n)],
      false,
    ],
    // The last 12 bits count the tweets of a thousandth of a second: seldom more than 100.
    ['tweets of 2021', tweets(100), false],
    ['the same through a number, all multiples of 4,096', rounded(tweets(100)), true],
    ['too few of them to tell', rounded(tweets(99)), false],
    ['five tweets cut to 17 digits', apart(1_200_000_000_000_000_100n, 97_700n, 5), false],
    ['six of them', apart(1_200_000_000_000_000_100n, 97_700n, 6), true],
    ['one of them in six rows', Array<string>(6).fill('1200000000000000100'), false],
    ['six of them and a whole one', [...apart(1_200_000_000_000_000_100n, 97_700n, 6), '1200000000000000101'], false],
    ['tweets that end in one zero', apart(1_200_000_000_000_000_110n, 200n, 9), false],
    ['ids of a quiet hour, all multiples of 4,096', apart(4096n * 200_000_000_000_000n, 4096n), false],
    ['ids of 16 digits, which numbers hold', apart(1_000_000_000_000_001n, 1n), false],
    ['twenty ids that numbers hold', even(20), true],
    ['too few of them to tell', even(19), false],
    ['ninety-nine of a hundred', [...even(99), '1200000000000000001'], true],
    ['ninety-five of a hundred', [...even(95), ...apart(1_200_000_000_000_000_001n, 2n, 5)], false],
    ['one id written like 1.26426E+18', ['1.26426E+18'], true],
    ['one id written like 1,26426E+18', ['1,26426E+18'], true],
    ['one id written like 4e+09', ['4e+09'], true],
    ['one id written like 1E+15', ['1E+15'], true],
    [
      'three ids with ten digits left, as pandas writes numbers into JSON',
      ['1250000111000000000', '850000222300000000', '1350000333000000000'],
      true,
    ],
    ['one that ends in six zeros', ['1250000111481000000'], false],
    ['such ids among others', ['1250000111000000000', '1250000111481600073', '1250000111481600077'], false],
    ['names that look like nothing of the kind', ['2E', '1E5a', 'abc', '5e1234'], false],
  ])('%s', (_, ids, expected) => {
    expect(damaged(ids)).toBe(expected);
  });

  test('the first digits of a few tweets, as JavaScript and spreadsheets keep them, and none of whole ones', () => {
    // From 2019 on: milliseconds since 2010, and in quiet hours the number of the machine behind them alone.
    const tweet = fc.record({ ms: fc.bigInt(260_000_000_000n, 480_000_000_000n), machine: fc.bigInt(0n, 1023n) });
    fc.assert(
      fc.property(fc.uniqueArray(tweet, { minLength: 6, maxLength: 19, selector: ({ ms }) => ms / 1000n }), (made) => {
        const ids = made.map(({ ms, machine }) => String((ms << 22n) + (machine << 12n)));
        expect(damaged(ids)).toBe(false);
        expect(damaged(ids.map((id) => String(Number(id))))).toBe(true);
        expect(damaged(ids.map((id) => id.slice(0, 15).padEnd(id.length, '0')))).toBe(true);
      }),
    );
  });

  test('ids of authors and of posts answered apart', () => {
    const health = new IdHealth();
    for (const id of apart(1_200_000_000_000_000_001n, 977n)) {
      const rounded = BigInt(Number(id)).toString();
      health.seen({ ...post(id), author: { id: rounded }, replyTo: { post: id, author: { id: rounded } } });
    }
    expect(
      health
        .findings()
        .filter(isDamaged)
        .map(({ column }) => column),
    ).toEqual(['authorId', 'replyToAuthorId']);
  });

  test.each(['replyTo', 'repostOf', 'quoteOf'] as const)('nothing to name a post by in 1.26426E+18 in %s', (reference) => {
    for (const id of ['1.26426E+18', '7']) {
      const found = new IdHealth().seen({ ...post(id), [reference]: { post: '1.2E+18' } });
      expect([found.id, found[reference]]).toEqual([id === '7' ? '7' : null, { post: null, author: null }]);
    }
  });

  test('nothing in a few ids that end alike where they are of no tweets', () => {
    const health = new IdHealth();
    for (const id of apart(120_152_000_000_000_500n, 5000n, 19)) health.seen({ ...post(id), platform: 'facebook' });
    expect(health.findings().some(isDamaged)).toBe(false);
  });

  test('nothing in a few tweets that end in 00 beside whole ones that were counted elsewhere', () => {
    const [health, other] = [new IdHealth(), new IdHealth()];
    for (const id of apart(1_200_000_000_000_000_100n, 97_700n, 6)) health.seen(post(id));
    expect(health.findings().some(isDamaged)).toBe(true);
    for (const id of tweets(20)) other.seen(post(id));
    for (const finding of other.findings()) health.add(finding);
    expect(health.findings().some(isDamaged)).toBe(false);
  });

  test('nobody mentioned in 1.26426E+18: many people have that number', () => {
    const health = new IdHealth();
    const found = health.seen({ ...post('7'), mentions: [{ id: '1.26426E+18', handle: 'oak' }, { id: '12' }] });
    expect(found.mentions).toEqual([{ id: null, handle: 'oak' }, { id: '12' }]);
    expect(health.findings().filter(isDamaged)).toMatchObject([{ column: 'mentionIds', scientific: 1 }]);
  });
});
