import { expect, test } from 'vitest';
import { readAll } from '../../../src/classify/reading/read-posts.ts';
import type { CodablePost } from '../../../src/classify/reading/reading.ts';
import { rules } from '../../../src/classify/study-rules.ts';

const reader = await rules();
const plain: CodablePost = {
  ...{ kind: 'original', status: 'ok', language: null, title: null, text: null, quotedText: null, adLabel: null },
  ...{ hashtags: [], links: [], handle: null, name: null, bio: null },
};
const shapeOf = (text: string, more: Partial<CodablePost> = {}) => readAll([{ ...plain, text, ...more }], reader)[0]?.shape;

test.each<[string, string[]]>([
  ['', ['words-0-5', 'no-link-no-hashtag']],
  ['Who has a worksheet on fractions?', ['words-6-11', 'no-link-no-hashtag', 'ends-in-question', 'question-first']],
  ['@ann @bo @cy thanks!', ['words-0-5', 'reply', 'many-addressed', 'no-link-no-hashtag', 'exclamation']],
  ['We made posters #a #b #c', ['words-0-5', 'hashtags-3', 'we', 'we-voice']],
  ['STOP THE clocks', ['words-0-5', 'no-link-no-hashtag', 'shouts']],
  ['Clocks https://example.org/clocks', ['words-0-5', 'link', 'link-not-shortened', 'link-without-cue']],
  ['Clocks https://bit.ly/1 https://bit.ly/2', ['words-0-5', 'link', 'two-links', 'link-without-cue']],
  ['Seven Ways To Teach The Clock', ['words-6-11', 'no-link-no-hashtag', 'title-case']],
])('the form of %j is %j', (text, names) => {
  expect(shapeOf(text)).toEqual(names);
});

test('a post that answers is addressed, whatever it begins with', () => {
  expect(shapeOf('So do we', { kind: 'reply' })).toEqual(['words-0-5', 'reply', 'no-link-no-hashtag', 'we']);
});
