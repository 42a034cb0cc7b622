import { describe, expect, test } from 'vitest';
import { codebook } from '../../../src/codebook/codebook.ts';
import { type Agreement, type Figure, type Statistic, statistics } from '../../../src/coding/estimates/agree.ts';
import type { Performance } from '../../../src/coding/estimates/calibration.ts';
import { type CellShares, denominators } from '../../../src/coding/estimates/correct.ts';
import { agreementText, performanceText, planText, sharesText } from '../../../src/coding/estimates/texts.ts';
import type { Expected } from '../../../src/coding/sampling/plan.ts';

const lines = (text: string) => text.split('\n');
const sure = { value: 1, interval: { low: 0.904, high: 1 } };

describe('agreement for the terminal', () => {
  const agreement = (code: string, figure: Figure, round = '1'): Agreement => ({
    ...{ round, code, coders: 2, posts: 40 },
    figures: Object.fromEntries(statistics.map((name) => [name, figure])) as Record<Statistic, Figure>,
  });

  test('stands in columns, with two decimals, and has no prevalence of sub-flags', () => {
    const found = agreementText([
      agreement('sharing', { value: -0.004, interval: { low: -0.306, high: 0.295 } }, ''),
      agreement('subflag', sure),
    ]);
    const figure = '0.00 [-0.31, 0.29]';
    const other = '1.00 [0.90, 1.00]';
    expect(lines(found)).toEqual([
      `round  code     coders  posts  ${['agreement', 'Cohen κ', 'Fleiss κ', 'Krippendorff α', 'Gwet AC1'].map((name) => name.padEnd(figure.length)).join('  ')}  prevalence`,
      `–      sharing  2       40     ${Array.from({ length: 6 }, () => figure).join('  ')}`,
      `1      subflag  2       40     ${Array.from({ length: 5 }, () => other.padEnd(figure.length)).join('  ')}`.trimEnd(),
      '',
    ]);
  });

  test('says why there is no interval, where there is none', () => {
    expect(agreementText([agreement('sharing', { value: 1, interval: null })])).toMatch(/1\.00 \[–\].*\n\[–\]: no interval/);
    expect(agreementText([agreement('sharing', sure)])).not.toContain('[–]');
    expect(agreementText([agreement('sharing', { value: null, interval: null })])).toContain('undefined');
  });
});

describe('shares for the terminal', () => {
  const estimate = { share: 0.25, low: 0.2, high: 0.305 };
  const share = (more: Partial<CellShares>): CellShares => ({
    ...{ by: 'all', cell: 'all', code: 'sharing', denominator: 'posts', coded: 50, authors: 40, refused: null },
    ...{ uncorrected: estimate, corrected: estimate, codedOnly: null, roganGladen: estimate },
    ...more,
  });

  test('stand overall and for cells that have enough, the others below, once, with the reason', () => {
    const refused = {
      by: 'platform',
      cell: 'reddit',
      coded: 3,
      corrected: null,
      codedOnly: null,
      roganGladen: null,
      refused: 'too few',
    } as const;
    const found = lines(
      sharesText([
        share({}),
        share({ by: 'community', cell: '2' }),
        share(refused),
        share({ ...refused, code: 'commercial' }),
        share({ ...refused, cell: 'twitter' }),
        share({ ...refused, denominator: 'accounts', refused: 'also too few' }),
      ]),
    );
    expect(found).toEqual([
      'of     in           code     coded  uncorrected %      corrected %        coded posts only %  Rogan–Gladen %',
      'posts  all          sharing  50     25.0 [20.0, 30.5]  25.0 [20.0, 30.5]  undefined           25.0 [20.0, 30.5]',
      'posts  community 2  sharing  50     25.0 [20.0, 30.5]  25.0 [20.0, 30.5]  undefined           25.0 [20.0, 30.5]',
      '',
      ...Object.entries(denominators).map(([name, means]) => `${name}: ${means}`),
      'reddit, twitter: too few',
      '',
    ]);
  });

  test('of all posts are told also where they are refused', () => {
    const found = sharesText([share({ coded: 2, corrected: null, codedOnly: null, roganGladen: null, refused: 'too few' })]);
    expect(found).toMatch(/^posts +all +sharing +2 +25\.0 \[20\.0, 30\.5\] +refused$/m);
    expect(found).toMatch(/^all: too few$/m);
  });
});

describe('performance for the terminal', () => {
  const row = (more: Partial<Performance>): Performance => ({
    ...{ code: 'sharing', measure: 'precision', coded: 80, authors: 60, value: 0.8, interval: { low: 0.7, high: 0.9 }, refused: null },
    ...more,
  });

  test('has a line for each code, and says how many coded posts were too few', () => {
    const found = performanceText([
      row({}),
      row({ measure: 'recall', value: null }),
      row({ measure: 'f1', value: 0.5, interval: null }),
      row({ measure: 'brier', coded: 9, refused: 'too few' }),
      row({ code: 'commercial' }),
    ]);
    expect(lines(found)).toEqual([
      'program on people  precision          recall       F1           Brier score',
      'sharing            0.80 [0.70, 0.90]  undefined    0.50 [–]     refused (9)',
      'commercial         0.80 [0.70, 0.90]  refused (0)  refused (0)  refused (0)',
      'refused (n): only n coded posts speak for it, and it needs at least 30',
      '',
    ]);
    expect(performanceText([row({})])).not.toContain('needs at least');
  });
});

test('a plan has a line for each size, with the width of the interval and that without strata, and the share that is expected', () => {
  const row = (size: number, code: string, share: number | null): Expected => ({ size, code, share, half: 12 / size, simple: 15 / size });
  const rows = [row(200, 'sharing', 0.4), row(200, 'selfpromotion', null), row(400, 'sharing', 0.4), row(400, 'selfpromotion', null)];
  expect(lines(planText(rows, codebook))).toEqual([
    'posts  sharing, some 40.0%  selfpromotion, not decided by the program  commercial, not decided by the program',
    '200    ± 6.0 (7.5)          ± 6.0 (7.5)',
    '400    ± 3.0 (3.8)          ± 3.0 (3.8)',
    '',
  ]);
});
