import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { registeredDomain } from '../../src/text/addresses.ts';
import { entities } from '../../src/text/entities.ts';
import { words } from '../../src/text/words.ts';
import { fold } from '../../src/text/writing.ts';
import { growth } from '../growth.ts';

const conformance = join(process.env.STAFFROOM_CORPORA ?? '../shared/corpora', 'twitter-text/extract.yml');

interface Case {
  description: string;
  text: string;
  expected: string[];
}

describe.skipIf(!existsSync(conformance))('entities(text) agrees with twitter-text', () => {
  const cases = (kind: string): Case[] => (existsSync(conformance) ? parse(readFileSync(conformance, 'utf8')).tests[kind] : []);
  const named = (expected: readonly unknown[], name: string): string[] => expected.map((found) => String(Reflect.get(Object(found), name)));
  const once = (items: string[]): string[] => [...new Set(items)];

  it.each(cases('mentions'))('mentions: $description', ({ text, expected }) => {
    expect(entities(text).mentions).toEqual(expected);
  });
  it.each([...cases('hashtags'), ...cases('hashtags_from_astral')])('hashtags: $description', ({ text, expected }) => {
    expect(entities(text).hashtags).toEqual(once(expected.map(fold)));
  });
  it.each([...cases('urls'), ...cases('tco_urls_with_params')])('links with a scheme: $description', ({ text, expected }) => {
    expect(entities(text).links).toEqual(once(expected.filter((url) => /^https?:/.test(url))));
  });

  it.each(cases('mentions_with_indices'))('mentions with their places: $description', ({ text, expected }) => {
    expect(entities(text).mentions).toEqual(once(named(expected, 'screen_name')));
  });
  it.each(cases('hashtags_with_indices'))('hashtags with their places: $description', ({ text, expected }) => {
    expect(entities(text).hashtags).toEqual(once(named(expected, 'hashtag').map(fold)));
  });
  it.each([...cases('urls_with_indices'), ...cases('urls_with_directional_markers')])(
    'links with their places: $description',
    ({ text, expected }) => {
      expect(entities(text).links).toEqual(once(named(expected, 'url').filter((url) => /^https?:/.test(url))));
    },
  );

  it('in all its cases', () => {
    const kinds = [
      'mentions',
      'mentions_with_indices',
      'hashtags',
      'hashtags_from_astral',
      'hashtags_with_indices',
      'urls',
      'urls_with_indices',
      'urls_with_directional_markers',
      'tco_urls_with_params',
    ];
    console.info(`twitter-text: ${kinds.map((kind) => `${cases(kind).length} ${kind}`).join(', ')}`);
    expect(kinds.map((kind) => cases(kind).length)).toEqual([23, 3, 65, 3, 8, 91, 10, 2, 5]);
  });
});

test.each([
  ['Great talk @maria.lopez.teach!', ['maria.lopez.teach']],
  ['thanks @ana, @Ana and @ANA_B.', ['ana', 'ANA_B']],
  ['read medium.com/@writer/piece', []],
  ['mail me at me@school.example', []],
])('entities(%j) finds the mentions %j', (text, expected) => {
  expect(entities(text).mentions).toEqual(expected);
});

test.each([
  ['(see https://example.org/a_(b))', ['https://example.org/a_(b)']],
  ['see https://example.org/a. And https://example.org/a again', ['https://example.org/a']],
  ['مثال https://example.org/درس نص', ['https://example.org/']],
  ['see example.org', []],
  ['http://localhost:3000/x', []],
])('entities(%j) finds the links %j', (text, expected) => {
  expect(entities(text).links).toEqual(expected);
});

test.each([
  ['#EdChat #edchat ＃ＥｄＣｈａｔ', ['edchat']],
  ['#NGSSchat, #5thChat: #1', ['ngsschat', '5thchat']],
])('entities(%j) folds the hashtags to %j', (text, expected) => {
  expect(entities(text).hashtags).toEqual(expected);
});

test('entities, words and registeredDomain answer any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const { hashtags, mentions, links } = entities(text);
      for (const found of [hashtags, mentions, links]) expect(new Set(found).size).toBe(found.length);
      for (const link of links) expect(text).toContain(link);
      for (const word of words(text)) expect(word).toMatch(/\p{L}/u);
      registeredDomain(text);
    }),
  );
});

test.each(['http://', 'a', 'a.', 'a-', '#1', '#_', '@a', 'http://a.b-', 'http://a.co/(((', '1', "a'", 'rt:@', 'a.b/ ', '#a-a.'])(
  'entities and words take linear time on %j without end',
  { retry: 3 },
  (part) => {
    const read = (length: number) => {
      const text = `#x http://a.co ${part.repeat(length / part.length)}`;
      entities(text);
      words(text);
    };
    expect(growth(read, 5_000)).toBeLessThan(20);
  },
);
