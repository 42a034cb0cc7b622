import { expect, test } from 'vitest';
import { distribution } from '../../src/report/charts/distribution.ts';
import { hours } from '../../src/report/charts/hours.ts';
import { lorenzCurve } from '../../src/report/charts/lorenz.ts';
import { overTime } from '../../src/report/charts/over-time.ts';
import { panels } from '../../src/report/charts/panels.ts';
import { ranking } from '../../src/report/charts/ranking.ts';
import { ratios } from '../../src/report/charts/ratios.ts';
import { shares } from '../../src/report/charts/shares.ts';
import { sharesOverTime } from '../../src/report/charts/shares-over-time.ts';
import { steps } from '../../src/report/charts/steps.ts';
import { huesOf } from '../../src/report/drawing/code-hues.ts';
import { draw } from '../../src/report/drawing/draw.ts';
import { textWidth } from '../../src/report/drawing/text-width.ts';
import { hues, widths } from '../../src/report/drawing/theme.ts';
import { type Chart, tableFrom } from '../../src/report/figure.ts';
import { Glossary } from '../../src/report/words/glossary.ts';

const WEEK = 604_800_000;

/** Each chart with the smallest table that shows what it does. */
const charts: Record<string, { chart: Chart; rows: Record<string, unknown>[] }> = {
  ranking: {
    chart: ranking({ label: 'tag', value: 'posts' }),
    rows: [
      { tag: '#a', posts: 1200 },
      { tag: '#b', posts: 7 },
    ],
  },
  panels: {
    chart: panels({ panel: 'kind', label: 'platform', value: 'share', text: 'text', shared: true }),
    rows: [
      { kind: 'Originals', platform: 'Reddit', share: 0.5, text: '50.0%' },
      { kind: 'Replies', platform: 'Reddit', share: null, text: 'withheld' },
    ],
  },
  overTime: {
    chart: overTime({ panel: 'platform', time: 'begins', value: 'posts' }),
    rows: [
      { platform: 'Reddit', begins: new Date(0), posts: 9 },
      { platform: 'Reddit', begins: new Date(WEEK), posts: null },
      { platform: 'Twitter/X', begins: new Date(0), posts: null },
    ],
  },
  hours: {
    chart: hours({ weekday: 'weekday', hour: 'hour', value: 'posts' }),
    rows: [
      { weekday: 1, hour: 0, posts: 3 },
      { weekday: 7, hour: 23, posts: null },
      { weekday: 7, hour: 22, posts: 0 },
    ],
  },
  shares: {
    chart: shares({ panel: 'code', label: 'platform' }),
    rows: [
      { code: 'Sharing', platform: 'Reddit', share: 0.5, low: 0.4, high: 0.6, text: '50.0%' },
      { code: 'Commercial', platform: 'Reddit', share: null, low: null, high: null, text: 'withheld' },
    ],
  },
  sharesOverTime: {
    chart: sharesOverTime({ panel: 'code' }),
    rows: [
      { code: 'Sharing', begins: new Date(0), share: 0.5, low: 0.4, high: 0.6 },
      { code: 'Sharing', begins: new Date(WEEK), share: null, low: null, high: null },
    ],
  },
  lorenz: {
    chart: lorenzCurve({ people: 'people', share: 'share' }),
    rows: [
      { people: 0, share: 0 },
      { people: 0.5, share: 0.2 },
      { people: 1, share: 1 },
    ],
  },
  distribution: {
    chart: distribution({ panel: 'part', label: 'class', share: 'share', axis: 'others' }),
    rows: [
      { part: 'People', class: '0', share: 0.4 },
      { part: 'People', class: '1+', share: 0.6 },
      { part: 'Tools', class: '0+', share: 1 },
    ],
  },
};

const cases = Object.entries(charts).map(([name, { chart, rows }]) => ({
  name,
  chart,
  table: tableFrom(rows, Object.keys(rows[0] ?? {})),
}));

test.each(cases)('$name gives this specification', ({ chart, table }) => {
  expect(outline(chart(table, widths.wide))).toMatchSnapshot();
});

