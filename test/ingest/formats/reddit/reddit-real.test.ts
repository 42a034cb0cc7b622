import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { type CsvFormat, type Found, type FoundPost, isPost, type JsonFormat, type JsonObject } from '../../../../src/ingest/format.ts';
import { praw } from '../../../../src/ingest/formats/reddit/praw.ts';
import { prawMinimal } from '../../../../src/ingest/formats/reddit/praw-minimal.ts';
import { pushshift } from '../../../../src/ingest/formats/reddit/pushshift.ts';
import { redditThread } from '../../../../src/ingest/formats/reddit/reddit-thread.ts';

const exportsFolder = process.env.STAFFROOM_EXPORTS ?? '../shared/exports';
const missing = !existsSync(exportsFolder);
const source = { zone: 'UTC' };

/** Counts only: nothing of the people in these files may end up in the project, nor in the message of a failing test. */
function tally(found: readonly Found[]) {
  const posts = found.filter(isPost);
  const number = (holds: (post: FoundPost) => unknown) => posts.filter((post) => Boolean(holds(post))).length;
  return {
    posts: posts.length,
    refused: found.length - posts.length,
    ids: new Set(posts.map(({ id }) => id)).size,
    answers: number(({ replyTo }) => replyTo),
    withoutAuthor: number(({ author }) => author === null),
    deleted: number(({ status }) => status === 'deleted'),
    removed: number(({ status }) => status === 'removed'),
    bots: number(({ author }) => author?.bot),
    timed: number(({ time }) => time?.basis === 'epoch'),
  };
}

function records(path: string): JsonObject[] {
  const text = readFileSync(path, 'utf8');
  return path.endsWith('.ndjson')
    ? text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))
    : [JSON.parse(text)];
}

function readJson(format: JsonFormat, path: string): Found[] {
  return records(path).flatMap((record) => (format.looksLike(record) ? [...format.read(record, source)] : []));
}

function readCsv(format: CsvFormat, path: string): Found[] {
  const text = readFileSync(path, 'utf8');
  const { data } = Papa.parse<Record<string, string>>(text, {
    header: true,
    skipEmptyLines: true,
    newline: text.includes('\r\n') ? '\r\n' : '\n',
  });
  return data.map((cells) => {
    const row = {
      get: (column: string) => cells[column] || null,
      has: (column: string) => column in cells,
      names: Object.keys(cells),
      surplus: [],
    };
    return format.read(row, source) as Found;
  });
}

/** The longest chain of answers. */
function depth(posts: readonly Found[]): number {
  const depths = new Map<string | null, number>();
  for (const post of posts) {
    if (isPost(post)) depths.set(post.id, 1 + (depths.get(post.replyTo?.post ?? null) ?? -1));
  }
  return Math.max(...depths.values());
}

describe.skipIf(missing)(`real exports of Reddit (skipped where $STAFFROOM_EXPORTS is missing: ${exportsFolder})`, () => {
  it('of Pushshift are read whole, from 2005 to 2024', () => {
    expect(tally(readJson(pushshift, join(exportsFolder, 'pushshift-ndjson/test_submissions.ndjson')))).toEqual({
      posts: 31,
      refused: 0,
      ids: 31,
      answers: 0,
      withoutAuthor: 0,
      deleted: 3,
      removed: 1,
      bots: 0,
      timed: 31,
    });
    expect(tally(readJson(pushshift, join(exportsFolder, 'pushshift-ndjson/test_comments.ndjson')))).toEqual({
      posts: 27,
      refused: 0,
      ids: 27,
      answers: 27,
      withoutAuthor: 5,
      deleted: 2,
      removed: 2,
      bots: 1,
      timed: 27,
    });
  });

  it('in nested threads are read whole: 35 MB of r/GradSchool', () => {
    const found = readJson(redditThread, join(exportsFolder, 'reddit-tree-json/GradSchool_threads.ndjson'));
    expect(tally(found)).toEqual({
      posts: 66_836,
      refused: 0,
      ids: 66_836,
      answers: 63_321,
      withoutAuthor: 3_557,
      deleted: 1_035,
      removed: 74,
      bots: 121,
      timed: 66_836,
    });
    expect(depth(found)).toBe(24);
  });

  it('in single threads are read whole', () => {
    const folder = join(exportsFolder, 'reddit-tree-json');
    const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
    const found = files.flatMap((file) => readJson(redditThread, join(folder, file)));
    expect(tally(found)).toMatchObject({ posts: 407, refused: 0, ids: 407, answers: 401, withoutAuthor: 49 });
  });

  it.each<[string, Partial<ReturnType<typeof tally>>]>([
    ['AskAcademia', { posts: 1000, ids: 1000 }],
    ['OnlineEducation', { posts: 100, ids: 100 }],
    ['TEFL', { posts: 1000, ids: 1000 }],
    ['Teachers', { posts: 1000, ids: 1000 }],
    ['teaching', { posts: 1000, ids: 1000 }],
  ])('collected with PRAW are read whole, without authors: r/%s', (subreddit, expected) => {
    const found = readCsv(praw, join(exportsFolder, `reddit-praw-csv/${subreddit}.csv`));
    expect(tally(found)).toMatchObject({ ...expected, refused: 0, withoutAuthor: expected.posts, timed: expected.posts });
    expect(new Set(found.map((post) => isPost(post) && post.space))).toEqual(new Set([subreddit]));
  });

  it('with title and text only are read whole, without ids', () => {
    const found = readCsv(prawMinimal, join(exportsFolder, 'reddit-praw-csv/teaching_posts_2023.csv'));
    expect(tally(found)).toMatchObject({ posts: 3463, refused: 0, ids: 1, withoutAuthor: 3463, timed: 3463 });
  });

  it('are each taken by one format, and the listings of the interface by none', () => {
    const folders = [
      'pushshift-ndjson',
      'reddit-tree-json',
      'reddit-listing-json',
      'twitter-v1-json',
      'mastodon-api-json',
      'zeeschuimer-tiktok',
    ];
    const claims = folders.map((folder) => {
      const files = readdirSync(join(exportsFolder, folder)).filter((file) => /\.(?:nd)?json$/.test(file));
      return files.flatMap((file) => {
        const samples = samplesOf(join(exportsFolder, folder, file));
        return [pushshift, redditThread].filter((format) => samples.some((record) => format.looksLike(record))).map(({ name }) => name);
      });
    });
    expect(claims.map((names) => [...new Set(names)])).toEqual([['pushshift'], ['reddit-thread'], [], [], [], []]);
  });
});

/** The first records of a file, whether it is one document, a list, or one record a line. */
function samplesOf(path: string): JsonObject[] {
  const text = readFileSync(path, 'utf8');
  try {
    const whole = JSON.parse(text);
    return Array.isArray(whole) ? whole.slice(0, 20) : [whole];
  } catch {
    return text
      .split('\n')
      .filter((line) => line.startsWith('{') && line.trimEnd().endsWith('}'))
      .slice(0, 20)
      .map((line) => JSON.parse(line));
  }
}
