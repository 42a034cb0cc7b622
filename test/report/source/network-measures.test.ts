import { expect, test } from 'vitest';
import { Database } from '../../../src/database/database.ts';
import { networkMeasures } from '../../../src/report/source/network-measures.ts';

/** A post, by whom, and what it answers. */
type Post = readonly [post: string, teller: number, replyTo?: string];

interface Given {
  readonly clustered?: number;
  readonly posts?: readonly Post[];
}

/** The names of the measures that are told of a network with these values. */
async function told(values: Readonly<Record<string, number>>, { clustered = 9, posts = [] }: Given = {}) {
  const db = await Database.open();
  const measures = [
    ...Object.entries(values).map(([name, value]) => `('${name}', NULL, ${value})`),
    ...Array.from({ length: 20 }, (_, i) => `('clustering', 'p${i}', ${i < clustered ? 0.5 : 0})`),
  ];
  const written = posts.map(
    ([post, teller, to]) => `('${post}', ${teller}, ${to === undefined ? 'NULL' : `'${to}'`}, NULL::VARCHAR, 'original')`,
  );
  const rows = written.length === 0 ? `SELECT '' AS post, 0 AS teller, '' AS "replyTo", '' AS thread, '' AS kind WHERE false` : '';
  await db.run(`CREATE TABLE measures AS SELECT * FROM (VALUES ${measures.join(', ')}) AS t (measure, person, value)`);
  await db.run(
    `CREATE TABLE told AS ${rows || `SELECT * FROM (VALUES ${written.join(', ')}) AS t (post, teller, "replyTo", thread, kind)`}`,
  );
  await db.run('CREATE VIEW posts AS SELECT * EXCLUDE (teller) FROM told');
  await db.run('CREATE VIEW "shownPosts" AS SELECT post, teller FROM told');
  const found = await networkMeasures({ db, k: 5 });
  db.close();
  return found.map(({ name }) => name);
}

/** Twenty people with so many ties, so many pairs of which are returned. */
const pairs = (ties: number, mutual: number) => ({
  people: 20,
  ties,
  density: ties / 380,
  reciprocity: mutual / (ties - mutual),
  returnedTies: (2 * mutual) / ties,
  returnedByChance: 0.1,
  returnedP: 0.04,
});

test('how many ties are returned is not told where fewer than five people may return them, or may alone not', async () => {
  expect(await told(pairs(60, 6))).not.toContain('returnedTies');
  for (const measure of ['reciprocity', 'returnedByChance', 'returnedP']) expect(await told(pairs(60, 6))).not.toContain(measure);
  expect(await told(pairs(60, 7))).toEqual(['density', 'people', 'reciprocity', 'returnedByChance', 'returnedP', 'returnedTies', 'ties']);
  expect(await told(pairs(60, 0))).toContain('returnedTies');
  expect(await told(pairs(60, 28))).not.toContain('returnedTies');
  expect(await told(pairs(60, 30))).toContain('returnedTies');
});

test('the density is not told where it gives back the few ties of people to themselves', async () => {
  expect(await told({ ...pairs(60, 10), ties: 62 })).not.toContain('density');
  expect(await told({ ...pairs(60, 10), ties: 65 })).toContain('density');
});

test('the largest component is not told where it leaves fewer than five people, nor how many components there are', async () => {
  expect(await told({ people: 20, components: 3, largestComponent: 16 / 20 })).toEqual(['people']);
  expect(await told({ people: 20, components: 3, largestComponent: 15 / 20 })).toEqual(['components', 'largestComponent', 'people']);
  expect(await told({ people: 20, components: 1, largestComponent: 1 })).toEqual(['components', 'largestComponent', 'people']);
});

test('how often contacts of one person are in contact is not told where fewer than five people have such contacts', async () => {
  expect(await told({ transitivity: 0.02, meanClustering: 0.05 }, { clustered: 4 })).toEqual([]);
  expect(await told({ transitivity: 0, meanClustering: 0 }, { clustered: 0 })).toEqual(['meanClustering', 'transitivity']);
});

test('core and periphery are told where contacts within either, and those that lack, may be of five people', async () => {
  const parted = (size: number, inside: number, between: number) => ({
    people: 20,
    coreSize: size,
    coreDensity: inside / ((size * (size - 1)) / 2),
    peripheryDensity: between / (((20 - size) * (19 - size)) / 2),
    coreFit: 0.5,
  });
  const all = ['coreDensity', 'coreFit', 'coreSize', 'people', 'peripheryDensity'];
  expect(await told(parted(6, 8, 12))).toEqual(all);
  expect(await told(parted(6, 10, 12))).toEqual(['people']);
  expect(await told(parted(6, 8, 3))).toEqual(['people']);
  expect(await told(parted(4, 6, 12))).toEqual(['people']);
  expect(await told(parted(16, 60, 0))).toEqual(['people']);
  expect(await told(parted(6, 15, 0))).toEqual(all);
});

test('answers are counted where five people wrote them, those to posts of the study and those to others', async () => {
  const answers = (people: number, to: string, from = 0): Post[] =>
    Array.from({ length: people }, (_, i) => [`${to}${i}`, from + i, to] as const);
  const values = { answers: 20, answersToMissing: 10, answersToThemselves: 0 };
  const first: Post = ['here', 99];
  expect(await told(values, { posts: [first, ...answers(8, 'here'), ...answers(8, 'gone')] })).toEqual([
    'answers',
    'answersToMissing',
    'answersToThemselves',
  ]);
  expect(await told(values, { posts: [first, ...answers(8, 'here'), ...answers(3, 'gone')] })).not.toContain('answersToMissing');
  expect(await told(values, { posts: [first, ...answers(3, 'here'), ...answers(8, 'gone')] })).toEqual(['answers', 'answersToThemselves']);
  expect(await told(values, { posts: [first, ...answers(3, 'here'), ...answers(1, 'gone')] })).toEqual(['answersToThemselves']);
  expect(await told({ answersToThemselves: 6 }, { posts: [['own', 1, 'own']] })).toEqual([]);
});
