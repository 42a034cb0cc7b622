import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/ingest/format.ts';
import { zeeschuimerFacebook, zeeschuimerFacebookComments } from '../../../src/ingest/formats/facebook/zeeschuimer-facebook.ts';
import { truthSocial } from '../../../src/ingest/formats/others/truth-social.ts';
import { zeeschuimerDouyin } from '../../../src/ingest/formats/others/zeeschuimer-douyin.ts';
import { zeeschuimerLinkedin } from '../../../src/ingest/formats/others/zeeschuimer-linkedin.ts';
import { zeeschuimerXiaohongshu, zeeschuimerXiaohongshuComments } from '../../../src/ingest/formats/others/zeeschuimer-xiaohongshu.ts';
import { saved } from '../saved.ts';
import { draftsOf, fixtureFile } from './drafts.ts';
import { fixture, readLines, records, UTC } from './found.ts';
import { AT, QUESTION } from './second-post.ts';

describe('zeeschuimerLinkedin', () => {
  it('gives posts with both ways of marking words, and nothing of the collector', async () => {
    const text = fixture('zeeschuimer-linkedin/posts.ndjson');
    const found = readLines(zeeschuimerLinkedin, text);
    expect(found).toMatchObject([
      {
        author: { handle: 'in/willow', bio: 'Teacher at Oak School' },
        hashtags: ['edchat'],
        likes: 4,
        shares: 2,
        comments: 3,
        adLabel: null,
      },
      {
        platform: 'linkedin',
        author: { handle: 'in/ash-teacher', name: 'Ash' },
        time: { ms: AT, basis: 'id' },
        mentions: [
          { handle: 'in/rowan77', name: 'Rowan Tree' },
          { handle: 'company/oak-school', name: 'Oak School' },
        ],
        links: ['https://example.org/card'],
        likes: 4,
        collected: 1709700000123,
      },
      { author: { handle: 'company/oak-school' }, hashtags: ['slides'], adLabel: 'promoted' },
      { code: 'not-a-post' },
    ]);
    expect(JSON.stringify(found)).not.toMatch(/SECRET|liked/);
  });

  it('reads the same from what 4CAT keeps', async () => {
    const [captured, kept] = await Promise.all(
      ['posts', '4cat'].map((name) => draftsOf(fixtureFile(`zeeschuimer-linkedin/${name}.ndjson`))),
    );
    expect(kept?.format).toBe('zeeschuimer-linkedin');
    expect(kept?.drafts.map(({ row: _, ...draft }) => draft)).toEqual(captured?.drafts.map(({ row: _, ...draft }) => draft));
  });

  it('refuses what has no activity in its name', () => {
    const [record = {}] = records(fixture('zeeschuimer-linkedin/4cat.ndjson'));
    const read = (urn: string) => [...zeeschuimerLinkedin.read({ ...record, updateMetadata: { urn } }, UTC)];
    expect([...read('urn:li:share:1'), ...read('urn:li:activity:12')]).toMatchObject([{ code: 'no-id' }, { code: 'unreadable-time' }]);
  });
});

describe('zeeschuimerFacebook', () => {
  it('gives posts of profiles and groups, with or without words', () => {
    expect(readLines(zeeschuimerFacebook, fixture('zeeschuimer-facebook/posts.ndjson'))).toMatchObject([
      { id: '10158000000000001', author: { id: '88120', handle: 'willow.teacher', name: 'Willow' }, space: null },
      { author: { id: '88121', handle: null }, time: { ms: AT, basis: 'epoch' }, text: QUESTION, space: 'mathteachers' },
      { author: { handle: 'rowan77' }, text: null, collected: 1709700000123 },
      { code: 'not-a-post' },
    ]);
  });
});

describe('zeeschuimerFacebookComments', () => {
  const text = fixture('zeeschuimer-facebook/comments.ndjson');

  it('gives the comments below a post of the posts’ captures, and what answers them', () => {
    const found = readLines(zeeschuimerFacebookComments, text);
    const post = '10158000000000002';
    expect(found).toMatchObject([
      { id: '10158000000000101', author: { id: '88120', handle: 'willow.teacher' }, replyTo: { post }, likes: 12 },
      { id: '10158000000000102', text: QUESTION, time: { ms: AT }, space: 'mathteachers', thread: post, asComment: true, comments: 1 },
      { replyTo: { post: '10158000000000102' }, asComment: false, mentions: [{ id: '88121' }], thread: post },
      { text: null, collected: 1709700000123 },
    ]);
    expect(JSON.stringify(found)).not.toContain('SECRET');
    expect(readLines(zeeschuimerFacebook, fixture('zeeschuimer-facebook/posts.ndjson'))).toContainEqual(
      expect.objectContaining({ id: post, space: 'mathteachers' }),
    );
  });

  it('refuses what has no comments, no id or no time', () => {
    const read = (of: object) => [
      ...zeeschuimerFacebookComments.read(
        { source_platform: 'facebook-comments', data: { comment_rendering_instance_for_feed_location: of } } as JsonObject,
        UTC,
      ),
    ];
    const below = (node: object) => read({ comments: { edges: [{ node }] } });
    expect([...read({}), ...below({ body: null }), ...below({ legacy_fbid: '12', created_time: 'soon' })]).toMatchObject([
      { code: 'not-a-post' },
      { code: 'no-id' },
      { code: 'unreadable-time' },
    ]);
  });
});

