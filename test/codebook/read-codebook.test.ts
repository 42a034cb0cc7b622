import { describe, expect, test } from 'vitest';
import { codebook, codeKeys } from '../../src/codebook/codebook.ts';
import { readCodebook } from '../../src/codebook/read-codebook.ts';

const own = `
title: Talk in a chat
codes:
  - { code: question, definition: Asks something }
  - { code: answer, label: Answer, definition: Answers something, include: numbered turns }
flags:
  - { flag: noise, definition: Anything else, key: x }
precedence: [answer]
`;

test('readCodebook reads any set of yes/no codes, and fills in what was left out', () => {
  const read = readCodebook(own, 'own.yaml');
  expect(read.codes[0]).toEqual({ code: 'question', label: 'question', definition: 'Asks something', include: '', exclude: '' });
  expect(read.precedence).toEqual(['answer', 'question']);
  expect(read.flags[0]?.label).toBe('noise');
});

test('readCodebook reads the default codebook back from JSON', () => {
  expect(readCodebook(JSON.stringify(codebook), 'default.json')).toEqual(codebook);
});

test('codes have the digits for keys, then the letters that are free', () => {
  const many = { title: 'Many', codes: Array.from({ length: 27 }, (_, i) => ({ code: `code-${i}`, definition: 'x' })) };
  const flags = [{ flag: 'noise', definition: 'Anything else', key: 'b' }];
  const read = readCodebook(JSON.stringify({ ...many, flags }), 'many.json');
  expect(codeKeys(read).join('')).toBe('123456789acdefghikloqrstvwx');
  const more = { ...many, codes: [...many.codes, ...many.codes.map(({ code }) => ({ code: `${code}-again`, definition: 'x' }))], flags };
  expect(() => readCodebook(JSON.stringify(more), 'many.json')).toThrow(
    'many.json: invalid codebook: codes: 54 codes, but the page has keys for 29',
  );
});

describe('readCodebook says what is wrong:', () => {
  const cases: [name: string, from: string, to: string, says: string][] = [
    ['a misspelt field', 'include:', 'inculde:', 'own.yaml: invalid codebook: codes.1: Unrecognized key: "inculde"'],
    ['a file without codes', 'codes:', 'coded:', 'own.yaml: invalid codebook: codes: it must be a list, such as [a, b]'],
    ['a name with a space', 'code: answer', 'code: an answer', 'codes.1.code: lower case letters, digits and hyphens'],
    ['a name that is a column', 'code: answer', 'code: memo', 'codes.1.code: this name is taken: it means something else'],
    ['a code twice', 'code: answer', 'code: question', 'name used twice, or kept for the page: question'],
    ['a label twice', 'label: Answer', 'label: Question', 'label used twice, or kept for the page: question'],
    ['a label that would be cut', 'label: Answer', `label: ${'a'.repeat(41)}`, 'codes.1.label: it must be at most 40 characters long'],
    ['a key of the page', 'key: x', 'key: n', 'key used twice, or kept for the page: n'],
    ['an unknown code in the precedence', '[answer]', '[talk]', 'precedence: unknown code: talk'],
    ['broken YAML', 'codes:', 'codes: [', 'own.yaml:'],
    ['a definition that begins with a star', 'Asks something', '*Asks', 'invalid YAML: a text begins with a character'],
  ];
  test.each(cases)('%s', (_name, from, to, says) => expect(() => readCodebook(own.replace(from, to), 'own.yaml')).toThrow(says));
});
