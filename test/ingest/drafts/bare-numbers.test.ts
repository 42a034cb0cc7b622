import { expect, test } from 'vitest';
import { bareNumber, columnsOfNumbers } from '../../../src/ingest/drafts/bare-numbers.ts';
import { openExport } from '../../../src/ingest/files/container.ts';
import { recognise } from '../../../src/ingest/recognise/recognise.ts';
import { defaultSettings } from '../../../src/settings/settings.ts';
import { saved } from '../saved.ts';

test.each([
  ['88120', '88120'],
  ['88120.0', '88120'],
  [' 88120.00 ', '88120'],
  ['88120,0', '88120'],
  ['88,000', '88,000'],
  ['1,26426E+18', '1,26426E+18'],
  ['-1.0', '-1'],
  ['100004521364782.0', '100004521364782'],
  ['839131931845537792.0', '839131931845537792.0'],
  ['="1237078823531446273"', '1237078823531446273'],
  ["'1237078823531446273", '1237078823531446273'],
  ["'7'", '7'],
  ['1.5', '1.5'],
  ['1.23E+18', '1.23E+18'],
  ['="=1+1"', '="=1+1"'],
  ["'tis", "'tis"],
  [' words ', ' words '],
])('bareNumber(%j) is %j', (cell, expected) => expect(bareNumber(cell)).toBe(expected));

test('columnsOfNumbers(content, header, absent) names columns that hold no words, the empty ones too', async () => {
  const rows = ['time,username,text,likes,parent,none', '2020-01-01,ann,5.0,1.0,NA,', '2020-01-02,2.0,six,,="41",'];
  const opened = await openExport(saved(`${rows.join('\n')}\n`));
  const recognised = recognise('file', opened, defaultSettings().ingest);
  if (recognised.kind !== 'csv') throw new Error('no table');
  const numbers = columnsOfNumbers(opened.content, { ...recognised, header: ['time', 'username', 'text', 'likes', 'parent', 'none'] }, [
    'NA',
  ]);
  expect([...numbers]).toEqual(['likes', 'parent', 'none']);
});
