import { describe, expect, test } from 'vitest';
import { codebook } from '../../../src/codebook/codebook.ts';
import { agree } from '../../../src/coding/coding.ts';
import { agreements } from '../../../src/coding/estimates/agree.ts';
import { codersOf, differences, sideBySide, verdict } from '../../../src/coding/estimates/readings.ts';
import { agreementText } from '../../../src/coding/estimates/texts.ts';
import { readReturned } from '../../../src/coding/returned/read.ts';
import type { SampledItem } from '../../../src/coding/round.ts';
import { item, roundWith } from '../example.ts';
import { returnedFile } from '../returned-file.ts';

const header = 'item,coder,sharing,selfpromotion,commercial,uncodable,subflag,memo,saved';
const file = (name: string, ...rows: string[]) => returnedFile(name, `${[header, ...rows].join('\n')}\n`);
const returned = (name: string, ...rows: string[]) => readReturned(file(name, ...rows), codebook);

const ann = ['r1p1,ann,1,0,0,0,,,', 'r1p2,ann,0,0,0,0,request,,', 'r1p3,ann,1,1,0,0,,,', 'r1p4,ann,0,0,0,1,,,', 'r2p1,ann,0,0,1,0,,,'];
const bo = [
  'r1p1,bo,1,0,0,0,,,',
  'r1p2,bo,0,0,0,0,conversation,,',
  'r1p3,bo,1,0,0,0,,seen,',
  'r1p4,bo,0,0,0,0,emotional,,',
  'r2p1,bo,0,0,1,0,,,',
];

describe('readings are put side by side', async () => {
  const entries = sideBySide([await returned('ann.csv', ...ann), await returned('bo.csv', ...bo)], [], null);
  test('of any number of coders, each under the name in the file', () => {
    expect(codersOf(entries)).toEqual(['ann', 'bo']);
    expect(entries.map((entry) => [entry.item, differences(entry, codebook)])).toEqual([
      ['r1p1', []],
      ['r1p2', []],
      ['r1p3', ['selfpromotion']],
      ['r1p4', ['uncodable']],
      ['r2p1', []],
    ]);
  });
  test('and a verdict is reached where all agree, or once it is settled; all readings stay', async () => {
    expect(entries.map((entry) => verdict(entry, codebook) !== null)).toEqual([true, true, false, false, true]);
    const settled = sideBySide(
      [await returned('ann.csv', ...ann), await returned('bo.csv', ...bo)],
      [await returned('settled.csv', 'r1p3,,1,1,0,0,,,', 'r1p4,,0,0,0,1,,,')],
      null,
    );
    expect(settled.map((entry) => verdict(entry, codebook))).toMatchObject([
      { codes: { sharing: true } },
      { codes: { sharing: false } },
      { codes: { selfpromotion: true } },
      { uncodable: true },
      { codes: { commercial: true } },
    ]);
    expect(settled[2]?.readings.get('bo')?.codes.selfpromotion).toBe(false);
  });
});

describe('a coder who returns a post twice', () => {
  const early = 'r1p1,ann,1,0,0,0,,,2026-01-01T10:00:00.000Z';
  const late = 'r1p1,ann,0,1,0,0,,,2026-01-02T10:00:00.000Z';
  test.each([
    ['in order', early, late],
    ['in the other order', late, early],
  ])('is taken at the later word, %s', async (_name, first, second) => {
    const [entry] = sideBySide([await returned('a.csv', first), await returned('b.csv', second)], [], null);
    expect(entry?.readings.get('ann')?.codes).toMatchObject({ sharing: false, selfpromotion: true });
  });
  test('is asked which one holds where no date tells', async () => {
    const twice = [await returned('a.csv', 'r1p1,ann,1,0,0,0,,,'), await returned('b.csv', 'r1p1,ann,0,0,0,0,request,,')];
    expect(() => sideBySide(twice, [], null)).toThrow('b.csv: row 2: ann coded r1p1 twice, and differently: first in a.csv: row 2');
  });
});

