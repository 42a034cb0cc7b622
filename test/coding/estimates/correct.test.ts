import { expect, test } from 'vitest';
import { codebook } from '../../../src/codebook/codebook.ts';
import { correctedShares, unsettled } from '../../../src/coding/estimates/correct.ts';
import type { Entry } from '../../../src/coding/estimates/readings.ts';
import type { SampledItem } from '../../../src/coding/round.ts';
import { item, roundWith } from '../example.ts';

/** A post that one coder read, and gave the code sharing or none. */
function read(name: string, sharing: boolean, uncodable = false): Entry {
  const codes = { sharing, selfpromotion: false, commercial: false };
  const reading = { item: name, coder: 'ann', codes, uncodable, flag: null, memo: '', saved: null, place: name };
  return { item: name, readings: new Map([['ann', reading]]), settled: null };
}

/** 40 coded posts of a stratum, the first `yes` of them found to be sharing, with `instances` each. */
function stratum(name: string, yes: number, instances: number, more: Partial<SampledItem>): { items: SampledItem[]; entries: Entry[] } {
  const names = Array.from({ length: 40 }, (_, i) => `r2${name}${i}`);
  return {
    items: names.map((one, i) => item(one, { stratum: name, instances: i < yes ? instances : 1, ...more })),
    entries: names.map((one, i) => read(one, i < yes)),
  };
}

// Of the first quarter 80 posts were given the code (30 of 40 are right) and 400 not (4 of 40 are missed), of the second 60
// (10 of 40) and 200 (20 of 40); 20 more the program could not read.
const drawn = [
  stratum('early given', 30, 3, { predicted: ['sharing'], inclusion: 1 / 2, period: '2023-Q1', community: 5, authorPosts: 2 }),
  stratum('early other', 4, 1, { inclusion: 1 / 10, period: '2023-Q1', community: 5, authorPosts: null }),
  stratum('late given', 10, 1, { predicted: ['sharing'], inclusion: 1 / 1.5, period: '2023-Q2' }),
  stratum('late other', 20, 1, { inclusion: 1 / 5, period: '2023-Q2', authorPosts: 4 }),
];
const early = [
  { predicted: ['sharing'], posts: 80, instances: 140, accounts: 40 },
  { predicted: [], posts: 400, instances: 400, accounts: 10 },
];
const totals = [
  { predicted: ['sharing'], posts: 60, instances: 60, accounts: 60, period: '2023-Q2' },
  { predicted: [], posts: 200, instances: 200, accounts: 20, period: '2023-Q2' },
  { predicted: null, posts: 20, instances: 20, accounts: 6, period: '2023-Q2' },
  ...early.map((total) => ({ ...total, period: '2023-Q1' })),
].map((total) => ({ ...total, platform: 'twitter' }));
const communities = [
  ...early.map((total) => ({ ...total, community: 5 })),
  { predicted: [], posts: 7, instances: 7, accounts: 7, community: 6 },
];
const entries = drawn.flatMap((part) => part.entries);
// What an earlier round said of the study counts no more.
const rounds = [
  roundWith([], { totals: totals.slice(0, 1), decided: [] }),
  roundWith(
    drawn.flatMap((part) => part.items),
    { round: 2, totals, communities, decided: ['sharing', 'selfpromotion'] },
  ),
];

test('correctedShares are those of the whole, of each period and of each community, by posts, instances and accounts', () => {
  const rows = correctedShares(rounds, entries, codebook).filter(({ code }) => code === 'sharing');
  // By hand: what the program gave times the share that is right, and what it did not give times the share that is missed.
  const q1 = (80 * 0.75 + 400 * 0.1) / 480;
  const q1Instances = (140 * (90 / 100) + 400 * 0.1) / 540;
  const q2 = (60 * 0.25 + 220 * 0.5) / 280;
  const missed = (4 * 10 + 20 * 5) / 600;
  const all = (140 * ((30 * 2 + 10 * 1.5) / 140) + 620 * missed) / 760;
  const instances = (200 * ((90 * 2 + 10 * 1.5) / (100 * 2 + 40 * 1.5)) + 620 * missed) / 820;
  // A post counts one over the posts of its author; those of unknown authors are of no account.
  const accounts = (100 * ((30 * 1 + 10 * 1.5) / 100) + 36 * 0.5) / 136;
  expect(
    rows.map(({ by, cell, denominator, coded, uncorrected, corrected }) => [
      ...[by, cell, denominator, coded],
      ...[uncorrected?.share, corrected?.share ?? null],
    ]),
  ).toEqual(
    (
      [
        ['all', 'all', 'posts', 160, 140 / 740, all],
        ['all', 'all', 'instances', 160, 200 / 800, instances],
        ['all', 'all', 'accounts', 120, 100 / 130, accounts],
        ['period', '2023-Q1', 'posts', 80, 80 / 480, q1],
        ['period', '2023-Q1', 'instances', 80, 140 / 540, q1Instances],
        ['period', '2023-Q2', 'posts', 80, 60 / 260, q2],
        ['period', '2023-Q2', 'instances', 80, 60 / 260, q2],
        ['community', '5', 'posts', 80, 80 / 480, q1],
        ['community', '5', 'instances', 80, 140 / 540, q1Instances],
        ['community', '6', 'posts', 0, 0, null],
        ['community', '6', 'instances', 0, 0, null],
      ] as const
    ).map(([by, cell, of, coded, given, share]) => [
      ...[by, cell, of, coded],
      ...[expect.closeTo(given, 12), share === null ? null : expect.closeTo(share, 12)],
    ]),
  );
});

