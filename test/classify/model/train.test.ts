import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { codes } from '../../../src/classify/codes.ts';
import { codedTexts } from '../../../src/classify/model/coded.ts';
import { seenTexts, train } from '../../../src/classify/model/train.ts';
import { domainsFrom } from '../../../src/text/domains.ts';

const domains = domainsFrom(readFileSync('data/lists/domains.csv', 'utf8'));

test('train gives the same model for the coded examples in another order', () => {
  const records = [
    { id: 'a', text: 'Tips for teaching fractions', sharing: '1', selfpromotion: '0', commercial: '0' },
    { id: 'b', text: 'Follow me', sharing: '0', selfpromotion: '1', commercial: '0' },
    { id: 'c', text: 'Hello', sharing: '0', selfpromotion: '0', commercial: '0', uncodable: '1' },
    { id: 'd', text: 'Hello all', sharing: '0', selfpromotion: '0', commercial: '0', weight: '2' },
  ];
  const texts = codedTexts(
    records.map((record, i) => ({ row: i + 2, record })),
    'x.csv',
  );
  expect(texts.map(({ id, weight }) => [id, weight])).toEqual([
    ['a', 1],
    ['b', 1],
    ['d', 2],
  ]);
  const model = (list: typeof texts) => train(seenTexts(list, domains), codes, '');
  expect(model([...texts].reverse())).toEqual(model(texts));
});

test('a model to begin from stays as it was where the texts show nothing, and moves where they do', () => {
  const rows = Array.from({ length: 60 }, (_, i) => ({
    row: i + 2,
    record: { id: `${i}`, text: i % 2 === 0 ? 'Grading tonight' : 'Quizzes tonight', author: `p${i}`, homework: i % 2 === 0 ? '1' : '0' },
  }));
  const seen = seenTexts(codedTexts(rows, 'x.csv', ['homework']), domains);
  const from = { codes: { homework: { bias: 0, threshold: 0.5, features: { 'stem/essai': 2, 'stem/quizz': 2 } } } };
  const features = (begun: Parameters<typeof train>[3]) => train(seen, ['homework'], '', begun).codes.homework?.features ?? {};
  const [alone, moved] = [features({}), features(from)];
  expect(alone['stem/essai']).toBeUndefined();
  // Weights are stretched to fit the codes: at most by half.
  expect(moved['stem/essai']).toBeGreaterThanOrEqual(1);
  expect(moved['stem/quizz']).toBeLessThan((moved['stem/essai'] as number) - 0.5);
  expect(moved['stem/quizz']).toBeGreaterThan(alone['stem/quizz'] as number);
});

test('two words in a row count for sharing alone', () => {
  const rows = Array.from({ length: 60 }, (_, i) => ({
    row: i + 2,
    record: {
      id: `${i}`,
      text: i % 2 === 0 ? 'What I have to show' : 'What to show I have',
      author: `p${i}`,
      sharing: i % 2 === 0 ? '1' : '0',
      selfpromotion: i % 2 === 0 ? '0' : '1',
      commercial: i % 3 === 0 ? '1' : '0',
    },
  }));
  const { codes: fitted } = train(seenTexts(codedTexts(rows, 'x.csv'), domains), codes, '');
  const pairs = (code: string) => Object.keys(fitted[code]?.features ?? {}).filter((name) => name.includes(' '));
  expect(pairs('sharing')).toContain('stem/have to');
  expect([...pairs('selfpromotion'), ...pairs('commercial')]).toEqual([]);
});
