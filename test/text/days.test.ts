import { expect, test } from 'vitest';
import { dayInWords, isoDay } from '../../src/text/days.ts';

test.each([
  ['2024-03-05T23:59:59.999Z', '5 Mar 2024', '2024-03-05'],
  ['1999-12-31T00:00:00Z', '31 Dec 1999', '1999-12-31'],
  ['2024-02-29T23:59:00Z', '29 Feb 2024', '2024-02-29'],
])('%s is the day %s, in tables %s', (moment, inWords, inTables) => {
  const ms = Date.parse(moment);
  expect([dayInWords(ms), isoDay(ms)]).toEqual([inWords, inTables]);
});
