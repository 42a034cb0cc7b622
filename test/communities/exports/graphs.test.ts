import { expect, test } from 'vitest';
import { writeGraphs } from '../../../src/communities/exports/graphs.ts';
import { Database } from '../../../src/database/database.ts';
import { tieKinds } from '../../../src/settings/network.ts';
import { below, readXml } from './read-xml.ts';

/** Ties that come out of the database in several batches. */
const TIES = 5000;

test('every format holds all people and all ties, in their order, whole', async () => {
  const db = await Database.open();
  const texts = new Map<string, string>();
  const add = (name: string, piece: string) => texts.set(name, (texts.get(name) ?? '') + piece);
  try {
    await db.run(`CREATE TABLE ties AS SELECT format('p{:04d}', i) AS source, format('p{:04d}', i + 1) AS target, '${tieKinds[0]}' AS kind,
      2 AS weight, TIMESTAMP '2024-03-01 10:00:00' AS first, TIMESTAMP '2024-03-02 10:00:00' AS last FROM range(${TIES}) t(i)`);
    await db.run(`CREATE TABLE members AS SELECT 'p0000' AS person, 1 AS community, 0.5 AS confidence, 0.25 AS participation`);
    await db.run(`CREATE TABLE communities AS SELECT 1 AS community, 'maths' AS name`);
    await db.run(
      `CREATE TABLE people AS SELECT source AS person, 'mastodon' AS platform, 3 AS posts, first AS "firstPost", last AS "lastPost" FROM ties`,
    );
    await db.run(`CREATE TABLE layout AS SELECT 'p0000' AS person, 1.5 AS x, -2.0 AS y`);
    await writeGraphs({
      db,
      table: (name) => `"${name}"`,
      async file(name, content) {
        for await (const piece of content) add(name, piece);
      },
      async files(pieces) {
        for await (const [name, piece] of pieces) add(name, piece);
      },
      async lines(name, sql) {
        for (const row of await db.rows(sql)) add(name, `${Object.values(row)[0]}\n`);
      },
    });
  } finally {
    db.close();
  }
  const pairs = Array.from({ length: TIES }, (_, i) => [name(i), name(i + 1)]);
  const { nodes, edges } = JSON.parse(texts.get('network.json') ?? '');
  expect(nodes).toHaveLength(TIES + 1);
  expect(edges.map(({ source, target }: { source: string; target: string }) => [source, target])).toEqual(pairs);
  for (const format of ['network.gexf', 'network.graphml']) {
    const root = readXml(texts.get(format) ?? '');
    expect(below(root, 'node')).toHaveLength(TIES + 1);
    expect(below(root, 'edge').map(({ attributes: { source, target } }) => [source, target])).toEqual(pairs);
  }
  const arcs = (texts.get('network.net') ?? '').split('*Arcs\n')[1]?.trimEnd().split('\n');
  expect(arcs).toEqual(pairs.map((_, i) => `${i + 1} ${i + 2} 2`));
  expect(texts.get('network-nodes.csv')?.split('\r\n')[1]).toBe(
    'p0000,p0000,1,maths,0.5,0.25,mastodon,3,2024-03-01T10:00:00.000Z,2024-03-02T10:00:00.000Z,1.5,-2',
  );
  expect(texts.get('network-edges.csv')?.trimEnd().split('\r\n')).toHaveLength(TIES + 1);
});

function name(number: number): string {
  return `p${String(number).padStart(4, '0')}`;
}
