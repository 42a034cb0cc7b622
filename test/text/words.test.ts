import { expect, test } from 'vitest';
import { isStopWord, stem, words } from '../../src/text/words.ts';

test.each([
  ['I don’t do café talk', ['i', "don't", 'do', 'café', 'talk']],
  ['Read https://example.org/page by @someone #edchat now', ['read', 'by', 'now']],
  ['𝗕𝗼𝗹𝗱 Exit-tickets: 3 of 5', ['bold', 'exit', 'tickets', 'of']],
  ['Привет, мир! שלום', ['привет', 'мир', 'שלום']],
  ['', []],
  ['👩🏽‍🏫 !!!', []],
])('words(%j) are %j', (text, expected) => {
  expect(words(text)).toEqual(expected);
});

test.each([
  ['teaching', 'teach'],
  ['teaches', 'teach'],
  ['lessons', 'lesson'],
  ['a'.repeat(100), 'a'.repeat(40)],
])('stem(%j) is %j', (word, expected) => {
  expect(stem(word)).toBe(expected);
});

test('stem and isStopWord take the names of object members for words', () => {
  expect(stem('constructor')).toBe('constructor');
  expect(isStopWord('constructor')).toBe(false);
  expect(isStopWord('the')).toBe(true);
});
