import { expect, test } from 'vitest';
import { afterHoursShare } from '../../../src/pln/indicators/after-hours.ts';
import { changes, fewApart, withoutFew } from '../../../src/report/comparison/changes.ts';
import { compare, parts } from '../../../src/report/comparison/compare.ts';
import { comparison } from '../../../src/report/comparison/comparison.ts';
import type { Measured } from '../../../src/report/comparison/numbers.ts';
import { draw } from '../../../src/report/drawing/draw.ts';
import { hues, widths } from '../../../src/report/drawing/theme.ts';
import { printedTable } from '../../../src/report/words/cells.ts';
import type { PublishedRecord } from '../../../src/run/record/public-record.ts';

const stage = (code: string, tables: Record<string, string>) => ({
  code,
  reads: [],
  outputs: Object.fromEntries(Object.entries(tables).map(([name, sha256]) => [name, { sha256 }])),
});

const numbers = (held: Record<string, number>, made: Partial<PublishedRecord> = {}): Measured => ({
  record: {
    staffroom: '1',
    key: 'k',
    node: 'v20',
    lockfile: 'l',
    seed: 1,
    inputs: ['x', 'x', 'y'],
    settings: { network: 'a' },
    stages: { ingest: stage('i', { posts: 'a' }), classify: stage('c', { labels: 'b' }) },
    ...made,
  },
  smallest: 5,
  unit: 'people',
  numbers: held,
});

test('changes tell nothing of exports, settings and tables where the hashes are of two keys', () => {
  const other = numbers({}, { key: 'l', seed: 2, inputs: ['z'], settings: {}, stages: { ingest: stage('j', { posts: 'z' }) } });
  expect(changes(numbers({}), other).made).toEqual(['seed 1 → 2', 'code of classify', 'code of ingest', 'key of the pseudonyms']);
});

test('changes name what moved, most first, what is new, what is gone, and what it was made from', () => {
  const before = numbers({ 'a / x': 10, 'a / y': 0, 'a / v': 0, 'a / z': 5, gone: 1, same: 2 });
  const after = numbers(
    { 'a / x': 11, 'a / y': 3, 'a / v': 1, 'a / z': 1, new: 1, same: 2 },
    {
      seed: 2,
      lockfile: 'm',
      inputs: ['w', 'x', 'y', 'z'],
      settings: { network: 'b', report: 'r' },
      stages: { ingest: stage('i', { posts: 'a', links: 'd' }), classify: stage('d', { labels: 'c' }) },
    },
  );
  expect(changes(before, after)).toEqual({
    made: [
      'seed 1 → 2',
      'versions of libraries',
      '2 exports new or changed',
      '1 export gone or changed',
      'settings network',
      'settings report',
      'code of classify',
      'table labels',
      'table links',
    ],
    moved: [
      { number: 'a / v', before: 0, after: 1, by: null },
      { number: 'a / y', before: 0, after: 3, by: null },
      { number: 'a / z', before: 5, after: 1, by: -0.8 },
      { number: 'a / x', before: 10, after: 11, by: 0.1 },
    ],
    untold: 0,
    added: ['new'],
    removed: ['gone'],
    same: 1,
  });
});

test('of rows in which a count moved by few, a report tells no change', () => {
  const before = numbers({
    'a / x / n': 40,
    'a / x / share': 0.4,
    'a / y / n': 50,
    'a / y / share': 0.5,
    'b / w / value': 2,
    'b / z / value': 1.25,
  });
  const after = numbers({
    'a / x / n': 42,
    'a / x / share': 0.42,
    'a / y / n': 58,
    'a / y / share': 0.58,
    'b / w / value': 3.5,
    'b / z / value': 1,
  });
  const { moved, untold } = withoutFew(changes(before, after), before, after);
  expect(moved.map(({ number }) => number)).toEqual(['b / w / value', 'b / z / value', 'a / y / n', 'a / y / share']);
  expect(untold).toBe(2);
  // Of two reports the one that may tell of fewer people does not count: eight are fewer than nine.
  expect(withoutFew(changes(before, after), { ...before, smallest: 9 }, after).moved.map(({ number }) => number)).toEqual([
    'b / w / value',
    'b / z / value',
  ]);
});

