import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Database } from '../../../../src/database/database.ts';
import { byCodePoint } from '../../../../src/order.ts';
import { solvable } from '../../../../src/privacy/suppression.ts';
import { seeded } from '../../../../src/random.ts';
import { closePlaces, givenAway } from '../../../../src/report/source/withheld/places.ts';

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

/** Posts by their places, each of one of so many people, where places are often parts of others. */
function posted(random: () => number): { places: readonly string[]; teller: number }[] {
  return Array.from({ length: 60 }, (_, i) => {
    const part = `#p${Math.floor(random() * 4)}`;
    const whole = random() < 0.9 ? [`#w${part.slice(2)}`] : [];
    return { places: i % 7 === 0 ? whole : [part, ...whole], teller: Math.floor(random() * 12) };
  });
}

test('closePlaces closes every place within another, or within all posts, that leaves posts of a few people', async () => {
  let found = 0;
  for (const seed of ['one', 'two', 'three', 'four', 'five', 'six']) {
    const posts = posted(seeded(seed));
    const people = (of: typeof posts) => new Set(of.map(({ teller }) => teller)).size;
    const within = new Map(
      [...new Set(posts.flatMap(({ places }) => places))].map((place) => [place, posts.filter(({ places }) => places.includes(place))]),
    );
    const told = [...within].filter(([, of]) => people(of) >= K);
    const wholes = [...told.map(([, of]) => of), posts];
    const nested = told.filter(([, of]) =>
      wholes.some((whole) => {
        const rest = whole.filter((post) => !of.includes(post));
        return of.every((post) => whole.includes(post)) && rest.length > 0 && people(rest) < K;
      }),
    );
    const db = await Database.open();
    const list = (texts: readonly string[]) => `[${texts.map((text) => `'${text}'`).join(', ')}]::VARCHAR[]`;
    const rows = posts.map(
      ({ places, teller }, i) => `(${i}, 'twitter:${i}', FALSE, NULL, ${list(places.map((place) => place.slice(1)))}, ${teller})`,
    );
    await db.run(
      `CREATE TABLE "shownPosts" AS SELECT * FROM (VALUES ${rows.join(', ')}) AS t (number, post, automated, space, hashtags, teller)`,
    );
    const counted = told.map(([place, of]) => `('posts', 'space', '${place}', NULL, ${of.length}, ${people(of)})`);
    await db.run(`CREATE TABLE indicators AS SELECT * FROM (VALUES ('posts', 'study', NULL, NULL, ${posts.length}, ${people(posts)}), ${counted.join(', ')})
      AS t (indicator, scope, item, period, value, people)`);
    await db.keep('publicThings', { thing: told.map(([place]) => `hashtag\n${place.slice(1)}`) });
    await closePlaces(db, K);
    const closed = (await db.rows<{ item: string }>('SELECT item FROM "closedPlaces"')).map(({ item }) => item);
    db.close();
    // What combinations give away comes after them.
    expect(closed.slice(0, nested.length).sort(byCodePoint)).toEqual(nested.map(([place]) => place).sort(byCodePoint));
    expect(nested.length).toBeLessThan(told.length);
    found += nested.length;
  }
  expect(found).toBeGreaterThan(5);
});
