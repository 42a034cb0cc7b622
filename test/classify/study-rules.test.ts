import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codesOf } from '../../src/classify/codes.ts';
import { codedTexts } from '../../src/classify/model/coded.ts';
import { seenTexts, train } from '../../src/classify/model/train.ts';
import { rules } from '../../src/classify/study-rules.ts';
import { codeTexts, postOf } from '../../src/classify/texts/texts.ts';
import { UserError } from '../../src/errors.ts';
import { readSettings } from '../../src/settings/read-settings.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rules-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const settings = (yaml: string) => readSettings(`classify:\n${yaml.replace(/^/gm, '  ')}\n`, 'study.yaml').classify;
const coded = async (yaml: string, text: string) => codesOf(postOf({ id: '1', text }), await rules(settings(yaml), folder)).decisions;

test('a threshold of the study decides in place of that of the model', async () => {
  const text = 'Tips for teaching fractions with paper strips';
  expect((await coded('thresholds: { sharing: 0 }', 'Rain again')).sharing?.value).toBe(true);
  expect((await coded('thresholds: { sharing: 1 }', text)).sharing?.value).toBe(false);
});

test('words and patterns of the study are cues, with weight and evidence', async () => {
  const decisions = await coded('cues: { fair: { code: commercial, words: ["Craft Fair?"], weight: 10 } }', 'See you at the craft fair?');
  expect(decisions.commercial).toMatchObject({ value: true, evidence: [{ cue: 'fair', excerpt: 'craft fair?' }] });
  const pattern = await coded(
    'cues: { kit: { code: commercial, pattern: "\\\\bkit no\\\\.? \\\\d{1,4}", weight: 10 } }',
    'Kit no. 42 came',
  );
  expect(pattern.commercial).toMatchObject({ value: true, evidence: [{ cue: 'kit', excerpt: 'kit no. 42' }] });
});

describe('rules refuses', () => {
  test.each([
    ['thresholds: { sharin: 0.5 }', 'classify.thresholds: unknown code: sharin'],
    ['cues: { a1: { code: shop, words: [a] } }', 'classify.cues.a1: unknown code: shop'],
    ['cues: { a1: { code: sharing } }', 'classify.cues.a1: invalid: give words or a pattern'],
    ['cues: { a1: { code: sharing, words: [a], pattern: a } }', 'classify.cues.a1: invalid: give words or a pattern'],
    ['cues: { a1: { code: sharing, pattern: "(a+)+$" } }', 'classify.cues.a1: invalid pattern: (a+)+$'],
    ['cues: { a1: { code: sharing, pattern: "(?:a|a)*b" } }', 'classify.cues.a1: invalid pattern'],
    ['cues: { a1: { code: sharing, pattern: "(?:\\\\w{1,30}){1,30}x" } }', 'classify.cues.a1: invalid pattern'],
    ['cues: { a1: { code: sharing, pattern: "a(?=b+)" } }', 'classify.cues.a1: invalid pattern'],
    ['cues: { a1: { code: sharing, pattern: "[z-a]" } }', 'classify.cues.a1: invalid pattern'],
    ['model: none.json', 'classify.model: missing: none.json'],
    ['model: broken.json', 'classify.model: invalid: broken.json'],
  ])('%s', async (yaml, message) => {
    writeFileSync(join(folder, 'broken.json'), '{"codes": 1}');
    const refused = rules(settings(yaml), folder);
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow(message);
  });
});

test('a model of the study’s own replaces the codebook: other codes, the same loop', async () => {
  const records = Array.from({ length: 40 }, (_, i) => ({
    id: `t${i}`,
    account: `a${i}`,
    text: i % 2 === 0 ? `Homework number ${i} is late again` : `Lunch was good on day ${i}`,
    homework: i % 2 === 0 ? '1' : '0',
  }));
  const rows = records.map((record, i) => ({ row: i + 2, record }));
  const { domains } = await rules();
  const model = train(seenTexts(codedTexts(rows, 'x.csv', ['homework']), domains), ['homework'], 'invented');
  writeFileSync(join(folder, 'model.json'), JSON.stringify(model));
  const coded = codeTexts(
    [
      { id: '1', text: 'The homework is late' },
      { id: '2', text: 'Lunch was good' },
    ],
    await rules(settings('model: model.json'), folder),
  );
  expect(coded.map(({ id, homework, subflag }) => [id, homework, subflag])).toEqual([
    ['1', 1, ''],
    ['2', 0, ''],
  ]);
  expect(coded[0]?.evidence).toContain('homework/wording: ');
});

test('a model may decide a code that is called like a sub-flag: then it is a code, and no post has it twice', async () => {
  const weights = { bias: -5, threshold: 0.5, features: {} };
  const names = ['sharing', 'selfpromotion', 'commercial'];
  const model = (codes: readonly string[]) =>
    JSON.stringify({
      about: 'invented',
      fitted: { posts: 1, accounts: 1, sha256: '' },
      codes: Object.fromEntries(codes.map((code) => [code, weights])),
    });
  writeFileSync(join(folder, 'more.json'), model([...names, 'reflection']));
  writeFileSync(join(folder, 'same.json'), model([...names, 'request']));
  const subflag = async (file: string) => {
    const ready = await rules(settings(`model: ${file}`), folder);
    return codesOf(postOf({ id: '1', text: 'Does anyone have a unit on erosion?' }), ready).subflag;
  };
  expect([await subflag('more.json'), await subflag('same.json')]).toEqual(['request', null]);
});

test.each(['uncodable', 'evidence', 'none', 'constructor', 'Sharing', 'a b', 'a'.repeat(41)])(
  'a model cannot decide a code called %s',
  async (name) => {
    const codes = { [name]: { bias: 0, threshold: 0.5, features: {} } };
    writeFileSync(join(folder, 'named.json'), JSON.stringify({ about: '', fitted: { posts: 1, accounts: 1, sha256: '' }, codes }));
    await expect(rules(settings('model: named.json'), folder)).rejects.toThrow('classify.model: invalid: named.json');
  },
);
