import { describe, expect, it } from 'vitest';
import { youtubeComments, youtubeCommentsOld } from '../../../src/ingest/formats/youtube-comments.ts';
import { youtubeSpam } from '../../../src/ingest/formats/youtube-spam.ts';
import { fixture, readTable } from './found.ts';

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
