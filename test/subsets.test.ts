import { expect, test } from 'vitest';
import { subsets } from '../src/subsets.ts';

test('every choice of a few things is given once, beginning with none', () => {
  expect(subsets(['a', 'b'])).toEqual([[], ['a'], ['b'], ['a', 'b']]);
  expect(subsets([])).toEqual([[]]);
});
