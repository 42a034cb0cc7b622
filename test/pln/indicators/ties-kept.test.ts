import { describe, expect, it } from 'vitest';
import { integer, seeded } from '../../../src/random.ts';
import { DAY, MONDAY, measured } from '../small.ts';

type Tie = readonly [source: string, target: string];

/** Ties of a quarter. */
const of = (quarter: string, ...ties: readonly Tie[]) => ties.map(([source, target]) => ({ quarter, source, target, weight: 1 }));
const people = (...names: string[]) => names.map((person) => ({ person }));
type Found = Awaited<ReturnType<typeof measured>>['indicators'];
const told = (indicators: Found, name: string) =>
  Object.fromEntries(indicators.filter(({ indicator }) => indicator === name).map(({ period, value }) => [period ?? 'all', value]));

describe('ties kept', async () => {
  const { indicators } = await measured({
    people: [...people('ada', 'ben', 'cy', 'dot'), { person: 'robot', bot: true }],
    tieQuarters: [
      ...of('2021-Q4', ['ada', 'ben'], ['ben', 'ada'], ['ada', 'cy'], ['robot', 'ada']),
      ...of('2022-Q1', ['ada', 'ben'], ['ada', 'dot'], ['robot', 'ada']),
      ...of('2022-Q2', ['ada', 'ben'], ['ada', 'dot']),
      // After a pause, nothing is kept and nothing lost.
      ...of('2023-Q1', ['ada', 'ben']),
      ...of('2023-Q2', ['ada', 'ben']),
    ],
  });

  it('is the share of the ties of a quarter that are in the next one, by the later quarter and over all', () => {
    expect(told(indicators, 'tiesKept')).toEqual({
      '2022-Q1': expect.closeTo(1 / 3, 9),
      '2022-Q2': 1,
      '2023-Q2': 1,
      all: expect.closeTo(4 / 6, 9),
    });
  });

  it('stands beside the Jaccard index of the two', () => {
    // {ab, ba, ac} and {ab, ad}: one of four.
    expect(told(indicators, 'tieJaccard')).toEqual({ '2022-Q1': 1 / 4, '2022-Q2': 1, '2023-Q2': 1, all: expect.closeTo(4 / 7, 9) });
  });

  it('stands beside what it would be if those of the next quarter had their ties with anybody', () => {
    // Ada has both ties of the next quarter, of which ben and dot receive one each: 2 · 1 / 2 of ab, nothing of ba and ac.
    expect(told(indicators, 'tiesKeptByChance')).toEqual({
      '2022-Q1': expect.closeTo(1 / 3, 9),
      '2022-Q2': 1,
      '2023-Q2': 1,
      all: expect.closeTo(4 / 6, 9),
    });
  });

  it.each(['tiesKept', 'tiesKeptByChance', 'tieJaccard'])(
    'is borne by the fewest of those at either end of ties kept and lost: %s',
    (name) => {
      const row = indicators.find(({ indicator, period }) => indicator === name && period === '2022-Q1');
      expect(row).toMatchObject({ scope: 'study', people: 2, bearers: 1 });
    },
  );

  it('is borne by one who alone is acted upon by those who keep their ties', async () => {
    const names = ['ada', 'ben', 'cy', 'dot', 'eve'];
    const hub = names.map((name): Tie => [name, 'hub']);
    const ring = names.map((name, i): Tie => [name, names[(i + 1) % 5] as string]);
    const { indicators: found } = await measured({
      people: people('hub', ...names),
      tieQuarters: [...of('2022-Q1', ...hub, ...ring), ...of('2022-Q2', ...hub)],
    });
    for (const name of ['tiesKept', 'tieJaccard'])
      expect(found.find(({ indicator }) => indicator === name)).toMatchObject({ value: 1 / 2, people: 5, bearers: 1 });
  });

  it('is not there for a single quarter', async () => {
    const { indicators: none } = await measured({ people: people('ada', 'ben'), tieQuarters: of('2022-Q1', ['ada', 'ben']) });
    expect(told(none, 'tiesKept')).toEqual({});
  });
});

