import { expect, test } from 'vitest';
import { PairNumbers } from '../../../src/communities/terms/pair-numbers.ts';
import { seeded } from '../../../src/random.ts';

test('pairs have the numbers that a map of their texts gives them, past several growths', () => {
  const random = seeded(1);
  const pairs = new PairNumbers();
  const known = new Map<string, number>();
  for (let i = 0; i < 20_000; i++) {
    const [first, second] = [Math.floor(random() * 40), Math.floor(random() * 300)];
    const key = `${first} ${second}`;
    if (!known.has(key)) known.set(key, known.size);
    expect(pairs.number(first, second)).toBe(known.get(key));
  }
  expect(known.size).toBeGreaterThan(4096);
  expect([...known.values()].map((number) => `${pairs.first(number)} ${pairs.second(number)}`)).toEqual([...known.keys()]);
});
