import { expect, test } from 'vitest';
import { type Crossing, givenAway } from '../../../../src/report/source/withheld/crossed.ts';

/** Posts of a platform in a period: so many with the code, of so many people with one, and as many people with one of twenty others. */
const cell = (platform: string, period: number | null, yes: number, people = yes): Crossing => ({
  platform,
  period,
  code: 'commercial',
  n: yes + 20,
  yes,
  accounts: 20,
  people: 20,
  yesPeople: people,
  noPeople: 20,
  most: [2, 2],
  yesMost: yes < 2 ? [yes] : [1, 1],
  noMost: [1, 1],
  hitsSquared: 0,
  hitsByTrials: 0,
  trialsSquared: 0,
  trialsCubed: 0,
});

const all = { periods: new Set([1, 2, 3]), platforms: new Set(['Large', 'Small']), all: true };
const told = (cells: readonly Crossing[], sums = all) => [...givenAway(cells, sums, 5)];

/** A platform of all three periods, and one of the second alone, where few have posts with the code on the first. */
const joined = [cell('Large', 1, 9), cell('Large', 2, 2), cell('Large', 3, 8), cell('Small', 2, 7)];

test('a period is not told, and another beside it, where a platform is there in it alone and few on the other have the code', () => {
  // Two of nine posts of the second period are not of the seven on the small platform. Of the third, less, they would follow from all others.
  expect(told(joined)).toEqual([2, 3]);
  expect(told(joined.map((one) => (one.period === 2 && one.platform === 'Large' ? cell('Large', 2, 6) : one)))).toEqual([]);
});

test.each([
  ['the platform is there in two periods', [...joined, cell('Small', 3, 6)], all],
  ['nothing is told of the platforms', joined, { ...all, platforms: new Set<string>() }],
  ['nobody has the code there', [cell('Large', 1, 9), cell('Large', 2, 0), cell('Large', 3, 8), cell('Small', 2, 7)], all],
])('all periods are told where %s', (_, cells, sums) => {
  expect(told(cells, sums)).toEqual([]);
});

test('posts of nearly one person follow as those of few do', () => {
  const most = { ...cell('Large', 2, 40, 6), yesMost: [36, 1] };
  expect(told(joined.map((one) => (one.period === 2 && one.platform === 'Large' ? most : one)))).not.toEqual([]);
});

test('where some posts have no time, one period hides what another would tell', () => {
  expect(told([...joined, cell('Large', null, 6)])).toEqual([2]);
});
