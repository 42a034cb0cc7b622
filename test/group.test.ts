import { expect, test } from 'vitest';
import { groupBy } from '../src/group.ts';

test('groupBy puts each item with those of its key, keys and items in the order in which they come', () => {
  const groups = groupBy(['bee', 'ant', 'bat', 'ape'], (word) => word[0]);
  expect([...groups]).toEqual([
    ['b', ['bee', 'bat']],
    ['a', ['ant', 'ape']],
  ]);
});