test.each(cases)('$name is drawn without a warning, within its width, the same each time', async ({ name, chart, table }) => {
  for (const width of Object.values(widths)) {
    const svg = await draw(chart(table, width), { alt: 'a chart', name });
    expect(Number(/width="([\d.]+)"/.exec(svg)?.[1])).toBeLessThanOrEqual(width * 1.06);
    expect(await draw(chart(table, width), { alt: 'a chart', name })).toBe(svg);
  }
});

test('panels of shares have the lines of their own code, in its order, where another has more', () => {
  const chart = shares({ panel: 'code', label: 'of' });
  const row = (code: string, of: string) => ({ code, of, share: 0.5, low: 0.4, high: 0.6, text: '50.0%' });
  const rows = [row('Question', 'corrected'), row('Own work', 'program'), row('Own work', 'corrected')];
  const spec = chart(tableFrom(rows, Object.keys(rows[0] as object)), widths.wide) as unknown as {
    concat: { encoding: { y: { sort: string[] } } }[];
  };
  expect(spec.concat.map(({ encoding }) => encoding.y.sort)).toEqual([['corrected'], ['program', 'corrected']]);
});

test('a chart keeps within its width with numbers of many digits, long reasons and long names', async () => {
  const long: [string, Chart, object[]][] = [
    [
      'steps',
      steps(),
      [
        { step: 'Posts of the study', text: '480', leaves: '440 uncodable: deleted, empty, not in English, or not readable from text' },
        { step: 'Posts that are coded', text: '40', leaves: '' },
      ],
    ],
    [
      'classes',
      distribution({ label: 'class', share: 'share', axis: 'time until the first answer by someone else' }),
      ['< 1 min', '1–5 min', '5–15 min', '15–60 min', '1–6 h', '6–24 h', '> 1 day'].map((name) => ({ class: name, share: 0.14 })),
    ],
    [
      'panels',
      panels({ panel: 'what', label: 'name', value: 'n', text: 'text', shared: false, columns: 3 }),
      ['People', 'Interactions that stay inside'].flatMap((what) => [{ what, name: '10 · #labtalkersofthenorth', n: 0.88, text: '88.0%' }]),
    ],
  ];
  for (const [name, chart, rows] of long)
    for (const width of Object.values(widths)) {
      const svg = await draw(chart(tableFrom(rows, Object.keys(rows[0] ?? {})), width), { alt: 'a chart', name });
      expect(Number(/width="([\d.]+)"/.exec(svg)?.[1]), name).toBeLessThanOrEqual(width * 1.04);
    }
});

test.each([
  ['shares', shares({ panel: 'all', label: 'sign', share: 'share', low: 'low', high: 'high', text: 'text' })],
  ['ranking', ranking({ label: 'sign', value: 'share', format: '.1%' })],
  ['panels', panels({ panel: 'all', label: 'sign', value: 'share', text: 'text', shared: true })],
  ['ratios', ratios({ label: 'sign', ratio: 'share', low: 'low', high: 'high', text: 'text' })],
] as const)('names that have no room on a phone stand above the marks of %s, whole', async (name, chart) => {
  const names = ['Still there after 12 weeks', 'Self-promotion in one’s network', 'Thanks'];
  const rows = names.map((sign) => ({ all: 'Signs', sign, share: 0.5, low: 0.4, high: 0.6, text: '50.0%' }));
  const svg = await draw(chart(tableFrom(rows, Object.keys(rows[0] ?? {})), widths.narrow), { alt: 'a chart', name });
  for (const one of names) expect(svg).toContain(`>${one}<`);
  expect(Number(/width="([\d.]+)"/.exec(svg)?.[1])).toBeLessThanOrEqual(widths.narrow * 1.04);
});

