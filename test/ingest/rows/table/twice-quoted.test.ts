import { expect, test } from 'vitest';
import { isTwiceQuoted } from '../../../../src/ingest/rows/table/twice-quoted.ts';
import { rowsOf } from '../../saved.ts';

test.each<[string, string[], boolean]>([
  ['quotes that are all doubled', ['say ""so""', '[{""id"": ""7""}]', '""yes""'], true],
  ['among texts without quotes', ['a', 'say ""so""', 'b', '[{""id"": ""7""}]', '""yes""'], true],
  ['one that is not', ['say ""so""', '[{""id"": ""7""}]', '""yes""', 'the "end"'], false],
  ['two texts alone', ['say ""so""', 'and ""so""'], false],
  ['nothing but empty quotes', ['""', '""', '""'], false],
  ['no quotes', ['a', 'b', 'c'], false],
])('isTwiceQuoted(rows) of %s', (_, cells, expected) => expect(isTwiceQuoted(cells.map((cell) => ['1', cell]))).toBe(expected));

test('rows of a table that fread took in and fwrite gave out, which leaves quotes as they are and doubles them, have theirs once', async () => {
  const text = 'id,words,more\n1,"say """"so""""",x\n2,"{""""a"""": """"""""}",y\n3,"""""yes""""",z\n';
  expect(await rowsOf(text)).toEqual([
    ['id', 'words', 'more'],
    ['1', 'say "so"', 'x'],
    ['2', '{"a": ""}', 'y'],
    ['3', '"yes"', 'z'],
  ]);
});
