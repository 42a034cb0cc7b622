import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { authorOf, namesOf } from '../../src/classify/author.ts';
import { codes } from '../../src/classify/codes.ts';
import { cues } from '../../src/classify/cues/cues.ts';
import { readPattern } from '../../src/classify/cues/pattern.ts';
import { isEnglish, isOtherScript } from '../../src/classify/language.ts';
import { Lexicon } from '../../src/classify/lexicon.ts';
import { bareLinks, readLinks } from '../../src/classify/links.ts';
import { codedTexts } from '../../src/classify/model/coded.ts';
import model from '../../src/classify/model/model.json' with { type: 'json' };
import { priors } from '../../src/classify/model/priors.ts';
import { seenTexts, train } from '../../src/classify/model/train.ts';
import { ownLink, ownTag, ownWork } from '../../src/classify/ownership.ts';
import { cueMeanings } from '../../src/classify/signals.ts';
import { domainKinds, domainsFrom, kindOf } from '../../src/domains.ts';

const list = readFileSync('data/lists/domains.csv', 'utf8');
const domains = domainsFrom(list);

test('the list of sites is sorted, has each site once, and only kinds that have a meaning', () => {
  const rows = list
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  const names = rows.map(([name]) => name as string);
  expect(names).toEqual([...new Set(names)].sort());
  for (const [name, kind, source, date] of rows) {
    expect(Object.keys(domainKinds), name).toContain(kind);
    expect(source).not.toBe('');
    expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
  }
});

test.each([
  ['teacherspayteachers.com', 'marketplace'],
  ['docs.google.com', 'open'],
  ['someone.blogspot.com', 'blog'],
  ['cs.example.edu', 'school'],
  ['example.gov.uk', 'government'],
  ['example.invalid', null],
  ['', null],
])('kindOf(%j) is %j', (host, kind) => {
  expect(kindOf(host, domains)).toBe(kind);
});

test.each([
  ['https://www.amazon.com/dp/B0?tag=someone-20', true],
  ['https://www.amazon.com/dp/B0/ref=sr_1_1', false],
  ['https://www.etsy.com/listing/1?ref=someone', true],
  ['https://github.com/x/y?ref=someone', false],
  ['https://example.org/a?utm_source=newsletter', false],
  ['https://example.org/a?aff=12', true],
  ['https://amzn.to/abc', true],
])('readLinks sees whether %s pays an affiliate: %s', (url, expected) => {
  expect(readLinks([url], domains)[0]?.affiliate).toBe(expected);
});

test('bareLinks finds addresses without http, and no end of a sentence', () => {
  expect(bareLinks('Code: github.com/someone/t... and www.example.org, see you.Monday')).toEqual([
    'github.com/someone/t...',
    'www.example.org',
  ]);
});

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

test.each([
  ['https://shop.example/product/planner', true],
  ['https://shop.example/store/product_detail.aspx?id=1', true],
  ['https://example.org/productive-lessons', false],
])('readLinks sees whether %s leads to an article of a shop: %s', (url, expected) => {
  expect(readLinks([url], domains)[0]?.product).toBe(expected);
});

test('readLinks takes no NA, number or word for an address', () => {
  expect(readLinks(['NA', '12', 'null', 'https://example.org'], domains).map(({ host }) => host)).toEqual(['example.org']);
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

test.each([
  ['The students liked it', null, true],
  ['Die Kinder lernen das und es ist gut', null, false],
  ['Die Kinder lernen das und es ist gut', 'de', false],
  ['This is what we did with the class', 'de', true],
  ['Fractions!', 'und', true],
  ['Fractions!', 'fr', false],
  ['урок сегодня', 'en', false],
  ['Café de la Paix', 'en-GB', true],
  ['Gue gak tau sih', null, false],
  ['Não sei o que ele tem', null, false],
  ["Mais c'est pas fait", null, false],
  ['El Paso has a plan for schools', null, true],
  ['Notes on the reading log of Jo van Dam', null, true],
])('isEnglish(%j, %j) is %s', (text, language, expected) => {
  expect(isEnglish(new Lexicon().count(text, [], false), language)).toBe(expected);
});

test.each([
  ['【Skin】明日の授業で使う #school https://t.co/a', true],
  ['We read a haiku: 古池や', false],
  ['Δx is the change of x', false],
  ['𝐁𝐨𝐥𝐝 words 😂', false],
  ['#授業 https://t.co/a', false],
])('isOtherScript(%j) is %s', (text, expected) => {
  expect(isOtherScript(text)).toBe(expected);
});

test('every cue and every weight of the codebook has a meaning in words', () => {
  for (const [name, { pattern, source }] of Object.entries(cues)) {
    expect(source, name).not.toBe('');
    expect(() => readPattern(pattern), name).not.toThrow();
  }
  const names = new Set(Object.values(priors).flatMap((weights) => Object.keys(weights)));
  for (const name of names) if (!name.startsWith('shape/')) expect(Object.keys(cueMeanings)).toContain(name.slice(name.indexOf('/') + 1));
});

test('the model holds signs and stems only: no address, handle, tag or number', () => {
  for (const { features } of Object.values(model.codes)) {
    for (const name of Object.keys(features))
      expect(name).toMatch(/^(?:[a-z-]+\/[a-z\d-]+(?:\+(?:link|words-25-59|words-60|i|question))?|stem\/[\p{L}\d']{2,40})$/u);
  }
});

test('train gives the same model for the coded examples in another order', () => {
  const records = [
    { id: 'a', text: 'Tips for teaching fractions', sharing: '1', selfpromotion: '0', commercial: '0' },
    { id: 'b', text: 'Follow me', sharing: '0', selfpromotion: '1', commercial: '0' },
    { id: 'c', text: 'Hello', sharing: '0', selfpromotion: '0', commercial: '0', uncodable: '1' },
    { id: 'd', text: 'Hello all', sharing: '0', selfpromotion: '0', commercial: '0', weight: '2' },
  ];
  const texts = codedTexts(records, 'x.csv');
  expect(texts.map(({ id, weight }) => [id, weight])).toEqual([
    ['a', 1],
    ['b', 1],
    ['d', 2],
  ]);
  const model = (list: typeof texts) => train(seenTexts(list, domains), codes, '');
  expect(model([...texts].reverse())).toEqual(model(texts));
});

test('codedTexts counts the rows of uncodable texts in the place of an error', () => {
  const records = [
    { id: 'a', text: 'x', uncodable: '1' },
    { id: 'b', text: 'x', sharing: '', selfpromotion: '0', commercial: '0' },
  ];
  expect(() => codedTexts(records, 'x.csv')).toThrow('x.csv: row 2: sharing: invalid code');
});

test('codedTexts names the place of a code that is neither 0 nor 1', () => {
  expect(() => codedTexts([{ id: 'a', text: 'x', sharing: 'yes', selfpromotion: '0', commercial: '0' }], 'x.csv')).toThrow(
    'x.csv: row 1: sharing: invalid code: yes',
  );
});
