import { expect, test } from 'vitest';
import { countOf } from '../../src/text/counts.ts';

test.each([
  [countOf(1, 'post'), '1 post'],
  [countOf(0, 'post'), '0 posts'],
  [countOf(4991, 'post'), '4,991 posts'],
  [countOf(1234567, 'row'), '1,234,567 rows'],
  [countOf(-2000, 'post'), '−2,000 posts'],
])('%s is a count with its noun', (said, expected) => expect(said).toBe(expected));