describe('zeeschuimerXiaohongshu', () => {
  it('gives notes from lists, from their pages, and off the page itself', () => {
    const found = readLines(zeeschuimerXiaohongshu, fixture('zeeschuimer-xiaohongshu/notes.ndjson'));
    expect(found).toMatchObject([
      { author: { id: 'u88120', handle: 'willow' }, title: 'Lesson 0', likes: 12 },
      { author: { id: 'u88121' }, time: { ms: AT }, title: 'Grade 4?', text: QUESTION, likes: null },
      { author: { handle: 'rowan' }, time: null, title: 'Slides', text: null, likes: 7 },
      { code: 'not-a-post' },
    ]);
    expect(JSON.stringify(found)).not.toContain('SECRET');
  });

  it('gives comments below the note', () => {
    const [, second] = readLines(zeeschuimerXiaohongshuComments, fixture('zeeschuimer-xiaohongshu/comments.ndjson'));
    expect(second).toMatchObject({
      id: '66a2',
      text: QUESTION,
      thread: '65f100000000000000000002',
      asComment: true,
      likes: 3,
      comments: 1,
    });
  });
});

describe('zeeschuimerDouyin', () => {
  it('gives videos from answers of the interface and out of the page, and leaves out streams', () => {
    const found = readLines(zeeschuimerDouyin, fixture('zeeschuimer-douyin/videos.ndjson'));
    expect(found).toMatchObject([
      { author: { id: '88120', name: 'willow' }, hashtags: ['edchat'], likes: 12, shares: 0, comments: 1 },
      { platform: 'douyin', id: '6938000000000000002', author: { id: '88121' }, time: { ms: AT }, text: QUESTION, likes: 4, shares: 1 },
      { leftOut: 'live streams' },
    ]);
    expect(JSON.stringify(found)).not.toContain('SECRET');
  });

  it('refuses what has no id or no time', () => {
    const read = (data: object) => [...zeeschuimerDouyin.read({ source_platform: 'douyin.com', data: { ...data } }, UTC)];
    expect([...read({ desc: 'a' }), ...read({ aweme_id: '1', create_time: 'soon' })]).toMatchObject([
      { code: 'no-id' },
      { code: 'unreadable-time' },
    ]);
  });
});

/** Each capture as 4CAT keeps it: the item, with what the envelope told of it. */
const asKept = (text: string) =>
  records(text)
    .map(({ data, ...told }) => JSON.stringify({ ...(data as object), __import_meta: told }))
    .join('\n');

describe('captures as 4CAT keeps them', () => {
  it.each([
    'zeeschuimer-twitter/posts',
    'zeeschuimer-instagram/posts',
    'zeeschuimer-instagram/comments',
    'tiktok/capture',
    'tiktok/comments',
    'zeeschuimer-threads/posts',
    'zeeschuimer-pinterest/pins',
    'zeeschuimer-facebook/posts',
    'zeeschuimer-facebook/comments',
    'zeeschuimer-xiaohongshu/notes',
    'zeeschuimer-xiaohongshu/comments',
    'zeeschuimer-douyin/videos',
  ])('%s are read as those of Zeeschuimer', async (name) => {
    const captured = await draftsOf(fixtureFile(`${name}.ndjson`));
    const kept = await draftsOf(saved(asKept(fixture(`${name}.ndjson`))));
    expect([kept.format, kept.drafts]).toEqual([captured.format, captured.drafts]);
  });
});

describe('truthSocial', () => {
  it('gives the plain words of captures, and nothing of the collector', () => {
    const found = readLines(truthSocial, fixture('truth-social/captured.ndjson'));
    expect(found).toMatchObject([
      { text: 'Colleagues, lesson 0 is about fractions #edchat', hashtags: ['edchat'], likes: 12, collected: 1709700000123 },
      { text: QUESTION, time: { ms: AT }, mentions: [{ id: '88122', handle: 'rowan77' }] },
      { text: 'See https://example.org/worksheet' },
      { code: 'not-a-post' },
    ]);
    expect(JSON.stringify(found)).not.toMatch(/SECRET|favourited|bookmarked/);
  });
});
