import { expect, test } from 'vitest';
import { codedBatches, threadsFor } from '../../../src/classify/posts/coded-batches.ts';
import type { CodedBatch } from '../../../src/classify/posts/coder.ts';
import type { PostColumns } from '../../../src/classify/posts/joined.ts';
import { byCodePoint } from '../../../src/order.ts';
import { settingsSchema } from '../../../src/settings/settings.ts';

const texts = [
  'New blog post is up! https://msrivera.example.com/new',
  'Anyone have a good unit on erosion?',
  'My students built bridges today and compared what broke first',
  'Our task cards are 20% off until Sunday',
  '¿Alguien tiene una buena unidad sobre la erosión del suelo?',
];

function batch(first: number, count: number): PostColumns {
  const rows = Array.from({ length: count }, (_, i) => first + i);
  const each = <T>(of: (row: number) => T): T[] => rows.map(of);
  return {
    post: each((row) => `twitter:${String(row).padStart(6, '0')}`),
    kind: each(() => 'original'),
    status: each(() => 'ok'),
    language: each(() => null),
    title: each((row) => (row % 7 === 0 ? 'A title' : null)),
    text: each((row) => (row % 11 === 0 ? null : `${texts[row % texts.length]} ${row % 13}`)),
    quotedText: each(() => null),
    adLabel: each(() => null),
    hashtags: each(() => []),
    handle: each((row) => (row % 3 === 0 ? 'msrivera' : null)),
    name: each(() => null),
    bio: each(() => null),
    links: each(() => null),
  };
}

async function* batches(broken = false): AsyncGenerator<PostColumns> {
  // Batches of different sizes, so that one thread is done before another.
  for (const [first, count] of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((k) => [k * 1000, k % 2 === 0 ? 300 : 7] as const))
    yield batch(first, count);
  if (broken) yield { ...batch(0, 1), hashtags: [null as unknown as readonly string[]] };
}

async function all(threads: number, broken = false): Promise<CodedBatch[]> {
  const coded: CodedBatch[] = [];
  for await (const one of codedBatches(batches(broken), { settings: settingsSchema.parse({}), base: '.' }, threads)) coded.push(one);
  return coded;
}

test('codedBatches gives the same bytes in the same order in 1, 2 and 8 threads', async () => {
  const alone = await all(1);
  expect(alone.map(({ posts }) => posts)).toEqual([300, 7, 300, 7, 300, 7, 300, 7, 300, 7]);
  expect(alone[0]?.evidence.text).toContain('"twitter:000003","commercial","coupon",1,"20% off"');
  expect(alone[0]?.decided.value2?.[3]).toBe(1);
  expect(alone[0]?.signed.length).toBeGreaterThan(100);
  expect(await all(2)).toEqual(alone);
  expect(await all(8)).toEqual(alone);
});

test('rows of evidence come in the order of the key of their table, which are not sorted again', async () => {
  const keys = (await all(1)).flatMap(({ evidence }) =>
    Array.from(
      evidence.text.matchAll(/^"(.*?)","(.*?)","(.*?)",(\d+),/gm),
      ([, post, code, cue, position]) => `${post} ${code} ${cue} ${position}`,
    ),
  );
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).toEqual([...keys].sort(byCodePoint));
});

test('a post that no thread can code ends the run with the error of the thread', async () => {
  await expect(all(1, true)).rejects.toThrow(TypeError);
  await expect(all(2, true)).rejects.toThrow(TypeError);
});

test.each([
  [5000, 2, 1],
  [1_000_000, 1, 1],
  [1_000_000, 2, 2],
  [1_000_000, 64, 8],
])('threadsFor(%i posts, %i cores) is %i', (posts, cores, threads) => {
  expect(threadsFor(posts, cores)).toBe(threads);
});
