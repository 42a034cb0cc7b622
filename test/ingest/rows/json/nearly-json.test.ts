import { execFileSync, spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonOfPython, withoutNonNumbers } from '../../../../src/ingest/rows/json/nearly-json.ts';

describe('withoutNonNumbers(text) puts null in place of what is no number in JSON', () => {
  it.each<[string, string | null]>([
    ['{"a":NaN,"b":[Infinity,-Infinity, NaN ]}', '{"a":null,"b":[null,null, null ]}'],
    ['{"text":"NaN \\"Infinity\\"","likes":NaN}', '{"text":"NaN \\"Infinity\\"","likes":null}'],
    ['{"text":"NaN"}', null],
    ['{"a":1}', null],
    ['{"a":NaNNaN}', '{"a":nullnull}'],
  ])('%s', (text, expected) => {
    expect(withoutNonNumbers(text)).toBe(expected);
  });
});

describe('jsonOfPython(text) writes what Python shows as JSON', () => {
  it.each<[string, unknown]>([
    ["{'a': None, 'b': True, 'c': [False, 1.5e-07, -3]}", { a: null, b: true, c: [false, 1.5e-7, -3] }],
    [`{'say': "it's", 'so': 'he said "no"', 'both': 'it\\'s "so"'}`, { say: "it's", so: 'he said "no"', both: `it's "so"` }],
    ["{'t': 'a\\nb\\\\c\\td', 'e': '\\xe9\\u2013\\U0001f600', 's': '😀'}", { t: 'a\nb\\c\td', e: 'é–😀', s: '😀' }],
    ["{u'old': u'Python 2', 'n': nan, 'i': -inf}", { old: 'Python 2', n: null, i: null }],
    ["{'brackets': '}],[{', 'empty': {}}", { brackets: '}],[{', empty: {} }],
  ])('%s', (text, value) => {
    expect(JSON.parse(jsonOfPython(text) ?? '')).toEqual(value);
  });

  it.each([
    ['a date of its own', "{'at': datetime.datetime(2020, 1, 2, 3, 4)}"],
    ['bytes', "{'raw': b'abc'}"],
    ['an escape that it does not write', "{'t': '\\q'}"],
    ['a word', "{'a': nano}"],
  ])('and gives nothing for %s', (_, text) => {
    expect(jsonOfPython(text)).toBeNull();
  });

  it.skipIf(spawnSync('python3', ['--version']).status !== 0)('as Python itself means it', () => {
    const value = fc.jsonValue();
    const values = fc.sample(fc.dictionary(fc.string({ unit: 'grapheme' }), value), { numRuns: 200, seed: 5 });
    const json = JSON.stringify(values);
    const shown = execFileSync('python3', ['-c', 'import json,sys\nfor v in json.load(sys.stdin): print(repr(v))'], {
      input: json,
      encoding: 'utf8',
      env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
    });
    const lines = shown.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(jsonOfPython(line) ?? ''))).toEqual(JSON.parse(json));
  });
});
