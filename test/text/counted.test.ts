import { expect, test } from 'vitest';
import { peopleIn } from '../../pipelines/people-in.ts';
import { counted } from '../../src/text/counted.ts';

test.each([
  [counted(1, 'post'), '1 post'],
  [counted(0, 'post'), '0 posts'],
  [counted(4991, 'post'), '4,991 posts'],
  [counted(1234567, 'row'), '1,234,567 rows'],
  [peopleIn(1), '1 person wrote them or is met in them'],
  [peopleIn(1600), '1,600 people wrote them or are met in them'],
])('%s is how a command says it', (said, expected) => expect(said).toBe(expected));