test('of a space with few people or posts more, a report tells no change, whatever figure has it', () => {
  // Nine posts by one person: of 56 and of 65 posts, 41.1% and 41.5% are 23 and 27.
  const held = (posts: number, people: number, share: number) => ({
    'groups / r/QuietDesk / Reddit / posts': posts,
    'groups / r/QuietDesk / Reddit / people': people,
    'purposes / r/QuietDesk / Reddit / sharingShare': share,
    'purposes / r/LoudDesk / Reddit / sharingShare': share / 2,
    'purposes / Reddit / sharingShare': share / 2,
  });
  const [before, after] = [numbers(held(56, 16, 0.411)), numbers(held(65, 17, 0.415))];
  const told = (one: Measured, other: Measured) => withoutFew(changes(one, other), one, other).moved.map(({ number }) => number);
  const others = ['purposes / Reddit / sharingShare', 'purposes / r/LoudDesk / Reddit / sharingShare'];
  expect(told(before, after)).toEqual(others);
  expect(told(before, numbers(held(75, 21, 0.415)))).toHaveLength(5);
  const posts = (n: number, share: number) => numbers({ 'hashtags / #inkwell / posts': n, 'purposes / #inkwell / sharingShare': share });
  expect(told(posts(50, 0.4), posts(54, 0.5))).toEqual([]);
  expect(told(posts(50, 0.4), posts(55, 0.5))).toHaveLength(2);
  // As many people are nobody new where no posts came, otherwise perhaps one person who left and one who came.
  const same = numbers(held(56, 16, 0.415));
  expect(told(before, same)).toHaveLength(3);
  const [grown, more] = [before, same].map((one, i) => numbers({ ...one.numbers, 'platforms / Reddit / posts': 90 + 30 * i }));
  expect(told(grown as Measured, more as Measured)).toEqual(['platforms / Reddit / posts', ...others]);
  const renamed = numbers({ ...same.numbers, 'platforms / Other platforms / posts': 120 });
  expect(told(grown as Measured, renamed)).toEqual(others);
});

test('a report does not name what an earlier one told of and it does not', () => {
  const before = numbers({ 'hashtags / #vorkelclub / posts': 40, 'hashtags / #inkwell / posts': 50 });
  const after = numbers({ 'hashtags / #inkwell / posts': 60 });
  expect(withoutFew(changes(before, after), before, after).removed).toEqual(['hashtags']);
});

test('changes of a report to itself are none', () => {
  const one = numbers({ a: 1 });
  expect(changes(one, one)).toEqual({ made: [], moved: [], untold: 0, added: [], removed: [], same: 1 });
});

test('compare gives differences of shares the interval of Newcombe’s method 10', () => {
  // Newcombe 1998, table II (a): 56/70 against 48/80, interval 0.0524 to 0.3339.
  const row = (share: number, low: number, high: number) =>
    numbers({ 'codes-overall / Sharing / share': share, 'codes-overall / Sharing / low': low, 'codes-overall / Sharing / high': high });
  const [pair] = compare(row(0.8, 0.6917, 0.8773), row(0.6, 0.4905, 0.7004));
  expect(pair?.difference).toBeCloseTo(0.2, 10);
  expect(pair?.low).toBeCloseTo(0.0524, 3);
  expect(pair?.high).toBeCloseTo(0.3339, 3);
  // An interval without width is none.
  const none = row(0.8, 0.8, 0.8);
  expect(compare(none, row(0.6, 0.4905, 0.7004))[0]).toMatchObject({ low: null, high: null });
  expect(compare(row(0.6, 0.4905, 0.7004), none)[0]).toMatchObject({ low: null, high: null });
});

test('compare takes the bounds of after hours for no interval', () => {
  const row = (share: number) => {
    const name = `strain-study / ${afterHoursShare.title}`;
    return numbers({ [`${name} / share`]: share, [`${name} / low`]: share - 0.01, [`${name} / high`]: share + 0.01 });
  };
  expect(compare(row(0.8), row(0.2))[0]).toMatchObject({ difference: expect.closeTo(0.6, 12), low: null, high: null });
});

