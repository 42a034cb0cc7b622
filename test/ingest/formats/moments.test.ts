import { expect, test } from 'vitest';
import { neededTime, secondsIn, timeIn } from '../../../src/ingest/formats/moments.ts';
import { UTC } from '../../../src/ingest/times/time.ts';

const MAY = Date.UTC(2020, 4, 1, 12);

test('timeIn() gives the time, null where none stands there, and names what is no time', () => {
  expect(timeIn('2020-05-01T12:00:00Z', UTC)).toEqual({ ms: MAY, basis: 'stated' });
  expect(timeIn(null, UTC)).toBeNull();
  expect(timeIn('soon', UTC, 'created_at')).toEqual({ code: 'unreadable-time', reason: 'unreadable time in created_at: soon' });
});

test('neededTime() refuses a post without a time', () => {
  expect(neededTime(null, UTC, 'date')).toEqual({ code: 'unreadable-time', reason: 'unreadable time in date: empty' });
  expect(neededTime('soon', UTC)).toEqual({ code: 'unreadable-time', reason: 'unreadable time: soon' });
});

test('secondsIn() reads a count of seconds and refuses anything else that stands there', () => {
  expect(secondsIn(MAY / 1000)).toEqual({ ms: MAY, basis: 'epoch' });
  expect(secondsIn('')).toBeNull();
  expect(secondsIn({ at: 1 })).toEqual({ code: 'unreadable-time', reason: 'the time is not a count of seconds: {"at":1}' });
  expect(secondsIn('soon', 'created')).toEqual({ code: 'unreadable-time', reason: 'the time in created is not a count of seconds: soon' });
});
