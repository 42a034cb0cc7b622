import { describe, expect, test } from 'vitest';
import { Database } from '../../../src/database/database.ts';
import { measuresTold } from '../../../src/report/source/network-measures.ts';

/** A post, by whom, and what it answers. */
type Post = readonly [post: string, teller: number | null, replyTo?: string];

interface Given {
  readonly clustered?: number;
  /** Posts from which on it is not looked up what is an answer to what. */
  readonly most?: number;
  readonly posts?: readonly Post[];
}

/** The names of the measures that are told of a network with these values. */
async function told(values: Readonly<Record<string, number>>, { clustered = 9, most = 300_000, posts = [] }: Given = {}) {
  const db = await Database.open();
  const measures = [
    ...Object.entries(values).map(([name, value]) => `('${name}', NULL, ${value})`),
    ...Array.from({ length: 20 }, (_, i) => `('clustering', 'p${i}', ${i < clustered ? 0.5 : 0})`),
  ];
  const written = posts.map(
    ([post, teller, to]) =>
      `('${post}', ${teller ?? 'NULL::INTEGER'}, ${to === undefined ? 'NULL' : `'${to}'`}, NULL::VARCHAR, 'original')`,
  );
  const rows = written.length === 0 ? `SELECT '' AS post, 0 AS teller, '' AS "replyTo", '' AS thread, '' AS kind WHERE false` : '';
  await db.run(`CREATE TABLE measures AS SELECT * FROM (VALUES ${measures.join(', ')}) AS t (measure, person, value)`);
  await db.run(
    `CREATE TABLE told AS ${rows || `SELECT * FROM (VALUES ${written.join(', ')}) AS t (post, teller, "replyTo", thread, kind)`}`,
  );
  await db.run("CREATE TABLE ties AS SELECT '' AS kind, '' AS source, '' AS target, 1 AS weight WHERE false");
  await db.run("CREATE TABLE people AS SELECT '' AS person, false AS bot WHERE false");
  await db.run('CREATE VIEW posts AS SELECT * EXCLUDE (teller) FROM told');
  await db.run('CREATE VIEW "shownPosts" AS SELECT post, teller, kind FROM told');
  const found = await measuresTold({ db, k: 5 }, most);
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

test('that there are no answers is not told beside replies of which exports tell whom they answer, and not which post', async () => {
  const posts: readonly Post[] = [['itself', 1, 'itself']];
  expect(await told({ people: 9, answers: 0, answersToMissing: 0, answersToThemselves: 0, answersInCircles: 0 }, { posts })).toEqual([
    'people',
  ]);
});

test('how many ties the busiest person has is never told', async () => {
  const names = await told({ people: 200, ties: 900, inCentralisation: 0.3, outCentralisation: 0.2 });
  expect(names).toEqual(['people', 'ties']);
});

describe('in a study too large to look up what is an answer to what', () => {
  const people = (n: number, each: (i: number) => number): Post[] =>
    Array.from({ length: n }, (_, i) => Array.from({ length: each(i) }, (_, j): Post => [`${i}-${j}`, i, 'gone'])).flat();
  /** The busiest four have 8, 7, 6 and 5 posts that may be answers. */
  const posts = people(40, (i) => Math.max(2, 8 - i));
  const answers = (missing: number, itself = 0) =>
    told({ answers: 70, answersToMissing: missing, answersToThemselves: itself, answersInCircles: 0 }, { posts, most: 10 });

  test('answers to missing posts are told where they, and the others, are more than four people can have written', async () => {
    expect(await answers(27)).toContain('answersToMissing');
    expect(await answers(26)).not.toContain('answersToMissing');
    expect(await answers(43)).toContain('answersToMissing');
    expect(await answers(44)).not.toContain('answersToMissing');
    for (const missing of [0, 70]) expect(await answers(missing)).toContain('answersToMissing');
  });

  test('posts that answer themselves are told where there are none, or more than four people can have written', async () => {
    expect(await answers(0, 3)).not.toContain('answersToThemselves');
    expect(await answers(0, 0)).toContain('answersToThemselves');
    expect(await answers(0, 27)).toContain('answersToThemselves');
  });

  test('answers are not told where few may have written them, nor where one may have written nearly all', async () => {
    const few = { answers: 26, answersToMissing: 0, answersToThemselves: 0 };
    expect(await told(few, { posts, most: 10 })).toEqual(['answersToThemselves']);
    const one = [...people(30, (i) => (i === 0 ? 100 : 1))];
    expect(await told({ answers: 111 }, { posts: one, most: 10 })).toEqual([]);
    expect(await told({ answers: 112 }, { posts: one, most: 10 })).toEqual(['answers']);
  });

  test('what nobody known or automated accounts may have written does not count', async () => {
    const bots = Array.from({ length: 10 }, (_, j): Post => [`bot-${j}`, null, 'gone']);
    const values = { answers: 70, answersToMissing: 36 };
    expect(await told(values, { posts: [...posts, ...bots], most: 10 })).not.toContain('answersToMissing');
    expect(await told({ ...values, answers: 74, answersToMissing: 37 }, { posts: [...posts, ...bots], most: 10 })).toContain(
      'answersToMissing',
    );
  });
});

test('answers in circles are told where there are none, or more than four people can have written', async () => {
  const posts = Array.from({ length: 30 }, (_, i): Post => [`p${i}`, i, `p${(i + 1) % 30}`]);
  expect(await told({ answersInCircles: 0 }, { posts })).toEqual(['answersInCircles']);
  expect(await told({ answersInCircles: 4 }, { posts })).toEqual([]);
  expect(await told({ answersInCircles: 5 }, { posts })).toEqual(['answersInCircles']);
});
