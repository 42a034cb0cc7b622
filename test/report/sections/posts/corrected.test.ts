import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CellShares } from '../../../../src/coding/estimates/correct.ts';
import { sharesOf } from '../../../../src/coding/estimates/prevalence.ts';
import { agreementCsv, calibrationCsv, performanceCsv, sharesCsv } from '../../../../src/coding/estimates/tables.ts';
import { type Figure, rowsOf, tableFrom } from '../../../../src/report/figure.ts';
import { corrected } from '../../../../src/report/sections/posts/corrected.ts';
import type { Described } from '../../../../src/report/source/described.ts';
import { humanCodes } from '../../../../src/report/source/human-codes.ts';
import type { Source } from '../../../../src/report/source/source.ts';
import { Glossary } from '../../../../src/report/words/glossary.ts';
import type { PublicRecord } from '../../../../src/run/record/public-record.ts';
import { defaultSettings } from '../../../../src/settings/settings.ts';
import type { Study } from '../../../../src/study/study.ts';

/** Shares of a cell in which people coded so many posts by so many authors, and found the code twice as often as the program. */
function cell(
  by: CellShares['by'],
  name: string,
  coded: number,
  authors: number,
  denominator: CellShares['denominator'] = 'posts',
): CellShares {
  const posts = Array.from({ length: coded }, (_, i) => ({
    author: `author ${i % authors}`,
    predicted: i % 10 === 0,
    settled: i % 5 === 0,
    weight: 10,
    amount: 1,
  }));
  return { by, cell: name, code: 'sharing', denominator, ...sharesOf({ yes: 100, no: 900, unread: 0 }, posts) };
}

