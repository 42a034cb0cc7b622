import { expect, test } from 'vitest';
import { caution } from '../../../src/report/sections/communities.ts';

test.each([
  [0.31, true],
  [0.4999, true],
  [0.5, false],
  [1, false],
  [null, false],
])('a grouping of stability %s is said not to be firm: %s', (stability, said) => {
  expect(caution(stability)?.startsWith('The borders of the communities are not firm') ?? false).toBe(said);
});
