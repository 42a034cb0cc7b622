import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { measuredIn, numbersOf, titleIn } from '../../../src/report/comparison/numbers.ts';
import { figure, type Heading } from '../../../src/report/figure.ts';

/** The numbers of a figure with these columns and rows. */
const held = (headings: readonly Heading[], rows: readonly object[]) =>
  numbersOf([figure({ id: 'f', finding: '', help: '', alt: '', rows, headings, chart: null })], { k: 7, unit: 'posts' }).numbers;

const text = (name: string): Heading => ({ name, label: name });
const number = (name: string): Heading => ({ name, label: name, as: 'whole' });

test('numbers are named by their figure, by the columns before the first number, and by their own', () => {
  const rows = [
    { what: 'Reply', since: new Date(Date.UTC(2022, 8, 5)), n: 3, note: 'x', share: 0.5 },
    { what: 'Quote', since: null, n: null, note: 'y', share: 0.25 },
  ];
  const headings: Heading[] = [
    text('what'),
    { name: 'since', label: 'Since', as: 'day' },
    number('n'),
    text('note'),
    { name: 'share', label: 'Share', as: 'percent' },
  ];
  expect(held(headings, rows)).toEqual({
    'f / Reply / 2022-09-05 / n': 3,
    'f / Reply / 2022-09-05 / share': 0.5,
    'f / Quote / null / share': 0.25,
  });
});

test('numbers of rows that are called alike are numbered', () => {
  const rows = [1, 2, 3].map((n) => ({ what: 'Reply', n }));
  expect(held([text('what'), number('n')], rows)).toEqual({ 'f / Reply / n': 1, 'f / Reply (2) / n': 2, 'f / Reply (3) / n': 3 });
});

test('a number names its row where it comes first; neither words nor days are numbers', () => {
  expect(held([number('hour'), number('n')], [{ hour: 9, n: 4 }])).toEqual({ 'f / 9 / n': 4 });
  expect(held([text('what'), text('n'), { name: 'on', label: '', as: 'day' }], [{ what: 'a', n: 1, on: 2 }])).toEqual({});
});

test('beside the numbers stands of how many people or posts nothing is told', () => {
  expect(numbersOf([], { k: 7, unit: 'posts' })).toEqual({ smallest: 7, unit: 'posts', numbers: {} });
});

test('a folder is read as a report where its numbers, their record and its title are there', async () => {
  const folder = mkdtempSync(join(inject('runFolder'), 'numbers-'));
  const put = (name: string, held: object) => writeFileSync(join(folder, name), JSON.stringify(held));
  const refused = (what: string) => expect(measuredIn(folder)).rejects.toThrow(`${folder}: missing ${what}`);
  await refused('report: no numbers.json in it');
  put('numbers.json', { numbers: {} });
  await refused('report: no numbers.json in it');
  const numbers = { smallest: 5, unit: 'people', numbers: { 'a / n': 1 } };
  put('numbers.json', numbers);
  await refused('record: no manifest.json of a report in it');
  put('manifest.json', { stages: {} });
  await refused('record: no manifest.json of a report in it');
  const record = { stages: {}, settings: {} };
  put('manifest.json', record);
  expect(await measuredIn(folder)).toEqual({ ...numbers, record });
  await expect(titleIn(folder)).rejects.toThrow(`${folder}: missing title: no datapackage.json of a report in it`);
  put('datapackage.json', { title: 'A study' });
  expect(await titleIn(folder)).toBe('A study');
});
