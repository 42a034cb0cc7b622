import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cohenKappa,
  fleissKappa,
  gwetAC1,
  krippendorffAlpha,
  lightKappa,
  type Metric,
  observedAgreement,
  prevalence,
  type Reading,
  type Unit,
} from '../../src/stats/agreement.ts';

const _ = null;

/** Krippendorff (2011), example E: four coders, twelve units, values missing. */
const four: Unit[] = [
  [1, 1, _, 1],
  [2, 2, 3, 2],
  [3, 3, 3, 3],
  [3, 3, 3, 3],
  [2, 2, 2, 2],
  [1, 2, 3, 4],
  [4, 4, 4, 4],
  [1, 1, 2, 1],
  [2, 2, 2, 2],
  [_, 5, 5, 5],
  [_, _, 1, 1],
  [_, _, 3, _],
];

/** English Wikipedia, "Krippendorff's alpha": three coders, fifteen units. */
const three: Unit[] = [
  [_, 1, _],
  [_, _, _],
  [_, 2, 2],
  [_, 1, 1],
  [_, 3, 3],
  [3, 3, 4],
  [4, 4, 4],
  [1, 3, _],
  [2, _, 2],
  [1, _, 1],
  [1, _, 1],
  [3, _, 3],
  [3, _, 3],
  [_, _, _],
  [3, _, 4],
];

/** Krippendorff (2011), example A: two coders, yes and no. */
const binary: Unit[] = ['01', '11', '01', '00', '00', '01', '00', '00', '10', '00'].map((pair) => [...pair].map(Number));
/** Krippendorff (2011), example B: two coders, five categories. */
const letters: Unit[] = ['ab', 'aa', 'bb', 'bb', 'db', 'cc', 'cc', 'cc', 'ee', 'dd', 'dd', 'ad'].map((pair) => [...pair]);

describe('krippendorffAlpha gives what its author computed', () => {
  const cases: [name: string, units: Unit[], metric: Metric, alpha: number][] = [
    ['example E, nominal', four, 'nominal', 0.743421],
    ['example E, ordinal', four, 'ordinal', 0.815388],
    ['example E, interval', four, 'interval', 0.849107],
    ['example E, ratio', four, 'ratio', 0.797403],
    ['Wikipedia, nominal', three, 'nominal', 0.691358],
    ['Wikipedia, interval', three, 'interval', 0.810845],
    ['example A', binary, 'nominal', 0.095238],
    ['example B', letters, 'nominal', 0.691964],
  ];
  test.each(cases)('%s', (_name, units, metric, alpha) => expect(krippendorffAlpha(units, metric)).toBeCloseTo(alpha, 5));
});

describe('cohenKappa gives the textbook values', () => {
  // English Wikipedia, "Cohen's kappa": tables of both yes, only A, only B, both no.
  const cases: [name: string, table: [number, number, number, number], kappa: number][] = [
    ['grants', [20, 5, 10, 15], 0.4],
    ['same percentages, first', [45, 15, 25, 15], 0.130435],
    ['same percentages, second', [25, 35, 5, 35], 0.259259],
  ];
  test.each(cases)('%s', (_name, table, kappa) => expect(cohenKappa(unitsOf(table))).toBeCloseTo(kappa, 5));
});

test('gwetAC1 gives what follows from the margins of a table by hand', () => {
  // Po = .7, π = (25 + 30) / 100 = .55, Pe = 2 × .55 × .45 = .495
  expect(gwetAC1(unitsOf([20, 5, 10, 15]), 2)).toBeCloseTo((0.7 - 0.495) / 0.505, 12);
  // Po = .944, π = .972, Pe = .054: kappa collapses where nearly all is yes, AC1 does not.
  expect(cohenKappa(unitsOf([118, 5, 2, 0]))).toBeCloseTo(-0.0234, 3);
  expect(gwetAC1(unitsOf([118, 5, 2, 0]), 2)).toBeCloseTo(0.9408, 3);
});

test('gwetAC1 of several categories, units read once among them, is what R’s irrCAC prints', () => {
  // gwet.ac1.raw(cac.raw4raters): 0.77544. The twelfth unit has one reading.
  expect(gwetAC1(four, 5)).toBeCloseTo(0.77544, 5);
});

test('lightKappa is the mean over pairs of coders, of those that are defined', () => {
  // Pairs .5, .25 and .25 by statsmodels' cohens_kappa.
  const units: Unit[] = [
    [1, 1, 1],
    [1, 1, 0],
    [1, 0, 0],
    [0, 0, 0],
    [0, 1, 0],
    [0, 0, 0],
    [1, 1, 1],
    [0, 0, 1],
  ];
  expect(lightKappa(units)).toBeCloseTo(1 / 3, 12);
  // The third coder read one unit, on which all three agree.
  expect(lightKappa(units.map(([a, b, c], i) => [a as Reading, b as Reading, i === 3 ? (c as Reading) : null]))).toBeCloseTo(0.5, 12);
});

test('prevalence is the share of yes among readings, missing ones left out', () => {
  const units: Unit[] = [
    [true, false, _],
    [true, true, true],
  ];
  expect(prevalence(units)).toBe(4 / 5);
  expect(prevalence(units, [2, 1])).toBe(5 / 7);
  expect(prevalence([[1, 0, 0, 0]])).toBe(1 / 4);
  // Also of units that one coder alone read.
  expect(prevalence([...units, [false, _, _]])).toBe(4 / 6);
});

