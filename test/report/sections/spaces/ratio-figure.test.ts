import { expect, test } from 'vitest';
import type { Figure } from '../../../../src/report/figure.ts';
import { ratioFigure, timesAsFrequent } from '../../../../src/report/sections/spaces/ratio-figure.ts';
import type { Source } from '../../../../src/report/source/source.ts';
import { printedTable } from '../../../../src/report/words/cells.ts';
import { Glossary } from '../../../../src/report/words/glossary.ts';
import { withTables } from '../../tables.ts';

test.each([
  [true, 'Links: 7.2 times as frequent in sessions as at other times'],
  [false, 'Links: 7.2 times as frequent at other times as in sessions'],
])('a ratio is told from where something is more frequent (here: %s)', (more, said) =>
  expect(timesAsFrequent({ what: 'Links', times: '7.2', more }, 'in sessions', 'at other times')).toBe(said),
);

test('the table of ratios has the numbers that the text of the chart has, rounded once', async () => {
  const ratio = { scope: 'space', item: '#a', people: 9 };
  const indicators = [
    { ...ratio, indicator: 'linkRatio', value: 0.8846, low: 0.1149, high: 2.0049 },
    { ...ratio, indicator: 'hashtagRatio', value: 0.0588, low: 0.03, high: 0.11 },
    // All posts of both places are replies, which says nothing of either.
    { ...ratio, indicator: 'replyRatio', value: 1, low: 1, high: 1 },
  ];
  const figure = await withTables({ indicators }, ['indicators'], async (db) => {
    await db.keep('publicThings', { thing: ['hashtag\na'] });
    return ratioFigure({ db, k: 5, glossary: new Glossary([]) } as unknown as Source, '#a', {
      id: 'a',
      of: /Ratio$/,
      without: /^$/,
      finding: (most) => `${most?.what} ${most?.times}`,
      heading: 'Ratio',
      help: '',
      alt: 'Ratios',
      note: '',
    });
  });
  expect(figure?.alt).toBe('Ratios: hashtag ratio ×0.06 (95% interval 0.03 to 0.11) and link ratio ×0.88 (95% interval 0.11 to 2.00).');
  expect(printedTable(figure as Figure).rows).toEqual([
    ['Hashtag ratio', '0.06', '0.03', '0.11'],
    ['Link ratio', '0.88', '0.11', '2.00'],
  ]);
  // One in 0.0588, not in 0.06.
  expect(figure?.finding).toBe('Hashtag ratio 17.0');
});