test('compare leaves out what only one study has or what is another thing in each, and gives no interval where there is none', () => {
  expect(
    compare(
      numbers({ 'measures / People / value': 5, 'kinds / Poll / share': 1, 'hashtags / #a / posts': 3 }),
      numbers({ 'measures / People / value': 7, 'hashtags / #a / posts': 3 }),
    ),
  ).toEqual([{ number: 'measures / People / value', one: 5, other: 7, difference: -2, low: null, high: null }]);
});

test('comparison says of twenty shares that one differs only where it does among twenty', () => {
  const study = (name: string, shares: readonly number[]) => ({
    name,
    numbers: numbers(
      Object.fromEntries(
        shares.flatMap((share, i) =>
          ['share', 'low', 'high'].map((column, c) => [`kinds / Kind ${i} / ${column}`, share + ([0, -0.05, 0.05][c] as number)]),
        ),
      ),
    ),
  });
  const base = Array.from({ length: 20 }, () => 0.3);
  const found = (...others: number[]) =>
    comparison([study('a', base), study('b', [...others, ...base.slice(others.length)])])[0]?.findings[0];
  // 0.08 is more than 1.96 standard errors of 0.0361, but not than the 3.02 that twenty comparisons ask for.
  expect(found(0.38)).toBe('Of 20\u00a0shares, none differs clearly between a and b.');
  expect(found(0.42)).toMatch(/^1 of 20\u00a0shares differs clearly between a and b, most of all kind 0: 30.0% in a, 42.0% in b/);
  expect(found(0.42, 0.02)).toMatch(/^2 of 20\u00a0shares differ clearly between a and b, most of all kind 1: 30.0% in a, 2.0% in b/);
});

test('parts of a report are as studies of their own, whatever the part is called', () => {
  const whole = numbers({
    'codes-platforms / Sharing / Twitter/X / share': 0.5,
    'codes-platforms / Sharing / Reddit / share': 0.25,
    'growth-time / #edchat / Response rate / 2022-H2 / share': 0.3,
    'spaces-compared / Response rate / #edchat / share': 0.2,
    'codes-overall / Sharing / share': 0.4,
  });
  expect([...parts(whole, 'platforms')].map(([name, { numbers: own }]) => [name, own])).toEqual([
    ['Twitter/X', { 'codes-overall / Sharing / share': 0.5 }],
    ['Reddit', { 'codes-overall / Sharing / share': 0.25 }],
  ]);
  expect([...parts(whole, 'periods')].map(([name, { numbers: own }]) => [name, own])).toEqual([
    ['2022-H2', { 'growth-study / #edchat / Response rate / share': 0.3 }],
  ]);
  expect([...parts(whole, 'spaces')].map(([name, { numbers: own }]) => [name, own])).toEqual([
    ['#edchat', { 'signs-of-spaces / Response rate / share': 0.2 }],
  ]);
});

test('comparison says where each part is as a sentence does, and codes have the colours that they have in a report', async () => {
  const part = (name: string, share: number) => ({
    name,
    where: `on ${name}`,
    numbers: numbers({
      // Of the first code too little is known for a share: the colours of the others stay theirs.
      'codes-overall / Sharing / n': 100,
      ...Object.fromEntries(
        ['Self-promotion', 'Commercial'].flatMap((code) =>
          ['share', 'low', 'high'].map((column, i) => [`codes-overall / ${code} / ${column}`, share + ([0, -0.05, 0.05][i] as number)]),
        ),
      ),
    }),
  });
  const [codes] = comparison([part('Reddit', 0.2), part('Twitter/X', 0.5)]);
  expect(codes?.findings[0]).toMatch(/most of all self-promotion: 20\.0% on Reddit, 50\.0% on Twitter\/X, a/);
  const { chart, table } = codes?.figures[0] ?? {};
  if (!chart || !table) throw new Error('no chart');
  const svg = await draw(chart(table, widths.wide), { alt: '', name: 'x' });
  expect([hues.green, hues.purple, hues.vermillion, hues.blue].map((hue) => svg.includes(`"${hue}"`))).toEqual([false, true, true, false]);
});