test('a post that was never drawn is refused', async () => {
  const stranger = await returned('a.csv', 'r1p9,ann,1,0,0,0,,,');
  expect(() => sideBySide([stranger], [], new Set(['r1p1']))).toThrow('a.csv: row 2: unknown item: r1p9');
  // What was settled in an earlier round is not taken for a slip: the sentence says which sample is missing.
  const [known, early] = [await returned('a.csv', 'r2p1,ann,1,0,0,0,,,'), await returned('d.csv', 'r1p9,settled,1,0,0,0,,,')];
  const settled = () => sideBySide([known], [early], new Set(['r2p1']));
  expect(settled).toThrow('d.csv: row 2: coded in round 1, of which no sample is given: r1p9');
  expect(settled).toThrow(expect.objectContaining({ hint: expect.stringContaining('--sample round-1/sample.json round-2/sample.json') }));
});

test('agreements are reported by round and over all, undefined where nothing varies', async () => {
  const entries = sideBySide([await returned('ann.csv', ...ann), await returned('bo.csv', ...bo)], [], null);
  const rows = agreements(entries, ['ann', 'bo'], codebook, { seed: '1', draws: 50, authorOf: (name) => name });
  expect([...new Set(rows.map(({ round }) => round))]).toEqual(['1', '2', 'all']);
  const first = rows.find(({ round, code }) => round === '1' && code === 'selfpromotion');
  // r1p4 is uncodable to one of them, and no reading of the code.
  expect(first?.posts).toBe(3);
  expect(first?.figures.agreement.value).toBeCloseTo(2 / 3, 12);
  const commercial = rows.find(({ round, code }) => round === '1' && code === 'commercial');
  expect(commercial?.figures.agreement.value).toBe(1);
  expect(commercial?.figures.cohen).toEqual({ value: null, interval: null });
  expect(agreementText(rows)).toMatch(/\n\[–\]: no interval, because .*\n$/);
  expect(agreementText(rows)).toMatch(/1 +commercial +2 +3 +1\.00 \[–\] +undefined +undefined +undefined +undefined/);
});

