import { expect, test } from 'vitest';
import { rowsOf } from '../../../../src/report/figure.ts';
import { evidenceFigure } from '../../../../src/report/sections/posts/evidence.ts';
import type { Share } from '../../../../src/report/source/coded.ts';
import type { Source } from '../../../../src/report/source/source.ts';
import { withTables } from '../../tables.ts';

/** A post: who wrote it (0: nobody known), and its cues: of commerce, or of self-promotion (+). */
type Post = readonly [teller: number, ...cues: string[]];

/** Which cues are told of posts with a code; all have that of commerce but where none of their cues is. */
function told(posts: readonly Post[]) {
  const isOther = (cue: string) => cue.startsWith('+');
  const evidence = posts.flatMap(([, ...cues], i) =>
    cues.map((cue, c) => ({
      post: `p${i}`,
      code: isOther(cue) ? 'selfpromotion' : 'commercial',
      cue: cue.replace('+', ''),
      position: c + 1,
      excerpt: 'invented',
    })),
  );
  const bits = posts.map(([, ...cues]) => (cues.some(isOther) ? 2 : 0) + (cues.length > 0 && cues.every(isOther) ? 0 : 1));
  return withTables({ evidence }, ['evidence'], async (db) => {
    const rows = posts.map(([teller], i) => `('p${i}', ${i}, ${teller === 0 ? 'NULL' : teller}, ${bits[i]})`);
    await db.run(
      `CREATE TABLE "shownPosts" AS SELECT *, false AS automated FROM (VALUES ${rows.join(', ')}) AS t(post, number, teller, carried)`,
    );
    await db.run(`CREATE VIEW "codedPosts" AS SELECT number, teller, code, carried & bit > 0 AS value
      FROM "shownPosts", (VALUES ('commercial', 1), ('selfpromotion', 2)) AS codes(code, bit)`);
    const glossary = { title: (_: string, name: string) => name, define: () => ({ means: 'invented' }) };
    const codes = ['commercial', 'selfpromotion'];
    const source = { db, k: 5, codes, undecided: [], glossary, settings: { classify: {} } } as unknown as Source;
    const shares = codes.map((code, c) => {
      const own = posts.filter((_, i) => ((bits[i] ?? 0) >> c) % 2 === 1);
      return { code, yes: own.length, people: new Set(own.map(([teller]) => teller)).size } as Share;
    });
    const figure = await evidenceFigure(source, shares);
    const signed = ({ code, cue, posts: n }: { code: string; cue: string; posts: number }) =>
      `${code === 'commercial' ? '' : '+'}${cue} ${n}`;
    return figure === null ? [] : rowsOf<Parameters<typeof signed>[0]>(figure.table).map(signed);
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

test('a cue of two codes is not told of one where few have the other without it, or the cue for the other alone', async () => {
  const shops = (n: number, ...more: string[]) => [...people(9, 'shop', '+shop'), ...people(n, ...more)];
  // Of four commercial posts without a shop, nothing is told; and of nine of thirteen for self-promotion they would be the others.
  expect(await told(shops(4, 'price'))).toEqual([]);
  expect(await told(shops(5, 'price'))).toEqual(['shop 9', 'price 5', '+shop 9']);
  expect(await told(shops(4, 'shop'))).toEqual(['shop 13']);
  expect(await told(shops(5, 'shop'))).toEqual(['shop 14', '+shop 9']);
  // Cues that do not speak for the other code say nothing of its posts.
  expect(await told([...people(9, 'shop', '+blog'), ...people(4, 'price')])).toEqual(['+blog 9']);
});
