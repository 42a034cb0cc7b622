import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { undirected } from '../../src/graph/graph.ts';
import { components } from '../../src/graph/groups.ts';
import { type CoShare, coShare, type Shares } from '../../src/network/co-share.ts';
import { seeded, shuffled } from '../../src/random.ts';

type Share = [thing: number, person: number, post: number, time: number];

const sharesOf = (rows: readonly Share[]): Shares => ({
  things: rows.map((r) => r[0]),
  people: rows.map((r) => r[1]),
  posts: rows.map((r) => r[2]),
  times: rows.map((r) => r[3]),
});

describe('coShare(shares)', () => {
  test('ties people who share the same thing within the window, however they are ordered', () => {
    const rows: Share[] = [
      [0, 1, 10, 100],
      [0, 0, 11, 130],
      [0, 2, 12, 161],
      [1, 0, 13, 500],
      [1, 1, 14, 440],
    ];
    expect(coShare(sharesOf(rows), { window: 60, minimum: 1 })).toEqual([
      { one: 0, other: 1, times: 2, things: 2, posts: [2, 2], gap: 45 },
      { one: 0, other: 2, times: 1, things: 1, posts: [1, 1], gap: 31 },
    ]);
  });

  test('asks everybody for a minimum of shares, and one of a pair for as many within pairs', () => {
    const rows: Share[] = [
      [0, 0, 10, 0],
      [0, 1, 11, 1],
      [1, 0, 12, 100],
      [1, 1, 13, 1000],
      [2, 1, 14, 2000],
      [2, 2, 15, 2001],
    ];
    // Person 2 shared once. Person 1 shared three times, but only once near somebody who counts.
    expect(coShare(sharesOf(rows), { window: 5, minimum: 2 })).toEqual([]);
    expect(coShare(sharesOf(rows), { window: 5, minimum: 1 })).toHaveLength(2);
  });

  test('keeps a pair of which one alone has the minimum within pairs', () => {
    const rows: Share[] = [
      [0, 0, 10, 0],
      [0, 1, 11, 1],
      [1, 0, 12, 100],
      [1, 2, 13, 101],
      [2, 1, 14, 2000],
      [3, 2, 15, 3000],
    ];
    // Person 0 shared twice near somebody, persons 1 and 2 once each.
    const found = coShare(sharesOf(rows), { window: 5, minimum: 2 });
    expect(found.map(({ one, other }) => [one, other])).toEqual([
      [0, 1],
      [0, 2],
    ]);
  });

  test('makes no tie of a person with themselves', () => {
    const rows: Share[] = [
      [0, 0, 10, 0],
      [0, 0, 11, 1],
    ];
    expect(coShare(sharesOf(rows), { window: 5, minimum: 1 })).toEqual([]);
  });

  test('gives the same ties for shares in any order, and when people are called otherwise (CooRTweet sorts a pair without what it says of each)', () => {
    const share = fc.tuple(fc.nat(3), fc.nat(4), fc.nat(30), fc.nat(50));
    fc.assert(
      fc.property(fc.uniqueArray(share, { selector: (s) => s[2], maxLength: 30 }), fc.nat(), (rows, seed) => {
        const options = { window: 10, minimum: 2 };
        const found = coShare(sharesOf(rows), options);
        expect(coShare(sharesOf(shuffled(seeded(seed), rows)), options)).toEqual(found);
        const turned = coShare(sharesOf(rows.map(([thing, person, post, time]) => [thing, 4 - person, post, time])), options);
        const back = turned.map(({ one, other, posts: [a, b], ...rest }) => ({ one: 4 - other, other: 4 - one, posts: [b, a], ...rest }));
        expect(back.sort((x, y) => x.one - y.one || x.other - y.other)).toEqual(found);
      }),
    );
  });
});

const file = join(
  process.env.STAFFROOM_EXPORTS ?? join(import.meta.dirname, '../../../shared/exports'),
  'share-events-csv/russian_coord_tweets.csv',
);

describe.skipIf(!existsSync(file))(`coShare(shares) of 35,125 real shares (${existsSync(file) ? 'CooRTweet' : `no ${file}`})`, () => {
  const { data } = existsSync(file)
    ? Papa.parse<Record<string, string>>(readFileSync(file, 'utf8'), { header: true, skipEmptyLines: true })
    : { data: [] };
  const numbers = (column: string) => {
    const known = new Map<string, number>();
    return data.map((row) => {
      const value = row[column] as string;
      if (!known.has(value)) known.set(value, known.size);
      return known.get(value) as number;
    });
  };
  const shares: Shares = {
    things: numbers('object_id'),
    people: numbers('account_id'),
    posts: numbers('content_id'),
    times: data.map((row) => Number(row.timestamp_share)),
  };
  const people = (ties: readonly CoShare[]) => new Set(ties.flatMap(({ one, other }) => [one, other])).size;
  const pairs = (ties: readonly CoShare[]) => ties.reduce((sum, { times }) => sum + times, 0);

  // Published numbers: CooRTweet 2.1 run from source on the same file.
  test('within 60 s finds 3,791 pairs, 2,110 accounts, 3,721 ties in 23 components', () => {
    const ties = coShare(shares, { window: 60, minimum: 2 });
    expect([pairs(ties), people(ties), ties.length]).toEqual([3791, 2110, 3721]);
    const weights = [1, 2, 3, 4].map((weight) => ties.filter(({ times }) => times === weight).length);
    expect(weights).toEqual([3661, 51, 8, 1]);
    const nodes = [...new Set(ties.flatMap(({ one, other }) => [one, other]))];
    const place = new Map(nodes.map((node, i) => [node, i]));
    const graph = undirected(
      nodes.length,
      ties.map(({ one }) => place.get(one) as number),
      ties.map(({ other }) => place.get(other) as number),
    );
    expect(components(graph).count).toBe(23);
  });

  test.each([
    [2, 447, 525, 442],
    [5, 22, 23, 20],
  ])('within 10 s and at least %d shares finds %d pairs, %d accounts, %d ties', (minimum, ...expected) => {
    const ties = coShare(shares, { window: 10, minimum });
    expect([pairs(ties), people(ties), ties.length]).toEqual(expected);
  });
});
