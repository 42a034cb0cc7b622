import { expect, test } from 'vitest';
import { figure, type Heading } from '../../../src/report/figure.ts';
import { printedTable } from '../../../src/report/words/cells.ts';

const column = (held: readonly (number | null)[], rest: Partial<Heading> = {}) =>
  printedTable(
    figure({
      id: 'one',
      finding: '',
      help: '',
      alt: '',
      rows: held.map((mean) => ({ mean })),
      headings: [{ name: 'mean', label: 'Mean', as: 'value', ...rest }],
      chart: null,
    }),
  ).rows.map(([cell]) => cell);

test.each([
  { held: [6.743, 4.1, 0], cells: ['6.74', '4.10', '0.00'] },
  { held: [38, 38.5], cells: ['38.0', '38.5'] },
  { held: [7, 1200], cells: ['7', '1,200'] },
  { held: [0.904, -0.0077], cells: ['0.904', '−0.008'] },
  // Not 1.470: what was rounded to two decimals gets no third.
  { held: [1.47, 0.813, 3.93], cells: ['1.47', '0.81', '3.93'] },
  { held: [12.5, 0.0041], cells: ['12.5', '0.0041'] },
])('the cells of a column of values have as many decimals as each other: $cells', ({ held, cells }) => {
  expect(column(held)).toEqual(cells);
});

test('a cell of a column of values that holds nothing says so, whatever stands in the others', () => {
  expect(column([null, 2.25], { absent: '–' })).toEqual(['–', '2.25']);
});
