import { expect, test } from 'vitest';
import { platformInSentence, platformTitle } from '../../src/text/platform-title.ts';

test.each([
  ['forum', 'Forums', 'forums'],
  ['other', 'An unnamed platform', 'an unnamed platform'],
  ['edx', 'edX', 'edX'],
  ['mastodon', 'Mastodon', 'Mastodon'],
])('the platform %s is %s in a table, and %s in a sentence', (name, title, said) => {
  expect(platformTitle(name)).toBe(title);
  expect(platformInSentence(title)).toBe(said);
});
