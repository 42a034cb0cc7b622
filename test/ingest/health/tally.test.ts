import { expect, test } from 'vitest';
import { flawWords } from '../../../src/ingest/health/tally.ts';

test.each([
  [{ 'cut-hashtag': 1 }, ['1 hashtag is left out, because the text cuts it short']],
  [{ 'cut-hashtag': 37 }, ['37 hashtags are left out, because the text cuts them short']],
  [
    { 'restored-id': 1, 'rounded-id': 2 },
    [
      '1 rounded id of a post is restored from the address beside it',
      '2 rounded ids of other posts and of people are left out, because nothing tells what they were',
    ],
  ],
  [{}, []],
])('flawWords counts each flaw with its noun: %j', (flaws, words) => {
  expect(flawWords(flaws)).toEqual(words);
});
