import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row } from '../../src/schema/schema.ts';
import { inventedStudy } from './invented-study.ts';
import { has } from './pages.ts';
import { rendered } from './rendered.ts';

const codes = ['question', 'resource', 'emotion', 'selfpromotion'];
const codebook = `
title: What a post asks and gives
codes:
  - { code: question, label: Question, definition: Asks other educators something., include: "a poll", exclude: "rhetorical ones" }
  - { code: resource, label: ICT resource, definition: Points to something for class }
  - { code: emotion, label: "Feelings & <b>mood</b>", definition: 'Tells how the writer feels; see <script>alert(1)</script>.' }
  - { code: selfpromotion, label: Own work, definition: Shows own work }
  - { code: reflection, label: Reflection, definition: Looks back on a lesson }
`;
const weights = { bias: 0, threshold: 0.45, features: {} };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'own-codes-'));
  writeFileSync(join(folder, 'codebook.yaml'), codebook);
  writeFileSync(
    join(folder, 'model.json'),
    JSON.stringify({
      about: 'invented',
      fitted: { posts: 300, accounts: 120, sha256: '' },
      codes: Object.fromEntries(codes.map((code) => [code, weights])),
    }),
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The labels of a model with these codes, for all posts of a study: code number n applies to one post in n + 2. */
function labelled(names: readonly string[], posts: readonly Partial<Row<'posts'>>[]): Row<'labels'>[] {
  return posts.flatMap(({ post = '' }, i) =>
    names.map((code, n) => ({ post, code, value: i % (n + 2) === 0, probability: i % (n + 2) === 0 ? 0.8 : 0.2 })),
  );
}

const settings = () => ({ classify: { codebook: join(folder, 'codebook.yaml'), model: join(folder, 'model.json') } });
const plain = (text = '') => text.replaceAll(/[  ]/g, ' ').replaceAll(/<\/?bdi>/g, '');

describe('the report of a study with a codebook of its own', () => {
  let files: Map<string, string>;
  let page: string;
  beforeAll(async () => {
    const tables = inventedStudy(600);
    files = await rendered({ ...tables, labels: labelled(codes, tables.posts ?? []), evidence: [] }, settings());
    page = plain(files.get('index.html'));
  });

  test('gives the shares of its codes under their names, in the order of the codebook', () => {
    expect(page.slice(page.indexOf('coded posts, '), page.indexOf('coded posts, ') + 800)).toMatch(
      /coded posts, \d+\.\d% \(95% interval .*\) are coded question, .* ICT resource, .* feelings &amp; &lt;b>mood&lt;\/b>/,
    );
    const rows = (files.get('tables/codes-overall.csv') ?? '').trim().split(/\r?\n/).slice(1);
    expect(rows.map((row) => row.split(',')[0])).toEqual(['Question', 'ICT resource', 'Feelings & <b>mood</b>', 'Own work']);
    expect([...files.keys()]).toEqual(expect.arrayContaining(['tables/codes-time.csv', 'tables/codes-platforms.csv']));
  });

  test('says what they mean in the words of the codebook, as text', () => {
    has(page, 'Each post is judged for four codes, independently: question, ICT resource,');
    has(
      files.get('tables/codes-meanings.csv') ?? '',
      'Question,Asks other educators something. Included: a poll. Excluded: rhetorical ones.,program',
    );
    has(files.get('tables/codes-meanings.csv') ?? '', 'Reflection,Looks back on a lesson.,people');
    expect(/<script>alert|<b>mood/.test(page)).toBe(false);
    has(page, 'The program does not decide reflection: without posts that people coded (report.coding) there are no shares');
  });

  test('says what the model was fitted on, and nothing of the codes of the program', () => {
    has(page, 'the model is the study’s own, fitted on 300 coded posts by 120 accounts');
    has(page, 'Decided by people alone');
    const methods = plain(files.get('paper/methods.md'));
    has(methods, 'judged for four codes independently, question, ICT resource,');
    has(methods, 'Codebook: our own');
    has(methods, 'The program does not decide reflection; no shares of these are told.');
    for (const text of [page, methods])
      expect(text).not.toMatch(/three (?:yes\/no )?codes|does it share something usable|usable without paying/);
  });

  test('says which signs it cannot have, and what its table of labels holds', () => {
    const lacking = page.slice(page.indexOf('Left out are signs'), page.indexOf('Left out are signs') + 600);
    expect(lacking).toMatch(/^Left out are signs that rest on codes which this study does not decide: .*commercial posts, .*sellers/);
    expect(lacking.slice(0, lacking.indexOf('</p>'))).not.toContain('self-promotional');
    has(page, '<td>question, resource, emotion, selfpromotion; uncodable</td>');
  });

  test('reaches the paper’s facts and what is compared between reports', () => {
    expect(plain(files.get('paper/methods.md'))).toMatch(/Without them, shares were: question \d/);
    has(files.get('numbers.json') ?? '', 'ICT resource');
  });
});

test('twelve codes are told apart, each in a panel of its own', async () => {
  const tables = inventedStudy(300);
  const names = Array.from({ length: 12 }, (_, i) => `code-${String.fromCharCode(97 + i)}`);
  const files = await rendered({ ...tables, labels: labelled(names, tables.posts ?? []), evidence: [] });
  const rows = (files.get('tables/codes-overall.csv') ?? '').trim().split(/\r?\n/).slice(1);
  expect(rows.map((row) => row.split(',')[0])).toEqual(names.map((name) => `Code ${name.at(-1)}`));
  has(plain(files.get('index.html')), 'Each post is judged for twelve codes, independently: code a, code b,');
});

test('a code that is called like a person of the study stops the report, and the hint says where it may stand', async () => {
  const tables = inventedStudy(300);
  const [someone] = (tables.people ?? []).flatMap(({ handle }) => (handle ? [handle] : []));
  writeFileSync(join(folder, 'naming.yaml'), codebook.replace('label: Reflection', `label: "Like @${someone}"`));
  const naming = { classify: { ...settings().classify, codebook: join(folder, 'naming.yaml') } };
  const made = rendered({ ...tables, labels: labelled(codes, tables.posts ?? []), evidence: [] }, naming);
  await expect(made).rejects.toThrow(/report: leak: (?:handle|id) of people\./);
  await expect(made).rejects.toMatchObject({ hint: expect.stringContaining('codebook') });
});