describe('agreement is undefined, never 0 or 1, where', () => {
  const no: Unit[] = Array.from({ length: 20 }, () => [false, false]);
  const cases: [name: string, units: Unit[]][] = [
    ['both coders say no everywhere', no],
    ['there is nothing', []],
    [
      'only one coder read anything',
      [
        [true, _],
        [false, _],
        [true, _],
      ],
    ],
    [
      'no unit was read by two',
      [
        [true, _],
        [_, false],
      ],
    ],
  ];
  test.each(cases)('%s', (_name, units) => {
    expect([cohenKappa(units), lightKappa(units), fleissKappa(units), gwetAC1(units, 2), krippendorffAlpha(units)]).toEqual([
      _,
      _,
      _,
      _,
      _,
    ]);
  });
  test('percentage agreement has no pair, and prevalence no reading', () => {
    expect(observedAgreement([[true, _]])).toBeNull();
    expect(observedAgreement(no)).toBe(1);
    expect(prevalence([[_, _]])).toBeNull();
  });
});

test('one coder saying no everywhere gives a kappa of 0, which is defined', () => {
  expect(
    cohenKappa([
      [true, false],
      [false, false],
      [false, false],
    ]),
  ).toBe(0);
});

test('the order of units and of coders changes nothing', () => {
  const unit = fc.array(fc.constantFrom<Reading>(true, false, null), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(unit, { minLength: 2, maxLength: 12 }), (units) => {
      const turned = [...units].reverse().map((readings) => [...readings].reverse());
      for (const statistic of [fleissKappa, krippendorffAlpha, lightKappa, observedAgreement, (u: Unit[]) => gwetAC1(u, 2)]) {
        const [a, b] = [statistic(units), statistic(turned)];
        if (a === null || b === null) expect(a).toBe(b);
        else expect(a).toBeCloseTo(b, 9);
      }
    }),
  );
});

test('a unit that occurs three times counts as three units', () => {
  const units = [...three, ...three, ...three.slice(0, 4)];
  const times = three.map((_unit, i) => (i < 4 ? 3 : 2));
  for (const statistic of [fleissKappa, lightKappa, observedAgreement, prevalence])
    expect(statistic(three, times)).toBeCloseTo(statistic(units) as number, 12);
  expect(krippendorffAlpha(three, 'ordinal', times)).toBeCloseTo(krippendorffAlpha(units, 'ordinal') as number, 12);
  expect(gwetAC1(three, 4, times)).toBeCloseTo(gwetAC1(units, 4) as number, 12);
});

test('alpha of two coders approaches Scott’s pi: Fleiss’ kappa with the small-sample term', () => {
  const units = unitsOf([20, 5, 10, 15]);
  const n = units.length * 2;
  const fleiss = fleissKappa(units) as number;
  expect(krippendorffAlpha(units)).toBeCloseTo(fleiss + (1 - fleiss) / n, 12);
});

interface Golden {
  readonly name: string;
  readonly stat: 'alpha' | 'cohen' | 'fleiss';
  readonly metric?: Metric;
  readonly units?: Unit[];
  readonly table?: [[number, number], [number, number]];
  readonly counts?: number[][];
  readonly exact: number;
}

const goldens = join(process.env.STAFFROOM_CORPORA ?? join(import.meta.dirname, '../../../shared/corpora'), 'goldens/agreement.json');

describe.skipIf(!existsSync(goldens))('the collected examples come out to 1e-5 (STAFFROOM_CORPORA)', () => {
  const examples = existsSync(goldens) ? (JSON.parse(readFileSync(goldens, 'utf8')) as Golden[]) : [];
  test.each(examples.map((golden) => [golden.name, golden] as const))('%s', (_name, { stat, metric, units, table, counts, exact }) => {
    const found =
      stat === 'alpha'
        ? krippendorffAlpha(units ?? [], metric)
        : stat === 'cohen'
          ? cohenKappa(unitsOf((table ?? []).flat() as [number, number, number, number]))
          : fleissKappa((counts ?? []).map((row) => row.flatMap((count, category) => Array<number>(count).fill(category))));
    expect(Math.abs((found ?? Number.NaN) - exact)).toBeLessThan(1e-5);
  });
  test('there are 13 of them', () => expect(examples).toHaveLength(13));
});

test('fleissKappa gives the value of the worked example (English Wikipedia, "Fleiss’ kappa"): 14 coders, 10 units', () => {
  const table = ['0000e', '02642', '00356', '03920', '22811', '77000', '32630', '25322', '65210', '02237'];
  const units = table.map((row) => [...row].flatMap((count, category) => Array<number>(Number.parseInt(count, 16)).fill(category)));
  expect(fleissKappa(units)).toBeCloseTo(0.209931, 5);
});

function unitsOf([both, first, second, neither]: readonly [number, number, number, number]): Unit[] {
  const rows = (times: number, a: boolean, b: boolean) => Array.from({ length: times }, () => [a, b]);
  return [...rows(both, true, true), ...rows(first, true, false), ...rows(second, false, true), ...rows(neither, false, false)];
}
