import { expect, test } from 'vitest';
import { nameAbove } from '../../src/mirror/name-above.ts';

test.each([
  [['/home/ann/twitter-2024-05-01-ann/data'], 'twitter-2024-05-01-ann'],
  [['/home/ann/twitter-2024-05-01-ann/Data/'], 'twitter-2024-05-01-ann'],
  [['/home/ann/mastodon-archive'], null],
  [['/home/ann/archive/outbox.json'], null],
  [['/home/ann/one/data', '/home/ann/two/data'], null],
  [['/data'], null],
])('the page of the archive %j is called %j', (archives, name) => {
  expect(nameAbove(archives)).toBe(name);
});
