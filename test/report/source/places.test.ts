import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byCodePoint } from '../../../src/order.ts';
import { solvable } from '../../../src/privacy/suppression.ts';
import { seeded } from '../../../src/random.ts';
import { givenAway } from '../../../src/report/source/places.ts';

const K = 5;

type Sorts = Parameters<typeof givenAway>[0];

/** Sorts of posts that a few people wrote, which follow from what is told of these places and of all posts. */
function told(sorts: Sorts, open: readonly string[]): number {
  const all = [...sorts.keys()];
  const lines = [all, ...open.map((place) => all.filter((i) => sorts[i]?.places.has(place)))];
  const found = solvable(
    lines,
    all.map(() => true),
  );
  return found.filter((i) => (sorts[i]?.people ?? 0) < K).length;
}

/** The same in plain words: the first place without which less is told is closed, and all is looked at anew. */
function slowly(sorts: Sorts, places: readonly string[]): string[] {
  const closed: string[] = [];
  const size = (place: string) => sorts.reduce((sum, sort) => sum + (sort.places.has(place) ? sort.people : 0), 0);
  let open = places.filter((place) => size(place) > 0).sort((a, b) => size(a) - size(b) || byCodePoint(a, b));
  for (let given = told(sorts, open); given > 0 && open.length > 0; given = told(sorts, open)) {
    const less =
      open.find(
        (place) =>
          told(
            sorts,
            open.filter((one) => one !== place),
          ) < given,
      ) ?? (open[0] as string);
    closed.push(less);
    open = open.filter((place) => place !== less);
  }
  return closed;
}

/** So many sorts of posts in so many places: one stands in each with this chance. */
function invented(count: number, places: readonly string[], chance: number, random: () => number): Sorts {
  const sorts = new Map<string, Sorts[number]>();
  while (sorts.size < count) {
    const stands = places.filter(() => random() < chance);
    sorts.set(stands.join(' '), { places: new Set(stands), people: 1 + Math.floor(random() * 2 * K) });
  }
  return [...sorts.values()];
}

const names = (n: number) => Array.from({ length: n }, (_, i) => `#p${i}`);

test('givenAway closes the places that looking at everything anew after each would close', () => {
  const study = fc.record({
    places: fc.integer({ min: 2, max: 9 }),
    seed: fc.nat(),
    share: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
  });
  fc.assert(
    fc.property(study, ({ places, seed, share }) => {
      const random = seeded(`${seed}`);
      const sorts = invented(Math.ceil(Math.min(40, 2 ** places) * share), names(places), 0.4, random);
      expect(givenAway(sorts, new Set(), K)).toEqual(slowly(sorts, names(places)));
    }),
    { numRuns: 200 },
  );
});

test('givenAway leaves nothing to tell of few people, also in as many places as are looked at, however they overlap', () => {
  const places = names(150);
  const pairs = places.flatMap((a, i) => places.slice(i + 1, i + 2).map((b): Sorts[number] => ({ places: new Set([a, b]), people: 1 })));
  const single = places.map((place): Sorts[number] => ({ places: new Set([place]), people: 1 }));
  for (const sorts of [invented(1_000, places, 0.02, seeded('few places each')), pairs, [...pairs, ...single], single]) {
    const closed = new Set(givenAway(sorts, new Set(), K));
    expect(
      told(
        sorts,
        places.filter((place) => !closed.has(place)),
      ),
    ).toBe(0);
  }
});
