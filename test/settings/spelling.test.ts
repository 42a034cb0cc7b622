import { expect, test } from 'vitest';
import { nearest } from '../../src/settings/spelling.ts';

test('nearest finds the word that was meant, and none where none is near', () => {
  expect(nearest('redit', ['reddit', 'twitter'])).toBe('reddit');
  expect(nearest('timezoen', ['timezone', 'files'])).toBe('timezone');
  expect(nearest('banana', ['reddit', 'twitter'])).toBeNull();
});
