import { expect, test } from 'vitest';
import { codedRecords, codedTexts } from '../../../src/classify/model/coded.ts';
import { agree } from '../../../src/coding/coding.ts';
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
