import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { featuresOf } from '../../../src/classify/model/features.ts';
import model from '../../../src/classify/model/model.json' with { type: 'json' };
import { probability, type Weights } from '../../../src/classify/model/model.ts';
import { telling } from '../../../src/classify/model/telling.ts';
import { Lexicon } from '../../../src/classify/reading/lexicon.ts';
import { read } from '../../../src/classify/reading/read-posts.ts';
import { WordBit } from '../../../src/classify/reading/word-bits.ts';
import { rulesOf } from '../../../src/classify/rules.ts';
import { postOf } from '../../../src/classify/texts/texts.ts';
import { domainsFrom } from '../../../src/text/domains.ts';
import { spans } from '../../../src/text/entities.ts';
import { words } from '../../../src/text/words.ts';

const rules = rulesOf(domainsFrom(readFileSync('data/lists/domains.csv', 'utf8')), model);
const some = fc.array(
  fc.constantFrom(
    'Students',
    'built',
    'our',
    'don’t',
    "don't",
    'café',
    'naïve',
    '2nd',
    '42',
    "a'1",
    'ﬁn',
    '𝐛𝐨𝐥𝐝',
    'İstanbul',
    'ΣΑΣ',
    'урок',
    '授業',
    '@ann',
    '#edu',
    'https://t.co/x',
    'x.org/@a',
    '😂',
    '–',
    '.',
    "'",
    '’',
    ' ',
    '\n',
    'model',
    'models',
    'I',
    'check out',
    'resources',
    '?',
  ),
  { maxLength: 14 },
);

test('count counts the words that `words` gives, in any text', () => {
  const lexicon = new Lexicon();
  fc.assert(
    fc.property(
      fc.oneof(
        some.map((list) => list.join(' ')),
        some.map((list) => list.join('')),
        fc.string({ unit: 'binary' }),
      ),
      (text) => {
        expect(lexicon.count(text, spans(text), false).words).toBe(words(text).length);
      },
    ),
    { numRuns: 2000 },
  );
});

test('the scorer gives the probability that weight by weight gives, for any post', () => {
  fc.assert(
    fc.property(
      some.map((list) => list.join(' ')),
      fc.boolean(),
      (text, short) => {
        const post = postOf({ id: '1', text: short ? text : `${text} ${'join us and read on '.repeat(30)}`, author: 'BuiltSchool' });
        const reading = read(post, rules);
        const features = featuresOf(reading);
        const all = rules.scorer.probabilities(reading);
        for (const [place, code] of rules.scorer.codes.entries()) {
          const weights = rules.model.codes[code] as Weights;
          expect(all[place]).toBeCloseTo(probability(features, weights), 9);
          expect(rules.scorer.telling(reading, place)).toEqual(telling(features, weights));
        }
      },
    ),
    { numRuns: 500 },
  );
});

test('count tells who speaks, capitals, practice and letters', () => {
  const counted = new Lexicon(
    new Map([
      ['student', 0],
      ['built', 1],
    ]),
  ).count('Our Students built; students BUILT it. #we', spans('Our Students built; students BUILT it. #we'), true);
  expect(counted).toMatchObject({ words: 6, stems: [0, 1], practice: 1, capitals: 3, letters: 'ourstudentsbuiltstudentsbuiltit' });
  expect(counted.bits & WordBit.we).not.toBe(0);
  expect(counted.bits & WordBit.you).toBe(0);
});

test.each([
  ['How to teach, how to learn', [0, 1]],
  ['how @someone TO: teach', [0, 1]],
  ['how 2 to', [0]],
  ['to how', []],
  ['how a to', []],
])('stems in a row that the vocabulary knows count once: %s', (text, stems) => {
  const vocabulary = new Map([
    ['how to', 0],
    ['to teach', 1],
  ]);
  expect(new Lexicon(vocabulary).count(text, spans(text), false).stems).toEqual(stems);
});

test('a lexicon that has met more words than it remembers still counts the same', () => {
  const lexicon = new Lexicon(new Map([['student', 0]]));
  const before = lexicon.count('students learn', [], false);
  for (let i = 0; i < 70_000; i++) lexicon.count(`w${i}x`, [], false);
  expect(lexicon.count('students learn', [], false)).toEqual(before);
});
