import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { classify } from '../../src/classify/classify.ts';
import { codesOf } from '../../src/classify/codes.ts';
import { rowsOf } from '../../src/classify/posts/coder.ts';
import { rules } from '../../src/classify/study-rules.ts';
import { postOf } from '../../src/classify/texts/texts.ts';
import { Database } from '../../src/database/database.ts';
import { seeded } from '../../src/random.ts';
import type { Work } from '../../src/run/stage.ts';
import type { Row } from '../../src/schema/schema.ts';
import { settingsSchema } from '../../src/settings/settings.ts';
import { blankPost } from '../blank-rows.ts';

let folder = '';
let db: Database;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'classify-'));
  db = await Database.open();
});

afterAll(async () => {
  db.close();
  await rm(folder, { recursive: true, force: true });
});

type Given = Pick<Row<'posts'>, 'post' | 'author' | 'text'> & Partial<Row<'posts'>> & { urls?: readonly string[] };

/** Runs the stage on posts of the one person msrivera and gives its two tables. */
async function run(name: string, posts: readonly Given[]): Promise<{ labels: Row<'labels'>[]; evidence: Row<'evidence'>[] }> {
  const path = (table: string): string => join(folder, `${name}-${table}.parquet`);
  const person: Row<'people'> = {
    person: 'p',
    platform: 'twitter',
    id: '1',
    handle: 'msrivera',
    handles: ['msrivera'],
    name: 'Ms Rivera',
    bio: 'I teach',
    followers: null,
    following: null,
    posts: 1,
    firstPost: null,
    lastPost: null,
    bot: false,
  };
  const people = await db.writer('people', path('people'));
  people.add(person);
  await people.close();
  const written = await db.writer('posts', path('posts'));
  const links = await db.writer('links', path('links'));
  for (const { urls, ...post } of posts) {
    written.add({ ...blankPost(post.post), time: 0, timeBasis: 'epoch', ...post });
    for (const [i, url] of (urls ?? []).entries()) links.add({ post: post.post, position: i + 1, url, domain: null });
  }
  await written.close();
  await links.close();
  for (const table of ['posts', 'links', 'people'] as const) await db.view(table, path(table));
  const work: Pick<Work, 'db' | 'settings' | 'writer' | 'write' | 'scratch' | 'progress'> = {
    db,
    settings: settingsSchema.parse({}),
    writer: (table) => db.writer(table, path(table)),
    write: (table, sql, known) => db.write(table, sql, path(table), known),
    scratch: folder,
    progress: () => {},
  };
  const run = await classify.load();
  await run({ ...work, random: seeded(1) } as Work);
  const read = <T extends object>(table: string): Promise<T[]> => db.rows<T>(`SELECT * FROM read_parquet('${path(table)}')`);
  return { labels: await read('labels'), evidence: await read('evidence') };
}

const posts: Given[] = [
  { post: 'twitter:1', author: 'p', text: 'New blog post is up!', urls: ['https://msrivera.example.com/new-post'] },
  { post: 'twitter:2', author: 'p', text: 'Anyone have a good unit on erosion?' },
  { post: 'twitter:3', author: null, text: null, status: 'deleted' },
  { post: 'twitter:4', author: 'p', text: '¿Alguien tiene una buena unidad sobre la erosión del suelo?', language: 'es' },
  { post: 'twitter:5', author: 'p', text: 'Lovely morning in class', adLabel: 'paid partnership' },
];

test('the stage gives every post the three codes, and uncodable or a sub-flag where they apply', async () => {
  const { labels, evidence } = await run('all', posts);
  const applied = (post: string): string[] => labels.filter((row) => row.post === post && row.value).map(({ code }) => code);
  for (const { post } of posts)
    expect(labels.filter((row) => row.post === post).map(({ code }) => code)).toEqual(
      expect.arrayContaining(['commercial', 'selfpromotion', 'sharing']),
    );
  expect(applied('twitter:1')).toEqual(['selfpromotion']);
  expect(applied('twitter:2')).toEqual(['request']);
  expect(applied('twitter:3')).toEqual(['uncodable']);
  expect(applied('twitter:4')).toEqual(['uncodable']);
  expect(applied('twitter:5')).toContain('commercial');
  expect(evidence).toContainEqual({ post: 'twitter:5', code: 'commercial', cue: 'ad-label', position: 1, excerpt: 'paid partnership' });
  expect(evidence.filter(({ cue }) => cue === 'own-link').map(({ excerpt }) => excerpt)).toEqual(['https://msrivera.example.com/new-post']);
});

test('the stage gives the same tables for the posts in another order', async () => {
  expect(await run('turned', [...posts].reverse())).toEqual(await run('straight', posts));
});

test('the stage writes the rows that rowsOf gives, in the order of their keys', async () => {
  const study = await rules();
  const texts = [...Array(5000).keys()].map((i) => ({
    post: `twitter:${String(i).padStart(4, '0')}`,
    author: null,
    text: i % 11 === 0 ? null : `${posts[i % 5]?.text ?? 'Grab my 20% off code, "today" only'} ${i}`,
  }));
  const mine = texts.map(({ post, text }) => rowsOf(post, codesOf({ ...postOf({ id: post, text: text ?? '' }), text }, study)));
  const { labels, evidence } = await run('many', texts);
  expect(labels).toEqual(mine.flatMap((rows) => rows.labels));
  const order = ({ post, code, position }: Row<'evidence'>): string => `${post} ${code} ${position}`;
  const byOrder = (a: Row<'evidence'>, b: Row<'evidence'>): number => (order(a) < order(b) ? -1 : 1);
  expect(evidence.filter(({ code }) => code !== 'repeated').sort(byOrder)).toEqual(mine.flatMap((rows) => rows.evidence).sort(byOrder));
});
