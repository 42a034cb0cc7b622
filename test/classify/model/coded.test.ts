import { expect, test } from 'vitest';
import { codedTexts, fewOf } from '../../../src/classify/model/coded.ts';

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

test('codedTexts names the columns of codes that a table lacks', () => {
  expect(() => codedTexts([{ id: 'a', text: 'x', sharing: '1' }], 'x.csv')).toThrow('x.csv: missing column: selfpromotion, commercial');
});

test('codedTexts reads a table of which only some lines end as on Windows', () => {
  expect(codedTexts([{ id: 'a', text: 'x', question: '1\r' }], 'x.csv', ['question'])[0]?.codes).toEqual({ question: true });
});

test('fewOf tells of codes that few texts have or lack, and refuses those that none or all have', () => {
  const texts = (having: number, all = 60) =>
    codedTexts(
      Array.from({ length: all }, (_, i) => ({ id: `${i}`, text: 'x', question: i < having ? '1' : '0' })),
      'x.csv',
      ['question'],
    );
  expect(fewOf(texts(30), ['question'])).toEqual([]);
  expect(fewOf(texts(3), ['question'])).toEqual(['question: only 3 of 60 posts have it: a model learns little from fewer than 30']);
  expect(fewOf(texts(58), ['question'])).toEqual(['question: only 2 of 60 posts lack it: a model learns little from fewer than 30']);
  expect(() => fewOf(texts(0), ['question'])).toThrow('question: none of 60 posts have it');
  expect(() => fewOf(texts(60), ['question'])).toThrow('question: all of 60 posts have it');
  expect(() => fewOf([], ['question'])).toThrow('question: none of 0 posts have it');
});