describe('agreements of three coders who left some posts out', async () => {
  const names = ['ann', 'bo', 'cy'];
  /** A file of each coder; `answers` holds one word per post, a letter per coder, - where one did not read it. */
  const entriesOf = async (answers: Readonly<Record<string, readonly string[]>>, cells: (answer: string) => string) =>
    sideBySide(
      await Promise.all(
        names.map((name, c) => {
          const rows = Object.entries(answers).flatMap(([round, words]) =>
            words.flatMap((word, i) => (word[c] === '-' ? [] : [`r${round}p${i},${name},${cells(word[c] as string)},,`])),
          );
          return returned(`${name}.csv`, ...rows);
        }),
      ),
      [],
      null,
    );
  const rounds = {
    10: ['11-', '010', '-00', '111', '000', '011', '1-1', '000', '0-0', '00-', '1--'],
    2: ['111', '110', '000', '010', '111', '000', '001', '000', '100', '111', '000', '000', '110', '0-1'],
  };
  const sharing = (answer: string) => `${answer},0,0,0,`;
  const entries = await entriesOf(rounds, sharing);
  const options = { seed: '1', draws: 100, authorOf: (name: string) => name };

  test('are what irrCAC, krippendorff and statsmodels give, round by round in their order and over all', () => {
    const rows = agreements(entries, names, codebook, options).filter(({ code }) => code === 'sharing');
    expect(rows.map(({ round, coders, posts }) => [round, coders, posts])).toEqual([
      ['2', 3, 14],
      ['10', 3, 10],
      ['all', 3, 24],
    ]);
    // Python: cohens_kappa of each pair, their mean (statsmodels 0.15); CAC(…).fleiss(), .gwet() (irrCAC 0.4); alpha (krippendorff
    // 0.9). Agreement is the mean over posts of the share of pairs of coders that agree, prevalence 17 of 41, 10 of 25, 27 of 66.
    const expected = [
      [0.69047619, 0.437216333, 0.36327, 0.411764706, 0.39768, 17 / 41],
      [0.866666667, 0.607952434, 0.72222, 0.68, 0.74359, 10 / 25],
      [0.763888889, 0.485835868, 0.51186, 0.50617284, 0.54269, 27 / 66],
    ];
    const found = rows.map(({ figures: { agreement, cohen, fleiss, alpha, ac1, prevalence } }) =>
      [agreement, cohen, fleiss, alpha, ac1, prevalence].map(({ value }) => value),
    );
    expect(found).toEqual(expected.map((row) => row.map((value) => expect.closeTo(value, 5))));
  });

  test('compare sub-flags as so many answers as the codebook has, and have no prevalence of them', async () => {
    const flags: Record<string, string> = { r: 'request', c: 'conversation', e: 'emotional' };
    const flagged = await entriesOf({ 1: ['rrr', 'rrc', 'ccc', 'e-c', 'eee', 'ccr'] }, (answer) => `0,0,0,0,${flags[answer]}`);
    const rows = agreements(flagged, [...names, 'dee'], codebook, options);
    expect(rows.map(({ round, code }) => `${round} ${code}`)).toEqual(
      ['sharing', 'selfpromotion', 'commercial', 'uncodable', 'subflag'].map((code) => `1 ${code}`),
    );
    const last = rows.at(-1);
    // As above, of five categories. Who read nothing is none of the coders.
    expect(last).toMatchObject({ coders: 3, posts: 6 });
    const { agreement, cohen, fleiss, alpha, ac1, prevalence } = last?.figures ?? {};
    expect([agreement, cohen, fleiss, alpha, ac1].map((figure) => figure?.value)).toEqual(
      [0.611111111, 0.541666667, 0.40426, 0.489361702, 0.53527].map((value) => expect.closeTo(value, 5)),
    );
    expect(prevalence).toEqual({ value: null, interval: null });
    expect(agreements(flagged, names, { ...codebook, flags: [] }, options).map(({ code }) => code)).not.toContain('subflag');
  });

  test('have intervals that know posts of one author for one: of twice the posts by as many authors they are the same', async () => {
    const twice = await entriesOf({ 2: rounds[2].flatMap((word) => [word, word]) }, sharing);
    const once = await entriesOf({ 2: rounds[2] }, sharing);
    const place = (name: string) => Number(name.slice(3));
    // Authors are drawn in the order in which their posts stand: the same in both.
    const figures = (of: typeof twice, author: (place: number) => number) => {
      const inOrder = [...of].sort((a, b) => place(a.item) - place(b.item));
      return agreements(inOrder, names, codebook, { ...options, authorOf: (name) => `${author(place(name))}` })[0]?.figures;
    };
    const [single, double] = [figures(once, (i) => i), figures(twice, (i) => Math.floor(i / 2))];
    for (const name of ['agreement', 'cohen', 'fleiss', 'ac1', 'prevalence'] as const) {
      expect(single?.[name].interval, name).not.toBeNull();
      expect(double?.[name].interval?.low, name).toBeCloseTo(single?.[name].interval?.low ?? 9, 9);
      expect(double?.[name].interval?.high, name).toBeCloseTo(single?.[name].interval?.high ?? 9, 9);
    }
  });
});

/** 80 posts: 40 given the code sharing, drawn in full; 40 of 400 others. People find 30 of the first, 4 of the others. */
const drawn: SampledItem[] = Array.from({ length: 80 }, (_, i) => {
  const given = i < 40;
  return item(`r1p${i + 1}`, {
    predicted: given ? ['sharing'] : [],
    stratum: given ? 'sharing' : 'none',
    inclusion: given ? 1 : 0.1,
    platform: i % 2 === 0 ? 'twitter' : 'reddit',
    instances: i === 0 ? 11 : 1,
  });
});
const totals = ['twitter', 'reddit'].flatMap((platform) => [
  { platform, period: '2023-Q1', predicted: ['sharing'], posts: 20, instances: platform === 'twitter' ? 30 : 20, accounts: 20 },
  { platform, period: '2023-Q1', predicted: [], posts: 200, instances: 200, accounts: 200 },
]);
const has = (i: number): boolean => i < 30 || i >= 76;
const coded = (coder: string, wrong: readonly number[] = []) =>
  file(
    `${coder}.csv`,
    ...drawn.map((one, i) => (has(i) !== wrong.includes(i) ? `${one.item},${coder},1,0,0,0,,,` : `${one.item},${coder},0,0,0,0,request,,`)),
  );

