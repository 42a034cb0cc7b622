import { describe, expect, test } from 'vitest';
import { codebook } from '../../../src/codebook/codebook.ts';
import { type Agreement, type Statistic, statistics } from '../../../src/coding/estimates/agree.ts';
import { measures, type Performance } from '../../../src/coding/estimates/calibration.ts';
import type { CellShares } from '../../../src/coding/estimates/correct.ts';
import type { Entry } from '../../../src/coding/estimates/readings.ts';
import {
  agreementCsv,
  calibrationCsv,
  disagreementsCsv,
  performanceCsv,
  readingsCsv,
  sharesCsv,
} from '../../../src/coding/estimates/tables.ts';
import type { Reading } from '../../../src/coding/returned/reading.ts';
import { item, shown } from '../example.ts';

/** The lines of a table, without the mark of its encoding. */
const lines = (csv: string) =>
  csv
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n');

function reading(more: Partial<Reading>): Reading {
  const codes = { sharing: false, selfpromotion: false, commercial: false };
  return { item: 'r1p1', coder: 'ann', codes, uncodable: false, flag: null, memo: '', saved: null, place: 'a.csv', ...more };
}

const ann = reading({ codes: { sharing: true, selfpromotion: false, commercial: null }, memo: 'why' });
const bo = reading({ coder: 'bo', flag: 'request' });
const gone = reading({ coder: 'bo', codes: {}, uncodable: true });
const settled = reading({ coder: 'cy', codes: { sharing: true, selfpromotion: false, commercial: false }, flag: 'request', memo: 'both' });
const entry = (readings: readonly Reading[], more: Partial<Entry> = {}): Entry => ({
  item: 'r1p1',
  readings: new Map(readings.map((one) => [one.coder, one])),
  settled: null,
  ...more,
});

test('agreement has a row for each statistic, with six decimals at the most and a word where there is none', () => {
  const figures = Object.fromEntries(statistics.map((name) => [name, { value: null, interval: null }])) as Record<Statistic, never>;
  const row: Agreement = {
    round: '2',
    code: 'sharing',
    coders: 3,
    posts: 41,
    figures: { ...figures, cohen: { value: 1 / 3, interval: { low: -0.5, high: 0.75 } } },
  };
  expect(lines(agreementCsv([row]))).toEqual([
    'round,code,coders,posts,statistic,value,low,high',
    '2,sharing,3,41,agreement,undefined,,',
    '2,sharing,3,41,cohen,0.333333,-0.5,0.75',
    ...['fleiss', 'alpha', 'ac1', 'prevalence'].map((name) => `2,sharing,3,41,${name},undefined,,`),
  ]);
});

test('performance and calibration have a row for each measure and range, empty where there is no figure', () => {
  const row = (more: Partial<Performance>): Performance => ({
    ...{ code: 'sharing', measure: 'f1', coded: 7, authors: 5, value: null, interval: null, refused: null },
    ...more,
  });
  expect(measures).toEqual(['precision', 'recall', 'f1', 'brier']);
  expect(
    lines(performanceCsv([row({ value: 2 / 3, interval: { low: 0, high: 1 } }), row({ measure: 'recall', refused: 'too few' })])),
  ).toEqual(['code,measure,coded,authors,value,low,high,refused', 'sharing,f1,7,5,0.666667,0,1,', 'sharing,recall,7,5,,,,too few']);
  const found = { share: 0.25, low: 0.1, high: 0.5 };
  expect(lines(calibrationCsv([{ code: 'sharing', from: 0, to: 0.2, coded: 9, authors: 8, said: 0.125, found }]))).toEqual([
    'code,from,to,coded,authors,said,share,low,high',
    'sharing,0,0.2,9,8,0.125,0.25,0.1,0.5',
  ]);
});

test('shares have a row for each estimator; only the uncorrected one is never refused', () => {
  const share: CellShares = {
    ...{ by: 'platform', cell: 'twitter', code: 'sharing', denominator: 'posts', coded: 4, authors: 3, refused: 'too few' },
    ...{ uncorrected: { share: 0.5, low: 0.4, high: 0.6 }, corrected: null, codedOnly: null, roganGladen: null },
  };
  expect(lines(sharesCsv([share]))).toEqual([
    'denominator,by,cell,code,coded,authors,estimator,share,low,high,refused',
    'posts,platform,twitter,sharing,4,3,uncorrected,0.5,0.4,0.6,',
    'posts,platform,twitter,sharing,4,3,corrected,,,,too few',
    'posts,platform,twitter,sharing,4,3,codedOnly,,,,too few',
    'posts,platform,twitter,sharing,4,3,roganGladen,,,,too few',
  ]);
});

test('readings stand side by side: each answer, what was left open, and what was settled', () => {
  const entries = [entry([ann, bo], { settled }), entry([gone], { item: 'r1p2' })];
  expect(lines(readingsCsv(entries, ['ann', 'bo'], codebook))).toEqual([
    [
      'item',
      ...['ann', 'bo', 'settled'].flatMap((who) =>
        ['sharing', 'selfpromotion', 'commercial', 'uncodable', 'subflag', 'memo'].map((name) => `${name} ${who}`),
      ),
    ].join(','),
    'r1p1,1,0,,0,,why,0,0,0,0,request,,1,0,0,0,request,both',
    'r1p2,,,,,,,,,,1,,,,,,,,',
  ]);
});

describe('posts to be settled', () => {
  const table = (entries: readonly Entry[], title: string | null = null) =>
    lines(
      disagreementsCsv(
        entries,
        ['ann', 'bo'],
        codebook,
        new Map([['r1p1', item('r1p1', { shown: { ...shown, title, text: 'Tickets' } })]]),
      ),
    );

  test('say on what coders differ, what each said, and the text where it is known', () => {
    expect(table([entry([ann, bo]), entry([ann], { item: 'r1p2' })])).toEqual([
      'item,differ on,said ann,said bo,text,sharing,selfpromotion,commercial,uncodable,subflag,memo',
      'r1p1,sharing,"sharing, commercial left open","none, request",Tickets,,,,,,',
      'r1p2,left open,"sharing, commercial left open",,,,,,,,',
    ]);
    expect(table([entry([ann], {})], 'Title')[1]).toBe('r1p1,left open,"sharing, commercial left open",,"Title\nTickets",,,,,,');
  });

  test('hold what is settled already', () => {
    expect(table([entry([ann, gone], { settled })])[1]).toBe(
      'r1p1,uncodable,"sharing, commercial left open",uncodable,Tickets,1,0,0,0,request,both',
    );
    const away = reading({ codes: {}, uncodable: true });
    expect(table([entry([ann, gone], { settled: away })])[1]).toMatch(/,uncodable,Tickets,,,,1,,$/);
  });
});
