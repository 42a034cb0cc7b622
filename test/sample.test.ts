import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'papaparse';
import { describe, expect, it } from 'vitest';
import { sample } from '../data/make-sample.ts';

const data = (name: string) => readFile(fileURLToPath(new URL(`../data/${name}`, import.meta.url)), 'utf8');

interface Truth {
  totals: {
    posts: number;
    people: number;
    files: Record<string, { posts: number; duplicates: number; broken: number }>;
    peopleByCommunity: Record<string, number>;
    codesByPlatform: Record<string, Record<string, number>>;
  };
  sessions: { start: number; end: number; moderator: string; questions: string[]; posts: number }[];
  people: { platform: string; id: string; handle: string; community: string | null; role: string }[];
  posts: { platform: string; id: string; codes: string[]; flag: string | null }[];
}

describe('the sample study', () => {
  const made = sample();
  const truth = JSON.parse(made.truth) as Truth;
  const file = (name: string) => made.files[name] as string;
  const rows = parse<Record<string, string>>(file('chat.csv').trimEnd(), { header: true }).data;

  it('is made again with the bytes that are committed', async () => {
    for (const [name, content] of Object.entries(made.files)) expect(content === (await data(`raw/sample/${name}`)), name).toBe(true);
    expect(made.truth === (await data('sample-truth.json'))).toBe(true);
  });

  it('is another study under another seed', () => {
    expect(sample('another seed').files['chat.csv']).not.toBe(file('chat.csv'));
  });

  it('holds about 5,000 posts of 600 people in four communities, in under 6 MB', () => {
    expect(truth.totals.posts).toBeGreaterThan(4800);
    expect(truth.totals.posts).toBeLessThan(5200);
    expect(truth.totals.people).toBe(600);
    expect(new Set(truth.people.map(({ platform, handle }) => `${platform} ${handle.toLowerCase()}`)).size).toBe(600);
    for (const community of ['science', 'reading', 'maths', 'policy'])
      expect(truth.totals.peopleByCommunity[community]).toBeGreaterThan(100);
    const bytes = Object.values({ ...made.files, truth: made.truth }).reduce((sum, content) => sum + Buffer.byteLength(content), 0);
    expect(bytes).toBeLessThan(6_000_000);
  });

  it('has a row for every planted post, and as many duplicates and broken lines as it says', () => {
    const { files } = truth.totals;
    const lines = (name: string) => file(name).trimEnd().split('\n');
    const readable = (line: string) => {
      try {
        return typeof JSON.parse(line) === 'object';
      } catch {
        return false;
      }
    };
    expect(rows.length).toBe((files['chat.csv']?.posts ?? 0) + (files['chat.csv']?.duplicates ?? 0));
    for (const name of ['subreddits.ndjson', 'instagram.ndjson']) {
      const broken = lines(name).filter((line) => !readable(line)).length;
      expect([lines(name).length - broken, broken]).toEqual([files[name]?.posts, files[name]?.broken]);
    }
  });

  it('has posts by everybody, and nobody else is mentioned', () => {
    const known = new Set(truth.people.map(({ handle }) => handle));
    const authors = new Set(rows.map((row) => row.from_user));
    for (const line of file('subreddits.ndjson').split('\n')) {
      const author = /"author":"([^"]+)"/.exec(line)?.[1];
      if (author !== undefined) authors.add(author);
    }
    for (const match of file('instagram.ndjson').matchAll(/"username":"([^"]+)"/g)) authors.add(match[1] as string);
    authors.delete('[deleted]');
    expect([...authors].filter((handle) => handle !== undefined && !known.has(handle))).toEqual([]);
    expect([...known].filter((handle) => !authors.has(handle))).toEqual([]);
    const mentioned = rows.flatMap((row) => (row.text ?? '').match(/(?<=(^|\s)@)\w{3,15}(?![\w…])/g) ?? []);
    expect(mentioned.filter((handle) => !known.has(handle))).toEqual([]);
  });

  it('gives a post codes, or one flag that says why there are none', () => {
    for (const { codes, flag } of truth.posts) expect(codes.length === 0).toBe(flag !== null);
    for (const platform of ['twitter', 'reddit', 'instagram']) {
      for (const code of ['sharing', 'selfpromotion', 'commercial', 'none'])
        expect(truth.totals.codesByPlatform[platform]?.[code]).toBeGreaterThan(0);
    }
  });

  it('holds its sessions at eight in the evening in New York, summer and winter, with six questions', () => {
    const local = new Intl.DateTimeFormat('en-US', { timeZone: 'America/New_York', weekday: 'short', hour: 'numeric', hour12: false });
    expect(truth.sessions.length).toBe(24);
    for (const { start, questions, moderator } of truth.sessions) {
      expect(local.format(start)).toBe('Tue, 20');
      expect(questions.length).toBe(6);
      expect(truth.people.find(({ handle }) => handle === moderator)?.role).toBe('moderator');
    }
    expect(new Set(truth.sessions.map(({ start }) => new Date(start).getUTCHours()))).toEqual(new Set([0, 1]));
  });

  it('has ids of tweets that agree with their times, and rounded ones beside an intact address', () => {
    const rounded = rows.filter((row) => row.id_str?.includes('E+'));
    expect(rounded.length).toBe(7);
    for (const row of rows) {
      const id = /(\d+)$/.exec(row.status_url ?? '')?.[1] ?? '';
      const time = Number((BigInt(id) >> 22n) + 1_288_834_974_657n);
      expect(Math.abs(time - Date.parse(row.created_at ?? ''))).toBeLessThan(1000);
      if (!rounded.includes(row)) expect(id).toBe(row.id_str);
    }
  });

  it('lets people talk mostly with their own community', () => {
    const community = new Map(truth.people.map(({ handle, community }) => [handle, community]));
    const answers = rows.filter((row) => row.in_reply_to_screen_name !== '');
    const inside = answers.filter((row) => community.get(row.from_user ?? '') === community.get(row.in_reply_to_screen_name ?? ''));
    expect(inside.length / answers.length).toBeGreaterThan(0.7);
    expect(inside.length / answers.length).toBeLessThan(0.95);
  });
});