test('panels beside each other have the same lines, and say what is withheld', async () => {
  const chart = panels({ panel: 'kind', label: 'platform', value: 'share', text: 'text', shared: true });
  const rows = [
    { kind: 'Originals', platform: 'Reddit', share: 1, text: '100%' },
    { kind: 'Originals', platform: 'Bluesky', share: null, text: 'withheld' },
    { kind: 'Replies', platform: 'Bluesky', share: 0, text: '0%' },
  ];
  const svg = await draw(chart(tableFrom(rows, ['kind', 'platform', 'share', 'text']), widths.wide), { alt: 'a chart', name: 'x' });
  const height = (text: string) => Number(new RegExp(`translate\\([\\d.]+,([\\d.]+)\\)"[^>]*>${text}<`).exec(svg)?.[1]);
  expect(height('withheld')).toBe(height('0%'));
  expect(height('0%') - height('100%')).toBe(22);
});

test('a strip over time that tells of no posts is left out', async () => {
  const rows = ['Reddit', 'Bluesky'].flatMap((platform) => [
    { platform, begins: new Date(0), posts: platform === 'Reddit' ? null : 7 },
    { platform, begins: new Date(WEEK), posts: 0 },
  ]);
  const svg = await draw(charts.overTime?.chart(tableFrom(rows, ['platform', 'begins', 'posts']), widths.wide) as never, {
    alt: 'a chart',
    name: 'x',
  });
  expect(svg).not.toContain('Reddit');
});

test('names that have no room on a page stand in two lines', async () => {
  const chart = shares({ panel: 'all', label: 'sign', share: 'share', low: 'low', high: 'high', text: 'text' });
  const rows = [
    { all: 'Signs', sign: 'Posts in which somebody passes on words of others', share: 0.5, low: 0.4, high: 0.6, text: '50.0%' },
  ];
  const svg = await draw(chart(tableFrom(rows, Object.keys(rows[0] ?? {})), widths.wide), { alt: 'a chart', name: 'x' });
  for (const line of ['Posts in which somebody passes on words', 'of others']) expect(svg).toContain(`>${line}<`);
});

test('a code has its colour in every chart, and more codes than there are colours have none', async () => {
  const of = huesOf(sourceOf(['sharing', 'selfpromotion', 'commercial']));
  const rows = [...of.keys()].map((code, i) => ({ code, platform: 'Mastodon', begins: i, share: 0.5, low: 0.4, high: 0.6, text: '50.0%' }));
  const table = tableFrom(rows, Object.keys(rows[0] ?? {}));
  const charts = [
    shares({ panel: 'code', label: 'platform', share: 'share', low: 'low', high: 'high', text: 'text', hues: { by: 'panel', of } }),
    panels({ panel: 'platform', label: 'code', value: 'share', text: 'text', shared: true, hues: { by: 'label', of } }),
    sharesOverTime({ panel: 'code', hues: of }),
  ];
  for (const chart of charts) {
    const svg = await draw(chart(table, widths.wide), { alt: 'a chart', name: 'x' });
    for (const hue of of.values()) expect(svg).toContain(`"${hue}"`);
    expect(svg).not.toContain(`"${hues.blue}"`);
  }
  expect(huesOf(sourceOf(['a', 'b', 'c', 'd', 'e'])).size).toBe(0);
});

function sourceOf(codes: readonly string[]) {
  return { codes, undecided: [], glossary: new Glossary([]) };
}

test.each([
  ['', 0],
  ['plain words', 79],
  ['100%', 36],
  ['授業', 26],
])('textWidth(%j) is %i pixels at 13', (text, width) => expect(textWidth(text, 13)).toBe(width));

/** Where each text of a drawing stands: its left and top, which the groups around it move. */
function textsAt(svg: string): Map<string, readonly [number, number]> {
  const found = new Map<string, readonly [number, number]>();
  const around: (readonly [number, number])[] = [[0, 0]];
  for (const [, closing, name, attributes = '', words = ''] of svg.matchAll(/<(\/?)(g|text)\b([^>]*)>([^<]*)/g)) {
    if (closing === '/') {
      around.pop();
      continue;
    }
    const [, dx = '0', dy = '0'] = /translate\(([-\d.]+),([-\d.]+)\)/.exec(attributes) ?? [];
    const [x, y] = around.at(-1) as readonly [number, number];
    around.push([x + Number(dx), y + Number(dy)]);
    if (name === 'text') found.set(words, around.at(-1) as readonly [number, number]);
  }
  return found;
}

