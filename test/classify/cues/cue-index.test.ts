import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CueIndex } from '../../../src/classify/cues/cue-index.ts';
import { cues } from '../../../src/classify/cues/cues.ts';
import { needs } from '../../../src/classify/cues/needs.ts';
import { branches, readPattern } from '../../../src/classify/cues/pattern.ts';
import { plain } from '../../../src/classify/cues/plain.ts';

const index = new CueIndex(cues);
const expressions = Object.entries(cues).map(([name, { code, pattern }]) => [`${code}/${name}`, new RegExp(pattern, 'u')] as const);

/** Pieces of every pattern: the literals that its branches need, and what often stands between them. */
const pieces = [
  ...Object.values(cues).flatMap(({ pattern }) =>
    branches(pattern).flatMap((branch) => {
      const { first, rest } = needs(readPattern(branch));
      return [first, rest].flatMap((needed) => needed?.literals.slice(0, 3) ?? []);
    }),
  ),
  ...[
    'my ',
    'our ',
    'a ',
    'the ',
    'students ',
    'built ',
    '#',
    '@ann ',
    '⟨link⟩',
    '. ',
    '\n',
    '5',
    '%',
    '$',
    ' ',
    'x',
    'é',
    '😂',
    "'",
    'a2: ',
    'q1 ',
    '?',
  ],
];

test('the index finds the cues that plain search finds, in any text made of their pieces', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (list) => {
      const text = list.join('');
      const found = new Map<string, string>();
      index.find(text, found);
      expect([...found.keys()].sort()).toEqual(
        expressions
          .filter(([, expression]) => expression.test(text))
          .map(([name]) => name)
          .sort(),
      );
      for (const excerpt of found.values()) expect(text).toContain(excerpt);
    }),
    { numRuns: 3000 },
  );
});

test('find gives a cue where it stands first, and the cues in the order in which they stand', () => {
  const found = new Map<string, string>();
  index.find('my students built 12 great free tools. join us', found);
  expect([...found].filter(([name]) => name === 'sharing/resource' || name === 'selfpromotion/invite')).toEqual([
    ['sharing/resource', '12 great free tools'],
    ['selfpromotion/invite', 'join us'],
  ]);
});

test('find gives the words of a cue, once for each cue, and only of the codes asked for', () => {
  const found = new Map<string, string>();
  index.find('join us tonight! join us tomorrow, use my code save10', found, new Set(['selfpromotion'] as const));
  expect(found.get('selfpromotion/invite')).toBe('join us');
  expect([...found.keys()].every((name) => name.startsWith('selfpromotion/'))).toBe(true);
  index.find('use my code save10', found);
  expect(found.get('commercial/coupon')).toBe('use my code');
});

test.each([
  ['It’s  HERE:\thttps://example.org/x &amp; more\r\n\n now', "it's here: ⟨link⟩ & more\nnow"],
  ['ＡＢＣ ﬁn', 'abc fin'],
  ['', ''],
])('plain(%j) is %j', (text, expected) => {
  expect(plain(text)).toBe(expected);
});
