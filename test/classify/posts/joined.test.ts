import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { allJoined, type JoinedPost, joined } from '../../../src/classify/posts/joined.ts';
import { Database } from '../../../src/database/database.ts';

const db = await Database.open();
afterAll(() => db.close());

beforeEach(async () => {
  // More posts than come at once, in the order of their key, as a table lies on disk.
  await db.run(`CREATE OR REPLACE TABLE posts AS SELECT printf('x:%05d', i) AS post, CASE WHEN i % 7 > 0 THEN 'p' || i % 5 END AS author,
    'original' AS kind, 'ok' AS status, NULL AS language, NULL AS title, 'text ' || i AS text, NULL AS quotedText, NULL AS adLabel,
    CASE WHEN i % 3 = 0 THEN ['a', 'b'] ELSE [] END AS hashtags FROM range(5000) t(i)`);
  await db.run(`CREATE OR REPLACE TABLE people AS SELECT * FROM (VALUES ('p1', 'one', 'One', 'teaches', 700), ('p2', 'two', NULL, NULL, 700),
    ('p3', NULL, 'Three', NULL, 700), ('named', 'named', 'Only named', NULL, 0)) t(person, handle, name, bio, posts)`);
  await db.run(`CREATE OR REPLACE TABLE links AS SELECT printf('x:%05d', i) AS post, j AS position, 'https://e.org/' || (i * 10 + j) AS url
    FROM range(5000) t(i), range(1, 4) u(j) WHERE i % 4 = 1 AND j <= 1 + i % 3 ORDER BY post, position`);
});

async function all(): Promise<JoinedPost[]> {
  const rows: JoinedPost[] = [];
  for await (const columns of allJoined(db)) {
    const names = Object.keys(columns) as (keyof JoinedPost)[];
    for (let i = 0; i < columns.post.length; i++)
      rows.push(Object.fromEntries(names.map((name) => [name, columns[name][i]])) as unknown as JoinedPost);
  }
  return rows;
}

describe('all posts with their authors and links', () => {
  test('are those that the database joins', async () => {
    const rows = await all();
    expect(rows.length).toBe(5000);
    expect(rows.filter(({ links }) => links !== null).length).toBe(1250);
    expect(rows).toEqual(await db.rows(joined('true')));
  });

  test('are none where there are no posts', async () => {
    for (const table of ['posts', 'links']) await db.run(`DELETE FROM ${table}`);
    expect(await all()).toEqual([]);
  });

  test('are refused where a link belongs to no post, or lies out of order', async () => {
    await db.run("INSERT INTO links VALUES ('x:00002', 1, 'https://e.org/late')");
    await expect(all()).rejects.toThrow('links: x:00002 is no post, or lies out of order');
  });
});
