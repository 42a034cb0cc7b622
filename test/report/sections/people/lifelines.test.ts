import { expect, test } from 'vitest';
import { rowsOf } from '../../../../src/report/figure.ts';
import { lifelineFigure } from '../../../../src/report/sections/people/lifelines.ts';
import type { Told } from '../../../../src/report/sections/people/signs.ts';

const there = (item: string | null, weeks: number, value: number, people: number): Told => ({
  name: `lasting${weeks}`,
  item,
  period: null,
  value,
  low: value - 0.1,
  high: value + 0.1,
  people,
  counted: people,
});

test('how long people stay is told of the study, then of spaces with most people, week after week', () => {
  const figure = lifelineFigure([
    there('reddit/desk', 12, 0.3, 30),
    there('reddit/desk', 4, 0.5, 30),
    there('mastodon', 4, 0.9, 40),
    there('mastodon', 12, 0.8, 40),
    there(null, 12, 0.6, 70),
    there(null, 4, 0.75, 70),
    // Told after one time only: no line.
    there('reddit', 4, 0.5, 60),
    { ...there(null, 4, 0.1, 70), name: 'questionShare' },
  ]);
  expect(figure?.finding).toBe('Of those who post, 75.0% are still there after 4 weeks and 60.0% after 12');
  expect(
    rowsOf<{ space: string; after: string; share: number }>(figure?.table as never).map(({ space, after, share }) => [space, after, share]),
  ).toEqual([
    ['All who post', '4 weeks', 0.75],
    ['All who post', '12 weeks', 0.6],
    ['Mastodon', '4 weeks', 0.9],
    ['Mastodon', '12 weeks', 0.8],
    ['r/desk', '4 weeks', 0.5],
    ['r/desk', '12 weeks', 0.3],
  ]);
});

test('a platform that everybody posts on is not told of beside the study, and of no two times nothing is told', () => {
  const figure = lifelineFigure([4, 12].flatMap((weeks) => [there(null, weeks, 0.5, 70), there('mastodon', weeks, 0.5, 70)]));
  expect(rowsOf(figure?.table as never)).toHaveLength(2);
  expect(lifelineFigure([there(null, 4, 0.5, 70)])).toBeNull();
});

test('a space of which it is not told how many post there stands before the others, whichever of them have more', () => {
  const order = (people: number) => {
    const spaces = [
      { ...there('reddit/desk', 4, 0.5, people), counted: null },
      { ...there('reddit/desk', 12, 0.5, people), counted: null },
      ...[
        there('reddit/hall', 4, 0.6, 40),
        there('reddit/hall', 12, 0.4, 40),
        there('mastodon', 4, 0.7, 30),
        there('mastodon', 12, 0.4, 30),
      ],
    ];
    const rows = rowsOf<{ space: string }>(lifelineFigure([there(null, 4, 0.5, 90), there(null, 12, 0.4, 90), ...spaces])?.table as never);
    return [...new Set(rows.map(({ space }) => space))];
  };
  for (const people of [20, 35, 50]) expect(order(people)).toEqual(['All who post', 'r/desk', 'r/hall', 'Mastodon']);
});