describe('agree', () => {
  const options = { rounds: [roundWith(drawn, { totals })], seed: '1', draws: 50 };
  test('gives corrected shares once nothing is open: for posts, instances and accounts, and by platform', async () => {
    const { shares, open } = await agree([coded('ann'), coded('bo')], [], options);
    expect(open).toEqual([]);
    const share = (cell: string, denominator: string) =>
      shares.find((one) => one.cell === cell && one.denominator === denominator && one.code === 'sharing');
    expect(share('all', 'posts')?.uncorrected?.share).toBeCloseTo(40 / 440, 12);
    expect(share('all', 'posts')?.corrected?.share).toBeCloseTo((30 + 40) / 440, 12);
    expect(share('all', 'instances')?.corrected?.share).toBeCloseTo((30 + 10 + 40) / 450, 12);
    expect(share('twitter', 'posts')?.coded).toBe(40);
    expect(share('twitter', 'posts')?.corrected?.share).toBeCloseTo((15 + 20) / 220, 12);
    expect(shares.filter(({ cell }) => cell === '2023-Q1')).toEqual([]);
  });
  test('leaves a code that the program does not decide to the people alone: no share or figure of the program', async () => {
    const rounds = [roundWith(drawn, { totals, decided: ['sharing', 'commercial'] })];
    const { shares, undecided, performance } = await agree([coded('ann'), coded('bo')], [], { ...options, rounds });
    const whole = shares.filter(({ cell, denominator }) => cell === 'all' && denominator === 'posts');
    expect(undecided).toEqual(['selfpromotion']);
    expect(whole.map(({ code, uncorrected, roganGladen }) => [code, uncorrected !== null, roganGladen !== null])).toContainEqual([
      'selfpromotion',
      false,
      false,
    ]);
    const of = whole.find(({ code }) => code === 'selfpromotion');
    expect(of?.corrected).toEqual(of?.codedOnly);
    expect([...new Set(performance.map(({ code }) => code))]).toEqual(['sharing', 'commercial']);
  });
  test('withholds shares while a difference is open, and offers it for settling', async () => {
    const { shares, open, outputs } = await agree([coded('ann'), coded('bo', [5])], [], options);
    expect([open, shares]).toEqual([['r1p6'], []]);
    expect(outputs['disagreements.csv']).toMatch(/^\ufeffitem,differ on,said ann,said bo,text,.*\r\nr1p6,sharing,sharing,"none, request",/);
    expect(outputs['settle.html']).toContain('r1p6');
    expect(outputs['settle.html']).not.toContain('r1p7"');
    const settled = String(outputs['disagreements.csv']).replace(/,,,,,,\r\n$/, ',1,0,0,0,,\r\n');
    const after = await agree([coded('ann'), coded('bo', [5])], [returnedFile('disagreements.csv', settled)], options);
    expect(after.open).toEqual([]);
    expect(after.shares.length).toBeGreaterThan(0);
    expect(after.outputs['readings.csv']).toContain('r1p6,1,0,0,0,,,0,0,0,0,request,,1,0,0,0,,');
    // What was settled stands in the table that takes the place of the one filled in.
    expect(after.outputs['disagreements.csv']).toBe(settled);
  });
  test('never replaces a table of disagreements that is filled in and was not given back', async () => {
    const { outputs } = await agree([coded('ann'), coded('bo', [5])], [], options);
    const table = (text: string) => returnedFile('disagreements.csv', text);
    const empty = String(outputs['disagreements.csv']);
    const filled = empty.replace(/,,,,,,\r\n$/, ',1,0,0,0,,\r\n');
    const again = (replaced: string, settled: string[]) =>
      agree([coded('ann'), coded('bo', [5])], settled.map(table), { ...options, replaced: table(replaced) });
    await expect(again(filled, [])).rejects.toThrow('disagreements.csv: filled in, and not given as settled: r1p6');
    await expect(again(empty, [])).resolves.toBeDefined();
    await expect(again(filled, [filled])).resolves.toBeDefined();
  });
  test('offers for settling what all coders left open, too', async () => {
    const open = file('ann.csv', ...drawn.map(({ item }, i) => (i === 3 ? `${item},ann,,0,0,0,,,` : `${item},ann,1,0,0,0,,,`)));
    const outcome = await agree([open], [], options);
    expect(outcome.open).toEqual(['r1p4']);
    expect(outcome.outputs['disagreements.csv']).toContain('r1p4,left open,"none, sharing left open",');
  });
  test('posts that were not coded are made up for within their stratum', async () => {
    const half = file(
      'ann.csv',
      ...drawn.flatMap((one, i) =>
        i >= 40 && i < 60 ? [] : has(i) ? [`${one.item},ann,1,0,0,0,,,`] : [`${one.item},ann,0,0,0,0,request,,`],
      ),
    );
    const { shares } = await agree([half], [], options);
    // 4 of the 20 coded others instead of 4 of 40.
    expect(shares.find((one) => one.cell === 'all' && one.code === 'sharing')?.corrected?.share).toBeCloseTo((30 + 80) / 440, 12);
  });
  test('a second round adds to the first: its posts stand for what the first left', async () => {
    const second = Array.from({ length: 36 }, (_, i) => item(`r2p${i + 1}`, { stratum: 'none', inclusion: 0.1 }));
    const rounds = [
      roundWith(drawn, { totals }),
      roundWith(second, {
        round: 2,
        totals,
        earlier: drawn.map(({ item: _item, stratum: _s, inclusion: _i, coders: _c, shown: _shown, ...design }) => design),
      }),
    ];
    const more = file('ann2.csv', ...second.map((one, i) => (i < 9 ? `${one.item},ann,1,0,0,0,,,` : `${one.item},ann,0,0,0,0,request,,`)));
    const { shares } = await agree([coded('ann'), more], [], { ...options, rounds });
    const share = shares.find((one) => one.cell === 'all' && one.code === 'sharing');
    // The first round alone says 40 of the others; the second 4 that are known and 90 of the 360 left. By size: 80 and 36.
    const others = (80 * 40 + 36 * (4 + 90)) / 116;
    expect(share?.corrected?.share).toBeCloseTo((30 + others) / 440, 10);
  });
  test('knows agreement without a sample, but no shares', async () => {
    const { shares, agreement } = await agree([coded('ann'), coded('bo', [5])], [], { rounds: [], seed: '1', draws: 50 });
    expect(shares).toEqual([]);
    expect(agreement.find(({ code }) => code === 'sharing')?.figures.agreement.value).toBeCloseTo(79 / 80, 12);
  });
  test('says so where nothing was coded', async () => {
    await expect(agree([file('ann.csv', 'r1p1,ann,,,,,,,')], [], options)).rejects.toThrow('ann.csv: missing codes: nothing is coded yet');
    // The page of a study with codes of its own, given without its sample.
    const page = returnedFile('ann.json', '{"staffroom":"coding","coder":"ann","rows":[{"item":"r1p1","question":1}]}');
    await expect(agree([page], [], { ...options, rounds: [] })).rejects.toMatchObject({ hint: expect.stringContaining('--sample') });
  });
});