test('comparison sets three studies side by side, differences from the first, and says which is clearest', () => {
  const study = (name: string, share: number, people: number) => ({
    name,
    numbers: numbers({
      'codes-overall / Sharing / n': people * 2,
      'codes-overall / Sharing / share': share,
      'codes-overall / Sharing / low': share - 0.05,
      'codes-overall / Sharing / high': share + 0.05,
      'codes-overall / Commercial / share': 0.01,
      'measures / People / value': people,
    }),
  });
  const [codes, network] = comparison([study('a', 0.2, 10), study('b', 0.5, 30), study('c', 0.21, 5)]);
  expect(codes?.findings).toEqual([
    'Sharing differs clearly between a and b: 20.0% in a, 50.0% in b, a difference of 30.0 points (95% interval 22.9 to 37.1).',
    'Sharing does not differ clearly between a and c.',
  ]);
  expect(codes?.figures.map(({ id, chart }) => [id, chart !== null])).toEqual([
    ['codes-shares', true],
    ['codes-compared', false],
  ]);
  // Shares in per cent, as in the chart above them, and their differences in points, in the order of the report; counts say what
  // they rest on.
  const table = codes?.figures.find(({ id }) => id === 'codes-compared');
  expect(table && printedTable(table).rows).toEqual([
    ['Sharing', '20.0%', '50.0%', '30.0\u00a0points (22.9 to 37.1)', '21.0%', '1.0\u00a0points (−6.1 to 8.1)'],
    ['Sharing · posts coded', '20', '60', '–', '10', '–'],
    ['Commercial', '1.0%', '1.0%', '0.0\u00a0points', '1.0%', '0.0\u00a0points'],
  ]);
  expect(table).toMatchObject({
    finding: 'What posts do: a, b and c',
    help: 'Each line is a measure; differences are from a.',
    note: expect.stringContaining('Newcombe 1998'),
  });
  const [chart] = codes?.figures ?? [];
  expect(chart?.table.objects()).toMatchObject([0.2, 0.5, 0.21].map((share, i) => ({ measure: 'Sharing', study: 'abc'.charAt(i), share })));
  expect(chart?.help).toMatch(/95% interval\.$/);
  expect([network?.findings, network?.figures[0]?.note]).toEqual([[], null]);
  expect(network?.figures[0] && printedTable(network.figures[0]).rows).toEqual([['People', '10', '30', '20', '5', '−5']]);
  expect(network?.figures[0]?.table.objects()).toMatchObject([
    { measure: 'People', v0: 10, v1: 30, d1: 20, low1: null, high1: null, v2: 5, d2: -5, low2: null, high2: null },
  ]);
});

test('comparison names those that have a measure, draws no share alone, and says that bounds by the clock are no interval', () => {
  const hours = `strain-study / ${afterHoursShare.title}`;
  const study = (name: string, width: number | null, further: Record<string, number> = {}) => ({
    name,
    numbers: numbers({
      [`${hours} / share`]: 0.5,
      ...(width === null ? {} : { [`${hours} / low`]: 0.5 - width, [`${hours} / high`]: 0.5 + width }),
      ...further,
    }),
  });
  const [codes, kinds, strain] = comparison([
    study('a', 0.1, { 'codes-overall / Sharing / share': 0.4, 'kinds / Reply / share': 0.4, 'kinds / Quote / share': 0.1 }),
    study('b', 0.1, { 'codes-overall / Sharing / share': 0.5, 'kinds / Reply / share': 0.5 }),
    study('c', null, { 'kinds / Quote / share': 0.2 }),
  ]);
  expect(codes?.figures.map(({ finding }) => finding)).toEqual(['What posts do: a and b']);
  expect(kinds?.figures.map((one) => printedTable(one).rows)).toEqual([
    [
      ['Reply', '40.0%', '50.0%', '10.0\u00a0points', '–', '–'],
      ['Quote', '10.0%', '–', '–', '20.0%', '10.0\u00a0points'],
    ],
  ]);
  expect(strain?.figures.map(({ id }) => id)).toEqual(['strain-shares', 'strain-compared']);
  expect(strain?.figures[0]?.help).toContain('; of “After hours” from the lowest to the highest share');
  expect(comparison([study('a', 0.1), study('c', null)])[0]?.figures.map(({ id }) => id)).toEqual(['strain-compared']);
});

