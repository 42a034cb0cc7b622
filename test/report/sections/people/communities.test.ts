import { expect, test } from 'vitest';
import { caution, isGrouped } from '../../../../src/report/sections/people/communities.ts';

test.each([
  [0.31, true],
  [0.4999, true],
  [0.5, false],
  [1, false],
  [null, false],
])('a grouping of stability %s is said not to be firm: %s', (stability, said) => {
  expect(caution(stability)?.startsWith('The borders of the communities are not firm') ?? false).toBe(said);
});

test.each([
  [22, 0.02, true],
  [2, null, true],
  [1.9, 0.02, false],
  // A few of fifty random networks are as grouped, however far their mean lies below.
  [2.7, 0.137, false],
])('a network with z %s and p %s is more grouped than chance: %s', (z, p, grouped) => {
  expect(isGrouped(z, p)).toBe(grouped);
});
