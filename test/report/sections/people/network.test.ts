import { expect, test } from 'vitest';
import { comparedQuality } from '../../../../src/report/sections/people/communities.ts';
import { doing, network, withoutTies } from '../../../../src/report/sections/people/network.ts';
import type { Source } from '../../../../src/report/source/source.ts';
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
