import { expect, test } from 'vitest';
import { writeThingGraphs } from '../../../src/communities/exports/thing-graphs.ts';
import { Database } from '../../../src/database/database.ts';
import { below, readXml } from './read-xml.ts';

test('hashtags and domains are tied that stand in one post; what stands alone is left out', async () => {
  const db = await Database.open();
  const files = new Map<string, string>();
  try {
    await db.run(`CREATE TABLE uses AS SELECT * FROM (VALUES
      ('ann', 'hashtag', 'edchat', 3), ('bob', 'hashtag', 'edchat', 1), ('ann', 'hashtag', 'maths', 2), ('bob', 'hashtag', 'alone', 9),
      ('ann', 'domain', 'a.example', 1), ('ann', 'domain', 'b.example', 1), ('bob', 'space', 'reddit/Teachers', 5)) AS t(person, kind, item, posts)`);
    await db.run(`CREATE TABLE "coUses" AS SELECT * FROM (VALUES
      ('hashtag', 'edchat', 'maths', 2, 1), ('domain', 'a.example', 'b.example', 1, 1)) AS t(kind, one, other, posts, people)`);
    await writeThingGraphs({
      db,
      table: (name) => `"${name}"`,
      file: async (name, content) => {
        let text = '';
        for await (const part of content) text += part;
        files.set(name, text);
      },
    });
  } finally {
    db.close();
  }
  expect([...files.keys()]).toEqual(['hashtags.gexf', 'domains.gexf']);
  const hashtags = readXml(files.get('hashtags.gexf') ?? '');
  expect(below(hashtags, 'graph').map(({ attributes }) => attributes.defaultedgetype)).toEqual(['undirected']);
  expect(
    below(hashtags, 'node').map((node) => [node.attributes.id, ...below(node, 'attvalue').map((cell) => cell.attributes.value)]),
  ).toEqual([
    ['edchat', '4', '2'],
    ['maths', '2', '1'],
  ]);
  expect(below(hashtags, 'edge').map(({ attributes: { source, target, weight } }) => [source, target, weight])).toEqual([
    ['edchat', 'maths', '2'],
  ]);
  expect(below(readXml(files.get('domains.gexf') ?? ''), 'edge')).toHaveLength(1);
});
