import { expect, test } from 'vitest';
import { inSpace, inSpaceCalled, spaceName } from '../../../src/report/words/space-names.ts';

test.each([
  ['#edchat', 'in #edchat'],
  ['reddit/Teachers', 'in r/Teachers'],
  ['facebook/Our group', 'in facebook/Our group'],
  ['reddit', 'on Reddit'],
  ['twitter', 'on Twitter/X'],
  ['forum', 'on forums'],
])('what happens in the space %s happens %s', (space, said) => expect(inSpace(space)).toBe(said));

test.each([
  ['#edchat', 'in #edchat'],
  ['r/Teachers', 'in r/Teachers'],
  ['Twitter/X', 'on Twitter/X'],
  ['Forums', 'on forums'],
])('what happens in the space called %s happens %s', (name, said) => expect(inSpaceCalled(name)).toBe(said));

test('forums of one course that differ by a word have different names', () => {
  const names = ['Confidence in', 'Analysing tasks for'].map((part) => spaceName(`forum/Investigate: ${part} Teaching Statistics`));
  expect(names).toEqual([
    'forum/Investigate: Confidence in Teaching Statistics',
    'forum/Investigate: Analysing tasks for Teaching Statistics',
  ]);
});
