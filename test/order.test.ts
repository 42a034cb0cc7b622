import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byCodePoint, keysInOrder } from '../src/order.ts';

test('byCodePoint orders texts as their UTF-8 bytes are ordered', () => {
  const text = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(Math.sign(byCodePoint(a, b))).toBe(Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))));
    }),
    { examples: [['\u{1f600}', '\uffee']] },
  );
});

test('keysInOrder(value) puts the keys of every object in the order of their UTF-8 bytes, and leaves lists as they are', () => {
  const value = { b: [2, 1], '\u{1f600}': 1, '\uffee': { z: 1, a: 2 } };
  expect(JSON.stringify(keysInOrder(value))).toBe('{"b":[2,1],"\uffee":{"a":2,"z":1},"\u{1f600}":1}');
});
