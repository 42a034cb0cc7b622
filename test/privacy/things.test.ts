import { expect, test } from 'vitest';
import { countThings } from '../../src/privacy/things.ts';
import { withTables } from '../report/tables.ts';

/** Whether a hashtag that so many people use, each once, is told in a study with this account. */
async function isTold(hashtag: string, { name = null, handle = 'zqx' }: { name?: string | null; handle?: string }, users = 6) {
  const posts = Array.from({ length: users }, (_, i) => ({
    post: `twitter:9${i}`,
    platform: 'twitter',
    author: `twitter:${7_000_001 + i}`,
    kind: 'original',
    hashtags: [hashtag],
  }));
  return withTables({ posts, people: [{ person: 'twitter:1', handles: [handle], name }] }, ['posts', 'people', 'links'], async (db) => {
    await countThings(db, 5);
    return (await db.rows('FROM "publicThings"')).length > 0;
  });
}

test.each([
  ['accents', 'Zoë Brändström', 'zoebrandstrom'],
  ['accents apart from their letters', 'Zoë Brändström'.normalize('NFD'), 'zoëbrändström'],
  ['Cyrillic', 'Андрей Кийский', 'андрейкийский'.normalize('NFD')],
  ['short names in Chinese', '王小明', '王小明'],
  ['short names in Korean', '김민수', '김민수'],
  ['Arabic with a mark that widens', 'محـمد علي', 'محمدعلي'],
  ['wide letters', 'Ｖｅｌｍｉｒａ', 'velmira'],
  ['wide letters in the hashtag', 'velmira', 'ｖｅｌｍｉｒａ'],
  ['letters for show', '𝓥𝓮𝓵𝓶𝓲𝓻𝓪 Oxcombe', 'velmiraoxcombe'],
  ['a stroke, and letters of two', 'Søren Groß', 'sorengross'],
  ['pictures and what joins them', 'Velmira \u200d🌟 Oxcombe', 'velmiraoxcombe'],
  ['titles', 'Ms. Velmira Oxcombe', 'velmiraoxcombe'],
  ['degrees', 'Velmira Oxcombe, M.Ed.', 'oxcombevelmira'],
  ['initials', 'Velmira Q. Oxcombe', 'velmiraoxcombe'],
  ['two initials', 'V. Q. Oxcombe', 'voxcombe'],
  ['the family name', 'Velmira Oxcombe', 'oxcombe'],
])('a hashtag called like an account is not told: %s', async (_, name, hashtag) => {
  expect(await isTold(hashtag, { name })).toBe(false);
  expect(await isTold(hashtag, { name: 'Somebody Else' })).toBe(true);
});

test('a hashtag is not told that is the last part of a handle', async () => {
  expect(await isTold('oxcombe', { handle: 'VelmiraOxcombe' })).toBe(false);
  expect(await isTold('oxcombe', { handle: 'velmira_oxcombe' })).toBe(false);
  expect(await isTold('oxcombe', { handle: 'velmiraoxcombe' })).toBe(true);
});

test('a hashtag called like part of a name is told where many use it, and where it is made of words of the program', async () => {
  expect(await isTold('oxcombe', { name: 'Velmira Oxcombe' }, 9)).toBe(false);
  expect(await isTold('oxcombe', { name: 'Velmira Oxcombe' }, 10)).toBe(true);
  expect(await isTold('velmiraoxcombe', { name: 'Velmira Q. Oxcombe' }, 49)).toBe(false);
  expect(await isTold('velmiraoxcombe', { name: 'Velmira Q. Oxcombe' }, 50)).toBe(true);
  expect(await isTold('lessons', { name: 'Velmira Lessons' })).toBe(true);
  expect(await isTold('sharelessons', { name: 'We Share Lessons' })).toBe(true);
});

test.each([
  ['teamoxcombe', false],
  ['thankyouoxcombe', false],
  ['oxcombestudents', false],
  ['mrsoxcombe', false],
  ['droxcombe', false],
  ['oxcombesclass', false],
  ['teammmeoxcombe', false],
  // What is left of the hashtag are no words: then the name stands in it by chance.
  ['xoxcombe', true],
  ['qvoxcombe', true],
])('a hashtag of words and the family name of somebody is not told: %s', async (hashtag, told) => {
  expect(await isTold(hashtag, { name: 'Velmira Oxcombe' }, 9)).toBe(told);
  expect(await isTold(hashtag, { name: 'Velmira Oxcombe' }, 10)).toBe(true);
  // A word that the program has names nobody.
  expect(await isTold('sharelessons', { name: 'Velmira Lessons' })).toBe(true);
});

test.each([
  ['teamvelmiraoxcombe', 'Velmira Oxcombe', false],
  ['thankyouoxcombevelmira', 'Velmira Oxcombe', false],
  ['mrsvelmiraoxcombe', 'Velmira Q. Oxcombe', false],
  ['velmiraoxcombesclass', 'Velmira Oxcombe', false],
  ['qvelmiraoxcombe', 'Velmira Oxcombe', true],
  // An initial and a word stand in many hashtags by chance.
  ['teamvoxcombe', 'V. Oxcombe', true],
  ['teamsharelessons', 'Share Lessons', true],
])('a hashtag of words and a whole name is not told unless fifty use it: %s, of %s', async (hashtag, name, told) => {
  expect(await isTold(hashtag, { name }, 49)).toBe(told);
  expect(await isTold(hashtag, { name }, 50)).toBe(true);
});
