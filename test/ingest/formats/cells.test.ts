import { expect, test } from 'vitest';
import { countIn, isYes, jsonIn, listIn } from '../../../src/ingest/formats/cells.ts';

test.each([
  ['12', 12],
  ['12.0', 12],
  ['1,234', 1234],
  ['-1', null],
  ['many', null],
  ['', null],
  [null, null],
])('countIn(%j) is %j', (cell, expected) => expect(countIn(cell)).toBe(expected));

test.each([
  ['a|b', '|', ['a', 'b']],
  [' a ; ; b ', ';', ['a', 'b']],
  ['', ';', []],
  [null, ';', []],
])('listIn(%j, %j) is %j', (cell, separator, expected) => expect(listIn(cell, separator)).toEqual(expected));

test.each([
  ['["a"]', ['a']],
  ['"2020-01-01"', '2020-01-01'],
  ['{"id": 1200000000000000001}', { id: '1200000000000000001' }],
  ['null', null],
  ['a', null],
  [null, null],
])('jsonIn(%j) is %j', (cell, expected) => expect(jsonIn(cell)).toEqual(expected));

test.each([
  ['yes', true],
  ['TRUE', true],
  ['True', true],
  ['t', true],
  ['1', true],
  ['WAHR', true],
  ['VRAI', true],
  ['VERDADERO', true],
  ['DOĞRU', true],
  ['ИСТИНА', true],
  ['FALSCH', false],
  ['FAUX', false],
  ['false', false],
  ['0', false],
  ['', false],
  [null, false],
])('isYes(%j) is %j', (cell, expected) => expect(isYes(cell)).toBe(expected));
