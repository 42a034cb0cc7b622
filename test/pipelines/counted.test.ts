import { expect, test } from 'vitest';
import { counted } from '../../pipelines/counted.ts';

test.each([
  [counted(1, 'row'), '1 row'],
  [counted(0, 'row'), '0 rows'],
  [counted(2, 'person', 'people'), '2 people'],
])('a count is printed with its noun: %s', (printed, expected) => expect(printed).toBe(expected));
