import { expect, test } from 'vitest';
import { BrokenRows } from '../../../src/ingest/drafts/broken-rows.ts';
import type { FoundThere } from '../../../src/ingest/drafts/found-there.ts';

const place = { line: 1, byte: 0, length: 1 };
const hash = () => '';
const post = { place, hash, kind: 'record', value: [{ platform: 'x', id: '1', author: null, time: null, text: null }] } as const;
const none = { place, hash, kind: 'record', value: [{ code: 'no-id', reason: 'no id' }] } as const;
const left = { place, hash, kind: 'record', value: [{ leftOut: 'private messages' }] } as const;
const blank = { place, hash, kind: 'blank' } as const;
const other = { place, hash, kind: 'bad', code: 'other-table', reason: 'another table' } as const;

/** What becomes of rows with so many cells, given one by one, in a table of five columns. */
function codes(rows: readonly (readonly [FoundThere, number | null])[]): string[] {
  const broken = new BrokenRows();
  const told = [...rows.flatMap(([there, cells]) => broken.told([there], [cells], 5)), ...broken.rest()];
  return told.map((there) =>
    there.kind === 'bad' ? there.code : there === post ? 'post' : there === none ? 'none' : there === left ? 'left' : 'blank',
  );
}

test.each<[string, [FoundThere, number | null][], string[]]>([
  [
    'in the middle of a text',
    [
      [post, 3],
      [none, 3],
      [post, 5],
    ],
    ['broken-row', 'none', 'post'],
  ],
  [
    'over several lines, empty ones too',
    [
      [post, 3],
      [none, 1],
      [blank, 1],
      [none, 3],
    ],
    ['broken-row', 'none', 'blank', 'none'],
  ],
  [
    'and again',
    [
      [post, 3],
      [none, 3],
      [post, 4],
      [none, 2],
    ],
    ['broken-row', 'none', 'broken-row', 'none'],
  ],
  [
    'before what has marks between cells in it',
    [
      [post, 3],
      [none, 4],
      [post, 2],
      [none, 7],
    ],
    ['broken-row', 'none', 'broken-row', 'none'],
  ],
])('a row that breaks off %s is refused', (_, rows, expected) => expect(codes(rows)).toEqual(expected));

test.each<[string, [FoundThere, number | null][], string[]]>([
  ['is alone', [[post, 3]], ['post']],
  [
    'stands before a whole row',
    [
      [post, 3],
      [post, 5],
    ],
    ['post', 'post'],
  ],
  [
    'stands before another that is short',
    [
      [post, 3],
      [post, 3],
    ],
    ['post', 'post'],
  ],
  [
    'stands before what has too many cells to be the rest of it, in a table whose rows are short',
    [
      [post, 3],
      [post, 3],
      [none, 4],
    ],
    ['post', 'post', 'none'],
  ],
  [
    'stands before what is left out',
    [
      [post, 3],
      [left, 5],
    ],
    ['post', 'left'],
  ],
  [
    'is the last before the header comes again, or another table begins',
    [
      [post, 3],
      [blank, 5],
      [post, 3],
      [other, 5],
    ],
    ['post', 'blank', 'post', 'other-table'],
  ],
  [
    'stands before an unsound row',
    [
      [post, 3],
      [none, null],
      [none, 3],
    ],
    ['post', 'none', 'none'],
  ],
  [
    'stands before lines at the end of the file',
    [
      [post, 3],
      [blank, 1],
      [none, 1],
    ],
    ['post', 'blank', 'none'],
  ],
])('a short row that %s is kept', (_, rows, expected) => expect(codes(rows)).toEqual(expected));
