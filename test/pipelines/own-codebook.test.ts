import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { typed } from './typed.ts';

const codebook = `
title: What a post asks and gives
codes:
  - { code: question, label: Question, definition: Asks something }
  - { code: class-tip, label: Tip for class, definition: Tells what works in class }
`;
const asks = ['Does anyone know', 'How do you teach', 'Who has ideas for', 'What helps with'];
const tells = ['Today we tried', 'My class loved', 'A warm-up on', 'This worked for'];
const things = ['fractions', 'photosynthesis', 'essays', 'the water cycle', 'maps', 'poems', 'decimals', 'verbs'];

/** 240 invented posts by 40 people: a third ask, a third give a tip, the others do neither. */
function posts(): string {
  const rows = Array.from({ length: 240 }, (_, i) => {
    const thing = things[i % 8];
    const text =
      i % 3 === 0
        ? `${asks[i % 4]} ${thing}?`
        : i % 3 === 1
          ? `${tells[i % 4]} ${thing}, try it with stations and cards`
          : `So ${thing} it is then, see you on ${i}`;
    const time = new Date(Date.UTC(2020, 0, 1 + (i % 120), 12, i % 60)).toISOString();
    return {
      id: String(7_000_000 + i),
      created_at: time,
      screen_name: `invented${i % 40}`,
      full_text: `${text} #edlab`,
      user_id: String(100 + (i % 40)),
    };
  });
  return Papa.unparse(rows);
}

const map =
  'ingest: { sources: [{ files: posts.csv, platform: twitter, columns: { id: id, time: created_at, author: screen_name, authorId: user_id, text: full_text } }] }';

/** What the coders find in a text. */
const found = (text: string) => ({ question: text.includes('?') ? '1' : '0', 'class-tip': text.includes('stations') ? '1' : '0' });

type Cells = Record<string, string>;
const rowsOf = (path: string) =>
  Papa.parse<Cells>(readFileSync(path, 'utf8').replace(/^\ufeff/, ''), { header: true, skipEmptyLines: true }).data;

