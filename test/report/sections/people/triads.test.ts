import { expect, test } from 'vitest';
import { definitions } from '../../../../src/network/definitions.ts';
import { rowsOf } from '../../../../src/report/figure.ts';
import { triadsFigure } from '../../../../src/report/sections/people/triads.ts';
import { Glossary } from '../../../../src/report/words/glossary.ts';
import type { Row } from '../../../../src/schema/schema.ts';
import { withTables } from '../../tables.ts';

const figure = (...triads: readonly (Partial<Row<'triads'>> & { triad: string })[]) =>
  withTables({ triads: triads.map((one) => ({ number: 100, people: 40, chance: 100, p: 0.5, ...one })) }, ['triads'], (db) =>
    triadsFigure({ db, k: 5, glossary: new Glossary(definitions) }),
  );
type Found = Awaited<ReturnType<typeof figure>>;
const told = (found: Found) => rowsOf<{ triad: string }>(found?.table as never).map(({ triad }) => triad);
const middle = { most: 10, next: 8 };

test('the way that is farthest above chance heads the table, which has the order of the census', async () => {
  const found = await figure(
    { triad: '201', ...middle, number: 50, p: 0.01 },
    { triad: '030T', number: 60, chance: 20.04, p: 0.02 },
    { triad: '300', number: 9, chance: 0, p: 0.2 },
    { triad: '021D', ...middle },
    { triad: '003', people: null },
  );
  expect(found?.finding).toBe(
    'More frequent than by chance is above all that one person turns to two others, one of whom turns to the other: 60 threes, by chance 20',
  );
  expect(told(found)).toEqual(['021D', '030T', '201', '300']);
  expect(rowsOf(found?.table as never)[1]).toMatchObject({ number: 60, times: 2.99, printed: '20' });
});

test('says so where nothing is clear, and what is most frequent where nothing was held against chance', async () => {
  expect((await figure({ triad: '030T' }, { triad: '300', number: 80, p: 0.01 }))?.finding).toBe(
    'No way in which three people are tied is clearly more frequent than by chance',
  );
  expect((await figure({ triad: '030T', p: null, chance: null }, { triad: '300', number: 80, p: null, chance: null }))?.finding).toBe(
    'The most frequent way in which three people are tied: one person turns to two others, one of whom turns to the other: an order from first to last (100 threes)',
  );
});

test('ways of few people, or nearly always around one, are left out, with another of their sort that would tell of them', async () => {
  const found = await figure(
    { triad: '300', number: 3, people: 4 },
    { triad: '210', number: 30 },
    { triad: '030T', number: 70 },
    { triad: '021D', most: 97, next: 2 },
    { triad: '021U', number: 120, ...middle },
    { triad: '021C', number: 130, ...middle },
  );
  expect(told(found)).toEqual(['021C', '030T']);
});

test('what chance gives of a way with somebody in the middle does not give back ways in contact that are left out', async () => {
  const found = await figure(
    { triad: '300', number: 3, people: 4, chance: 0 },
    { triad: '210', number: 30, chance: 20 },
    { triad: '030T', number: 70, chance: 60, p: 0.3 },
    { triad: '021D', ...middle },
    { triad: '201', ...middle, number: 500, chance: 519, p: 0.02 },
    { triad: '111D', ...middle },
    { triad: '111U', ...middle },
  );
  expect(rowsOf<{ triad: string; chance: number | null; p: number | null }>(found?.table as never)).toMatchObject([
    { triad: '021D', chance: 100, p: 0.5 },
    { triad: '111D', chance: null, times: null, p: null },
    { triad: '111U', chance: null, times: null, p: null },
    { triad: '030T', chance: 60, p: 0.3 },
    { triad: '201', chance: null, times: null, p: null },
  ]);
  expect(found?.finding).toBe(
    'No way in which three people are tied, of those held against chance, is clearly more frequent than by chance',
  );
});

test('is not there where no three people are in contact, or all that are tell of few', async () => {
  expect(await figure({ triad: '030T', number: 0, people: 0 }, { triad: '021D', number: 0, people: 0, most: 0, next: 0 })).toBeNull();
  expect(await figure({ triad: '030T', number: 2, people: 4 })).toBeNull();
  expect(await figure()).toBeNull();
});
