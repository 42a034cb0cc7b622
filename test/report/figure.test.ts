import { expect, test } from 'vitest';
import { figure, rowsOf, shareDigits, valueDigits } from '../../src/report/figure.ts';
import { percent, value } from '../../src/report/words/words.ts';
import { inventedStudy } from './invented-study.ts';
import { rendered } from './rendered.ts';

test.each([
  [0, 0],
  [1, 1],
  [1 / 3, 0.333],
  [-1 / 3, -0.333],
  [0.000123456, 0.00012],
  [0.000499, 0.00049],
  [0.99987654, 0.99988],
  [0.9994, 0.999],
  [1.5, 1.5],
])('shareDigits(%d) is %d', (share, digits) => {
  expect(shareDigits(share)).toBe(digits);
});

test.each([
  [0, 0],
  [12345, 12345],
  [0.41096734442390637, 0.411],
  [-0.000123456, -0.00012],
  [1.23456, 1.23],
  [12.3456, 12.35],
  [123.456, 123.5],
  [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
])('valueDigits(%d) is %d', (n, digits) => {
  expect(valueDigits(n)).toBe(digits);
});

test('numbers are printed with these digits as they are with all', () => {
  for (let i = 1; i < 20_000; i++) {
    const n = (i * Math.SQRT2) / 28_300;
    expect([value(valueDigits(n)), percent(shareDigits(n))]).toEqual([value(n), percent(n)]);
  }
});

test('shares of few things are printed alike, also those half-way between two decimals', () => {
  for (let of = 1; of <= 500; of++)
    for (let n = 0; n <= of; n++) expect(percent(shareDigits(n / of)), `${n} of ${of}`).toBe(percent(n / of));
});

test('figure(…) gives its table, and its chart with it, the digits that are printed', () => {
  const made = figure({
    id: 'a',
    finding: '',
    help: '',
    alt: '',
    rows: [{ name: 'x', share: 1 / 3, reach: 2 / 3 }],
    headings: [
      { name: 'name', label: 'Name' },
      { name: 'share', label: 'Share', as: 'percent' },
    ],
    also: ['reach'],
    chart: null,
  });
  expect(rowsOf(made.table)).toEqual([{ name: 'x', share: 0.333, reach: 0.667 }]);
});

test('no file of numbers of a report holds more digits than are printed', async () => {
  const files = await rendered(inventedStudy(600));
  for (const [name, content] of files)
    if (name.startsWith('tables/') || name === 'numbers.json') expect(content.match(/\d\.\d{7,}/g) ?? [], name).toEqual([]);
});
