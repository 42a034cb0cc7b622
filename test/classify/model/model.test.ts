import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { featuresOf } from '../../../src/classify/model/features.ts';
import shipped from '../../../src/classify/model/model.json' with { type: 'json' };
import apart from '../../../src/classify/model/without-gold.json' with { type: 'json' };
import alike from '../../../src/classify/model/words-alike.json' with { type: 'json' };
import { read } from '../../../src/classify/reading/read-posts.ts';
import { rulesOf } from '../../../src/classify/rules.ts';
import { postOf } from '../../../src/classify/texts/texts.ts';
import { domainsFrom } from '../../../src/text/domains.ts';

const rules = rulesOf(domainsFrom(readFileSync('data/lists/domains.csv', 'utf8')), shipped);

test('a sign counts besides in each form that the post has, a pair of forms once', () => {
  const seen = (text: string): string[] =>
    [...featuresOf(read(postOf({ id: '1', text }), rules)).keys()].filter((name) => name.includes('+'));
  expect(seen('Check out these fractions')).toEqual([]);
  const both = seen('I like this great resource https://t.co/x');
  expect(both).toContain('sharing/resource+link');
  expect(both).toContain('sharing/resource+i');
  expect(both.filter((name) => /^shape\/(?:i|link)\+(?:i|link)$/.test(name))).toEqual(['shape/link+i']);
  expect(new Set(both.map((name) => name.slice(name.indexOf('+'))))).toEqual(new Set(['+link', '+i']));
});

test.each([
  ['the model', shipped],
  ['the model without the gold sample', apart],
])('%s holds signs, stems and stems in a row only: no address, handle, tag or number', (_, { codes }) => {
  for (const { features } of Object.values(codes)) {
    for (const name of Object.keys(features))
      expect(name).toMatch(
        /^(?:[a-z-]+\/[a-z\d-]+(?:\+(?:link|words-25-59|words-60|i|question))?|stem\/[\p{L}\d']{2,40}|stem\/[\p{L}\p{M}\d']{1,40} [\p{L}\p{M}\d']{1,40})$/u,
      );
  }
});

test('words used alike are stems that the model may weigh, each with as many numbers', () => {
  for (const [name, numbers] of Object.entries(alike)) {
    expect(name).toMatch(/^[\p{L}\d']{2,40}$/u);
    expect(numbers).toHaveLength(50);
  }
});
