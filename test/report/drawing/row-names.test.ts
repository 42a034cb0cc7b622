import { expect, test } from 'vitest';
import { rowNames } from '../../../src/report/drawing/row-names.ts';
import { widths } from '../../../src/report/drawing/theme.ts';
import { brief } from '../../../src/report/sections/data/files.ts';
import { Glossary } from '../../../src/report/words/glossary.ts';

const NAME = 'File 2 · Pushshift or Arctic Shift dump of Reddit (NDJSON)';

test.each([
  ['a page', widths.wide],
  ['a phone', widths.narrow],
])('a name that has no room in one line stands whole in two on %s', (_, width) => {
  const { lines, higher } = rowNames(['File 1', NAME], width, 0.44);
  expect(lines(NAME).split('\n').join(' ')).toBe(NAME);
  expect(lines(NAME).split('\n')).toHaveLength(2);
  expect(lines('File 1')).toBe('File 1');
  expect(higher).toBeGreaterThan(rowNames(['File 1'], width, 0.44).higher);
});

test('on a phone, names that have room in the whole width stand in one line above their marks', () => {
  const name = 'NodeXL vertices and edges of a chat';
  expect(rowNames([name], widths.narrow, 0.3)).toMatchObject({ room: 0, higher: 18 });
  expect(rowNames([name], widths.narrow, 0.3).lines(name)).toBe(name);
});

test('the title of a format is not cut as names of people’s things are', () => {
  const title = 'Instagram posts captured with Zeeschuimer (NDJSON)';
  const glossary = new Glossary([{ kind: 'format', name: 'zeeschuimer', title, means: '' } as never]);
  expect(brief(glossary.title('format', 'zeeschuimer'))).toBe(title);
});

test('a name is never cut within a character', () => {
  for (let pad = 0; pad < 4; pad++) {
    const name = `${'x'.repeat(30)} ${'y'.repeat(pad)}${'𝒜'.repeat(80)}`;
    expect(rowNames([name], widths.wide, 0.44).lines(name)).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  }
});
