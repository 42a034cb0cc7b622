import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { list, tableFromArrays, tableFromIPC, tableToIPC, utf8 } from '@uwdata/flechette';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Coder } from '../../src/classify/posts/coder.ts';
import { SIGNATURE } from '../../src/classify/posts/signature.ts';
import { rules } from '../../src/classify/study-rules.ts';

const folder = mkdtempSync(join(tmpdir(), 'staffroom-worker-'));
const worker = join(folder, 'worker.mjs');
beforeAll(() => execFileSync(process.execPath, ['--import', 'tsx', 'cluster/build.ts', worker]));
afterAll(() => rmSync(folder, { recursive: true }));

interface Post {
  post: string | null;
  text: string | null;
  title?: string;
  hashtags?: string[];
  links?: string[];
}

function frame(posts: readonly Post[]): Buffer {
  const texts = ['post', 'kind', 'status', 'language', 'title', 'text', 'quotedText', 'adLabel', 'handle', 'name', 'bio'];
  const given = posts.map((post): Record<string, unknown> => ({ kind: 'original', status: 'ok', hashtags: [], ...post }));
  const columns = [...texts, 'hashtags', 'links'];
  const table = tableFromArrays(Object.fromEntries(columns.map((name) => [name, given.map((post) => post[name] ?? null)])), {
    types: Object.fromEntries(columns.map((name) => [name, texts.includes(name) ? utf8() : list(utf8())])),
  });
  const content = tableToIPC(table, { format: 'stream' }) as Uint8Array;
  const length = Buffer.alloc(4);
  length.writeUInt32LE(content.length);
  return Buffer.concat([length, content]);
}

function answers(bytes: Buffer): Record<string, unknown>[] {
  const rows: Record<string, unknown>[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = bytes.readUInt32LE(at);
    rows.push(...(tableFromIPC(Uint8Array.from(bytes.subarray(at + 4, at + 4 + length))).toArray() as Record<string, unknown>[]));
    at += 4 + length;
  }
  return rows;
}

const posts: Post[] = [
  { post: 'twitter:1', text: 'New blog post is up! https://blog.example.org/new', links: ['https://blog.example.org/new'] },
  {
    post: 'twitter:2',
    text: 'Anyone have a good unit on erosion? Thanks so much to all of you',
    title: 'A question',
    hashtags: ['edchat'],
  },
  { post: 'twitter:3', text: null },
];

test('the worker gives the rows that the laptop gives, batch after batch', async () => {
  const { status, stdout } = spawnSync(process.execPath, [worker], {
    input: Buffer.concat([frame(posts.slice(0, 1)), frame(posts.slice(1))]),
  });
  expect(status).toBe(0);
  const coder = new Coder(await rules());
  const given = answers(stdout);
  expect(given.map(({ post }) => post)).toEqual(['twitter:1', 'twitter:2', 'twitter:3']);
  for (const [i, { labels, evidence, signature, reject }] of given.entries()) {
    const { text, title, hashtags = [], links = [] } = posts[i] as Post;
    const bytes = new Uint8Array(SIGNATURE);
    const absent = { language: null, quotedText: null, adLabel: null, handle: null, name: null, bio: null };
    const post = { ...absent, post: `twitter:${i + 1}`, kind: 'original', status: 'ok', title: title ?? null, text, hashtags, links };
    const here = coder.rows(post, bytes, 0);
    expect(JSON.parse(labels as string)).toEqual(here.labels);
    expect(JSON.parse(evidence as string)).toEqual(here.evidence);
    expect(signature === null ? null : [...(signature as Uint8Array)]).toEqual(here.signed ? [...bytes] : null);
    expect(reject).toBeNull();
  }
});

test('a post without a key is rejected with its reason, and those beside it are coded', () => {
  const { status, stdout } = spawnSync(process.execPath, [worker], { input: frame([{ post: null, text: 'x' }, posts[0] as Post]) });
  expect(status).toBe(0);
  const [bad, good] = answers(stdout);
  expect(bad).toMatchObject({ labels: null, reject: 'missing post' });
  expect(good).toMatchObject({ post: 'twitter:1', reject: null });
});

test('a worker that dies says why and ends with another status than 0', () => {
  const { status, stderr } = spawnSync(process.execPath, [worker], { input: frame(posts).subarray(0, 100) });
  expect(status).not.toBe(0);
  expect(stderr.toString()).toContain('bytes of a batch that did not come whole');
});

test('the worker holds no database and nothing native', () => {
  const code = readFileSync(worker, 'utf8');
  expect(code).not.toMatch(/duckdb|\.node['"]/);
});

test('the worker codes by the model that the study names, given beside its settings wherever it lies', () => {
  const there = mkdtempSync(join(folder, 'study-'));
  const weights = { bias: 5, threshold: 0.5, features: {} };
  const model = { about: 'invented', fitted: { posts: 1, accounts: 1, sha256: '' }, codes: { 'own-code': weights } };
  writeFileSync(join(there, 'study.yaml'), 'classify: { model: models/own.json }\n');
  writeFileSync(join(there, 'plain.yaml'), '{}\n');
  writeFileSync(join(folder, 'elsewhere.json'), JSON.stringify(model));
  const { stdout } = spawnSync(process.execPath, [worker, join(there, 'study.yaml'), join(folder, 'elsewhere.json')], {
    input: frame(posts.slice(0, 1)),
  });
  const [given] = answers(stdout);
  expect(JSON.parse(String(given?.labels))).toMatchObject([{ post: 'twitter:1', code: 'own-code', value: true }]);
  const named = (file: string) => execFileSync(process.execPath, [worker, '--model', join(there, file)], { encoding: 'utf8' });
  expect([named('study.yaml'), named('plain.yaml')]).toEqual([join(there, 'models/own.json'), '']);
});
