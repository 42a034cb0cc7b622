import { expect, test } from 'vitest';
import { rowsOf } from '../../../../src/report/figure.ts';
import { evidenceFigure } from '../../../../src/report/sections/posts/evidence.ts';
import type { Share } from '../../../../src/report/source/coded.ts';
import type { Source } from '../../../../src/report/source/source.ts';
import { withTables } from '../../tables.ts';

/** Which cues are told of posts with a code: of each post who wrote it (0: nobody known), and its cues. */
function told(posts: readonly (readonly [teller: number, ...cues: string[]])[]) {
  const evidence = posts.flatMap(([, ...cues], i) =>
    cues.map((cue, c) => ({ post: `p${i}`, code: 'commercial', cue, position: c + 1, excerpt: 'invented' })),
  );
  return withTables({ evidence }, ['evidence'], async (db) => {
    const rows = posts.map(([teller], i) => `('p${i}', ${i}, ${teller === 0 ? 'NULL' : teller}, 'commercial', true)`);
    await db.run(
      `CREATE TABLE "shownPosts" AS SELECT *, false AS automated, 1 AS carried FROM (VALUES ${rows.join(', ')}) AS t(post, number, teller, code, value)`,
    );
    await db.run('CREATE VIEW "codedPosts" AS SELECT number, teller, code, value FROM "shownPosts"');
    const glossary = { title: (_: string, name: string) => name, define: () => ({ means: 'invented' }) };
    const source = { db, k: 5, codes: ['commercial'], undecided: [], glossary, settings: { classify: {} } } as unknown as Source;
    const figure = await evidenceFigure(source, [{ code: 'commercial', yes: posts.length } as Share]);
    return figure === null ? [] : rowsOf<{ cue: string; posts: number }>(figure.table).map(({ cue, posts: n }) => `${cue} ${n}`);
  });
}

const people = (n: number, ...cues: string[]) => Array.from({ length: n }, (_, i) => [i + 1, ...cues] as const);

test('a cue is told with the posts it is found in, those of unknown authors too', async () => {
  expect(await told([...people(6, 'price'), ...people(5, 'discount'), [0, 'price']])).toEqual(['price 7', 'discount 5']);
  expect(await told(people(6, 'price'))).toEqual(['price 6']);
});

test('a cue is not told where the posts without it, or with it, come from fewer than five people', async () => {
  expect(await told([...people(9, 'price'), ...people(3, 'discount')])).toEqual([]);
  expect(await told([...people(9, 'price'), ...people(3, 'discount'), [0, 'discount']])).toEqual([]);
});

test('a cue is not told where one person wrote nearly all posts with it, or without it', async () => {
  const alone = Array.from({ length: 60 }, () => [1, 'discount'] as const);
  expect(await told([...people(9, 'price'), ...people(5, 'discount'), ...alone])).toEqual([]);
  expect(await told([...people(9, 'price'), ...people(9, 'discount'), ...alone])).toEqual(['discount 69', 'price 9']);
});

test('a cue that stands only beside another is not told where few have the other alone', async () => {
  const others = people(9, 'price').map(([teller, ...cues]) => [teller + 20, ...cues] as const);
  const beside = (few: number) => [...people(9, 'link', 'shop'), ...people(few, 'shop'), ...others];
  expect(await told(beside(4))).toEqual(['shop 13', 'price 9']);
  expect(await told(beside(5))).toEqual(['shop 14', 'link 9', 'price 9']);
  // Where it stands alone somewhere too, nobody knows how many have both.
  expect(await told([...beside(4), [30, 'link']])).toEqual(['shop 13', 'link 10', 'price 9']);
  expect(await told([...people(9, 'link', 'shop'), ...others])).toEqual(['link 9', 'price 9', 'shop 9']);
});