it('ties kept by chance are about those that are kept where people have as many ties at random', async () => {
  const random = seeded('kept by chance');
  const names = Array.from({ length: 60 }, (_, i) => `p${i}`);
  // The busier, the more often at either end: the square of a random number is mostly small.
  const anybody = () => names[Math.floor(names.length * (integer(random, 1000) / 1000) ** 2)] as string;
  const drawn = (quarter: string) => {
    const ties = new Map<string, Tie>();
    while (ties.size < 500) {
      const tie = [anybody(), anybody()] as const;
      if (tie[0] !== tie[1]) ties.set(tie.join(' '), tie);
    }
    return of(quarter, ...ties.values());
  };
  const quarters = ['2020-Q1', '2020-Q2', '2020-Q3', '2020-Q4', '2021-Q1', '2021-Q2', '2021-Q3', '2021-Q4'];
  const { value } = await measured({ people: people(...names), tieQuarters: quarters.flatMap(drawn) });
  const [kept, chance] = [value('tiesKept', null), value('tiesKeptByChance', null)];
  expect(kept).toBeGreaterThan(0.2);
  expect(Math.abs((kept ?? 0) - (chance ?? 1))).toBeLessThan(0.03);
});

it('ties kept by chance are borne by those with ties in the next quarter, too', async () => {
  const names = Array.from({ length: 12 }, (_, i) => `p${i}`);
  const circle = names.map((name, i): Tie => [name, `p${(i + 1) % 12}`]);
  const { indicators } = await measured({
    people: people(...names),
    // Of the circle nothing is kept; that p0 could have met p1 tells of the two who act.
    tieQuarters: [...of('2022-Q1', ...circle), ...of('2022-Q2', ['p0', 'p5'], ['p2', 'p1'], ['p2', 'p7'])],
  });
  const rows = indicators.filter(({ indicator }) => indicator === 'tiesKeptByChance');
  expect(rows.map(({ period, people: all, bearers, value }) => ({ period, all, bearers, value: value.toFixed(4) }))).toEqual(
    [null, '2022-Q2'].map((period) => ({ period, all: 12, bearers: 2, value: (1 / 36).toFixed(4) })),
  );
});

it('people of another platform are no chance to meet', async () => {
  const [reddit, twitter] = [people('a', 'b'), people('c', 'd', 'e')];
  const ring = (crowd: ReturnType<typeof people>) =>
    crowd.map(({ person }, i): Tie => [person, crowd[(i + 1) % crowd.length]?.person as string]);
  const { value } = await measured({
    people: [...twitter, ...reddit.map((one) => ({ ...one, platform: 'reddit' }))],
    tieQuarters: ['2022-Q1', '2022-Q2'].flatMap((quarter) => of(quarter, ...ring(reddit), ...ring(twitter))),
  });
  // 1 · 1 / 2 of each of the two, 1 · 1 / 3 of the three; of all together it would be a fifth.
  expect(value('tiesKeptByChance', null)).toBeCloseTo((2 / 2 + 3 / 3) / 5, 9);
});

it('ties kept by chance are no more than sure', async () => {
  const { value } = await measured({
    people: people('ada', 'ben', 'cy', 'dot'),
    // Ada acts upon two and ben is acted upon by two, of three ties: 2 · 2 / 3.
    tieQuarters: [...of('2022-Q1', ['ada', 'ben']), ...of('2022-Q2', ['ada', 'ben'], ['ada', 'cy'], ['dot', 'ben'])],
  });
  expect(value('tiesKeptByChance', null)).toBe(1);
});

it('people who come back are those with a post in the next quarter', async () => {
  const post = (author: string | null, days: number) => ({ post: `${author}${days}`, author, time: MONDAY + days * DAY });
  const { indicators } = await measured({
    people: people('ada', 'ben', 'cy', 'dot'),
    // Three quarters in a row and, after a pause, another.
    posts: [
      ...[post('ada', 0), post('ada', 1), post('ben', 2), post('cy', 3), post(null, 4)],
      ...[post('ada', 60), post('dot', 61), post('ada', 120), post('ada', 360)],
    ],
  });
  const rows = indicators.filter(({ indicator }) => indicator === 'peopleBack');
  expect(rows.map((row) => [row.period, row.value.toFixed(4), row.people, row.bearers])).toEqual([
    [null, '0.4000', 4, 1],
    ['2022-Q4', '0.3333', 3, 1],
    ['2023-Q1', '0.5000', 2, 1],
  ]);
});
