import { expect, test } from 'vitest';
import { platformTitle, spaceName } from '../../../src/report/words/space-names.ts';

test.each([
  ['discord/Teachers of Year 4 / Text channels / general', 'discord/Teachers…channels / general'],
  ['reddit/Teachers', 'r/Teachers'],
  ['whatsapp', 'WhatsApp'],
  ['mastodon', 'Mastodon'],
])('the space %s is called %s', (space, expected) => {
  expect(spaceName(space)).toBe(expected);
});

test('platforms are called as they write themselves', () => {
  expect(['whatsapp', 'edx', 'somewhere'].map(platformTitle)).toEqual(['WhatsApp', 'edX', 'Somewhere']);
});