test('comparison tells in its summary of three others at most', () => {
  const study = (name: string) => ({
    name,
    numbers: numbers({ 'kinds / Reply / share': 0.3, 'kinds / Reply / low': 0.2, 'kinds / Reply / high': 0.4 }),
  });
  const [kinds] = comparison(['a', 'b', 'c', 'd', 'e'].map(study));
  expect([kinds?.findings, kinds?.further].map((said) => said?.map((one) => one.at(-2)))).toEqual([['b', 'c', 'd'], ['e']]);
});

test.each<[string, Record<string, number>, Record<string, number>, boolean]>([
  ['one person and their posts', { people: 20, posts: 800 }, { people: 19, posts: 767 }, true],
  ['one post', { people: 20, posts: 800 }, { people: 20, posts: 799 }, true],
  ['posts of perhaps one person', { people: 20, posts: 800 }, { people: 20, posts: 792 }, true],
  ['one person in the place of another', { people: 20, posts: 800 }, { people: 20, posts: 815 }, true],
  ['many posts of perhaps four people', { people: 20, posts: 800 }, { people: 24, posts: 1300 }, true],
  [
    'people who came as others left a platform',
    { people: 20, posts: 800, 'Reddit people': 30, 'Reddit posts': 90 },
    { people: 27, posts: 900, 'Reddit people': 30, 'Reddit posts': 97 },
    true,
  ],
  ['five people', { people: 20, posts: 800 }, { people: 15, posts: 700 }, false],
  ['nobody', { people: 20, posts: 800 }, { people: 20, posts: 800 }, false],
  ['a platform of its own', { people: 20, posts: 800 }, { people: 20, posts: 800, 'Reddit people': 4 }, true],
  ['one of five people', { people: 20, posts: 800 }, { people: 20, posts: 800, 'Reddit people': 5, 'Reddit posts': 5 }, false],
])('fewApart: studies that differ by %s', (_, one, other, few) => {
  const sized = (sizes: Record<string, number>) =>
    numbers(
      Object.fromEntries(
        Object.entries(sizes).map(([of, n]) => [`platforms / ${of.includes(' ') ? of.replace(' ', ' / ') : `Twitter/X / ${of}`}`, n]),
      ),
    );
  expect(fewApart(sized(one), sized(other))).toBe(few);
});

test('fewApart: platforms that are told together since somebody left are held against themselves before', () => {
  const held = (...rows: readonly [name: string, people: number, posts: number][]) =>
    numbers(
      Object.fromEntries(
        rows.flatMap(([name, people, posts]) => [
          [`platforms / ${name} / people`, people],
          [`platforms / ${name} / posts`, posts],
        ]),
      ),
    );
  const before = held(['Twitter/X', 90, 900], ['Reddit', 30, 200], ['Mastodon', 5, 60]);
  const after = (people: number, posts: number) => held(['Twitter/X', 90, 900], ['Other platforms', people, posts]);
  expect(fewApart(before, after(34, 248))).toBe(true);
  expect(fewApart(before, after(35, 260))).toBe(false);
  expect(fewApart(before, after(30, 200))).toBe(false);
  // Of how many people the posts are that left is not known where people are told no more.
  const untold = numbers({ ...before.numbers, 'platforms / Reddit / posts': 150 });
  const { 'platforms / Reddit / people': _, ...rest } = untold.numbers;
  expect(fewApart(before, { ...untold, numbers: rest })).toBe(true);
});

test('fewApart: five people are few where one of the two reports tells of no fewer than six', () => {
  const held = (people: number, posts: number) => numbers({ 'platforms / Reddit / people': people, 'platforms / Reddit / posts': posts });
  expect(fewApart({ ...held(20, 800), smallest: 6 }, held(15, 700))).toBe(true);
  expect(fewApart(held(20, 800), { ...held(15, 700), smallest: 6 })).toBe(true);
});
