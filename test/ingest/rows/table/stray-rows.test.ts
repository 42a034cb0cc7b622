import { expect, test } from 'vitest';
import type { FoundPost } from '../../../../src/ingest/format.ts';
import { isSums, remarkIn } from '../../../../src/ingest/rows/table/stray-rows.ts';

test.each<[string[], boolean]>([
  [['Total', '', '12', ''], true],
  [['', 'Gesamt:', '1.204,5', '12 %'], true],
  [['Sum', '', '=SUM(A1:A9)', '#REF!'], true],
  [['total', '', 'what a day', ''], false],
  [['Total recall', '', '12'], false],
  [['12', '13'], false],
  [['', ''], false],
])('isSums(%j) is %s', (cells, expected) => expect(isSums(cells)).toBe(expected));

const bare: FoundPost = { platform: 'gab', id: 'Total', author: null, time: null, text: null };
const REMARK = 'a remark where the id of a post should stand';
const SUMS = ['Total', '3', '264363'];
test.each<[string, Partial<FoundPost>, string[], string | null]>([
  ['sums alone', {}, SUMS, 'a row of sums'],
  ['a sum in place of its author', { author: { id: '264363' } }, SUMS, 'a row of sums'],
  ['a sum in place of its time', { time: { ms: 1, basis: 'epoch' } }, SUMS, 'a row of sums'],
  ['an author called Total', { author: { handle: 'Total' } }, SUMS, null],
  ['a title and a time', { title: 'Total', time: { ms: 1, basis: 'epoch' } }, SUMS, null],
  ['words of somebody', { author: { id: '264363' }, text: '3' }, SUMS, null],
  ['words in place of its id', { id: 'Total: 3 posts' }, ['Total: 3 posts', ''], REMARK],
  ['words in place of its id, and an author of whom nothing is told', { id: 'a b', author: { id: null } }, ['a b'], REMARK],
  ['an id alone', { id: '12' }, ['12', ''], null],
  ['words in place of its id, and words', { id: 'Total: 3 posts', text: 'Hello' }, ['Total: 3 posts', 'Hello'], null],
])('remarkIn a row with %s', (_, post, cells, expected) => expect(remarkIn({ ...bare, ...post }, cells)).toBe(expected));