describe('a codebook of one’s own, all the way through', () => {
  let folder: string;
  const at = (...path: string[]) => join(folder, ...path);
  const study = ['exports', '--out', 'out'];
  const settle = (settings: string) => writeFileSync(at('exports', 'study.yaml'), `${map}\n${settings}\n`);
  const done = async (script: string, args: readonly string[]) => {
    const { status, stdout, stderr } = await typed(script, args, { cwd: folder });
    expect(status, stderr).toBe(0);
    return stdout;
  };
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'own-codebook-'));
    mkdirSync(at('exports'));
    writeFileSync(at('exports', 'posts.csv'), posts());
    writeFileSync(at('codebook.yaml'), codebook);
    settle('classify: { codebook: ../codebook.yaml }');
    await done('run', [...study, '--quiet', '--until', 'classify']);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is drawn for, coded, settled, learned, decided, reported and judged', async () => {
    expect(await done('sample', [...study, '--size', '120', '--overlap', '0.5', '--coders', 'ann,bo'])).toContain('120 posts');
    const round = at('out/interim/coding/round-1');
    for (const coder of ['ann', 'bo']) {
      const sheet = rowsOf(join(round, `exports-round-1-${coder}.csv`)).map((row) => ({ ...row, ...found(row.text ?? '') }));
      writeFileSync(at(`coded-${coder}.csv`), Papa.unparse(sheet));
    }
    // They differ on one post, which is settled.
    const both = new Set(rowsOf(at('coded-bo.csv')).map(({ item }) => item));
    const sheet = rowsOf(at('coded-ann.csv'));
    const doubtful = sheet.find(({ item, question }) => both.has(item) && question === '0') as Cells;
    doubtful.question = '1';
    writeFileSync(at('coded-ann.csv'), Papa.unparse(sheet));
    const coded = ['coded-ann.csv', 'coded-bo.csv', '--sample', join(round, 'sample.json')];
    expect(await done('agree', coded)).toContain('1 post to settle');
    const [open] = rowsOf(join(round, 'disagreements.csv'));
    writeFileSync(at('settled.csv'), Papa.unparse([{ ...open, ...found(open?.text ?? ''), uncodable: '0' }]));
    const agreed = await done('agree', [...coded, '--settled', 'settled.csv']);
    expect(agreed).toContain('The program does not decide question, class-tip');
    expect(agreed).toContain(`write into study.yaml: report: { coding: ${JSON.stringify(round)} }`);

    const later = {
      ...JSON.parse(readFileSync(join(round, 'sample.json'), 'utf8')),
      round: 2,
      items: [],
      from: { labels: 'other', members: null },
    };
    writeFileSync(at('later.json'), JSON.stringify(later));
    const rounds = [
      ...coded.slice(0, 2),
      '--sample',
      join(round, 'sample.json'),
      'later.json',
      '--settled',
      'settled.csv',
      '--out',
      'both',
    ];
    expect(await done('agree', rounds)).toContain('The program has coded the study anew between these rounds.');

    const gold = join(round, 'gold.csv');
    expect(rowsOf(gold)).toHaveLength(120);
    await done('train', [gold, '--codebook', 'codebook.yaml', '--about', 'invented', '--out', 'model.json']);
    const judged = await done('evaluate', [gold, '--codebook', 'codebook.yaml', '--model', 'model.json']);
    expect(judged).toMatch(/class-tip +cross-validated +120 +\d+ +\d+ +1\.00/);
    expect(judged).toMatch(/question +model given +120/);
    expect(judged).toContain('model given is not cross-validated');
    expect(judged).toMatch(/question +reader B on A +60/);

    const settings = 'classify: { codebook: ../codebook.yaml, model: ../model.json }\nreport: { coding: ../out/interim/coding/round-1 }\n';
    settle(settings);
    await done('run', [...study, '--quiet']);
    const report = (name: string) => readFileSync(at('out/report', name), 'utf8');
    const shares = report('tables/codes-overall.csv');
    expect(shares).toContain('Question,80,240,0.333,');
    expect(shares).toContain('Tip for class,80,240,');
    expect(report('tables/codes-corrected.csv')).toContain('Tip for class');
    expect(report('paper/methods.md')).toContain(
      'judged for two codes independently, question and tip for class, by a logistic model of our own (',
    );
    expect(/three (?:yes.no )?codes|For sharing|Commercial posts/.exec(report('index.html'))?.[0]).toBeUndefined();
    // A model of the same name that was fitted anew codes the study anew.
    const classify = async () => JSON.parse(await done('run', [...study, '--json', '--until', 'classify'])).stages.at(-1).status;
    expect(await classify()).toBe('up to date');
    writeFileSync(at('model.json'), readFileSync(at('model.json'), 'utf8').replace(/"threshold": [\d.]+/, '"threshold": 1'));
    const verified = await typed('verify', study, { cwd: folder });
    expect(verified.stdout).toBe('named: classify.model: changed\n');
    expect(verified.stderr).toContain('1 difference from the record: files that settings name are others: classify.model');
    expect(await classify()).toBe('done');
  });
});

test('a codebook that is none is told before anything is read or written', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'no-codebook-'));
  mkdirSync(join(folder, 'exports'));
  writeFileSync(join(folder, 'exports/posts.csv'), posts());
  writeFileSync(join(folder, 'exports/study.yaml'), `${map}\nclassify: { codebook: codebook.yaml }\n`);
  const told = async () => (await typed('run', ['exports', '--out', 'out'], { cwd: folder })).stderr;
  expect(await told()).toContain('error: classify.codebook: missing: codebook.yaml\n');
  writeFileSync(join(folder, 'exports/codebook.yaml'), 'title: none\ncodes: []\n');
  expect(await told()).toContain('error: codebook.yaml: invalid codebook: codes:');
  expect(readdirSync(folder)).toEqual(['exports']);
  rmSync(folder, { recursive: true });
});

test.each([
  [
    'train',
    ['gold.csv', '--about', 'x', '--codes', 'question,text', '--out', 'm.json'],
    '--codes: invalid name: text\nthis name is taken: it means something else',
  ],
  ['train', ['gold.csv', '--about', 'x', '--codes', 'a,a', '--out', 'm.json'], '--codes: invalid: a stands there twice'],
  ['train', ['gold.csv', '--about', 'x', '--codes', 'question'], '--out: missing: a model of codes of your own'],
  ['evaluate', ['gold.csv', '--codes', 'a', '--codebook', 'b.yaml'], '--codes, --codebook: invalid: both are given'],
])('%s refuses %j', async (script, args, says) => {
  const { status, stderr } = await typed(script, args);
  expect([status, stderr]).toEqual([2, expect.stringContaining(says)]);
});
