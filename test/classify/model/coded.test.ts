import { expect, test } from 'vitest';
import { codedTexts } from '../../../src/classify/model/coded.ts';

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