describe('shares corrected by human codes', () => {
  let folder: string;
  let study: Study;
  const source = {
    k: 5,
    glossary: new Glossary([]),
    codes: [],
    undecided: [],
    settings: { classify: {} },
    platforms: [{ name: 'Reddit', posts: 100, people: 50 }],
  } as unknown as Source;

  const outputs = (name: string, sha256: string) => ({ code: '', reads: [], outputs: { [name]: { sha256 } } });
  const record = { stages: { classify: outputs('labels', 'l'), communities: outputs('members', 'm') } } as unknown as PublicRecord;
  const described = [1, 2].map((community) => ({ community, name: `${community} · #tag` })) as unknown as Described[];

  const told: ReadonlySet<string> = new Set(['sharing']);

  async function made() {
    const codes = await humanCodes(study, record);
    if (codes === null) throw new Error('no coding');
    return corrected(source, codes, { communities: described, told });
  }
  const table = (figures: readonly Figure[], id: string) => figures.find((one) => one.id === id)?.table ?? tableFrom([], []);

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'corrected-'));
    const cells = [
      cell('all', 'all', 100, 40),
      cell('all', 'all', 100, 40, 'accounts'),
      cell('platform', 'reddit', 60, 20),
      cell('platform', 'mastodon', 60, 20),
      cell('period', '2024-Q1', 29, 20),
      cell('period', '2024-Q2', 60, 3),
      cell('period', '2024-Q3', 60, 20),
      cell('community', '1', 60, 20),
      cell('community', '2', 12, 9),
      cell('community', '3', 60, 20),
    ];
    writeFileSync(join(folder, 'shares.csv'), sharesCsv(cells));
    const figure = { value: 0.81, interval: { low: 0.7, high: 0.9 } };
    const figures = { agreement: figure, cohen: figure, fleiss: figure, alpha: figure, ac1: figure, prevalence: figure };
    writeFileSync(
      join(folder, 'agreement.csv'),
      agreementCsv([
        { round: '1', code: 'sharing', coders: 2, posts: 40, figures },
        // Two other people coded the second round.
        { round: '2', code: 'sharing', coders: 2, posts: 40, figures: { ...figures, cohen: { value: -0.123, interval: null } } },
        { round: 'all', code: 'sharing', coders: 4, posts: 80, figures },
        { round: '1', code: 'subflag', coders: 2, posts: 40, figures: { ...figures, alpha: { value: 0.5, interval: null } } },
      ] as unknown as Parameters<typeof agreementCsv>[0]),
    );
    const refused = { value: null, interval: null, refused: 'only 12 coded posts: it needs at least 30' };
    writeFileSync(
      join(folder, 'performance.csv'),
      performanceCsv([
        { code: 'sharing', measure: 'precision', coded: 50, authors: 20, value: 0.8, interval: { low: 0.7, high: 0.9 }, refused: null },
        { code: 'sharing', measure: 'recall', coded: 12, authors: 9, ...refused },
        { code: 'sharing', measure: 'f1', coded: 60, authors: 25, value: 0.75, interval: { low: 0.6, high: 0.85 }, refused: null },
        { code: 'sharing', measure: 'brier', coded: 90, authors: 40, value: 0.0821, interval: null, refused: null },
      ]),
    );
    const bin = { code: 'sharing', coded: 45, authors: 20 };
    writeFileSync(
      join(folder, 'calibration.csv'),
      calibrationCsv([
        { ...bin, from: 0, to: 0.4, said: 0.1, found: { share: 0.12, low: 0.05, high: 0.25 } },
        { ...bin, from: 0.4, to: 0.8, said: 0.7, found: { share: 0.3, low: 0.2, high: 0.4 } },
        { ...bin, from: 0.8, to: 1, authors: 3, said: 0.9, found: { share: 0.9, low: 0.8, high: 1 } },
      ]),
    );
    writeFileSync(join(folder, 'drawn-from.json'), JSON.stringify({ labels: 'l', members: 'm' }));
    const settings = defaultSettings();
    study = {
      name: 's',
      inputs: [],
      base: folder,
      settings: { ...settings, report: { ...settings.report, coding: '.' } },
    } as unknown as Study;
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('are read as pipelines/agree.ts writes them, to the last digit', async () => {
    const codes = await humanCodes(study, record);
    const expected = cell('all', 'all', 100, 40).corrected;
    const found = codes?.shares.find((row) => row.cell === 'all' && row.denominator === 'posts' && row.estimator === 'corrected');
    expect(found?.share).toBeCloseTo(expected?.share ?? 0, 6);
    expect(found?.low).toBeCloseTo(expected?.low ?? 0, 6);
    expect(found).toMatchObject({ coded: 100, authors: 40 });
    expect(codes?.agreement.find(({ statistic }) => statistic === 'alpha')).toMatchObject({ coders: 2, posts: 40, value: 0.81, low: 0.7 });
  });

  test('stand in the summary with their interval, and beside the share of the program alone', async () => {
    const { finding, figures } = await made();
    expect(finding).toMatch(
      /^Corrected by 100\u00a0posts that people coded, 20\.0% \(95% interval \d+\.\d% to \d+\.\d%\) of posts are coded sharing\.$/,
    );
    const overall = figures.find(({ id }) => id === 'codes-corrected');
    expect(overall?.finding).toBe('The program misses sharing most: 10.0% of posts by the program, 20.0% corrected');
    expect(rowsOf<{ label: string }>(table(figures, 'codes-corrected')).map(({ label }) => label)).toEqual([
      'Posts, corrected',
      'Posts, program alone',
      'Posts, coded posts alone',
      'Posts, Rogan–Gladen',
      'Accounts, corrected',
      'Accounts, program alone',
    ]);
  });

  test('tell what the program alone says only of codes of which the report tells it, and never by part of the study', async () => {
    const codes = await humanCodes(study, record);
    if (codes === null) throw new Error('no coding');
    const { figures } = corrected(source, codes, { communities: described, told: new Set() });
    expect(rowsOf<{ label: string }>(table(figures, 'codes-corrected')).map(({ label }) => label)).toEqual([
      'Posts, corrected',
      'Posts, coded posts alone',
      'Accounts, corrected',
    ]);
    expect(figures[0]?.finding).toBe('Sharing is the most frequent code that people gave, to 20.0% of posts');
    expect(figures[0]?.alt).not.toContain('program');
    expect(figures[0]?.note).toContain('left out where too few people stand behind it');
    for (const by of ['platform', 'period', 'community'])
      expect(table((await made()).figures, `codes-corrected-${by}`).columnNames()).not.toContain('alone');
  });

  test('give an interval to the program alone only where its own share has one', async () => {
    const [, alone] = rowsOf<{ label: string; low: number | null }>(table((await made()).figures, 'codes-corrected'));
    expect(alone).toMatchObject({ label: 'Posts, program alone', low: null });
  });

  test('say that the program errs only where its share lies outside the interval of the corrected one', async () => {
    const codes = await humanCodes(study, record);
    if (codes === null) throw new Error('no coding');
    const shares = codes.shares.map((row) => (row.estimator === 'uncorrected' && row.share !== null ? { ...row, share: 0.205 } : row));
    const [overall] = corrected(source, { ...codes, shares }, { communities: described, told }).figures;
    expect(overall?.finding).toBe(
      'Sharing is the most frequent code, at 20.0% of posts corrected; what the program alone says lies within the intervals',
    );
  });

  test('of codes that the program does not decide rest on people, and say nothing of the program', async () => {
    const codes = await humanCodes(study, record);
    if (codes === null) throw new Error('no coding');
    const shares = codes.shares.map((row) =>
      row.estimator === 'uncorrected' || row.estimator === 'roganGladen' ? { ...row, share: null, low: null, high: null } : row,
    );
    const { figures, finding, headline } = corrected(
      source,
      { ...codes, shares, performance: [], calibration: [] },
      { communities: described, told },
    );
    expect(`${finding} ${headline?.of} ${headline?.sure}`).not.toMatch(/correct|program/i);
    const [overall] = figures;
    expect(overall?.finding).toBe('Sharing is the most frequent code that people gave, to 20.0% of posts');
    expect(overall?.note).toContain('the coded posts alone speak');
    expect(overall?.alt).not.toContain('program');
    expect(rowsOf<{ label: string }>(table(figures, 'codes-corrected')).map(({ label }) => label)).toEqual([
      'Posts, corrected',
      'Posts, coded posts alone',
      'Accounts, corrected',
    ]);
    expect(figures.map(({ id }) => id)).not.toContain('codes-performance');
  });

  test('are refused under 30 coded posts, and neither told of few authors nor of platforms that stand among others', async () => {
    const { figures } = await made();
    const cells = rowsOf<{ cell: string; share: number | null; refused: string }>(table(figures, 'codes-corrected-period'));
    expect(rowsOf<{ cell: string }>(table(figures, 'codes-corrected-platform')).map((row) => row.cell)).toEqual(['Reddit']);
    expect(cells.map((row) => row.cell)).toEqual(['2024-Q1', '2024-Q3']);
    expect(cells[0]).toMatchObject({ share: null, refused: 'only 29 coded posts: a corrected share needs at least 30' });
    expect(figures.find(({ id }) => id === 'codes-corrected-period')?.note).toMatch(
      /Refused for that reason, for at least one code: 2024-Q1\. /,
    );
  });

  test('of communities are those of the communities described, and none where communities have changed since the draw', async () => {
    const { figures } = await made();
    const found = figures.find(({ id }) => id === 'codes-corrected-community');
    expect(found?.finding).toBe('Corrected shares by community');
    expect(rowsOf<{ cell: string; text: string }>(found?.table ?? tableFrom([], [])).map(({ cell, text }) => [cell, text])).toEqual([
      ['1 · #tag', '20.0%'],
      ['2 · #tag', 'refused'],
    ]);
    writeFileSync(join(folder, 'drawn-from.json'), JSON.stringify({ labels: 'other', members: 'other' }));
    const later = await made();
    expect(later.figures.map(({ id }) => id)).not.toContain('codes-corrected-community');
    expect(later.figures[0]?.note).toMatch(/coded the study again.*nothing is corrected by community\.$/);
    writeFileSync(join(folder, 'drawn-from.json'), JSON.stringify({ labels: 'l', members: 'm' }));
  });

  test('are refused, with their place, where a cell holds what agree never writes', async () => {
    const path = join(folder, 'shares.csv');
    const whole = readFileSync(path, 'utf8');
    writeFileSync(path, whole.replace('codedOnly', 'guess'));
    await expect(made()).rejects.toThrow(`${path}: row 4: invalid estimator: guess`);
    writeFileSync(path, whole);
  });

  test('come with how well the program does, with intervals, and with what could not be told', async () => {
    const { figures } = await made();
    const found = figures.find(({ id }) => id === 'codes-performance');
    expect(found?.finding).toBe('The program does as follows on sharing: F1 = 0.75 (95% interval 0.60 to 0.85)');
    expect(rowsOf<{ text: string }>(found?.table ?? tableFrom([], [])).map(({ text }) => text)).toEqual(['0.80', 'refused', '0.75']);
  });

  test('come with a calibration curve: a range of few authors is withheld, and another one with it', async () => {
    const { figures } = await made();
    const found = figures.find(({ id }) => id === 'codes-calibration');
    expect(rowsOf<{ range: string }>(found?.table ?? tableFrom([], []))).toHaveLength(1);
    expect(found?.note).toContain('sharing 0.082');
  });

  test('come with the agreement of the coders', async () => {
    const { figures } = await made();
    expect(figures.find(({ id }) => id === 'agreement')?.finding).toBe(
      'Coders agree least on sub-flags: α = 0.50, too little to conclude from',
    );
  });

  test('say who counts as a coder, which is not how many coded one post', async () => {
    const { figures } = await made();
    const found = figures.find(({ id }) => id === 'agreement');
    expect(found?.note).toContain('Coders are all who coded posts that somebody else coded too; not each of them coded every such post.');
    expect(rowsOf<{ kappa: string }>(found?.table ?? tableFrom([], [])).map(({ kappa }) => kappa)).toEqual([
      '0.81',
      '−0.12',
      '0.81',
      '0.81',
    ]);
  });

  test('are none where the study names no coding', async () => {
    expect(await humanCodes({ ...study, settings: defaultSettings() }, record)).toBeNull();
  });
});
