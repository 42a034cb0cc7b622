import { expect, test } from 'vitest';
import { rowsOf } from '../../../../src/report/figure.ts';
import { sharedGroupsFigure } from '../../../../src/report/sections/people/shared-groups.ts';
import type { MixingRow } from '../../../../src/report/sections/people/told-mixing.ts';

const row = (grouping: string, measure: string, value: number, p: number | null, people = 40): MixingRow => ({
  grouping,
  measure,
  group: null,
  people,
  bearers: null,
  value,
  chance: null,
  p,
  told: false,
});

test('says for each grouping how much more often those who share it have a tie, and whether that is more than chance', () => {
  const found = sharedGroupsFigure(5, {
    rows: [
      row('space', 'tieRatio', 3.54, null),
      row('space', 'sharedGroup', 0.003, 0.508),
      row('role', 'sharedGroup', 0.2, 0.001),
      row('region', 'tieRatio', 0.5, null),
      row('region', 'sharedGroup', -0.1, 0.04),
      row('year', 'tieRatio', 2, null),
      row('year', 'sharedGroup', 0.1, null),
    ],
    hidden: ['school'],
  });
  expect(found?.finding).toBe(
    'Two people have a tie 3.5 times as often where they share the space where they mostly post (with all else equal, no more than chance); only where they share role (with all else equal, more than chance); 0.5 times as often where they share region (with all else equal, less than chance); 2.0 times as often where they share year',
  );
  expect(rowsOf(found?.table as never)).toMatchObject([
    { grouping: 'Space', ratio: 3.54, effect: 0.003, p: 0.508 },
    { grouping: 'Role', ratio: null },
    { grouping: 'Region' },
    { grouping: 'Year', p: null },
  ]);
  expect(found?.note).toContain('not told are held equal');
});

test('is not there where fewer than k people have ties within their group, or across', () => {
  expect(sharedGroupsFigure(5, { rows: [row('role', 'sharedGroup', 0.2, 0.001, 4)], hidden: [] })).toBeNull();
  expect(sharedGroupsFigure(5, { rows: [], hidden: [] })).toBeNull();
});
