import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { definitions } from '../../src/classify/definitions.ts';
import { readSettings } from '../../src/settings/read-settings.ts';

let base: string;
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'definitions-'));
  const book = 'title: t\ncodes: [{code: question, definition: Asks}, {code: selfpromotion, label: Own work, definition: Shows own work}]';
  writeFileSync(join(base, 'codebook.yaml'), book);
  const model = (codes: readonly string[], accounts: number) =>
    JSON.stringify({
      about: 'invented',
      fitted: { posts: 300, accounts, sha256: '' },
      codes: Object.fromEntries(codes.map((code) => [code, { bias: 0, threshold: 0.5, features: {} }])),
    });
  writeFileSync(join(base, 'model.json'), model(['question', 'mood-swing'], 120));
  writeFileSync(join(base, 'few.json'), model(['question'], 4));
});
afterAll(() => rmSync(base, { recursive: true }));

const of = async (yaml: string) => definitions({ settings: readSettings(yaml, 'study.yaml'), base });
const code = (found: Awaited<ReturnType<typeof of>>, name: string) => found.find((one) => one.kind === 'code' && one.name === name);

describe('the definitions of a study', () => {
  test('are those of the program where it names no codebook and no model', async () => {
    const found = await of('{}');
    expect(found.filter(({ kind }) => kind === 'code').map(({ name }) => name)).toEqual([
      ...['sharing', 'selfpromotion', 'commercial', 'uncodable'],
      ...['request', 'conversation', 'emotional', 'news-opinion', 'off-topic'],
    ]);
    expect(found.filter(({ kind }) => kind === 'cue').length).toBeGreaterThan(100);
  });

  test('are those of its codebook and model, with the cues that can be evidence for them', async () => {
    const found = await of('classify: { codebook: codebook.yaml, model: model.json }');
    expect(found.filter(({ kind }) => kind === 'code').map(({ name }) => name)).toEqual([
      'question',
      'selfpromotion',
      'mood-swing',
      'uncodable',
    ]);
    expect(code(found, 'question')).toMatchObject({
      title: 'Question',
      means: 'Asks.',
      choice: expect.stringContaining('fitted on 300 coded posts'),
    });
    expect(code(found, 'selfpromotion')).toMatchObject({
      title: 'Own work',
      choice: 'Decided by people alone, for the posts that they coded',
    });
    expect(code(found, 'mood-swing')).toMatchObject({ title: 'Mood swing', means: expect.stringContaining('classify.codebook') });
    expect(found.flatMap(({ kind, name }) => (kind === 'cue' ? [name] : []))).toEqual([
      ...['near-duplicates', 'no text', 'no words', 'not English', 'deleted', 'removed', 'wording'],
    ]);
  });

  test('say by which definition the model of the program decides a code that the study defines anew', async () => {
    const found = await of('classify: { codebook: codebook.yaml }');
    expect(code(found, 'selfpromotion')?.limit).toMatch(/^The program decides it by its own definition: Directs attention/);
    expect(code(found, 'sharing')?.title).toBe('Sharing');
  });

  test('tell no number of fewer than five accounts', async () => {
    expect(code(await of('classify: { model: few.json }'), 'question')?.choice).not.toMatch(/\d/);
  });

  test('have the cues that the study adds, without their words', async () => {
    const found = await of('classify: { cues: { shop-talk: { code: commercial, words: [jo teaches] } } }');
    expect(found.at(-1)).toEqual({
      kind: 'cue',
      name: 'shop-talk',
      title: 'shop talk',
      means: 'Words that the study names',
      reference: 'settings of the study',
    });
  });

  test.each([
    ['none.yaml', 'classify.codebook: missing: none.yaml'],
    ['model.json', 'model.json: invalid codebook'],
  ])('cannot be had of %s', async (file, says) => {
    await expect(of(`classify: { codebook: ${file} }`)).rejects.toThrow(says);
  });
});
