import { describe, expect, test } from 'vitest';
import { withinQuotes } from '../../../../src/ingest/rows/table/within-quotes.ts';
import { rowsOf } from '../../saved.ts';

describe('withinQuotes(rows) of', () => {
  test.each<[string, string[][], 'cells' | 'names' | null]>([
    [
      'names and words within quotes',
      [
        ['"id"', '"words"'],
        ['1', '"say so"'],
        ['2', '"yes"'],
      ],
      'cells',
    ],
    [
      'names within apostrophes',
      [
        ["'id'", "'words'"],
        ['1', "'say so'"],
      ],
      'cells',
    ],
    [
      'names alone',
      [
        ['"id"', '"words"'],
        ['1', 'say so'],
        ['2', '"yes"'],
        ['3', 'and no'],
      ],
      'names',
    ],
    ['names above no rows', [['"id"', '"words"']], 'names'],
    [
      'names above numbers',
      [
        ['"id"', '"n"'],
        ['1', '2'],
      ],
      'names',
    ],
    [
      'a name without',
      [
        ['"id"', 'words'],
        ['"1"', '"so"'],
      ],
      null,
    ],
    ['one name alone', [['"words"'], ['"so"']], null],
    [
      'a header without',
      [
        ['id', 'words'],
        ['"1"', '"so"'],
      ],
      null,
    ],
    [
      'a title above',
      [
        ['Posts', '', ''],
        ['"id"', '"words"', '"n"'],
        ['1', '"say so"', '2'],
      ],
      'cells',
    ],
    [
      'lone quotes',
      [
        ['"', '"'],
        ['a', 'b'],
      ],
      null,
    ],
  ])('%s', (_, rows, expected) => expect(withinQuotes(rows)).toBe(expected));
});

test('cells that a program put into quotes again are read without the quotes within', async () => {
  const text = '"""id""","""words"""\n1,"""say """"so"""", Ann"""\n2,NA\n3,"""yes, do"""\n';
  expect(await rowsOf(text)).toEqual([
    ['id', 'words'],
    ['1', 'say "so", Ann'],
    ['2', 'NA'],
    ['3', 'yes, do'],
  ]);
});

test('where only names of columns have quotes within, words keep theirs, and so does no header further on', async () => {
  const header = '"""id""","""words"""\n';
  const text = `${header}1,say so\n2,"""yes"""\n3,and no\n${header}4,but then\n`;
  expect(await rowsOf(text)).toEqual([
    ['id', 'words'],
    ['1', 'say so'],
    ['2', '"yes"'],
    ['3', 'and no'],
    ['id', 'words'],
    ['4', 'but then'],
  ]);
});
