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

test('growth is told between quarters that are surely whole, not from the first or to the last', async () => {
  const finding = async (...sizes: readonly number[]) => {
    const quarters = sizes.map((_, i) => `202${Math.floor(i / 4)}-Q${(i % 4) + 1}`);
    const slices = quarters.flatMap((quarter, q) =>
      Array.from({ length: sizes[q] ?? 0 }, (_, i) => ({ quarter, person: `n${i}`, community: 1 })),
    );
    const figure = await withTables({ slices }, ['slices', 'people'], (db) =>
      timeFigure({ db, k: 5 } as unknown as Source, [{ community: 1, name: '1', size: 90 } as Described]),
    );
    return figure?.finding.replaceAll('\u00a0', ' ');
  };
  expect(await finding(10, 40, 30, 12)).toBe('Community 1 shrank most, from 40 to 30 people a quarter');
  expect(await finding(10, 40, 38)).toBe('Too few quarters are surely whole to tell which community grew or shrank most');
  expect(await finding(10, 40, 40, 9)).toBe('The communities keep their size over time');
});
