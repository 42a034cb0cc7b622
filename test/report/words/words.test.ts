import { expect, test } from 'vitest';
import { networkMeasures } from '../../../src/network/measures/of-network.ts';
import { begins, periods } from '../../../src/report/bins/periods.ts';
import { Glossary } from '../../../src/report/words/glossary.ts';
import {
  besideBounds,
  counted,
  decimal,
  duration,
  list,
  medianCount,
  nextTo,
  percent,
  value,
  whole,
  wholePercent,
} from '../../../src/report/words/words.ts';

test.each([
  [whole(0), '0'],
  [whole(-0.4), '0'],
  [whole(999), '999'],
  [whole(1234567), '1,234,567'],
  [whole(-1234), '−1,234'],
  [decimal(0.005), '0.01'],
  [decimal(-0.001), '0.00'],
  [decimal(12345.678, 1), '12,345.7'],
  [percent(0.12345), '12.3%'],
  [percent(1), '100%'],
  [percent(0), '0%'],
  [percent(5787 / 5788), '>\u202f99.9%'],
  [percent(1 / 5788), '<\u202f0.1%'],
  [percent(0.9994), '99.9%'],
  [wholePercent(0), '0%'],
  [wholePercent(0.004), '<\u202f1%'],
  [wholePercent(0.126), '13%'],
  [wholePercent(0.996), '>\u202f99%'],
  [wholePercent(1), '100%'],
  [value(3), '3'],
  [value(0.00413), '0.0041'],
  [value(0.5), '0.500'],
  [value(6.743), '6.74'],
  [value(10.8), '10.80'],
  [value(0.9999), '1.000'],
  [value(1 - 1e-12), '1'],
  [besideBounds(0.7996, [0.667, 0.8]), '0.7996'],
  [besideBounds(0.6667, [0.667, 0.8]), '0.6667'],
  [besideBounds(0.8, [0.667, 0.8]), '0.80'],
  [besideBounds(0.913, [0.667, 0.8]), '0.91'],
  [value(1234.56), '1,234.6'],
  [counted(1, 'post'), '1\u00a0post'],
  [counted(1.2, 'post'), '1\u00a0post'],
  [counted(-4991, 'post'), '−4,991\u00a0posts'],
  [counted(2, 'person', 'people'), '2\u00a0people'],
  [medianCount(1, 'post'), '1\u00a0post'],
  [medianCount(2.5, 'person', 'people'), '2.5\u00a0people'],
  [duration(59), '59\u00a0seconds'],
  [duration(1440), '24\u00a0minutes'],
  [duration(200_000), '2\u00a0days'],
  [nextTo(120, 100, '#b'), ''],
  [nextTo(119, 100, '#b'), ', with #b close behind (100)'],
  [nextTo(0.3, 0.29, 'sharing', '29.0%'), ', with sharing close behind (29.0%)'],
  [nextTo(100, 100, '#b'), ', level with #b'],
  [nextTo(3, undefined), ''],
  [list([]), ''],
  [list(['a']), 'a'],
  [list(['a', 'b', 'c']), 'a, b and c'],
])('words: %s', (printed, expected) => {
  expect(printed).toBe(expected);
});

test('periods are whole weeks from Monday, and longer ones hold whole shorter ones', () => {
  expect(begins(0, 1).toISOString()).toBe('1969-12-29T00:00:00.000Z');
  expect(begins(2818, 1).getUTCDay()).toBe(1);
  const short = periods(2000, 2400, 160);
  const long = periods(2000, 2400, 20, short.weeks);
  expect(short.last - short.first).toBeLessThan(160);
  expect(long.last - long.first).toBeLessThan(20);
  expect(long.weeks % short.weeks).toBe(0);
});

test('a probability of chance is never nothing', () => {
  const print = (p: number) => ['returnedP', 'transitivityP'].map((name) => new Glossary([]).print(networkMeasures[name] as never, p));
  expect([0.0392, 9.5e-20, 1].map(print)).toEqual([
    ['0.039', '0.039'],
    ['< 0.001', '< 0.001'],
    ['1.000', '1.000'],
  ]);
});
