import { describe, expect, test } from 'vitest';
import { codedRecords, codedTexts } from '../../../src/classify/model/coded.ts';
import { codebook } from '../../../src/codebook/codebook.ts';
import { agree } from '../../../src/coding/coding.ts';
import { goldCsv } from '../../../src/coding/estimates/gold.ts';
import type { Entry } from '../../../src/coding/estimates/readings.ts';
import type { Weighted } from '../../../src/coding/estimates/weigh.ts';
import type { Reading } from '../../../src/coding/returned/reading.ts';
import { item, roundWith, shown } from '../example.ts';
import { returnedFile } from '../returned-file.ts';

const file = (name: string, ...rows: string[]) =>
  returnedFile(name, `item,coder,sharing,selfpromotion,commercial,uncodable,subflag\n${rows.join('\n')}\n`);
const posts = [
  item('r1p1', {
    shown: { ...shown, title: 'Title', text: '@ann Three exit tickets', links: ['https://a.org', 'https://b.org'] },
    inclusion: 0.5,
  }),
  item('r1p2', { author: 'cy' }),
  item('r1p3', { author: 'cy' }),
];
const rounds = [
  roundWith(posts, { totals: [{ platform: 'twitter', period: '2023-Q1', predicted: [], posts: 30, instances: 30, accounts: 30 }] }),
];

/** The table of settled codes that comes of these files. */
async function goldOf(bo: string[]) {
  const ann = file('ann.csv', 'r1p1,ann,1,0,0,0,', 'r1p2,ann,0,0,0,0,request', 'r1p3,ann,,,,1,');
  const { outputs } = await agree([ann, file('bo.csv', ...bo)], [], { rounds, seed: '1', draws: 20 });
  return outputs['gold.csv'];
}

test('the settled codes stand beside text, readers and chances, and are read back as they were by what learns from them', async () => {
  const rows = codedRecords(new TextEncoder().encode(String(await goldOf(['r1p1,bo,1,0,0,0,', 'r1p3,bo,,,,1,']))), 'gold.csv');
  const records = rows.map(({ record }) => record);
  expect(records.map(({ id, uncodable, sharing }) => [id, uncodable, sharing])).toEqual([
    ['twitter:r1p1', '0', '1'],
    ['twitter:r1p2', '0', '0'],
    ['twitter:r1p3', '1', ''],
  ]);
  expect(records[0]).toMatchObject({ sharing_A: '1', sharing_B: '1', account: 'author of r1p1', links: 'https://a.org https://b.org' });
  expect(records[1]).toMatchObject({ sharing_A: '0', sharing_B: '', subflag: 'request', account: 'cy' });
  expect(Number(records[0]?.inclusion) / Number(records[1]?.inclusion)).toBeCloseTo(5, 6);
  const [first, second] = codedTexts(rows, 'gold.csv');
  expect(first).toMatchObject({ text: 'Title\n@ann Three exit tickets', codes: { sharing: true, commercial: false } });
  expect(second?.text).toBe(shown.text);
});

test('there are none while coders differ and nobody settled', async () => {
  expect(await goldOf(['r1p1,bo,0,0,0,0,'])).toBeUndefined();
});

describe('goldCsv(weighted, entries, items)', () => {
  const codes = { sharing: true, selfpromotion: false, commercial: false };
  const reading = (coder: string, flag: string | null = null): Reading => ({
    ...{ item: 'r1p1', coder, codes, uncodable: false, flag, memo: '', saved: null, place: 'a.csv' },
  });
  const entry = (name: string, readings: readonly Reading[], settled: Reading | null = null): Entry => ({
    item: name,
    readings: new Map(readings.map((one) => [one.coder, one])),
    settled,
  });
  const weighted = (name: string, weight: number, more: Partial<Weighted> = {}): Weighted => ({
    ...{ ...item(name), weight, uncodable: false, codes },
    ...more,
  });
  const records = (
    of: readonly Weighted[],
    entries: readonly Entry[],
    drawn = of.map(({ post }) => item(post.slice(8))),
    coders = ['ann', 'bo'],
  ) =>
    codedRecords(
      new TextEncoder().encode(goldCsv(of, entries, new Map(drawn.map((one) => [one.item, one])), { codebook, coders })),
      'gold.csv',
    ).map(({ record }) => record);

  test('gives chances as they are, and as parts of the largest where what posts stand for is less than one', () => {
    const of = (...weights: number[]) =>
      records(
        weights.map((weight, i) => weighted(`r1p${i}`, weight)),
        weights.map((_, i) => entry(`r1p${i}`, [reading('ann')])),
      ).map(({ inclusion }) => Number(inclusion));
    expect(of(2, 4)).toEqual([0.5, 0.25]);
    expect(of(0.5, 2)).toEqual([1, 0.25]);
  });

  test('leaves out posts that were forgotten, that are not in the sample, or that nobody settled', () => {
    const of = ['r1p1', 'r1p2', 'r1p3'].map((name) => weighted(name, 1));
    const drawn = [item('r1p1'), item('r1p2', { shown: { ...shown, text: null } }), item('r1p4')];
    const entries = ['r1p1', 'r1p2', 'r1p3', 'r1p4'].map((name) => entry(name, [reading('ann')]));
    expect(records(of, entries, drawn).map(({ id }) => id)).toEqual(['twitter:r1p1']);
  });

  test('has readers beside the settled codes from two coders on, and the sub-flag on which all agree or that was settled', () => {
    const alone = records([weighted('r1p1', 1)], [entry('r1p1', [reading('ann')])], undefined, ['ann']);
    expect(Object.keys(alone[0] ?? {})).not.toContain('sharing_A');
    const flags = (readings: readonly Reading[], settled: Reading | null = null) =>
      records([weighted('r1p1', 1)], [entry('r1p1', readings, settled)])[0];
    expect(flags([reading('ann', 'request'), reading('bo', 'request')])).toMatchObject({
      subflag: 'request',
      sharing_B: '1',
      bio: '',
      quoted: '',
    });
    expect(flags([reading('ann', 'request'), reading('bo')])?.subflag).toBe('');
    expect(flags([reading('ann', 'request')], reading('cy', 'emotional'))?.subflag).toBe('emotional');
    expect(flags([reading('ann', 'request')], reading('cy'))?.subflag).toBe('');
  });
});
