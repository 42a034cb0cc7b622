import { expect, test } from 'vitest';
import { telephoneTime } from '../../../src/ingest/times/telephone-time.ts';
import { clockTime } from '../../../src/ingest/times/time.ts';

const AT = Date.UTC(2019, 2, 25, 14, 5, 7);
const MORNING = Date.UTC(2019, 2, 25, 0, 5, 7);
const MINUTE = 60_000;

const LANGUAGES =
  'en en-GB en-CA en-IN en-ZA de de-AT fr fr-CA fr-CH es es-MX es-AR pt pt-PT it nl da sv nb fi is pl cs sk hu ro bg hr sl sr mk ru uk el tr he ar ar-SA ar-EG ar-MA fa ur hi bn mr ne gu pa ta te kn ml si th lo my km vi id ms fil zh-CN zh-TW zh-HK ja ko et lv lt ca eu gl sq hy ka az kk uz mn sw af zu'.split(
    ' ',
  );
const WAYS: readonly Intl.DateTimeFormatOptions[] = [
  { dateStyle: 'short', timeStyle: 'short' },
  { dateStyle: 'short', timeStyle: 'medium' },
  { dateStyle: 'short', timeStyle: 'short', hour12: true },
  { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric', hour12: true },
];

/** The moments that a text may mean, to the minute. */
function meant(text: string): number[] {
  const found = telephoneTime(`${text} - `);
  if (found === null) return [];
  return found.orders.flatMap((order) => {
    const ms = clockTime(found.time, order, { zone: 'UTC' })?.ms;
    return ms === undefined ? [] : Math.floor(ms / MINUTE) * MINUTE;
  });
}

test.each(LANGUAGES)('a time as computers write it in %s is read as what it is', (language) => {
  for (const way of WAYS) {
    const format = new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...way });
    for (const ms of [AT, MORNING]) {
      const text = format.format(ms);
      // Some languages are told no half of the day where the hour is asked for in twelve.
      if (way.hour12 === true && !/[^\d\s.,:/()-]/.test(text)) continue;
      expect({ text, meant: meant(text) }).toMatchObject({ text, meant: expect.arrayContaining([Math.floor(ms / MINUTE) * MINUTE]) });
      expect(meant(text).length).toBeLessThanOrEqual(/^[\x20-\x7e\u202f]*$/.test(text) || ['mr', 'ne'].includes(language) ? 2 : 1);
    }
  }
});

test.each('en en-GB en-IN es es-MX fr pt pt-PT it de nl tr'.split(' '))(
  'a time with its month in words, in %s, means one moment',
  (language) => {
    for (const dateStyle of ['medium', 'long'] as const) {
      for (const timeStyle of ['short', 'medium'] as const) {
        for (const hour12 of [false, true]) {
          const text = new Intl.DateTimeFormat(language, { timeZone: 'UTC', dateStyle, timeStyle, hour12 }).format(AT);
          expect({ text, meant: meant(text) }).toEqual({ text, meant: [Math.floor(AT / MINUTE) * MINUTE] });
        }
      }
    }
  },
);

test.each([
  ['2:05PM, 25 Mar 2019', ['ymd']],
  ['25-Mar-19 14:05', ['ymd']],
  ['25/03/2019 à 14:05', ['dmy']],
  ['5/3/19, 2:05 PM', ['dmy', 'mdy']],
  ['5/3/19, 2:05 p. m.', ['dmy', 'mdy']],
  ['5/3/19, 2:05 μ.μ.', ['dmy']],
  ['19. 3. 5. 오후 2:05', ['ymd']],
  ['१९/३/५, २:०५', ['dmy', 'ymd']],
  ['2019/3/5 下午2:05', ['ymd']],
  ['24/8/21 PM 1:28', ['ymd']],
  ['1:28 PM, 8/21/24', ['dmy', 'mdy']],
  ['21/8/2567 BE, 13:28', ['dmy']],
])('%s may be meant in the orders %j', (text, orders) => expect(telephoneTime(`${text} - `)?.orders).toEqual(orders));

test.each([
  '25/03/19 14:05',
  '1441/5/3 14:05 - ',
  '25/03/1999 14:05 - ',
  '25/03/19, 2:05 xm - ',
  '25/03/19 pm 2:05 pm - ',
  'at 14:05 - ',
  '25 Smarch 2019, 14:05 - ',
  'Room 25, 2019, 14:05 - ',
  '25 Mar 1999, 14:05 - ',
  '',
])('no time of a telephone: %j', (text) => expect(telephoneTime(text)).toBeNull());

test.each('arab arabext nkoo deva beng guru gujr orya telu knda mlym sinh thai laoo tibt mymr khmr mong'.split(' '))(
  'digits of the writing %s are read as the numbers they stand for',
  (numberingSystem) => {
    const digits = new Intl.NumberFormat('en', { numberingSystem, useGrouping: false });
    const written = (text: string) => text.replace(/\d/g, (digit) => digits.format(Number(digit)));
    expect(telephoneTime(`${written('25/3/2019, 14:05:37')} - `)?.time).toBe('25/3/2019 14:05:37');
    expect(telephoneTime(`${written('16/7/2028, 14:05:49')} - `)?.time).toBe('16/7/2028 14:05:49');
  },
);

test.each([
  ['25/3/2019, 14:05', ' - a'],
  ['25/3/\u200e2019،\u00a0٢:٠٥\u200f م', ': \u200ea'],
])('where %j ends is told in the text as it stands', (time, rest) => {
  expect(telephoneTime(`${time}${rest}`)?.end).toBe(time.length);
});

test.each([
  ['25/3/2009 14:05', '25/3/2009 14:05'],
  ['25/3/2051 14:05', '25/3/2051 14:05'],
  ['25/3/2008 14:05', null],
  ['25/3/2052 14:05', null],
  ['25/3/2552 14:05', '25/3/2009 14:05'],
  ['25/3/2594 14:05', '25/3/2051 14:05'],
  ['25/3/2551 14:05', null],
  ['25/3/2595 14:05', null],
  ['2562/3/25 14:05', '2019/3/25 14:05'],
  ['25/3/51 14:05', '25/3/51 14:05'],
  ['25/3/52 14:05', '25/3/2009 14:05'],
  ['1388/1/1 14:05', '2009/3/21 14:05'],
  ['1429/12/29 14:05', '2051/3/20 14:05'],
  ['1387/1/1 14:05', null],
  ['1430/1/1 14:05', null],
])('%s is read as %s: years are those of telephones, in three calendars', (text, time) => {
  expect(telephoneTime(`${text} - `)?.time ?? null).toBe(time);
});
