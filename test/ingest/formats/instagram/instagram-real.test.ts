import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type FoundPost, isPost, type JsonObject } from '../../../../src/ingest/format.ts';
import { zeeschuimerInstagram } from '../../../../src/ingest/formats/instagram/zeeschuimer-instagram.ts';

const folder = join(process.env.STAFFROOM_EXPORTS ?? '../shared/exports', 'zeeschuimer-instagram');

function records(file: string): JsonObject[] {
  const text = readFileSync(join(folder, file), 'utf8');
  return file.endsWith('.json')
    ? [JSON.parse(text)]
    : text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
}

/** Counts only: nothing of the people in these files may end up in the project, nor in the message of a failing test. */
function tally(file: string) {
  const rows = records(file);
  const found = rows
    .filter((record) => zeeschuimerInstagram.looksLike(record))
    .flatMap((record) => [...zeeschuimerInstagram.read(record, { zone: 'UTC' })]);
  const posts = found.filter(isPost);
  const number = (holds: (post: FoundPost) => boolean) => posts.filter(holds).length;
  return {
    rows: rows.length,
    posts: posts.length,
    refused: found.length - posts.length,
    ids: new Set(posts.map(({ id }) => id)).size,
    withAuthorId: number(({ author }) => author?.id != null && author.handle != null),
    withoutCaption: number(({ text }) => text === null),
    hiddenLikes: number(({ likes }) => likes === null),
    mentioning: number(({ mentions }) => (mentions ?? []).length > 0),
    coauthored: number(({ coauthors }) => (coauthors ?? []).length > 0),
    tagging: number(({ phototags }) => (phototags ?? []).length > 0),
    advertising: number(({ adLabel }) => adLabel != null),
    collectedAfter: number(({ time, collected }) => time != null && collected != null && collected > time.ms),
  };
}

describe.skipIf(!existsSync(folder))(`real captures of Instagram (skipped where $STAFFROOM_EXPORTS is missing: ${folder})`, () => {
  it.each<[string, ReturnType<typeof tally>]>([
    [
      'old_posts.ndjson',
      {
        rows: 111,
        posts: 111,
        refused: 0,
        ids: 111,
        withAuthorId: 111,
        withoutCaption: 4,
        hiddenLikes: 3,
        mentioning: 33,
        coauthored: 19,
        tagging: 37,
        advertising: 0,
        collectedAfter: 111,
      },
    ],
    [
      'newposts1.ndjson',
      {
        rows: 14,
        posts: 14,
        refused: 0,
        ids: 14,
        withAuthorId: 14,
        withoutCaption: 0,
        hiddenLikes: 1,
        mentioning: 2,
        coauthored: 0,
        tagging: 0,
        advertising: 0,
        collectedAfter: 14,
      },
    ],
    [
      'example_instagram_item.json',
      {
        rows: 1,
        posts: 1,
        refused: 0,
        ids: 1,
        withAuthorId: 1,
        withoutCaption: 0,
        hiddenLikes: 1,
        mentioning: 0,
        coauthored: 0,
        tagging: 0,
        advertising: 0,
        collectedAfter: 1,
      },
    ],
  ])('are read whole: %s', (file, expected) => {
    expect(tally(file)).toEqual(expected);
  });
});