test('coefficients corrected for chance have no interval where coders agree on the code in no post, and have one otherwise', async () => {
  const answers = async (ann: readonly number[], bo: readonly number[], coders = ['ann', 'bo']) => {
    const rows = (name: string, of: readonly number[]) => of.map((answer, i) => `r1p${i},${name},${answer},0,0,0,,,`);
    const entries = sideBySide([await returned('ann.csv', ...rows('ann', ann)), await returned('bo.csv', ...rows('bo', bo))], [], null);
    return agreements(entries, coders, codebook, { seed: '1', draws: 200, authorOf: (name) => name })[0]?.figures;
  };
  const zeros = Array.from({ length: 36 }, () => 0);
  const never = await answers([1, 1, 0, 0, ...zeros], [0, 0, 1, 1, ...zeros]);
  expect(never?.cohen.value).toBeLessThan(0);
  expect([never?.cohen, never?.fleiss, never?.alpha].map((figure) => figure?.interval)).toEqual([null, null, null]);
  expect([never?.agreement.interval, never?.ac1.interval, never?.prevalence.interval]).not.toContain(null);
  // That two others did not read a post is nothing they agree on.
  const others = await answers([1, 1, 0, 0, ...zeros], [0, 0, 1, 1, ...zeros], ['ann', 'bo', 'cy', 'dee']);
  expect(others).toEqual(never);
  const some = await answers([1, 1, 0, 0, ...zeros], [1, 0, 1, 1, ...zeros]);
  expect(some?.alpha.interval).not.toBeNull();
});
