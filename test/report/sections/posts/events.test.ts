import { expect, test } from 'vitest';
import { rowsOf } from '../../../../src/report/figure.ts';
import { events } from '../../../../src/report/sections/posts/events.ts';
import type { Source } from '../../../../src/report/source/source.ts';
import type { Row } from '../../../../src/schema/schema.ts';
import { settingsSchema } from '../../../../src/settings/settings.ts';
import { withTables } from '../../tables.ts';

const NAME = 'Schools close';
const SETTINGS = { pln: { events: [{ name: NAME, date: '2020-03-13' }] } };

function change(measure: string, given: Partial<Row<'eventChanges'>> = {}): Row<'eventChanges'> {
  const even = {
    trend: 1,
    trendLow: 0.9,
    trendHigh: 1.1,
    level: 1,
    levelLow: 0.8,
    levelHigh: 1.25,
    slope: 1,
    slopeLow: 0.9,
    slopeHigh: 1.1,
  };
  const rest = {
    event: NAME,
    time: Date.UTC(2020, 2, 13),
    item: null,
    weeks: 1,
    before: 30,
    after: 30,
    autocorrelation: 0.2,
    people: 40,
    bearers: 40,
  };
  return { ...rest, ...even, measure, ...given };
}

function told(rows: readonly Row<'eventChanges'>[], settings: object = SETTINGS) {
  return withTables({ eventChanges: [...rows] }, ['eventChanges', 'posts'], (db) => {
    const glossary = { title: (_: string, name: string) => name.toUpperCase() };
    return events({ db, k: 5, settings: settingsSchema.parse(settings), codes: ['sharing'], glossary } as unknown as Source);
  });
}

test('a study that names no event is told that it may', async () => {
  const { figures, introduction } = await told([], {});
  expect(figures).toEqual([]);
  expect(introduction.join(' ')).toContain('pln.events');
});

test('the clearest change is told first, and which were looked at', async () => {
  const posts = change('posts', { level: 3, levelLow: 2, levelHigh: 4.5 });
  const { figures, findings } = await told([change('code sharing'), posts]);
  expect(findings).toEqual([
    'Schools close (13 Mar 2020): posts were at once 3.00 times as many as the trend before leads to expect (95% interval 2.00 to 4.50).',
  ]);
  expect(figures.map(({ id }) => id)).toEqual(['event-1']);
  expect(rowsOf<{ what: string }>((figures[0] as (typeof figures)[number]).table).map(({ what }) => what)).toEqual([
    'Posts',
    'SHARING (share)',
  ]);
});

test('an interval that leaves out 1 alone is no clear change among several', async () => {
  const nearly = change('replies', { level: 1.3, levelLow: 1.02, levelHigh: 1.66 });
  const { findings } = await told([nearly, ...['posts', 'people', 'links', 'code sharing'].map((name) => change(name))]);
  expect(findings).toEqual(['Schools close (13 Mar 2020): nothing that was looked at changed clearly at once.']);
});

test.each(['people', 'bearers'] as const)('what fewer than five %s stand behind is not told', async (of) => {
  const { figures } = await told([change('posts'), change('links', { [of]: 4 })]);
  expect(JSON.stringify(figures.map(({ table }) => rowsOf(table)))).not.toContain('Links');
});

test('of several events it says of which nothing can be told', async () => {
  const more = ['Snow', 'A strike'].map((name) => ({ name, date: '2021-01-08' }));
  const { figures, introduction } = await told([change('posts'), change('posts', { event: 'Snow', people: 4 })], {
    pln: { events: [more[0], ...SETTINGS.pln.events, more[1]] },
  });
  expect(figures.map(({ id }) => id)).toEqual(['event-2']);
  expect(introduction).toContain('Of Snow and A strike too little is posted before or after, or too little known, to tell a change.');
  expect((await told([change('posts')])).introduction).toHaveLength(1);
});

test('a space that few use is not told of', async () => {
  const { figures } = await told([change('posts'), change('posts', { item: '#ofone' })]);
  expect(figures.map(({ id }) => id)).toEqual(['event-1']);
});

test('a change of which nothing is known has no row', async () => {
  const wild = change('posts', { level: 0.6, levelLow: 1e-9, levelHigh: 4e8 });
  const { figures } = await told([wild, change('replies', { levelLow: 0.001 }), { ...wild, item: '#a' }]);
  expect(figures.map(({ id }) => id)).toEqual(['event-1']);
  expect(rowsOf<{ what: string }>(figures[0]?.table as never).map(({ what }) => what)).toEqual(['Replies (share)']);
  expect((await told([wild])).introduction.join(' ')).toContain('so unsure that it may be anything from a 64th to 64 times');
});
