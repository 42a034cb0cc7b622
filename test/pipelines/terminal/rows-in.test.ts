import { expect, test } from 'vitest';
import { rowsIn } from '../../../pipelines/terminal/rows-in.ts';

const file = { rows: 0, duplicates: 0, rejected: 0, blank: 0 };

test.each([
  [rowsIn([{ ...file, rows: 1 }]), '1 row, 0 rejected'],
  [
    rowsIn([
      { ...file, rows: 2000, duplicates: 1 },
      { ...file, rows: 10, rejected: 3, blank: 1200 },
    ]),
    '2,010 rows, 1 duplicate, 1,200 without a post, 3 rejected',
  ],
])('%s is how a command says it', (said, expected) => expect(said).toBe(expected));
