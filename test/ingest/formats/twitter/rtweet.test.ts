import { expect, test } from 'vitest';
import type { FoundPost } from '../../../../src/ingest/format.ts';
import { rtweet } from '../../../../src/ingest/formats/twitter/rtweet.ts';
import { codesOf, fixture, postsOf, readTable, whenOf } from '../found.ts';

const found = readTable(rtweet, fixture('rtweet/table.csv'));
const [plan, answer, repost, quote, flattened, vectors, lost] = found as FoundPost[];

test('an rtweet row gives a post with its author, time, text, entities and counts', () => {
  expect(plan).toMatchObject({
    platform: 'twitter',
    author: { id: '2001', handle: 'OakTeacher', name: 'Oak & Co', bio: 'I teach. R&D fan', followers: 2059, following: 1222 },
    text: 'Plans & slides for #Chem and #year7 with @LabElm https://t.co/aaaaaaaaaa https://t.co/bbbbbbbbbb',
    language: 'en',
    hashtags: ['Chem', 'year7'],
    links: ['https://plans.example.org/chem'],
    mentions: [{ id: '2002', handle: 'LabElm' }],
    likes: 8,
    shares: 3,
    comments: null,
    replyTo: null,
    repostOf: null,
    quoteOf: null,
    client: 'Class Client',
  });
  expect(whenOf(plan)).toBe('2020-02-05T18:21:36.000Z stated');
});

test('an rtweet reply names the post and the person answered; NA is absent', () => {
  expect(answer?.replyTo).toMatchObject({ post: plan?.id, author: { id: '2001', handle: 'OakTeacher' } });
  expect(answer?.author?.bio).toBeNull();
});

test('an rtweet repost takes text and entities of the original, and neither its counts nor its author as a mention', () => {
  expect(repost).toMatchObject({
    author: { handle: 'FirFan' },
    text: 'Plans & slides for #Chem and #year7 with @LabElm https://t.co/aaaaaaaaaa',
    repostOf: { post: plan?.id, author: { id: '2001', handle: 'OakTeacher', bio: 'I teach. R&D fan', followers: 2059 } },
    mentions: [{ id: '2002', handle: 'LabElm' }],
    likes: null,
    shares: null,
  });
});

test('an rtweet quote names the post quoted, once: its address is no link', () => {
  expect(quote).toMatchObject({
    quoteOf: { post: plan?.id, author: { id: '2001', handle: 'OakTeacher' } },
    quotedText: 'Plans & slides',
    links: [],
    language: null,
  });
});

test('rtweet lists that were flattened over all rows count only where the text bears them out', () => {
  expect(flattened).toMatchObject({
    hashtags: ['Art'],
    mentions: [{ id: '2002', handle: 'LabElm' }],
    links: ['https://art.example.org/'],
  });
});

test('rtweet lists are read as R shows vectors', () => {
  expect(vectors).toMatchObject({
    hashtags: ['Art', 'Music'],
    mentions: [
      { id: '2002', handle: 'LabElm' },
      { id: '2001', handle: 'OakTeacher' },
    ],
  });
});

test('rtweet lists that are lost are left to be found in the text', () => {
  for (const entity of ['hashtags', 'mentions', 'links']) expect(lost).not.toHaveProperty(entity);
});

test('an rtweet row whose time cannot be read is refused', () => {
  expect(codesOf(found)).toEqual(['unreadable-time']);
});

test('rtweet ids are the same with and without the x that write_as_csv writes before them', () => {
  expect(postsOf(readTable(rtweet, fixture('rtweet/prefixed.csv')))).toEqual(found.slice(0, 5));
});
