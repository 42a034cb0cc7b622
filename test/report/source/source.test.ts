import { expect, test } from 'vitest';
import { titleOf } from '../../../src/report/source/source.ts';
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
