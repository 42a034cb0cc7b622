import { expect, test } from 'vitest';
import { rules } from '../../../src/classify/study-rules.ts';
import { codeTexts, postOf } from '../../../src/classify/texts/texts.ts';

test('codeTexts gives one row for each text, in order, with decisions, evidence and probabilities between 0 and 1', async () => {
  const rows = codeTexts(
    [
      {
        id: '2',
        text: 'My grammar task cards are 25% off',
        links: 'https://www.teacherspayteachers.com/Product/Cards-1; https://example.org',
      },
      { id: '1', text: 'Anyone have a good unit on erosion?', author: '', bio: ' ' },
      { id: '3', text: '' },
      { id: '4', text: '#ad New pens' },
    ],
    await rules(),
  );
  expect(rows.map(({ id }) => id)).toEqual(['2', '1', '3', '4']);
  expect(rows.map(({ selfpromotion, commercial }) => [selfpromotion, commercial])).toEqual([
    [1, 1],
    [0, 0],
    [0, 0],
    [0, 1],
  ]);
  expect(rows.map(({ uncodable, subflag }) => [uncodable, subflag])).toEqual([
    [0, ''],
    [0, 'request'],
    [1, ''],
    [0, ''],
  ]);
  expect(rows[0]?.evidence).toContain('commercial/coupon: 25% off');
  expect(rows[3]?.commercial_p).toBe('');
  for (const { sharing_p } of rows.filter(({ uncodable }) => uncodable === 0)) {
    expect(sharing_p).toBeGreaterThanOrEqual(0);
    expect(sharing_p).toBeLessThanOrEqual(1);
  }
});

test.each([
  ['RT @someone: look at this', 'repost'],
  ['@someone look at this', 'reply'],
  ['look at this @someone', 'original'],
])('postOf(%j) takes the text for a %s', (text, kind) => {
  expect(postOf({ id: '1', text }).kind).toBe(kind);
});
