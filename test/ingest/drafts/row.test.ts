import { expect, test } from 'vitest';
import { isSums } from '../../../src/ingest/drafts/row.ts';

test.each<[string[], boolean]>([
  [['Total', '', '12', ''], true],
  [['', 'Gesamt:', '1.204,5', '12 %'], true],
  [['Sum', '', '=SUM(A1:A9)', '#REF!'], true],
  [['total', '', 'what a day', ''], false],
  [['Total recall', '', '12'], false],
  [['12', '13'], false],
  [['', ''], false],
])('isSums(%j) is %s', (cells, expected) => expect(isSums(cells)).toBe(expected));
