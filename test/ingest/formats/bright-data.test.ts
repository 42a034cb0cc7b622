import { describe, expect, it } from 'vitest';
import { brightDataFacebookComments, brightDataFacebookPosts } from '../../../src/ingest/formats/facebook/bright-data-facebook.ts';
import { brightDataInstagram } from '../../../src/ingest/formats/instagram/bright-data-instagram.ts';
import { brightDataPinterest } from '../../../src/ingest/formats/pinterest/bright-data-pinterest.ts';
import { brightDataTiktok } from '../../../src/ingest/formats/tiktok/bright-data-tiktok.ts';
import { fixture, readTable } from './found.ts';

const at10 = { ms: Date.UTC(2024, 11, 1, 10), basis: 'stated' };

describe('brightDataInstagram', () => {
  const found = readTable(brightDataInstagram, fixture('bright-data/instagram.csv'));

  it('gives a comment and the answers in its cell', () => {
    expect(found.slice(0, 2)).toMatchObject([
      {
        id: '17900000000000001',
        author: { handle: 'learner9' },
        time: at10,
        thread: '3300000000000000001',
        replyTo: { post: '3300000000000000001', author: { handle: 'room12' } },
        asComment: true,
        likes: 2,
      },
      { id: null, author: null, text: 'Thanks!', replyTo: { post: '17900000000000001', author: { handle: 'learner9' } } },
    ]);
    expect(found[2]).toMatchObject({ code: 'unreadable-time' });
  });

  it('never takes a masked name for a name', () => {
    expect(JSON.stringify(found)).not.toContain('█');
  });
});

describe('brightDataFacebookPosts', () => {
  it('gives the post, its label of advertising, and the post passed on', () => {
    expect(readTable(brightDataFacebookPosts, fixture('bright-data/facebook_posts.csv'))).toMatchObject([
      {
        id: '1000000000000001',
        author: { id: '1001', handle: 'stafflounge', name: 'Staff Lounge', followers: 900 },
        time: at10,
        hashtags: ['staff'],
        links: ['https://example.org/a'],
        adLabel: 'sponsored',
      },
      { text: null, repostOf: { post: '55', author: { handle: 'origin.page' } }, quotedText: 'Original words', adLabel: null },
    ]);
  });
});

describe('brightDataFacebookComments and brightDataTiktok', () => {
  it('know people by their ids, not by masked names', () => {
    expect(readTable(brightDataFacebookComments, fixture('bright-data/facebook_comments.csv'))).toMatchObject([
      {
        id: 'Y29tbWVudDox',
        author: { id: 'pfbidperson', name: null },
        time: at10,
        replyTo: { post: 'pfbidzz' },
        asComment: true,
        comments: 2,
      },
    ]);
    const [comment] = readTable(brightDataTiktok, fixture('bright-data/tiktok.csv'));
    expect(comment).toMatchObject({
      id: '7300000000000000009',
      author: { id: '6900000000000000001', name: null },
      time: at10,
      replyTo: { post: '7300000000000000001', author: { handle: 'teach.er' } },
      asComment: true,
    });
    expect(JSON.stringify(comment)).not.toContain('hidden');
  });
});

describe('brightDataPinterest', () => {
  it('gives the pin, its tags without spaces, and where it leads', () => {
    expect(readTable(brightDataPinterest, fixture('bright-data/pinterest.csv'))).toMatchObject([
      {
        id: '10000000000000001',
        author: { id: '500000000000000001', handle: 'room12' },
        title: '24 door signs',
        hashtags: ['DoorSigns', 'classroom'],
        links: ['https://example.org/signs'],
        comments: 2,
      },
    ]);
  });
});
