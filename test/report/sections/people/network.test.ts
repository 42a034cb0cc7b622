import { expect, test } from 'vitest';
import { rowsOf } from '../../../../src/report/figure.ts';
import { comparedQuality } from '../../../../src/report/sections/people/communities.ts';
import { doing, network, returnedInWords, withoutTies } from '../../../../src/report/sections/people/network.ts';
import type { Source } from '../../../../src/report/source/source.ts';
import { Glossary } from '../../../../src/report/words/glossary.ts';
import { type TableName, tables } from '../../../../src/schema/schema.ts';
import { settingsSchema } from '../../../../src/settings/settings.ts';
import { withTables } from '../../tables.ts';

test('a tie is what the settings ask for; kinds that few platforms tell apart are named where they occur', () => {
  const { ties } = settingsSchema.parse({}).network;
  expect(doing(ties, new Set(['reply']))).toBe('replies, mentions, passes on or quotes');
  expect(doing(ties, new Set(['reply', 'comment']))).toBe('replies, comments, mentions, passes on or quotes');
  expect(doing(['reply', 'quote'], new Set())).toBe('replies or quotes');
});

test.each([
  [['reply'], 'Nobody is known who replies, so there is no network.'],
  [['comment'], 'Nobody is known who comments, so there is no network.'],
  [[], 'The settings of the study ask for no kind of tie, so there is no network.'],
])('a study without ties of the kinds %j says so', async (ties, said) => {
  const settings = settingsSchema.parse({ network: { ties } });
  const section = await withTables({ ties: [] }, ['ties'], (db) => network({ db, k: 5, settings } as unknown as Source));
  expect(section.introduction).toEqual([said]);
  expect(withoutTies(settings.network.ties)).toBe(said);
});

test('what is compared with chance has the name of the quality', () => {
  expect([comparedQuality(false), comparedQuality(true)]).toEqual(['modularity', 'quality by the constant Potts model']);
});

test('neither the median number of others nor the number of ties tells how many others a few people have', async () => {
  /** Ties of people who turn to so many others each. */
  const told = async (...degrees: readonly number[]) => {
    // To one after the other, so that all are turned to.
    let next = 0;
    const ties = degrees.flatMap((degree, i) => {
      const targets: number[] = [];
      for (; targets.length < degree; next++) if (next % degrees.length !== i) targets.push(next % degrees.length);
      return targets.map((target) => ({ source: `p${i}`, target: `p${target}`, kind: 'reply', weight: 1 }));
    });
    const { findings, figures } = await withTables({ ties }, Object.keys(tables) as TableName[], async (db) => {
      await db.run('CREATE VIEW "shownPosts" AS SELECT post, author AS teller, kind FROM posts');
      return network({ db, k: 5, settings: settingsSchema.parse({}), glossary: new Glossary([]) } as unknown as Source);
    });
    const rows = rowsOf<{ side: string }>(figures.find(({ id }) => id === 'degrees')?.table as never);
    return { sides: [...new Set(rows.map(({ side }) => side))], finding: findings[1]?.replaceAll('\u00a0', ' ') };
  };
  const times = (n: number, degree: number) => Array.from({ length: n }, () => degree);
  expect((await told(...times(9, 0), ...times(1, 1), ...times(6, 2), ...times(6, 4))).finding).toContain('turns to 1–2 others');
  expect((await told(...times(5, 0), ...times(9, 1), ...times(8, 3))).finding).toContain('turns to 1 other and');
  expect((await told(...times(13, 0), ...times(9, 2))).finding).toBe('The median person turns to nobody and is turned to by 1.');
  // Half turn to nobody, and the next to one.
  expect((await told(...times(10, 0), ...times(10, 1))).finding).toContain('turns to 0.5 others');
  // Four have 1 of ten who have 1 or 2: with the number of ties it follows.
  expect((await told(...times(9, 0), ...times(4, 1), ...times(6, 2), ...times(8, 5))).sides).toEqual(['People who turn to them']);
});

test('the median person is one of all whom the classes of contacts count, automated accounts among them', async () => {
  // Twelve, of whom six are automated, turn to nobody, and nine to two of these.
  const people = Array.from({ length: 21 }, (_, i) => ({ person: `p${i}`, bot: i < 6 }));
  const ties = Array.from({ length: 18 }, (_, i) => ({ source: `p${12 + (i % 9)}`, target: `p${i % 12}`, kind: 'reply', weight: 1 }));
  const { findings, figures } = await withTables({ people, ties }, Object.keys(tables) as TableName[], async (db) => {
    await db.run('CREATE VIEW "shownPosts" AS SELECT post, author AS teller, kind FROM posts');
    return network({ db, k: 5, settings: settingsSchema.parse({}), glossary: new Glossary([]) } as unknown as Source);
  });
  const rows = rowsOf<{ class: string; people: number }>(figures.find(({ id }) => id === 'degrees')?.table as never);
  expect(rows.filter(({ people: n }) => n > 0).slice(0, 2)).toMatchObject([
    { class: '0', people: 12 },
    { class: '2+', people: 9 },
  ]);
  expect(findings[1]?.replaceAll('\u00a0', ' ')).toContain('The median person turns to nobody and');
});

test.each<[Parameters<typeof returnedInWords>, string | null]>([
  [[0.4, 0.12, 0.039], '40.0% of the ties are returned, more than by chance (12.0%)'],
  [[0.05, 0.12, 0.02], '5.0% of the ties are returned, fewer than by chance (12.0%)'],
  [[0.2, 0.12, 0.3], '20.0% of the ties are returned; by chance 12.0% would be, so that this may be chance alone'],
  [[0, 0, 1], '0% of the ties are returned, as many as by chance'],
  [[0.4, undefined, undefined], '40.0% of the ties are returned'],
  [[undefined, 0.12, 0.3], null],
])('returnedInWords(%j) is %s', (told, words) => {
  expect(returnedInWords(...told)).toBe(words);
});
