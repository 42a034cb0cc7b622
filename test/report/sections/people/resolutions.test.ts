import { expect, test } from 'vitest';
import { rowsOf } from '../../../../src/report/figure.ts';
import { lasting, resolutionFigure, type Tried } from '../../../../src/report/sections/people/resolutions.ts';
import { withTables } from '../../tables.ts';

const tried = (...found: readonly (readonly [groups: number, agreement: number])[]): Tried[] =>
  found.map(([groups, agreement], i) => ({ resolution: [0.5, 0.62996, 0.7937, 1, 1.25992][i] as number, groups, agreement }));

test.each([
  [
    'a plateau on which the study lies',
    tried([3, 1], [4, 1], [4, 0.95], [4, 0.9], [7, 1]),
    1,
    '4 communities are found at every resolution tried from 0.63 to 1',
  ],
  [
    'one beside which it lies',
    tried([4, 1], [4, 1], [4, 1], [5, 1], [6, 1]),
    2.5,
    '4 communities are found at every resolution tried from 0.5 to 0.794; the resolution of this study, 2.5, lies outside',
  ],
  [
    'two in a row, which are none',
    tried([4, 1], [4, 1], [5, 1], [5, 1], [3, 1]),
    1,
    'No grouping lasts over several of the resolutions tried, which give 3 to 5 communities',
  ],
  [
    'the same number of other communities at each run',
    tried([4, 1], [4, 0.6], [4, 0.7], [4, 1], [4, 0.89]),
    1,
    'No grouping lasts over several of the resolutions tried, which give 4 communities',
  ],
])('of resolutions is told: %s', (_, found, own, words) => {
  expect(lasting(found, own).replaceAll('\u00a0', ' ')).toBe(words);
});

test('communities at each resolution stand with how alike their runs are, in the order of resolutions', async () => {
  const sweep = [
    { resolution: 2, groups: 9, largest: 0.2, agreement: 0.97 },
    { resolution: 0.015625, groups: 2, largest: 0.6, agreement: 1 },
  ];
  const figure = await withTables({ sweep }, ['sweep', 'partition'], (db) => resolutionFigure({ db }));
  expect(rowsOf(figure?.table as never)).toEqual([
    { what: 'Communities', resolution: '0.0156', number: 2, text: '2' },
    { what: 'Communities', resolution: '2', number: 9, text: '9' },
    { what: 'How alike the runs are', resolution: '0.0156', number: 1, text: '1.00' },
    { what: 'How alike the runs are', resolution: '2', number: 0.97, text: '0.97' },
  ]);
  expect(await withTables({}, ['sweep', 'partition'], (db) => resolutionFigure({ db }))).toBeNull();
});
