import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WordNumbers } from '../../../src/communities/terms/word-numbers.ts';
import { words } from '../../../src/text/words.ts';

const found = (numbers: WordNumbers, text: string) => numbers.numbersIn(text).map((number) => numbers.word(number));

describe('WordNumbers', () => {
  test.each([
    ["Don't stop, it's 5 o'clock", ["don't", 'stop', "it's", "o'clock"]],
    ["rock'n'roll 'quoted' it's5 a1b2 12 3rd", ["rock'n'roll", 'quoted', "it's", 'a1b2', '3rd']],
    ['#edchat @mr_oak read https://example.org/page now', ['read', 'now']],
    ['Café, naïve — don’t', ['café', 'naïve', "don't"]],
    ['明天我会分享课堂资料。', ['明天', '我', '会', '分享', '课堂', '资料']],
    ['プログラミング教育の授業、GIGAスクール', ['プログラミング', '教育', 'の', '授業', 'giga', 'スクール']],
    ['สื่อการสอน', ['สื่อ', 'การ', 'สอน']],
    ['snake_case', ['snake', 'case']],
    ['', []],
  ])('finds the words of %j', (text, expected) => {
    expect(found(new WordNumbers(), text)).toEqual(expected);
  });

  test('gives one number to a word however it is written', () => {
    const numbers = new WordNumbers();
    expect(numbers.numbersIn('Teach TEACH teach Ｔeach')).toEqual([0, 0, 0, 0]);
    expect(numbers.numbersIn('other teach')).toEqual([1, 0]);
  });

  test('finds what words(text) finds, in any text', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(..."aZ09'_ #@.:/-’é") }),
      fc.constantFrom("it's", ' https://example.org/x ', ' #tag ', ' @name ', 'example.org/y '),
    );
    fc.assert(
      fc.property(fc.array(fc.array(piece).map((pieces) => pieces.join(''))), (texts) => {
        const numbers = new WordNumbers();
        for (const text of texts) expect(found(numbers, text)).toEqual(words(text));
      }),
    );
  });

  test('tells thousands of words apart', () => {
    const numbers = new WordNumbers();
    const all = Array.from({ length: 20_000 }, (_, i) => `w${i.toString(36)}`);
    expect(new Set(numbers.numbersIn(all.join(' '))).size).toBe(20_000);
    expect(numbers.word(numbers.numbersIn('w5x')[0] as number)).toBe('w5x');
  });
});
