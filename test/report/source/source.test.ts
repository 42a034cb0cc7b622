import { expect, test } from 'vitest';
import { grouped, titleOf } from '../../../src/report/source/source.ts';
import { defaultSettings } from '../../../src/settings/settings.ts';

test.each([
  ['thursdays', undefined, 'thursdays'],
  ['chat-20210301', undefined, 'chat-20210301'],
  ['data_1405589018900000000', undefined, 'data_…'],
  ['thursdays', 'Our 1405589018900000000 chat', 'Our 1405589018900000000 chat'],
  ['thursdays', ' \u202e ', 'Untitled study'],
])('the study %s with the title %s is called %s', (name, title, expected) => {
  expect(titleOf({ name, settings: { ...defaultSettings(), title } })).toBe(expected);
});

test('platforms of few people, or of which nearly all is one person’s, stand together, with larger ones until that is true of none', () => {
  const platform = (name: string, people: number, ...each: number[]) => ({
    name,
    people,
    posts: each.reduce((sum, n) => sum + n, 0) + (people - each.length) * 2,
    most: each.length === 0 ? [2, 2] : [...each, 2],
  });
  const names = (...platforms: ReturnType<typeof platform>[]) => [...grouped(platforms, 5).values()];
  expect(names(platform('twitter', 30), platform('reddit', 20))).toEqual(['Twitter/X', 'Reddit']);
  expect(names(platform('twitter', 30), platform('reddit', 20), platform('mastodon', 3)).sort()).toEqual([
    'Other platforms',
    'Other platforms',
    'Twitter/X',
  ]);
  expect(new Set(names(platform('twitter', 300), platform('reddit', 90), platform('bluesky', 8, 200)))).toEqual(
    new Set(['Twitter/X', 'Other platforms']),
  );
  expect(names(platform('twitter', 9), platform('reddit', 9), platform('bluesky', 6, 900))).toEqual(Array(3).fill('Several platforms'));
  expect(names(platform('bluesky', 6, 900))).toEqual(['Bluesky']);
});
