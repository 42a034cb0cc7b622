import { expect, test } from 'vitest';
import { boardText } from '../../../../src/ingest/formats/forums/bb-code.ts';

test.each<[string, string | null, string | null, unknown]>([
  ['[b]Hello[/b] there', 'Hello there', null, null],
  ['[quote=Ann;12]one [quote=Bob;11]two[/quote][/quote]three', 'three', 'one two', { post: '12', author: { id: null, handle: 'Ann' } }],
  ['[QUOTE="Ann Lee, post: 12, member: 5"]a[/QUOTE]b', 'b', 'a', { post: '12', author: { id: '5', handle: 'Ann Lee' } }],
  ["[quote='Ann Lee' pid='12' dateline='1']a[/quote]b", 'b', 'a', { post: '12', author: { id: null, handle: 'Ann Lee' } }],
  ['[quote]a[/quote]b', 'b', 'a', { post: null, author: { id: null, handle: null } }],
  ['[quote=Ann]never ended', 'never ended', null, null],
  ['[/quote] ended before', 'ended before', null, null],
  ['a [maths] joke [1]', 'a [maths] joke [1]', null, null],
  ['<t>R&amp;D &lt;3</t>', 'R&D <3', null, null],
])('boardText(%j)', (written, text, quotedText, quoted) => {
  expect(boardText(written)).toMatchObject({ text, quotedText, quoted });
});
