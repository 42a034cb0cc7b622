import { expect, test } from 'vitest';
import { Greetings, isGreeting } from '../../../src/communities/terms/greetings.ts';

test.each([
  ['two of twenty people', [1, 2], 20, true],
  ['two of twenty-one', [1, 2], 21, false],
  ['one of two, however often', [1, 1, 1], 2, false],
])('a term by which %s greet somebody: a name: %o', (_, people, users, isName) => {
  const greetings = new Greetings();
  for (const person of people) greetings.add(person, 1);
  expect(greetings.names([users, users])).toEqual(isName ? [1] : []);
});

test('people are greeted in several languages', () => {
  expect(['hi', 'hola', 'liebe', 'hill'].map(isGreeting)).toEqual([true, true, true, false]);
});
