import { expect, test } from 'vitest';
import { counted } from '../../src/text/counted.ts';

test.each([
  [counted(1, 'post'), '1 post'],
  [counted(0, 'post'), '0 posts'],
  [counted(4991, 'post'), '4,991 posts'],
  [counted(1234567, 'row'), '1,234,567 rows'],
])('%s is a count with its noun', (said, expected) => expect(said).toBe(expected));
