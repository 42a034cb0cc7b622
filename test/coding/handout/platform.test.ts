import { expect, test } from 'vitest';
import { codebook } from '../../../src/codebook/codebook.ts';
import { coderPage } from '../../../src/coding/handout/coder-page.ts';
import { sheetRows } from '../../../src/coding/handout/sheet.ts';
import { item, shown } from '../example.ts';

test('coders read the platform by its title, on the page and in the sheet', async () => {
  const items = [{ item: 'r1p1', shown }];
  const page = await coderPage({ study: 'invented', round: 1, coder: 'ann', sheet: 'a', file: 'coded', codebook, items });
  expect(page).toContain('"platform":"Twitter/X"');
  expect(sheetRows([item('r1p1')], codebook, 'ann')[1]).toContain('Twitter/X');
});
