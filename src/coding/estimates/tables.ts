import type { Codebook } from '../../codebook/codebook.ts';
import { csvOf } from '../csv.ts';
import { mark, type Reading } from '../returned/reading.ts';
import type { SampledItem } from '../round.ts';
import { type Agreement, statistics } from './agree.ts';
import type { CalibrationBin, Performance } from './calibration.ts';
import type { CellShares } from './correct.ts';
import { differences, type Entry, inWords, said } from './readings.ts';

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
          six(interval?.low),
          six(interval?.high),
        ];
      }),
    ),
  ]);
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
      six(value),
      six(interval?.low),
      six(interval?.high),
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
        six(e?.share),
        six(e?.low),
        six(e?.high),
        name === 'uncorrected' ? '' : (refused ?? ''),
      ]),
    ),
  ]);
}

/** Every reading of every post side by side, with the settled one: nothing that a coder said is lost. */
export function readingsCsv(entries: readonly Entry[], coders: readonly string[], codebook: Codebook): string {
  const questions = [...codebook.codes.map(({ code }) => code), 'uncodable'];
  return csvOf([
    [
      'item',
      ...coders.flatMap((coder) => [...questions, 'subflag', 'memo'].map((name) => `${name} ${coder}`)),
      ...[...questions, 'subflag', 'memo'].map((name) => `${name} settled`),
    ],
    ...entries.map(({ item, readings, settled }) => [
      item,
      ...[...coders.map((coder) => readings.get(coder)), settled ?? undefined].flatMap((reading) => [
        ...questions.map((code) => mark(said(reading, code))),
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
  if (settled === null) return [...codes, 'uncodable', 'subflag', 'memo'].map(() => '');
  return [...codes.map((code) => mark(settled.codes[code])), mark(settled.uncodable), settled.flag ?? '', settled.memo];
}

/** A number with six decimals at the most; empty where there is none. */
function six(value: number | null | undefined): string {
  return value == null ? '' : String(Number(value.toFixed(6)));
}
