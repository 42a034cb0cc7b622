import { expect, test } from 'vitest';
import { peopleIn } from '../../../pipelines/terminal/people-in.ts';

test.each([
  [peopleIn(1), '1 person wrote them or is met in them'],
  [peopleIn(1600), '1,600 people wrote them or are met in them'],
])('%s is how a command says it', (said, expected) => expect(said).toBe(expected));