test('correctedShares are by platform where there are several, and have no share of the program of a code that it does not decide', () => {
  const apart = rounds.map((round) => ({
    ...round,
    totals: round.totals.map((total) => ({ ...total, platform: total.period === '2023-Q1' ? 'twitter' : 'reddit', period: '2023-Q1' })),
    items: round.items.map((one) => ({ ...one, platform: one.period === '2023-Q1' ? 'twitter' : 'reddit' })),
  }));
  const rows = correctedShares(apart, entries, codebook);
  const platforms = rows.filter(({ by, code, denominator }) => by === 'platform' && code === 'sharing' && denominator === 'posts');
  expect(platforms.map(({ cell, corrected }) => [cell, corrected?.share])).toEqual([
    ['reddit', expect.closeTo(125 / 280, 12)],
    ['twitter', expect.closeTo(100 / 480, 12)],
  ]);
  expect(rows.filter(({ by }) => by === 'period')).toEqual([]);
  expect([...new Set(rows.filter(({ by }) => by === 'platform').map(({ denominator }) => denominator))]).toEqual([
    'posts',
    'instances',
    'accounts',
  ]);
  const whole = rows.filter(({ by, denominator }) => by === 'all' && denominator === 'posts');
  expect(whole.map(({ code, uncorrected, corrected }) => [code, uncorrected?.share ?? null, corrected?.share])).toEqual([
    ['sharing', expect.closeTo(140 / 740, 12), expect.any(Number)],
    ['selfpromotion', 0, 0],
    ['commercial', null, 0],
  ]);
  expect(correctedShares([], entries, codebook)).toEqual([]);
});

test('posts that the program could not read count with those it gave no code, less those that people find uncodable', () => {
  const [given, other, unread] = [
    stratum('given', 20, 1, { predicted: ['sharing'], inclusion: 1 }),
    stratum('other', 4, 1, { inclusion: 1 / 2 }),
    stratum('unread', 5, 1, { predicted: null, inclusion: 1 / 3 }),
  ];
  const rest = { platform: 'twitter', period: '2023-Q1' };
  const whole = [
    { ...rest, predicted: ['sharing'], posts: 40, instances: 40, accounts: 40 },
    { ...rest, predicted: [], posts: 80, instances: 80, accounts: 80 },
    { ...rest, predicted: null, posts: 120, instances: 120, accounts: 120 },
  ];
  const said = [...given.entries, ...other.entries, ...unread.entries.map(({ item: name }, i) => read(name, i < 5, i >= 20))];
  const [row] = correctedShares([roundWith([...given.items, ...other.items, ...unread.items], { totals: whole })], said, codebook);
  expect(row).toMatchObject({ by: 'all', code: 'sharing', denominator: 'posts', coded: 100 });
  // Half of the 120 are uncodable: 20 of the 40, 8 of the 80 and 15 of the other 60 are sharing.
  expect(row?.corrected?.share).toBeCloseTo((20 + 8 + 15) / 180, 12);
});

test('unsettled are the posts that coders left open', () => {
  const open = read('r2open', true);
  const reading = { ...open.readings.get('ann'), codes: { sharing: null, selfpromotion: false, commercial: false } };
  expect(unsettled([...entries, { ...open, readings: new Map([['ann', reading as never]]) }], codebook)).toEqual(['r2open']);
});
