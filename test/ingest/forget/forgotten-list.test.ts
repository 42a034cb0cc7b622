import { afterAll, beforeAll, expect, test } from 'vitest';
import { Database } from '../../../src/database/database.ts';
import { literal } from '../../../src/database/sql.ts';
import { forget } from '../../../src/ingest/forget/forget.ts';
import { forgottenHash, forgottenText } from '../../../src/ingest/forget/forgotten-list.ts';

let db: Database;
beforeAll(async () => {
  db = await Database.open();
});
afterAll(() => db.close());

const texts = [
  'authorId',
  'authorHandle',
  'authorBio',
  'id',
  'text',
  'title',
  'quotedText',
  'replyTo',
  'quoteOf',
  'thread',
  'repostOf',
  'repostOfAuthorId',
  'repostOfAuthorHandle',
  'replyToAuthorId',
  'replyToAuthorHandle',
  'quoteOfAuthorId',
  'quoteOfAuthorHandle',
] as const;
const lists = ['mentionIds', 'mentionHandles', 'mentionRoles', 'links'] as const;
type Draft = Partial<Record<(typeof texts)[number], string>> & Partial<Record<(typeof lists)[number], (string | null)[]>>;

/** What is left of drafts of one file once these are forgotten. */
async function left(drafts: readonly Draft[], ...ids: string[]): Promise<(Draft & { row: number })[]> {
  const rows = drafts.map((draft, i) => [
    1,
    i,
    "'twitter'",
    ...texts.map((name) => (draft[name] === undefined ? 'NULL::VARCHAR' : literal(draft[name]))),
    ...lists.map((name) => `[${(draft[name] ?? []).map((item) => (item === null ? 'NULL' : literal(item))).join(', ')}]::VARCHAR[]`),
  ]);
  const names = ['file', 'row', 'platform', ...texts, ...lists].map((name) => `"${name}"`);
  await db.run(
    `CREATE OR REPLACE TABLE given AS SELECT * FROM (VALUES ${rows.map((row) => `(${row.join(', ')})`).join(', ')}) t(${names.join(', ')})`,
  );
  await db.run('CREATE OR REPLACE VIEW drafts AS SELECT * FROM given');
  await forget(db, { salt: 'a1', hashes: ids.map((id) => forgottenHash(id, 'a1')) });
  return (await db.rows('SELECT * FROM drafts ORDER BY row')) as unknown as (Draft & { row: number })[];
}

const mention = (handle: string): Draft => ({ mentionIds: [null], mentionHandles: [handle], mentionRoles: ['mention'] });

test('forget takes out whom it names by handle, id or key, and with one of these the other', async () => {
  const drafts = [
    { id: '1', authorId: '77', authorHandle: 'Ann_Oak', text: 'mine' },
    { id: '2', authorId: '77', text: 'mine too' },
    { id: '3', authorId: '8', authorHandle: 'bo', text: 'not theirs' },
  ];
  for (const named of ['ann_oak', '@Ann_Oak', '77', 'twitter:77', 'twitter:@ann_oak'])
    expect((await left(drafts, named)).map(({ id }) => id)).toEqual(['3']);
});

test('forget takes the words of the forgotten out of what others wrote: after RT, and in quotation marks', async () => {
  const drafts = [
    { id: '1', authorHandle: 'ann_oak', text: 'paper bridges' },
    { id: '2', authorHandle: 'bo', text: 'so true! RT @Ann_Oak: paper bridges\nfor all', ...mention('ann_oak') },
    { id: '3', authorHandle: 'bo', text: '“@ann_oak: paper bridges” yes', ...mention('ann_oak') },
    { id: '4', authorHandle: 'bo', text: 'RT @cy: paper bridges by @ann_oak and @ann_oakley', ...mention('ann_oak') },
  ];
  const rest = await left(drafts, 'ann_oak');
  expect(rest.map(({ text }) => text)).toEqual([
    'so true! RT @[forgotten]',
    '“@[forgotten]” yes',
    'RT @cy: paper bridges by @[forgotten] and @ann_oakley',
  ]);
  expect(rest.map(({ mentionHandles }) => mentionHandles)).toEqual([[], [], []]);
});

test('forget knows also those who wrote nothing here and are only mentioned or answered', async () => {
  const drafts = [
    {
      id: '1',
      authorHandle: 'bo',
      text: 'thanks @cy_elm',
      links: ['https://x.example/cy_elm/1', 'https://x.example/a'],
      ...mention('cy_elm'),
    },
    { id: '2', authorHandle: 'bo', text: '@dee hello', replyToAuthorHandle: 'dee' },
  ];
  const [first, second] = await left(drafts, 'cy_elm', 'dee');
  expect(first).toMatchObject({ text: 'thanks @[forgotten]', mentionHandles: [], links: ['https://x.example/a'] });
  expect(second).toMatchObject({ text: '@[forgotten] hello', replyToAuthorHandle: null });
});

test('a list of the forgotten keeps its salt when more are added, and tells nothing without it', () => {
  const begun = forgottenText({ salt: '', hashes: [] }, ['ann_oak'], 'b2');
  const [salt, hash] = begun.split('\n');
  expect(salt).toBe('salt b2');
  expect(hash).toBe(forgottenHash('Ann_Oak ', 'b2'));
  expect(hash).not.toBe(forgottenHash('ann_oak', 'c3'));
  const longer = forgottenText({ salt: 'b2', hashes: [String(hash)] }, ['bo', 'ann_oak'], 'c3');
  expect(longer.split('\n')).toHaveLength(4);
  expect(longer).toContain(`salt b2\n`);
});
