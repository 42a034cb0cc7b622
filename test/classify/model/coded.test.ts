import { expect, test } from 'vitest';
import { type CsvRecord, codedRecords, codedTexts, fewOf } from '../../../src/classify/model/coded.ts';

/** Records as they stand below the names of columns. */
const numbered = (records: readonly CsvRecord[]) => records.map((record, i) => ({ row: i + 2, record }));

test('codedTexts counts the rows of uncodable texts in the place of an error', () => {
  const records = [
    { id: 'a', text: 'x', uncodable: '1' },
    { id: 'b', text: 'x', sharing: '', selfpromotion: '0', commercial: '0' },
  ];
  expect(() => codedTexts(numbered(records), 'x.csv')).toThrow('x.csv: row 3: sharing: missing code');
});

test('codedTexts names the place of a code that is neither 0 nor 1', () => {
  expect(() => codedTexts(numbered([{ id: 'a', text: 'x', sharing: 'yes', selfpromotion: '0', commercial: '0' }]), 'x.csv')).toThrow(
    'x.csv: row 2: sharing: invalid code: yes',
  );
});

test.each<[string, object[], string]>([
  ['an id that comes twice', [{}, {}], 'x.csv: row 3: the id of row 2 again: 9.06E+17'],
  ['an empty id', [{ id: ' ' }], 'x.csv: row 2: missing id'],
  ['a weight that is no number', [{ weight: 'x' }], 'x.csv: row 2: invalid weight: x'],
  ['a chance of being drawn above 1', [{ inclusion: '1.5' }], 'x.csv: row 2: invalid inclusion: 1.5'],
  ['a chance of nothing', [{ inclusion: '0' }], 'x.csv: row 2: invalid inclusion: 0'],
  ['an answer whether it can be coded that is neither 0 nor 1', [{ uncodable: 'TRUE' }], 'x.csv: row 2: uncodable: invalid code: TRUE'],
])('codedTexts refuses %s', (_, rows, message) => {
  const records = rows.map((row) => ({ id: '9.06E+17', text: 'x', question: '1', ...row }));
  expect(() => codedTexts(numbered(records), 'x.csv', ['question'])).toThrow(message);
});

test.each([
  ['an open quote', 'id,text,question\n1,"open,1\n2,x,0\n', 'x.csv: row 2: invalid quotes'],
  ['a comma outside quotes', 'id,text,question\n1,one, two,1\n', 'x.csv: row 2: more cells than columns: 4 in place of 3'],
])('codedRecords refuses %s', (_, text, message) => {
  expect(() => codedRecords(new TextEncoder().encode(text), 'x.csv')).toThrow(message);
});

test('codedTexts refuses a table without rows, and one without ids', () => {
  expect(() => codedTexts([], 'x.csv')).toThrow('x.csv: missing coded posts');
  expect(() => codedTexts(numbered([{ item: 'a', text: 'x', question: '1' }]), 'x.csv', ['question'])).toThrow('x.csv: missing column: id');
});

test('codedTexts names the columns of codes that a table lacks', () => {
  expect(() => codedTexts(numbered([{ id: 'a', text: 'x', sharing: '1' }]), 'x.csv')).toThrow(
    expect.objectContaining({
      message: 'x.csv: missing column: selfpromotion, commercial',
      hint: 'columns found: id, text, sharing; codes of your own are named by --codebook or --codes',
    }),
  );
});

test('codedTexts reads a table of which only some lines end as on Windows', () => {
  expect(codedTexts(numbered([{ id: 'a', text: 'x', question: '1\r' }]), 'x.csv', ['question'])[0]?.codes).toEqual({ question: true });
});

test('fewOf tells of codes that few texts have or lack, and refuses those that none or all have', () => {
  const texts = (having: number, all = 60) =>
    codedTexts(numbered(Array.from({ length: all }, (_, i) => ({ id: `${i}`, text: 'x', question: i < having ? '1' : '0' }))), 'x.csv', [
      'question',
    ]);
  expect(fewOf(texts(30), ['question'])).toEqual([]);
  expect(fewOf(texts(3), ['question'])).toEqual(['question: only 3 of 60 posts have it: a model learns little from fewer than 30']);
  expect(fewOf(texts(58), ['question'])).toEqual(['question: only 2 of 60 posts lack it: a model learns little from fewer than 30']);
  expect(() => fewOf(texts(0), ['question'])).toThrow('question: none of 60 posts have it');
  expect(() => fewOf(texts(60), ['question'])).toThrow('question: all of 60 posts have it');
  expect(() => fewOf([], ['question'])).toThrow('question: none of 0 posts have it');
});

test('codedTexts takes a text as it was written, without the apostrophe that keeps a spreadsheet from running it', () => {
  const [text] = codedTexts(numbered([{ id: 'a', text: "'@ann yes", bio: "'=)", question: '1' }]), 'x.csv', ['question']);
  expect(text).toMatchObject({ text: '@ann yes', bio: '=)' });
});
