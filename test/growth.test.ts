import { expect, test } from 'vitest';
import { growth } from './growth.ts';

test('growth tells a search that begins anew at every sign from one that does not', { retry: 3 }, () => {
  expect(growth((length) => /a*b/.test('a'.repeat(length)), 1_500)).toBeGreaterThan(40);
  expect(growth((length) => /ab/.test('a'.repeat(length)), 50_000)).toBeLessThan(20);
});
