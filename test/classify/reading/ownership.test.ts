import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { authorOf, namesOf } from '../../../src/classify/reading/author.ts';
import { readLinks } from '../../../src/classify/reading/links.ts';
import { ownLink, ownTag, ownWork } from '../../../src/classify/reading/ownership.ts';
import { domainsFrom } from '../../../src/text/domains.ts';

const domains = domainsFrom(readFileSync('data/lists/domains.csv', 'utf8'));

const voice = { handle: 'MsRivera', name: 'Ms. Rivera', bio: 'More on rivera-reads.example' };

test.each([
  ['https://msrivera.example.com/post', true],
  ['https://github.com/msrivera/lessons', true],
  ['https://msrivera.blogspot.com/2020', true],
  ['https://rivera-reads.example/a', true],
  ['https://twitter.com/msrivera/status/1', false],
  ['https://twitter.com/msrivera', true],
  ['https://www.nytimes.com/msrivera', false],
  ['https://example.org/msrivera', false],
  ['https://t.co/msrivera', false],
])('ownLink knows whether %s is the author’s own: %s', (url, expected) => {
  expect(ownLink(readLinks([url], domains), authorOf(voice)) !== null).toBe(expected);
});

test.each([
  ['https://abcd.example/notes', 'Jo_ABCD', true],
  ['https://abcdef.example/notes', 'Jo_ABCD', false],
  ['https://github.com/abcd', 'Jo_ABCD', false],
  ['https://teacher.example/a', 'Jo_teacher', false],
])('ownLink takes %s for a site of %s: %s', (url, handle, expected) => {
  expect(ownLink(readLinks([url], domains), authorOf({ handle, name: null, bio: null })) !== null).toBe(expected);
});

test.each<[string, string[], string | null]>([
  ['tryriverlabtoday', [], 'riverlab'],
  ['newbook', ['LittleOwls'], 'littleowls'],
  ['riverside', [], null],
])('ownWork(%j, %j) is %j for an author of Little Owls who founded RiverLab', (letters, named, expected) => {
  const { works } = authorOf({
    handle: 'msrivera',
    name: null,
    bio: 'Mum. Author of #LittleOwls. Co-founder & CEO of RiverLab, reader of maps',
  });
  expect(ownWork(letters, named, works)).toBe(expected);
});

test('namesOf leaves out names that are too short or name nobody, and ownTag compares the rest', () => {
  expect(namesOf({ handle: 'jo', name: 'Teacher', bio: null })).toEqual([]);
  expect(namesOf({ handle: '@anna.karlsson.bsky.social', name: null, bio: null })).toEqual(['annakarlsson']);
  expect(ownTag(['edchat', 'msrivera'], namesOf(voice))).toBe('msrivera');
  expect(ownTag(['rivera'], namesOf(voice))).toBeNull();
});
