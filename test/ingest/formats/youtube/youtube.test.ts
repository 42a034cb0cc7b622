import { describe, expect, it } from 'vitest';
import { youtubeApi } from '../../../../src/ingest/formats/youtube/youtube-api.ts';
import { youtubeComments, youtubeCommentsOld } from '../../../../src/ingest/formats/youtube/youtube-comments.ts';
import { youtubeSpam } from '../../../../src/ingest/formats/youtube/youtube-spam.ts';
import { fixture, readTable, UTC } from '../found.ts';

describe('youtubeComments', () => {
  it('gives comments as text, what they answer, and times in UTC wherever it is read', () => {
    expect(readTable(youtubeComments, fixture('youtube/new.csv'), { zone: 'Asia/Tokyo' })).toMatchObject([
      {
        id: 'UgA',
        author: { id: 'UC1', handle: 'learner9', name: null },
        time: { ms: Date.UTC(2024, 2, 5, 10), basis: 'stated' },
        text: 'Great & clear\nsee this',
        links: ['https://example.org/x'],
        thread: 'vid01',
        replyTo: { post: 'vid01', author: null },
        asComment: true,
        likes: 4,
        comments: 1,
      },
      {
        text: 'Say "thanks"',
        author: { id: 'UC2', name: 'Old Name' },
        replyTo: { post: 'UgA', author: { handle: 'learner9' } },
        asComment: false,
      },
      { code: 'unreadable-time' },
    ]);
  });
});

describe('youtubeCommentsOld', () => {
  it('reads the earlier columns, and plain text as it is', () => {
    expect(readTable(youtubeCommentsOld, fixture('youtube/old.csv'))).toMatchObject([
      { id: 'z1', text: 'AT&T 3 < 4', thread: 'z1', replyTo: null, asComment: false, comments: 1 },
      { id: 'z2', thread: 'z1', replyTo: { post: 'z1', author: { name: 'Old Name' } } },
    ]);
  });
});

describe('youtubeSpam', () => {
  it('gives the comments, some of which have no time', () => {
    expect(readTable(youtubeSpam, fixture('youtube/spam.csv'))).toMatchObject([
      { id: 'z9', time: { ms: Date.UTC(2013, 10, 7, 6, 20, 48, 123), basis: 'assumed' }, text: 'Visit my channel' },
      { id: 'z8', time: null },
    ]);
  });
});

describe('youtubeApi', () => {
  const found = [...youtubeApi.read(JSON.parse(fixture('youtube/threads.json')), UTC)];

  it('gives the comments of threads and their answers, and tells how many answers were not delivered', () => {
    expect(found).toMatchObject([
      {
        id: 'zz1',
        author: { id: 'UCzz1', handle: 'room12', name: null },
        time: { ms: Date.UTC(2023, 2, 5, 10), basis: 'stated' },
        text: 'So & helpful\nthanks',
        thread: 'vid01',
        replyTo: { post: 'vid01' },
        asComment: true,
        likes: 3,
        comments: 3,
      },
      {
        id: 'zz1.a',
        author: { id: 'UCzz2', handle: null, name: 'Ms Elm' },
        links: ['https://plans.example.org/x'],
        thread: 'vid01',
        replyTo: { post: 'zz1' },
        asComment: false,
      },
      { missing: 'answers that YouTube did not deliver', count: 2 },
      { code: 'unreadable-time' },
    ]);
  });

  it('knows pages, threads and single comments, and nothing else of YouTube', () => {
    const page = JSON.parse(fixture('youtube/threads.json'));
    const known = [page, page.items[0], page.items[0].replies.comments[0], { kind: 'youtube#videoListResponse', items: [] }];
    expect(known.map((record) => youtubeApi.looksLike(record))).toEqual([true, true, true, false]);
  });
});
