import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clockTime,
  endsInClockTime,
  epochMilliseconds,
  epochSeconds,
  isoTime,
  shownBeside,
  snowflakeTime,
  twitterTime,
  wordedTime,
} from '../../../src/ingest/times/time.ts';

const utc = { zone: 'UTC' };
const newYork = { zone: 'America/New_York' };

/** The moment as it would be written, for easy reading. */
function shown(moment: { ms: number; basis: string } | null): string | null {
  return moment === null ? null : `${new Date(moment.ms).toISOString()} ${moment.basis}`;
}

describe('epochSeconds reads a count of seconds', () => {
  test.each([
    [1610005273, '2021-01-07T07:41:13.000Z epoch'],
    ['1610005273.0', '2021-01-07T07:41:13.000Z epoch'],
    [' 1610005273.5 ', '2021-01-07T07:41:13.500Z epoch'],
    ['1610005273,5', '2021-01-07T07:41:13.500Z epoch'],
    ['1610005273000', null],
    ['1.61E+09', null],
    ['0', null],
    ['-5', null],
    ['', null],
    ['soon', null],
    [Number.NaN, null],
  ])('%j', (count, expected) => expect(shown(epochSeconds(count))).toBe(expected));
});

test('epochMilliseconds reads a count of milliseconds', () => {
  expect(shown(epochMilliseconds('1610005273123'))).toBe('2021-01-07T07:41:13.123Z epoch');
  expect(epochMilliseconds('1610005273123000')).toBeNull();
  expect(shown(epochMilliseconds(253_402_300_799_000))).toBe('9999-12-31T23:59:59.000Z epoch');
  expect(epochMilliseconds(253_402_300_800_000)).toBeNull();
});

test('shownBeside keeps what another column shows, where it shows a time', () => {
  expect(shownBeside('time', '2021-02-27 17:33', utc)).toEqual({ clocks: { time: Date.parse('2021-02-27T17:33Z') } });
  expect(shownBeside('time', 'soon', utc)).toEqual({});
  expect(shownBeside('time', null, utc)).toEqual({});
});