/** Strips over three half-years, drawn. */
async function stripsOf(signs: readonly string[], width: number): Promise<string> {
  const rows = signs.flatMap((sign) =>
    [Date.UTC(2022, 6, 1), Date.UTC(2023, 0, 1), Date.UTC(2023, 6, 1)].map((time) => ({
      sign,
      begins: new Date(time),
      share: 0.5,
      low: 0.4,
      high: 0.6,
    })),
  );
  const chart = sharesOverTime({ panel: 'sign', named: 'halves' });
  return draw(chart(tableFrom(rows, ['sign', 'begins', 'share', 'low', 'high']), width), { alt: '', name: 'x' });
}

/** Lefts and tops of the headings of strips over three half-years, by name. */
async function headings(signs: readonly string[], width: number): Promise<Record<string, readonly [number, number]>> {
  const svg = await stripsOf(signs, width);
  expect(Number(/ width="(\d+)"/.exec(svg)?.[1])).toBeLessThanOrEqual(width);
  return Object.fromEntries([...textsAt(svg)].filter(([text]) => signs.includes(text)));
}

test('many short strips stand in a grid on a page and below each other on a phone; few do so, too, and those with long headings', async () => {
  const signs = ['Thanks', 'Questions', 'Feelings', 'Reasons', 'Answers', 'Praise'];
  const different = (places: Record<string, readonly [number, number]>, axis: 0 | 1) =>
    new Set(Object.values(places).map((place) => Math.round(place[axis]))).size;
  const grid = await headings(signs, widths.wide);
  expect([different(grid, 0), different(grid, 1)]).toEqual([3, 2]);
  const four = await headings(signs.slice(0, 4), widths.wide);
  expect([different(four, 0), different(four, 1)]).toEqual([2, 2]);
  for (const stacked of [
    await headings(signs, widths.narrow),
    await headings(signs.slice(0, 3), widths.wide),
    await headings([...signs, 'Posts in which somebody passes on words of others or of nobody'], widths.wide),
  ])
    expect(different(stacked, 0)).toBe(1);
});

test('no axis stands below an empty place of a grid of strips: there each strip has its own', async () => {
  const signs = ['Thanks', 'Questions', 'Feelings', 'Reasons', 'Answers', 'Praise'];
  const axes = (svg: string) => svg.match(/>2022-H2</g)?.length;
  expect(axes(await stripsOf(signs, widths.wide))).toBe(3);
  expect(axes(await stripsOf(signs.slice(0, 5), widths.wide))).toBe(5);
});

test('half-years are named at the axis, and no day between them', async () => {
  const rows = [Date.UTC(2022, 6, 1), Date.UTC(2023, 0, 1), Date.UTC(2023, 6, 1)].map((time) => ({
    sign: 'Thanks',
    begins: new Date(time),
    share: 0.5,
    low: 0.4,
    high: 0.6,
  }));
  const chart = sharesOverTime({ panel: 'sign', named: 'halves' });
  for (const width of Object.values(widths)) {
    const svg = await draw(chart(tableFrom(rows, ['sign', 'begins', 'share', 'low', 'high']), width), { alt: '', name: 'x' });
    expect([...svg.matchAll(/>(\d{4}[^<]*)</g)].map(([, label]) => label)).toEqual(['2022-H2', '2023-H1', '2023-H2']);
  }
});

