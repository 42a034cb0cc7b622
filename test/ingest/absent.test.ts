import { expect, test } from 'vitest';
import { absentMarks } from '../../src/ingest/absent.ts';

test.each<[string, string[][], string[]]>([
  ['nothing', [['a', 'b']], []],
  [
    'a mark in two columns without empty cells',
    [
      ['a', 'NA', 'NA'],
      ['b', 'c', 'NA'],
    ],
    ['NA'],
  ],
  [
    'the word of a person in one column',
    [
      ['NA', 'b', 'c'],
      ['a', 'b', 'c'],
    ],
    [],
  ],
  [
    'a mark that hardly anybody writes, in the one column that was made text',
    [
      ['a', 'nan', '1'],
      ['b', 'nan', ''],
    ],
    ['nan'],
  ],
  [
    'a word that somebody may write, again and again',
    [
      ['a', 'None', '1'],
      ['b', 'None', ''],
    ],
    [],
  ],
  [
    'a mark among dates',
    [['at', 'b'], ...['2015-05-29', '2015-05-30', 'None', '2015-05-31', '2015-06-01', '2015-06-02'].map((at) => [at, 'x'])],
    ['None'],
  ],
  [
    'NA among words, where the rows have the names that R gives them',
    [
      ['', 'a', 'text'],
      ['1', 'x', 'NA'],
      ['2', 'y', 'Hello'],
      ['7', 'z', 'NA'],
    ],
    ['NA'],
  ],
  [
    'NA among words, beside row numbers of pandas and empty cells',
    [
      ['', 'a', 'text'],
      ['0', 'x', 'NA'],
      ['1', '', 'Hello'],
      ['2', 'z', 'NA'],
    ],
    [],
  ],
  [
    'NA among words, beside numbers that come twice',
    [
      ['', 'a', 'text'],
      ['1', 'x', 'NA'],
      ['1', 'y', 'Hello'],
      ['2', 'z', 'NA'],
    ],
    [],
  ],
  [
    'a lone NA in a table of R',
    [
      ['', 'a', 'text'],
      ['1', 'x', 'NA'],
      ['2', 'y', 'Hello'],
      ['3', 'z', 'Yes'],
    ],
    [],
  ],
  [
    'a name among few numbers',
    [
      ['who', 'b'],
      ['1', 'x'],
      ['None', 'x'],
    ],
    [],
  ],
  [
    'words beside empty cells',
    [
      ['None', 'None', 'c'],
      ['', '', 'c'],
    ],
    [],
  ],
  [
    'two programs one after the other',
    [
      ['nan', 'None'],
      ['None', 'nan'],
    ],
    ['None', 'nan'],
  ],
])('absentMarks(rows) finds %s', (_, rows, marks) => expect(absentMarks(rows)).toEqual(marks));
