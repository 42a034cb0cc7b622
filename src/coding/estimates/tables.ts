import type { Codebook } from '../../codebook/codebook.ts';
import { csvOf } from '../csv.ts';
import type { Reading } from '../returned/reading.ts';
import type { SampledItem } from '../round.ts';
import type { Expected } from '../sampling/plan.ts';
import { type Agreement, type Figure, type Statistic, statistics } from './agree.ts';
import { type CalibrationBin, type Measure, type Performance, measures as performanceMeasures } from './calibration.ts';
import { type CellShares, denominators } from './correct.ts';
import { type Estimate, LEAST } from './prevalence.ts';
import { differences, type Entry, inWords, said } from './readings.ts';

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
  const figure = ({ value, interval }: Figure): string =>
    value === null ? 'undefined' : `${two(value)} ${interval === null ? '[–]' : `[${two(interval.low)}, ${two(interval.high)}]`}`;
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

/** Agreement as a CSV table, one row per round, code and statistic. */
export function agreementCsv(rows: readonly Agreement[]): string {
  return csvOf([
    ['round', 'code', 'coders', 'posts', 'statistic', 'value', 'low', 'high'],
    ...rows.flatMap(({ round, code, coders, posts, figures }) =>
      statistics.map((name) => {
        const { value, interval } = figures[name];
        return [
          round,
          code,
          String(coders),
          String(posts),
          name,
          value === null ? 'undefined' : six(value),
          interval === null ? '' : six(interval.low),
          interval === null ? '' : six(interval.high),
        ];
      }),
    ),
  ]);
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
  const refused = [
    ...new Set(
      rows
        .filter((row) => row.refused !== null && row.denominator === 'posts')
        .map(({ by, cell, refused }) => `${inWordsOf(by, cell)}: ${refused}`),
    ),
  ];
  const meanings = Object.entries(denominators).map(([name, means]) => `${name}: ${means}`);
  return `${table}\n${[...meanings, ...refused].join('\n')}\n`;
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
    return row.value === null
      ? 'undefined'
      : `${two(row.value)} ${row.interval === null ? '[–]' : `[${two(row.interval.low)}, ${two(row.interval.high)}]`}`;
  };
  const table = aligned([
    ['program on people', ...performanceMeasures.map((name) => performanceHeadings[name])],
    ...codes.map((code) => [code, ...performanceMeasures.map((name) => figure(code, name))]),
  ]);
  return rows.some(({ refused }) => refused !== null)
    ? `${table}refused (n): only n coded posts speak for it, and it needs at least ${LEAST}\n`
    : table;
}

/** How the classifier does on the coded posts, as a CSV table: one row per code and measure. */
export function performanceCsv(rows: readonly Performance[]): string {
  return csvOf([
    ['code', 'measure', 'coded', 'authors', 'value', 'low', 'high', 'refused'],
    ...rows.map(({ code, measure, coded, authors, value, interval, refused }) => [
      code,
      measure,
      String(coded),
      String(authors),
      value === null ? '' : six(value),
      interval === null ? '' : six(interval.low),
      interval === null ? '' : six(interval.high),
      refused ?? '',
    ]),
  ]);
}

/** Calibration as a CSV table: one row per code and range of probabilities. */
export function calibrationCsv(rows: readonly CalibrationBin[]): string {
  return csvOf([
    ['code', 'from', 'to', 'coded', 'authors', 'said', 'share', 'low', 'high'],
    ...rows.map(({ code, from, to, coded, authors, said, found }) => [
      code,
      six(from),
      six(to),
      String(coded),
      String(authors),
      six(said),
      six(found.share),
      six(found.low),
      six(found.high),
    ]),
  ]);
}

/** Shares as a CSV table, one row per denominator, cell, code and estimator. */
export function sharesCsv(rows: readonly CellShares[]): string {
  return csvOf([
    ['denominator', 'by', 'cell', 'code', 'coded', 'authors', 'estimator', 'share', 'low', 'high', 'refused'],
    ...rows.flatMap(({ denominator, by, cell, code, coded, authors, uncorrected, corrected, codedOnly, roganGladen, refused }) =>
      Object.entries({ uncorrected, corrected, codedOnly, roganGladen }).map(([name, e]) => [
        denominator,
        by,
        cell,
        code,
        String(coded),
        String(authors),
        name,
        e === null ? '' : six(e.share),
        e === null ? '' : six(e.low),
        e === null ? '' : six(e.high),
        name === 'uncorrected' ? '' : (refused ?? ''),
      ]),
    ),
  ]);
}

/** Every reading of every post side by side, with the settled one: nothing that a coder said is lost. */
export function readingsCsv(entries: readonly Entry[], coders: readonly string[], codebook: Codebook): string {
  const questions = [...codebook.codes.map(({ code }) => code), 'uncodable'];
  const sign = (answer: boolean | null): string => (answer === null ? '' : answer ? '1' : '0');
  return csvOf([
    [
      'item',
      ...coders.flatMap((coder) => [...questions, 'subflag', 'memo'].map((name) => `${name} ${coder}`)),
      ...[...questions, 'subflag', 'memo'].map((name) => `${name} settled`),
    ],
    ...entries.map(({ item, readings, settled }) => [
      item,
      ...[...coders.map((coder) => readings.get(coder)), settled ?? undefined].flatMap((reading) => [
        ...questions.map((code) => sign(said(reading, code))),
        reading?.flag ?? '',
        reading?.memo ?? '',
      ]),
    ]),
  ]);
}

/**
 * The posts to be settled, and those that were: on what coders differ or what they left open, what each said, the text
 * where the sample is at hand, and columns for the settled codes, which hold what is settled already. Filled in, this
 * file is what `--settled` reads.
 */
export function disagreementsCsv(
  entries: readonly Entry[],
  coders: readonly string[],
  codebook: Codebook,
  items: ReadonlyMap<string, SampledItem>,
): string {
  const codes = codebook.codes.map(({ code }) => code);
  return csvOf([
    ['item', 'differ on', ...coders.map((coder) => `said ${coder}`), 'text', ...codes, 'uncodable', 'subflag', 'memo'],
    ...entries.map((entry) => [
      entry.item,
      differences(entry, codebook).join(', ') || 'left open',
      ...coders.map((coder) => {
        const reading = entry.readings.get(coder);
        return reading === undefined ? '' : inWords(reading, codebook);
      }),
      [items.get(entry.item)?.shown.title, items.get(entry.item)?.shown.text].filter((text) => text).join('\n'),
      ...settledCells(entry.settled, codes),
    ]),
  ]);
}

function settledCells(settled: Reading | null, codes: readonly string[]): string[] {
  const mark = (answer: boolean | null | undefined): string => (answer === true ? '1' : answer === false ? '0' : '');
  if (settled === null) return [...codes, 'uncodable', 'subflag', 'memo'].map(() => '');
  return [...codes.map((code) => mark(settled.codes[code])), mark(settled.uncodable), settled.flag ?? '', settled.memo];
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

function two(value: number): string {
  return (Math.abs(value) < 0.005 ? 0 : value).toFixed(2);
}

function six(value: number): string {
  return String(Number(value.toFixed(6)));
}

function percent(share: number): string {
  return (share * 100).toFixed(1);
}