test('shares without an interval stay within their strips, quarters named below', async () => {
  const rows = Array.from({ length: 6 }, (_, i) => ({
    what: 'Back',
    begins: new Date(Date.UTC(2022, 3 * i, 1)),
    share: 0.6,
    low: null,
    high: null,
  }));
  const chart = sharesOverTime({ panel: 'what', named: 'quarters' });
  const svg = await draw(chart(tableFrom(rows, ['what', 'begins', 'share', 'low', 'high']), widths.wide), { alt: '', name: 'x' });
  expect(Number(/ height="(\d+)"/.exec(svg)?.[1])).toBeLessThan(200);
  expect([...svg.matchAll(/>(\d{4}-Q\d)</g)].map(([, label]) => label)).toEqual([
    '2022-Q1',
    '2022-Q2',
    '2022-Q3',
    '2022-Q4',
    '2023-Q1',
    '2023-Q2',
  ]);
});

test('marks that have no number beside them say theirs to the page, and nothing to assistive technology', async () => {
  const said = async (name: 'overTime' | 'hours' | 'sharesOverTime' | 'ranking') => {
    const { chart, rows } = charts[name] as (typeof charts)[string];
    const svg = await draw(chart(tableFrom(rows, Object.keys(rows[0] ?? {})), widths.wide), { alt: 'A chart', name });
    expect(svg.match(/aria-label="[^"]*"/g)).toEqual(['aria-label="A chart"']);
    return [...svg.matchAll(/<path data-tip="([^"]*)"/g)].map(([, tip]) => tip);
  };
  expect(await said('overTime')).toEqual(['Reddit, from 1 Jan 1970: 9', 'Reddit, from 8 Jan 1970: withheld']);
  expect(await said('hours')).toEqual(['Mon, 00:00: 3', 'Sun, 22:00: 0', 'Sun, 23:00: withheld']);
  expect(await said('sharesOverTime')).toEqual(['Sharing, from 1 Jan 1970: 50.0%']);
  expect(await said('ranking')).toEqual([]);
});

test('draw: a chart that asks for a file is an error, not an empty picture', async () => {
  const asks = {
    data: { url: 'file:///etc/hostname' },
    mark: 'point' as const,
    encoding: { x: { field: 'a', type: 'quantitative' as const } },
  };
  await expect(draw(asks, { alt: '', name: 'x' })).rejects.toThrow('asked for file:');
});

test('draw: the description is escaped, and the only one', async () => {
  const { chart, table } = cases[0] as (typeof cases)[number];
  const svg = await draw(chart(table, 300), { alt: '"><script>&', name: 'x' });
  expect(svg).toContain('role="img" aria-label="&quot;&gt;&lt;script&gt;&amp;"');
  expect(svg.match(/aria-[a-z]+|role=/g)).toEqual(['role=', 'aria-label', 'aria-hidden']);
  // Its texts are hidden, too: they are in the description and in the table.
  expect(svg.indexOf('aria-hidden="true"')).toBeLessThan(svg.indexOf('<text'));
});

/** A specification in lines short enough to read: what is drawn, from which field, in which form. */
function outline(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => outline(item, `${path}[${i}]`));
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([key]) => !['axis', 'title'].includes(key));
    return entries.flatMap(([key, inner]) => outline(inner, path === '' ? key : `${path}.${key}`));
  }
  return [`${path}: ${JSON.stringify(value)}`];
}

test.each([
  [`#${'日本の教育現場とともに学ぶ'.repeat(4)}`, '#日本の'],
  [`#${'👩🏽'.repeat(40)}`, '#👩🏽'],
  [`#${'supercalifragilisticexpialidocious'.repeat(2)}日本`, '#supercali'],
])('a label of wide signs is cut where its room ends: %s', async (tag, begins) => {
  const rows = [tag, '#b'].map((name) => ({ tag: name, posts: 9 }));
  const svg = await draw(ranking({ label: 'tag', value: 'posts' })(tableFrom(rows, ['tag', 'posts']), widths.narrow), {
    alt: '',
    name: 'x',
  });
  const label = /<text[^>]*>(#[^<]{2,})</.exec(svg)?.[1] ?? '';
  expect(label.startsWith(begins), label).toBe(true);
  expect(label.endsWith('…'), label).toBe(true);
  expect(textWidth(label, 13)).toBeLessThanOrEqual(widths.narrow + 8);
});
