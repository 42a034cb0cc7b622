import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLossless } from '../../../../src/ingest/rows/json/lossless.ts';
import { corpora } from '../../corpora.ts';

describe('parseLossless(text)', () => {
  it.each<[string, string, unknown]>([
    ['short numbers stay numbers', '[1, -2, 123456789012345]', [1, -2, 123456789012345]],
    ['long whole numbers become text', '{"id":1200000000000000001}', { id: '1200000000000000001' }],
    ['negative ones too', '[-1200000000000000001]', ['-1200000000000000001']],
    ['a number alone too', '1200000000000000001', '1200000000000000001'],
    ['blanks around them do not matter', '{"id" :\t 1200000000000000001 \n}', { id: '1200000000000000001' }],
    ['fractions stay', '[0.12345678901234566, 1234567890123456.5]', [0.12345678901234566, 1234567890123456.5]],
    ['exponents stay', '[1234567890123456e2, 1E+1234567890123456]', [1234567890123456e2, Number.POSITIVE_INFINITY]],
    [
      'digits in strings stay',
      '{"t":"a:1200000000000000001,","u":":1200000000000000001"}',
      { t: 'a:1200000000000000001,', u: ':1200000000000000001' },
    ],
    [
      'escaped quotes end no string',
      '["\\":1200000000000000001,\\\\",1200000000000000002]',
      ['":1200000000000000001,\\', '1200000000000000002'],
    ],
    ['lone surrogates stay', '["\\ud83d",1200000000000000001]', ['\ud83d', '1200000000000000001']],
  ])('%s', (_, text, value) => {
    expect(parseLossless(text)).toEqual(value);
  });

  it.each([
    ['a key of digits', '{1200000000000000001:1}'],
    ['a number with a leading zero', '[01200000000000000001]'],
    ['a number with letters behind it', '[1200000000000000001x]'],
    ['a number behind a plus', '[+1200000000000000001]'],
    ['two numbers side by side', '[1200000000000000001 1200000000000000002]'],
  ])('refuses %s, as JSON does', (_, text) => {
    expect(() => parseLossless(text)).toThrow(SyntaxError);
  });

  it('keeps a field named __proto__ as a field of its own', () => {
    const value = parseLossless('{"__proto__":{"x":1},"id":1200000000000000001}') as object;
    expect(Object.keys(value)).toEqual(['__proto__', 'id']);
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });

  it('gives what JSON.parse gives, where no number is long', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        fc.pre(!/\d{16}/.test(text));
        expect(parseLossless(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('gives every long whole number back digit by digit, wherever it stands', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.bigInt({ min: 10n ** 15n, max: 10n ** 40n }))), (pairs) => {
        const text = `[${pairs.map(([key, id]) => `{"k":${JSON.stringify(key)},"id":${id}}`).join(',')}]`;
        expect(parseLossless(text)).toEqual(pairs.map(([k, id]) => ({ k, id: String(id) })));
      }),
    );
  });
});

describe('parseLossless(text) on the JSON test suite', () => {
  const folder = join(corpora, 'JSONTestSuite', 'test_parsing');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const read = (name: string): unknown => parseLossless(strict.decode(readFileSync(join(folder, name))));
  const those = (verdict: string): string[] => names.filter((name) => name.startsWith(verdict));

  it.skipIf(names.length === 0)('accepts what is JSON, refuses what is not, and survives the rest (STAFFROOM_CORPORA)', () => {
    expect([those('y_').length, those('n_').length]).toEqual([95, 188]);
    for (const name of those('y_')) expect(() => read(name), name).not.toThrow();
    for (const name of those('n_')) expect(() => read(name), name).toThrow();
    console.info(`JSONTestSuite: ${those('y_').length + those('n_').length} of 283 as they should be`);
    for (const name of those('i_')) {
      try {
        read(name);
      } catch (error) {
        expect(error, name).toSatisfy((e) => e instanceof SyntaxError || e instanceof TypeError);
      }
    }
  });
});
