import { expect, test } from 'vitest';
import { besideChance } from '../../../src/communities/partition/beside-chance.ts';
import { chanceAside } from '../../../src/communities/partition/chance-aside.ts';
import { undirected } from '../../../src/graph/graph.ts';
import { edgesOf } from '../../../src/graph/ties.ts';
import { integer, seeded } from '../../../src/random.ts';

test('a thread finds the same beside chance, and the generator goes on as if there were none', async () => {
  const made = seeded(1);
  const ends = () => Int32Array.from({ length: 300 }, () => integer(made, 60));
  const ties = edgesOf(undirected(60, ends(), ends(), new Float64Array(300).fill(1)));
  const searched = { method: 'leiden', quality: 'modularity', resolution: 1, worths: [0.4], networks: 20 } as const;
  const here = seeded(2);
  const chance = besideChance(ties, searched, here);
  const aside = await chanceAside(ties, searched, seeded(2), 0);
  expect(aside.chance).toEqual(chance);
  expect(aside.random()).toBe(here());
});
