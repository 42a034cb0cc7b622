import { expect, test } from 'vitest';
import { rowsOf } from '../../../../src/report/figure.ts';
import { caution, isGrouped } from '../../../../src/report/sections/people/communities.ts';
import { memberFigure, timeFigure } from '../../../../src/report/sections/people/community-members.ts';
import type { Described } from '../../../../src/report/source/described.ts';
import type { Source } from '../../../../src/report/source/source.ts';
import { withTables } from '../../tables.ts';

test.each([
  [0.31, true],
  [0.4999, true],
  [0.5, false],
  [1, false],
  [null, false],
])('a grouping of stability %s is said not to be firm: %s', (stability, said) => {
  expect(caution(stability)?.startsWith('The borders of the communities are not firm') ?? false).toBe(said);
});

test.each([
  [22, 0.02, true],
  [2, null, true],
  [1.9, 0.02, false],
  // A few of fifty random networks are as grouped, however far their mean lies below.
  [2.7, 0.137, false],
])('a network with z %s and p %s is more grouped than chance: %s', (z, p, grouped) => {
  expect(isGrouped(z, p)).toBe(grouped);
});

test('hubs of a community who interact with nobody else are at home in it too', async () => {
  const members = Array.from({ length: 20 }, (_, i) => ({
    person: `n${i}`,
    community: 1,
    participation: i < 12 ? 0 : 0.4,
    standing: i === 0 ? 4 : 0,
  }));
  const mix = [
    ['platform', 'twitter', 20],
    ['role', 'hub', 1],
    ['role', 'home', 11],
    ['role', 'visitor', 8],
  ] as const;
  const communityMix = mix.map(([kind, name, people]) => ({ community: 1, kind, name, people }));
  const figure = await withTables({ members, communityMix }, ['members', 'communityMix', 'people'], (db) =>
    memberFigure({ db, k: 5 } as unknown as Source, [{ community: 1, name: '1', size: 20 } as Described]),
  );
  expect(rowsOf(figure?.table as never)).toMatchObject([{ home: 12, others: 8, share: 0.6 }]);
});

test('platforms are told of the members who posted, so that they do not tell how few never did', async () => {
  const members = Array.from({ length: 21 }, (_, i) => ({ person: `n${i}`, community: 1, participation: i < 10 ? 0 : 0.4 }));
  const communityMix = [
    { community: 1, kind: 'platform', name: 'mastodon', people: 15 },
    { community: 1, kind: 'platform', name: 'twitter', people: 5 },
  ];
  const figure = await withTables({ members, communityMix }, ['members', 'communityMix', 'people'], (db) =>
    memberFigure({ db, k: 5 } as unknown as Source, [{ community: 1, name: '1', size: 21 } as Described]),
  );
  expect(rowsOf(figure?.table as never)).toMatchObject([{ platforms: 'Mastodon 75.0%, Twitter/X 25.0%' }]);
});

test.each<[said: string, homes: readonly number[]]>([
  [
    'From 30.0% (community 1) to 60.0% (community 3) of the members of the communities interact with hardly anybody in another',
    [6, 10, 12],
  ],
  // Of the second few are at home, which is withheld.
  [
    'From 30.0% (community 1) to 60.0% (community 3) of the members of the communities shown interact with hardly anybody in another',
    [6, 2, 12],
  ],
  ['100% of the members of each community interact with hardly anybody in another', [20, 20]],
  ['60.0% of the members of community 1 interact with hardly anybody in another', [12]],
  ['60.0% of the members of community 1 interact with hardly anybody in another', [12, 2]],
])('no community is called the closest: %s', async (said, homes) => {
  const members = homes.flatMap((home, c) =>
    Array.from({ length: 20 }, (_, i) => ({ person: `n${c}-${i}`, community: c + 1, participation: i < home ? 0 : 0.4 })),
  );
  const listed = homes.map((_, c) => ({ community: c + 1, name: String(c + 1), size: 20 }) as Described);
  const figure = await withTables({ members, communityMix: [] }, ['members', 'communityMix', 'people'], (db) =>
    memberFigure({ db, k: 5 } as unknown as Source, listed),
  );
  expect(figure?.finding).toBe(said);
});

test('growth is told between the first and the last quarter that are surely whole, of communities told in both', async () => {
  const finding = async (...communities: readonly (readonly number[])[]) => {
    const slices = communities.flatMap((sizes, c) =>
      sizes.flatMap((size, q) =>
        Array.from({ length: size }, (_, i) => ({
          quarter: `202${Math.floor(q / 4)}-Q${(q % 4) + 1}`,
          person: `n${c}-${i}`,
          community: c + 1,
        })),
      ),
    );
    const listed = communities.map((_, c) => ({ community: c + 1, name: String(c + 1), size: 90 }) as Described);
    const figure = await withTables({ slices }, ['slices', 'people'], (db) => timeFigure({ db, k: 5 } as unknown as Source, listed));
    return figure?.finding;
  };
  expect(await finding([10, 40, 30, 12])).toBe('Community 1 shrank, from 40 people in 2020-Q2 to 30 in 2020-Q3');
  expect(await finding([10, 40, 30, 12], [9, 10, 30, 9])).toBe('Community 2 grew most, from 10 people in 2020-Q2 to 30 in 2020-Q3');
  // The second is too small to be told at the end, so nothing is known of its growth.
  expect(await finding([10, 40, 30, 30, 12], [9, 10, 30, 3, 9])).toBe('Community 1 shrank, from 40 people in 2020-Q2 to 30 in 2020-Q4');
  expect(await finding([10, 40, 30, 3, 12], [9, 3, 30, 30, 9])).toBe(
    'No community is told in both the first and the last quarter that is surely whole (2020-Q2, 2020-Q4), so growth is not known',
  );
  expect(await finding([10, 40, 38])).toBe('Too few quarters are surely whole to say which community grew or shrank');
  expect(await finding([10, 40, 40, 9])).toBe('Community 1 is as large in 2020-Q3 as in 2020-Q2');
  expect(await finding([10, 40, 40, 9], [9, 20, 20, 9])).toBe('The communities keep their size over time');
});
