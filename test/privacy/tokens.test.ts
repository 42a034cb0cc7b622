import { expect, test } from 'vitest';
import { phrases, tokensOf } from '../../src/privacy/tokens.ts';

test.each([
  ["six ways, it's 3rd", ['six', 'ways', 'it', 's', '3rd']],
  ['café naïve', ['café', 'naïve']],
  ['giga構想 2020年', ['giga', '構', '想', '2020', '年']],
  ['スクール、人々', ['ス', 'ク', 'ー', 'ル', '人', '々']],
  ['a-é=\u0338b 日1x\u0301-2', ['a', 'é', '\u0338b', '日', '1x\u0301', '2']],
  ['수업 자료', ['수업', '자료']],
  ['', []],
])('tokensOf(%j) parts words, and each sign of scripts without spaces', (text, tokens) => {
  expect(tokensOf(text)).toEqual(tokens);
});

test('phrases are the words, and each two that stand beside each other', () => {
  expect(phrases('our new science club')).toEqual(['our', 'new', 'our new', 'science', 'new science', 'club', 'science club']);
  expect(phrases('日本 a')).toEqual(['日', '本', '日 本', 'a', '本 a']);
  expect(phrases('')).toEqual([]);
});
