import { expect, test } from 'vitest';
import { timesAsFrequent } from '../../../../src/report/sections/spaces/ratio-figure.ts';

test.each([
  [true, 'Links: 7.2 times as frequent in sessions as at other times'],
  [false, 'Links: 7.2 times as frequent at other times as in sessions'],
])('a ratio is told from where something is more frequent (here: %s)', (more, said) =>
  expect(timesAsFrequent({ what: 'Links', times: '7.2', more }, 'in sessions', 'at other times')).toBe(said),
);
