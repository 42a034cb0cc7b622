import type { Codebook } from '../../codebook/codebook.ts';
import { groupBy } from '../../group.ts';
import type { Expected } from '../sampling/plan.ts';
import { type Agreement, type Figure, type Statistic, statistics } from './agree.ts';
import { type Measure, type Performance, measures as performanceMeasures } from './calibration.ts';
import { type CellShares, denominators } from './correct.ts';
import { type Estimate, LEAST } from './prevalence.ts';

const headings: Record<Statistic, string> = {
  agreement: 'agreement',
  cohen: 'Cohen κ',
  fleiss: 'Fleiss κ',
  alpha: 'Krippendorff α',
  ac1: 'Gwet AC1',
  prevalence: 'prevalence',
};

const performanceHeadings: Record<Measure, string> = { precision: 'precision', recall: 'recall', f1: 'F1', brier: 'Brier score' };

/** Agreement as a text for the terminal. */
export function agreementText(rows: readonly Agreement[]): string {
  const figure = ({ value, interval }: Figure): string => (value === null ? 'undefined' : withInterval(value, interval));
  const table = aligned([
    ['round', 'code', 'coders', 'posts', ...statistics.map((name) => headings[name])],
    ...rows.map(({ round, code, coders, posts, figures }) => [
      round || '–',
      code,
      String(coders),
      String(posts),
      ...statistics.map((name) => (code === 'subflag' && name === 'prevalence' ? '' : figure(figures[name]))),
    ]),
  ]);
  return table.includes('[–]')
    ? `${table}[–]: no interval, because answers vary too little, or coders agree on one of them in no post\n`
    : table;
}

/** Shares as a text for the terminal: overall, and the cells with enough coded posts. */
export function sharesText(rows: readonly CellShares[]): string {
  const estimate = (e: Estimate | null): string =>
    e === null ? 'undefined' : `${percent(e.share)} [${percent(e.low)}, ${percent(e.high)}]`;
  const told = rows.filter(({ cell, refused }) => cell === 'all' || refused === null);
  const table = aligned([
    ['of', 'in', 'code', 'coded', 'uncorrected %', 'corrected %', 'coded posts only %', 'Rogan–Gladen %'],
    ...told.map(({ denominator, by, cell, code, coded, uncorrected, corrected, codedOnly, roganGladen, refused }) => [
      denominator,
      inWordsOf(by, cell),
      code,
      String(coded),
      estimate(uncorrected),
      ...(refused === null ? [estimate(corrected), estimate(codedOnly), estimate(roganGladen)] : ['refused', '', '']),
    ]),
  ]);
  const refused = groupBy(
    rows.filter((row) => row.refused !== null && row.denominator === 'posts'),
    (row) => row.refused as string,
  );
  const reasons = [...refused].map(
    ([reason, cells]) => `${[...new Set(cells.map(({ by, cell }) => inWordsOf(by, cell)))].join(', ')}: ${reason}`,
  );
  const meanings = Object.entries(denominators).map(([name, means]) => `${name}: ${means}`);
  return `${table}\n${[...meanings, ...reasons].join('\n')}\n`;
}

function inWordsOf(by: CellShares['by'], cell: string): string {
  return by === 'community' ? `community ${cell}` : cell;
}

/** How the classifier does on the coded posts, as a text for the terminal. */
export function performanceText(rows: readonly Performance[]): string {
  const codes = [...new Set(rows.map(({ code }) => code))];
  const figure = (code: string, measure: Measure): string => {
    const row = rows.find((one) => one.code === code && one.measure === measure);
    if (row === undefined || row.refused !== null) return `refused (${row?.coded ?? 0})`;
    return row.value === null ? 'undefined' : withInterval(row.value, row.interval);
  };
  const table = aligned([
    ['program on people', ...performanceMeasures.map((name) => performanceHeadings[name])],
    ...codes.map((code) => [code, ...performanceMeasures.map((name) => figure(code, name))]),
  ]);
  return rows.some(({ refused }) => refused !== null)
    ? `${table}refused (n): only n coded posts speak for it, and it needs at least ${LEAST}\n`
    : table;
}

/** What samples of several sizes are expected to tell, as a text for the terminal. */
export function planText(rows: readonly Expected[], codebook: Codebook): string {
  const sizes = [...new Set(rows.map(({ size }) => size))];
  const cell = (size: number, code: string): string => {
    const row = rows.find((one) => one.size === size && one.code === code);
    return row === undefined ? '' : `± ${percent(row.half)} (${percent(row.simple)})`;
  };
  const share = (code: string): string => {
    const known = rows.find((row) => row.code === code)?.share ?? null;
    return known === null ? 'not decided by the program' : `some ${percent(known)}%`;
  };
  return aligned([
    ['posts', ...codebook.codes.map(({ code }) => `${code}, ${share(code)}`)],
    ...sizes.map((size) => [String(size), ...codebook.codes.map(({ code }) => cell(size, code))]),
  ]);
}

/** Rows in columns, words to the left and all else by its own width. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, c) => Math.max(...rows.map((row) => (row[c] ?? '').length)));
  return `${rows
    .map((row) =>
      row
        .map((cell, c) => cell.padEnd(widths[c] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')}\n`;
}

/** An estimate with its interval. */
function withInterval(value: number, interval: { readonly low: number; readonly high: number } | null): string {
  return `${two(value)} ${interval === null ? '[–]' : `[${two(interval.low)}, ${two(interval.high)}]`}`;
}

function two(value: number): string {
  return (Math.abs(value) < 0.005 ? 0 : value).toFixed(2);
}

function percent(share: number): string {
  return (share * 100).toFixed(1);
}
