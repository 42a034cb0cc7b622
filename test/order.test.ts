import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byCodePoint } from '../src/order.ts';

test('byCodePoint orders texts as their UTF-8 bytes are ordered', () => {
  const text = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(Math.sign(byCodePoint(a, b))).toBe(Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))));
    }),
    { examples: [['\u{1f600}', '\uffee']] },
  );
});
