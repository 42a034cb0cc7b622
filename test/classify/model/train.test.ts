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