describe('isoTime reads a time with the year first', () => {
  test.each([
    ['2021-02-27T17:33:27Z', '2021-02-27T17:33:27.000Z stated'],
    ['1614447207000', '2021-02-27T17:33:27.000Z epoch'],
    ['1614447207', '2021-02-27T17:33:27.000Z epoch'],
    ['20210227', null],
    ['2021-02-27T17:33:27.123456Z', '2021-02-27T17:33:27.123Z stated'],
    ['2021-02-27 17:33:27 UTC', '2021-02-27T17:33:27.000Z stated'],
    ['2021-02-27 17:33:27+00:00', '2021-02-27T17:33:27.000Z stated'],
    ['2021-02-27 17:33:27 +0000', '2021-02-27T17:33:27.000Z stated'],
    ['2021-02-27T17:33:27-05:30', '2021-02-27T23:03:27.000Z stated'],
    ['2021-02-27T17:33:27+02', '2021-02-27T15:33:27.000Z stated'],
    ['2021-02-27 17:33:27', '2021-02-27T17:33:27.000Z assumed'],
    ['2021-02-27T17:33', '2021-02-27T17:33:00.000Z assumed'],
    ['2021-02-27', '2021-02-27T00:00:00.000Z assumed'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z stated'],
    ['2020-02-29', '2020-02-29T00:00:00.000Z assumed'],
    ['2021-02-29', null],
    ['2021-02-31 10:00:00', null],
    ['2021-13-01', null],
    ['2021-02-27 24:00:00', null],
    ['2021-02-27 17:33:27 EST', null],
    [' 2021-02-27 17:33 ', '2021-02-27T17:33:00.000Z assumed'],
    ['2021-02-27 17:33:27 +14:00', '2021-02-27T03:33:27.000Z stated'],
    ['2021-02-27 17:33:27 +15:00', null],
    ['2021-02-27 17:33:27 +05:59', '2021-02-27T11:34:27.000Z stated'],
    ['2021-02-27 17:33:27 +05:60', null],
    ['2021-02-27 17:33:27 +25:00', null],
    ['0012-02-27', null],
    ['27 February 2021', null],
    ['1', null],
    ['', null],
  ])('%j', (text, expected) => expect(shown(isoTime(text, utc))).toBe(expected));

  test('and one that a spreadsheet has written anew, where the order of day and month is said', () => {
    expect(shown(isoTime('9/11/2016 23:47', { ...utc, dateOrder: 'mdy' }))).toBe('2016-09-11T23:47:00.000Z assumed');
    expect(shown(isoTime('9/11/2016 23:47', { ...utc, dateOrder: 'dmy' }))).toBe('2016-11-09T23:47:00.000Z assumed');
    expect(isoTime('9/11/2016 23:47', utc)).toBeNull();
  });
});

test.each([
  ['unreadable time in created_at: 9/11/2016 23:47', true],
  ['unreadable time in created_at: 31.12.2016 11:47:05', true],
  ['unreadable time in created_at: 9/11/2016 11:47 PM', true],
  ['unreadable time in created_at: 9/11/2016 25:47', false],
  ['unreadable time in created_at: 40/50/2016 23:47', false],
  ['unreadable time: yesterday', false],
])('endsInClockTime(%j) is %s', (text, expected) => expect(endsInClockTime(text)).toBe(expected));

describe('twitterTime reads the time of the older Twitter interfaces', () => {
  test.each([
    ['1614447207000', '2021-02-27T17:33:27.000Z epoch'],
    ['Wed Nov 09 23:47:31 +0000 2016', '2016-11-09T23:47:31.000Z stated'],
    ['Sat Jun 30 23:59:60 +0000 2012', '2012-07-01T00:00:00.000Z stated'],
    ['Wed Nov 31 23:47:31 +0000 2016', null],
    ['Mit Dez 09 23:47:31 +0000 2016', null],
    ['2016-11-09', null],
    ['Mon Apr 06 22:19:45 PDT 2009', '2009-04-07T05:19:45.000Z stated'],
    ['Mon Apr 06 22:19:45 IST 2009', null],
  ])('%j', (text, expected) => expect(shown(twitterTime(text))).toBe(expected));
});

describe('snowflakeTime reads the time inside a Twitter id', () => {
  test.each([
    // The first id that could be given in 2021: (1609459200000 - 1288834974657) * 2^22; then the last counted id.
    ['1344795470853046272', '2021-01-01T00:00:00.000Z id'],
    ['29700859247', null],
    ['20', null],
    ['1.26426E+18', null],
    ['x1344795470853046272', null],
  ])('%j', (id, expected) => expect(shown(snowflakeTime(id))).toBe(expected));
});

describe('clockTime reads a time as spreadsheets show it', () => {
  test.each([
    ['5/10/12 20:01', 'mdy', utc, '2012-05-10T20:01:00.000Z assumed'],
    ['5/10/12 20:01', 'dmy', utc, '2012-10-05T20:01:00.000Z assumed'],
    ['15/10/05 16:13:40', 'ymd', utc, '2015-10-05T16:13:40.000Z assumed'],
    ['07/03/2017 15:13:37', 'dmy', utc, '2017-03-07T15:13:37.000Z assumed'],
    ['5/10/2012 8:01 PM', 'mdy', utc, '2012-05-10T20:01:00.000Z assumed'],
    ['5/10/2012, 12:01 am', 'mdy', utc, '2012-05-10T00:01:00.000Z assumed'],
    ['5/10/12 20:01', 'mdy', newYork, '2012-05-11T00:01:00.000Z assumed'],
    ['1/10/12 20:01', 'mdy', newYork, '2012-01-11T01:01:00.000Z assumed'],
    ['13/10/12 20:01', 'mdy', utc, null],
    ['2/31/12 20:01', 'mdy', utc, null],
    ['5/10/2012 13:01 PM', 'mdy', utc, null],
    ['5/10/2012 0:01 AM', 'mdy', utc, null],
    ['5/10/012 20:01', 'mdy', utc, null],
    ['5/10/912 20:01', 'mdy', utc, null],
    ['2015/10/0005 20:01', 'ymd', utc, null],
    ['5/10/12', 'mdy', utc, null],
    ['20:01', 'mdy', utc, null],
  ] as const)('%j as %s', (text, order, source, expected) => expect(shown(clockTime(text, order, source))).toBe(expected));
});

describe('wordedTime reads a time with the month in words', () => {
  test.each([
    ['5 March 2019 10:15', '2019-03-05T10:15:00.000Z assumed'],
    ['5th Mar 2019', '2019-03-05T00:00:00.000Z assumed'],
    ['Mar 5, 2019, 10:15 PM', '2019-03-05T22:15:00.000Z assumed'],
    ['Sept. 5, 2019 at 12:15 a.m.', '2019-09-05T00:15:00.000Z assumed'],
    ['05-Mar-19 10:15:30', '2019-03-05T10:15:30.000Z assumed'],
    ['Tue, 05 Mar 2019 10:15:00 +0130', '2019-03-05T08:45:00.000Z stated'],
    ['Tue, 05 Mar 2019 10:15:00 GMT', '2019-03-05T10:15:00.000Z stated'],
    ['Tue Mar 05 2019 10:15:00 GMT-0500 (Eastern Standard Time)', '2019-03-05T15:15:00.000Z stated'],
    ['31 February 2019', null],
    ['5 Marchy 2019', null],
    ['may 5', null],
    ['Montag, 5. März 2019 um 10:15 Uhr', '2019-03-05T10:15:00.000Z assumed'],
    ['5 de febrero de 2019, 22:15', '2019-02-05T22:15:00.000Z assumed'],
    ['mar. 5 févr. 2019 à 10h15', '2019-02-05T10:15:00.000Z assumed'],
    ['5 Ağu 2019', '2019-08-05T00:00:00.000Z assumed'],
    ['5 jui 2019', null],
    ['Version 5 March 2019', null],
  ])('%s', (text, expected) => {
    const read = wordedTime(text, { zone: 'UTC' });
    expect(read && `${new Date(read.ms).toISOString()} ${read.basis}`).toBe(expected);
  });
});

describe('a time without a zone', () => {
  test.each([
    // Clocks in New York skip 2:00 to 3:00 on 10 March 2013 and show 1:00 to 2:00 twice on 3 November 2013.
    ['America/New_York', '2013-03-10 01:59:59', '2013-03-10T06:59:59.000Z'],
    ['America/New_York', '2013-03-10 02:30:00', null],
    ['America/New_York', '2013-03-10 03:00:00', '2013-03-10T07:00:00.000Z'],
    ['America/New_York', '2013-11-03 00:59:59', '2013-11-03T04:59:59.000Z'],
    ['America/New_York', '2013-11-03 01:30:00', '2013-11-03T05:30:00.000Z'],
    ['America/New_York', '2013-11-03 02:00:00', '2013-11-03T07:00:00.000Z'],
    // Half an hour of summer time; a day that Samoa left out; a zone without summer time, half an hour off.
    ['Australia/Lord_Howe', '2019-10-06 02:15:00', null],
    ['Australia/Lord_Howe', '2019-10-06 02:30:00', '2019-10-05T15:30:00.000Z'],
    ['Pacific/Apia', '2011-12-30 12:00:00', null],
    ['Pacific/Apia', '2011-12-31 00:00:00', '2011-12-30T10:00:00.000Z'],
    ['Asia/Kolkata', '2020-01-01 00:00:00', '2019-12-31T18:30:00.000Z'],
  ])('is read on the clocks of %s: %s', (zone, text, expected) => {
    const moment = isoTime(text, { zone });
    expect(moment === null ? null : new Date(moment.ms).toISOString()).toBe(expected);
  });

  test('is the earliest moment at which the clocks of its zone show it, or none', () => {
    const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short', timeStyle: 'medium' });
    const from = Date.UTC(2000, 0, 1);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 25 * 365 * 86400 }), (seconds) => {
        const ms = from + seconds * 1000;
        const read = isoTime(clock.format(ms), { zone: 'Europe/Berlin' })?.ms;
        expect(read === ms || read === ms - 3_600_000).toBe(true);
        expect(clock.format(read)).toBe(clock.format(ms));
      }),
    );
  });
});
