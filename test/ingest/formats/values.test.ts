import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../src/ingest/format.ts';
import { integer, object, objects, stamp, text, texts } from '../../../src/ingest/formats/values.ts';

describe('integer(value)', () => {
  it.each<[JsonValue | undefined, number | null]>([
    [12, 12],
    [-3, -3],
    ['12', 12],
    ['12.0', 12],
    [1.5, null],
    ['1.5', null],
    ['', null],
    ['many', null],
    [true, null],
    [null, null],
    [undefined, null],
    ['12345678901234567890', null],
    [{ $numberInt: '3' }, 3],
    [{ $numberLong: '12' }, 12],
    [{ other: '12' }, null],
  ])('of %j is %j', (value, expected) => {
    expect(integer(value)).toBe(expected);
  });
});

describe('text(value)', () => {
  it.each<[JsonValue | undefined, string | null]>([
    ['a', 'a'],
    [' a ', ' a '],
    [' ', null],
    [7, '7'],
    [{ $numberLong: '1200000000000000001' }, '1200000000000000001'],
    [false, null],
    [[], null],
  ])('of %j is %j', (value, expected) => {
    expect(text(value)).toBe(expected);
  });
});

describe('texts(value)', () => {
  it.each<[JsonValue | undefined, string[]]>([
    [
      ['a', ' ', 7, null, 'b'],
      ['a', '7', 'b'],
    ],
    ['a', []],
    [null, []],
    [undefined, []],
  ])('of %j is %j', (value, expected) => {
    expect(texts(value)).toEqual(expected);
  });
});

describe('object(value) and objects(value)', () => {
  it('give nothing for what is of another kind', () => {
    expect([null, 1, 'a', [], undefined].map(object)).toEqual([null, null, null, null, null]);
    expect(objects([{ a: 1 }, null, 'b', [1]])).toEqual([{ a: 1 }]);
    expect(objects({ a: 1 })).toEqual([]);
  });
});

describe('stamp(value)', () => {
  it('tells what is absent from what is there and no time', () => {
    expect([undefined, null, ''].map(stamp)).toEqual([null, null, null]);
    expect([0, 'soon', false].map(stamp)).toEqual([0, 'soon', 'false']);
  });
});
