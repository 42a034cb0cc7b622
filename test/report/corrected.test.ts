import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CellShares } from '../../src/coding/correct.ts';
import { sharesOf } from '../../src/coding/prevalence.ts';
import { agreementCsv, sharesCsv } from '../../src/coding/tables.ts';
import { type Figure, rowsOf, tableFrom } from '../../src/report/figure.ts';
import { Glossary } from '../../src/report/glossary.ts';
import { humanCodes } from '../../src/report/human-codes.ts';
import { corrected } from '../../src/report/sections/corrected.ts';
import type { Source } from '../../src/report/source.ts';
import { defaultSettings } from '../../src/settings.ts';
import type { Study } from '../../src/study.ts';

/** Shares of a cell in which people coded so many posts by so many authors, and found the code twice as often as the program. */
function cell(name: string, coded: number, authors: number, denominator: CellShares['denominator'] = 'posts'): CellShares {
  const posts = Array.from({ length: coded }, (_, i) => ({
    author: `author ${i % authors}`,
    predicted: i % 10 === 0,
    settled: i % 5 === 0,
    weight: 10,
    amount: 1,
  }));
  return { cell: name, code: 'sharing', denominator, ...sharesOf({ yes: 100, no: 900, unread: 0 }, posts) };
}

describe('shares corrected by human codes', () => {
  let folder: string;
  let study: Study;
  const source = { k: 5, glossary: new Glossary([]), platforms: [{ name: 'Reddit', posts: 100, people: 50 }] } as unknown as Source;

  async function made() {
    const codes = await humanCodes(study);
    if (codes === null) throw new Error('no coding');
    return corrected(source, codes);
  }
  const table = (figures: readonly Figure[], id: string) => figures.find((one) => one.id === id)?.table ?? tableFrom([], []);

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'corrected-'));
    const cells = [
      cell('all', 100, 40),
      cell('all', 100, 40, 'accounts'),
      cell('reddit', 60, 20),
      cell('mastodon', 60, 20),
      cell('2024-Q1', 29, 20),
      cell('2024-Q2', 60, 3),
    ];
    writeFileSync(join(folder, 'shares.csv'), sharesCsv(cells));
    const figure = { value: 0.81, interval: { low: 0.7, high: 0.9 } };
    const figures = { agreement: figure, cohen: figure, fleiss: figure, alpha: figure, ac1: figure, prevalence: figure };
    writeFileSync(
      join(folder, 'agreement.csv'),
      agreementCsv([
        { round: '1', code: 'sharing', coders: 2, posts: 40, figures } as unknown as Parameters<typeof agreementCsv>[0][number],
      ]),
    );
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
    const codes = await humanCodes(study);
    const expected = cell('all', 100, 40).corrected;
    const found = codes?.shares.find((row) => row.cell === 'all' && row.denominator === 'posts' && row.estimator === 'corrected');
    expect(found?.share).toBeCloseTo(expected?.share ?? 0, 6);
    expect(found?.low).toBeCloseTo(expected?.low ?? 0, 6);
    expect(found).toMatchObject({ coded: 100, authors: 40 });
    expect(codes?.agreement.find(({ statistic }) => statistic === 'alpha')).toMatchObject({ coders: 2, posts: 40, value: 0.81, low: 0.7 });
  });

  test('stand in the summary with their interval, and beside the share of the program alone', async () => {
    const { finding, figures } = await made();
    expect(finding).toMatch(
      /^Corrected by 100\u00a0posts that people coded, 20\.0% \(95% interval \d+\.\d% to \d+\.\d%\) of posts are sharing\.$/,
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

  test('are refused under 30 coded posts, and neither told of few authors nor of platforms that stand among others', async () => {
    const { figures } = await made();
    const cells = rowsOf<{ cell: string; share: number | null; refused: string }>(table(figures, 'codes-corrected-cells'));
    expect(cells.map((row) => row.cell)).toEqual(['Reddit', '2024-Q1']);
    expect(cells[1]).toMatchObject({ share: null, refused: 'only 29 coded posts: a corrected share needs at least 30' });
  });

  test('come with the agreement of the coders', async () => {
    const { figures } = await made();
    expect(figures.find(({ id }) => id === 'agreement')?.finding).toBe('Coders agree least on sharing: α = 0.81, which is reliable');
  });

  test('are none where the study names no coding', async () => {
    expect(await humanCodes({ ...study, settings: defaultSettings() })).toBeNull();
  });
});
