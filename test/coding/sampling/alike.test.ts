import { afterAll, beforeAll, expect, test } from 'vitest';
import { alikeOf } from '../../../src/coding/sampling/alike.ts';
import { Database } from '../../../src/database/database.ts';

let db: Database;
beforeAll(async () => {
  db = await Database.open();
});
afterAll(() => db.close());

/** Authors, each with what the classifier says of their posts: 1 where it gives the code, ? where it cannot read. */
async function alike(...authors: readonly string[]) {
  const rows = authors.flatMap((posts, author) =>
    [...posts].map((sign) => `('a${author}', ${sign === '1'}, ${sign === '?' ? 'NULL' : "''"})`),
  );
  await db.run(`CREATE OR REPLACE TABLE frame AS SELECT * FROM (VALUES ${rows.join(', ')}) AS t(author, "is tip", predicted)`);
  return (await alikeOf(db, { codes: [{ code: 'tip', label: 'Tip', definition: '', include: '', exclude: '' }] }))[0];
}

test.each([
  ['always the same', ['1111', '0000'], { within: 1, all: 4, given: 4, others: 4 }],
  ['unlike each other', ['10', '10'], { within: 0, all: 2, given: 1, others: 1 }],
  ['with one post each', ['1', '0', '0'], { within: 0, all: 1, given: 1, others: 1 }],
  ['without the code', ['000', '0'], { within: 0, all: 2.5, given: 1, others: 2.5 }],
  ['that cannot be read', ['1111?', '?0000', '??'], { within: 1, all: 4, given: 4, others: 4 }],
])('posts of authors %s', async (_, authors, expected) => {
  expect(await alike(...authors)).toEqual({ code: 'tip', ...expected });
});

test('the correlation is that of all pairs of posts of one author', async () => {
  const authors = ['11010', '0001', '11', '0000000', '1', '011'];
  const posts = authors.join('');
  const p = [...posts].filter((sign) => sign === '1').length / posts.length;
  const distances = authors.flatMap((own) =>
    [...own].flatMap((one, i) => [...own].flatMap((other, j) => (i === j ? [] : [(Number(one) - p) * (Number(other) - p)]))),
  );
  const mean = distances.reduce((sum, value) => sum + value, 0) / distances.length;
  expect((await alike(...authors))?.within).toBeCloseTo(mean / (p * (1 - p)), 12);
});
