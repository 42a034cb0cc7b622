import { expect, test } from 'vitest';
import { definitions } from '../../../../src/pln/every-indicator.ts';
import { rowsOf } from '../../../../src/report/figure.ts';
import { tiesKeptFigure } from '../../../../src/report/sections/people/ties-kept.ts';
import { Glossary } from '../../../../src/report/words/glossary.ts';
import { withTables } from '../../tables.ts';

type Value = readonly [indicator: string, period: string | null, value: number, bearers?: number];

const figure = (...values: readonly Value[]) =>
  withTables(
    {
      indicators: values.map(([indicator, period, value, bearers = 20]) => ({
        indicator,
        scope: 'study',
        period,
        value,
        people: 40,
        bearers,
      })),
    },
    ['indicators'],
    (db) => tiesKeptFigure({ db, k: 5, glossary: new Glossary(definitions) }),
  );
const whole: readonly Value[] = [
  ['tiesKept', null, 0.25],
  ['tiesKeptByChance', null, 0.02],
];

test('ties that last no more often than with anybody are said to be as many, which is no finding where chance keeps none', async () => {
  const found = await figure(['tiesKept', null, 0], ['tiesKeptByChance', null, 0], ['peopleBack', '2022-Q1', 0.6]);
  expect(found?.finding).toBe('0% of the ties of a quarter are there in the next again, as would be if ties were with anybody');
  expect(found?.untold).toBe(true);
  expect((await figure(...whole, ['peopleBack', '2022-Q1', 0.6]))?.untold).toBeUndefined();
});

test('says how many ties last, beside chance, and tells each quarter that may be told', async () => {
  const found = await figure(
    ...whole,
    ['tiesKept', '2022-Q1', 0.3],
    ['tiesKeptByChance', '2022-Q1', 0.01],
    ['peopleBack', '2022-Q1', 0.6],
    ['tiesKept', '2021-Q4', 0.2],
  );
  expect(found?.finding).toBe('25.0% of the ties of a quarter are there in the next again; 2.0% would be if ties were with anybody');
  expect(
    rowsOf<{ quarter: string; what: string; text: string }>(found?.table as never).map(({ quarter, what, text }) => [quarter, what, text]),
  ).toEqual([
    ['2021-Q4', 'Ties kept', '20.0%'],
    ['2022-Q1', 'People who come back', '60.0%'],
    ['2022-Q1', 'Ties kept', '30.0%'],
    ['2022-Q1', 'Ties kept by chance', '1.0%'],
  ]);
});

test('a quarter in which few bear a number is left out, and another that would tell of it', async () => {
  const found = await figure(...whole, ['tiesKept', '2021-Q4', 0.2, 4], ['tiesKept', '2022-Q1', 0.3], ['tiesKept', '2022-Q2', 0.3, 30]);
  expect(rowsOf<{ quarter: string }>(found?.table as never).map(({ quarter }) => quarter)).toEqual(['2022-Q2']);
  expect(await figure(...whole, ['tiesKept', '2021-Q4', 0.2, 4])).toBeNull();
});

test('is not there where all quarters together tell of few, or none follows another', async () => {
  expect(await figure(['tiesKept', null, 0.25, 4], ['tiesKeptByChance', null, 0.02, 4], ['tiesKept', '2022-Q1', 0.3])).toBeNull();
  expect(await figure(['peopleBack', null, 0.5], ['peopleBack', '2022-Q1', 0.5])).toBeNull();
});
