import { expect, test } from 'vitest';
import { networkMap } from '../../../src/report/network-map/network-map.ts';
import type { Described } from '../../../src/report/source/described.ts';
import type { Source } from '../../../src/report/source/source.ts';
import { withTables } from '../tables.ts';

/** The rings of the first communities, each of stars: so many people in the middle of one with so many contacts. */
async function rings(drawn: number, ...communities: readonly (readonly (readonly [people: number, contacts: number])[])[]) {
  const stars = communities.flatMap((own, c) =>
    own.flatMap(([people, contacts]) => Array.from({ length: people }, () => ({ c, contacts }))),
  );
  const middle = (s: number) => `p${s}`;
  const members = stars.map(({ c }, s) => ({ person: middle(s), community: c + 1 }));
  const ties = stars.flatMap(({ contacts }, s) =>
    Array.from({ length: contacts }, (_, i) => ({ source: middle(s), target: `x${s}-${i}`, kind: 'mention', weight: 1 })),
  );
  const described = communities.slice(0, drawn).map((_, c) => ({ community: c + 1, name: `${c + 1}`, size: 20 }) as Described);
  const map = await withTables({ members, ties }, ['members', 'ties', 'people'], (db) =>
    networkMap({ db, k: 5 } as unknown as Source, described),
  );
  return map?.discs.map((disc) => disc.rings.map(({ contacts, people }) => `${contacts}: ${people}`));
}

test('no class of those in no community drawn is left of all with fewer than five', async () => {
  const whole = [
    [9, 1],
    [6, 2],
    [8, 5],
  ] as const;
  const told = ['1: 9', '2: 6', '5+: 8'];
  // Of the others three have two contacts: of one community those with two stand with those with more.
  expect(
    await rings(2, whole, whole, [
      [7, 1],
      [3, 2],
      [6, 5],
    ]),
  ).toEqual([told, ['1: 9', '2+: 14']]);
  expect(
    await rings(2, whole, whole, [
      [7, 1],
      [5, 2],
      [6, 5],
    ]),
  ).toEqual([told, told]);
  expect(await rings(2, whole, whole)).toEqual([told, told]);
});
