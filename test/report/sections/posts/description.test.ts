import { expect, test } from 'vitest';
import { toldTogether, zoneNote } from '../../../../src/report/sections/posts/description.ts';
import { settingsSchema } from '../../../../src/settings/settings.ts';

test('it is said why platforms have no line of their own, where some have none', () => {
  const of = (...names: readonly string[]) =>
    toldTogether({ k: 5, platforms: names.map((name) => ({ name, posts: 9, people: 9, most: [] })) });
  expect(of('Twitter/X', 'Reddit')).toEqual([]);
  expect(of('Twitter/X', 'Other platforms')[0]).toContain('where fewer than 5 people are known to have posted on one');
  expect(of('Several platforms')).toHaveLength(1);
});

test.each([
  [0, 9, {}, ''],
  [9, 0, {}, 'The exports state no time zone: times are read as UTC (ingest.timezone).'],
  [
    4,
    5,
    { timezone: 'America/New_York', sources: [{ files: 'a.csv', timezone: 'Europe/Paris' }] },
    'Some exports state no time zone: their times are read as America/New_York, or in the zone that the settings give their file (ingest.timezone).',
  ],
])('of %i times without a zone beside %i others it is said in which they are read', (assumed, others, ingest, said) => {
  expect(zoneNote(assumed, others, settingsSchema.parse({ ingest }).ingest)).toBe(said);
});
