import { expect, test } from 'vitest';
import { figure } from '../../../src/report/figure.ts';
import type { Drawn } from '../../../src/report/page/figure-view.tsx';
import { fitted } from '../../../src/report/page/fit.ts';
import { html, type Page } from '../../../src/report/page/page.tsx';

/** A figure of so many rows whose names, drawings and files are long. */
function drawn(id: string, rows: number, length: number): Drawn {
  const long = `${'ж'.repeat(length)} <&> "quoted"`;
  const made = figure({
    id,
    finding: `Finding of ${id}`,
    help: 'How to read it.',
    alt: 'What it shows.',
    rows: Array.from({ length: rows }, (_, i) => ({ name: `${i} ${long}`, n: i })),
    headings: [
      { name: 'name', label: 'Name' },
      { name: 'n', label: 'Posts', as: 'whole' },
    ],
    chart: () => ({ data: { values: [] }, mark: 'bar' }),
  });
  const text = Array.from({ length: rows }, (_, i) => `${i},${long}`).join('\n');
  const svg = (kind: string) => `<svg class="${kind}-${id}"><text>${long.replace(/[<&]/g, '')}</text>${'<g></g>'.repeat(rows * 40)}</svg>`;
  return { figure: made, wide: svg('w'), narrow: svg('n'), csv: text, spec: text, embedded: true, painted: true, rows: 400 };
}

function page(figures: readonly Drawn[]): Page {
  const section = { id: 's', title: 'S', findings: [], introduction: [], figures: figures.map((one) => one.figure) };
  return {
    title: 'T',
    version: '0',
    k: 5,
    unit: 'people',
    facts: [],
    sections: [section],
    guide: [],
    drawn: new Map(figures.map((one) => [one.figure.id, one])),
    script: { text: '', hash: '' },
    fonts: '',
  };
}

test.each([
  ['few long figures', 4, 200, 900],
  ['many figures', 120, 200, 100],
  ['tables of thousands of rows', 20, 4000, 40],
])('a page of %s has less than 3 MB, and each figure keeps its finding and some of its table', (_, count, rows, length) => {
  const figures = Array.from({ length: count }, (_, i) => drawn(`figure-${i}`, rows, length));
  const made = html(page(figures));
  expect(Buffer.byteLength(made)).toBeLessThan(3_000_000);
  for (const { figure } of figures) {
    expect(made).toContain(`Finding of ${figure.id}`);
    expect(made).toMatch(new RegExp(`beside it are [^<]*tables/${figure.id}\\.csv|<script[^>]*id="figure-files">.*"${figure.id}"`, 's'));
  }
});

test('a page that is small enough has everything, and says nothing of files beside it', () => {
  const made = html(page([drawn('one', 20, 10)]));
  expect(made).toContain('class="wide"');
  expect(made).toContain('class="narrow"');
  expect(made).not.toMatch(/no room|data-files/);
});

test('fitted takes first what is the most dispensable, from the largest figure, and no more than need be', () => {
  const both = new Map([drawn('small', 10, 10), drawn('large', 100, 10)].map((one) => [one.figure.id, one]));
  const seen: (readonly (readonly [string, boolean])[])[] = [];
  const weigh = (now: ReadonlyMap<string, Drawn>) => {
    seen.push([...now].map(([id, { embedded }]) => [id, embedded]));
    return [...now.values()].map(({ csv, embedded }) => (embedded ? csv : '')).join('');
  };
  expect(fitted(both, weigh, 1000)).toBe(both.get('small')?.csv);
  expect(seen.at(-1)).toEqual([
    ['small', true],
    ['large', false],
  ]);
});
