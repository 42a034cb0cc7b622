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
