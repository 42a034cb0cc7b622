import { describe, expect, test } from 'vitest';
import { saved } from '../../saved.ts';
import { draftsOf, fixtureFile } from '../drafts.ts';
import { AT, QUESTION, tellSecondPost } from '../second-post.ts';

describe('fixtures of Bluesky tell who wrote what, when, to whom, and how it was received', () => {
  tellSecondPost([
    [
      'mapped-tables/atrrr.csv',
      'atrrr',
      {
        platform: 'bluesky',
        authorId: 'did:plc:bbb',
        authorHandle: 'ash.bsky.social',
        replyTo: 'at://did:plc:aaa/app.bsky.feed.post/3k1',
        timeBasis: 'stated',
        time: AT,
      },
    ],
    [
      'bluesky/python.json',
      'bluesky-post',
      {
        id: 'at://did:plc:ashteacher/app.bsky.feed.post/3k1',
        authorName: 'Ash',
        replyTo: 'at://did:plc:willow/app.bsky.feed.post/3k0',
        likes: 1,
        shares: 2,
        comments: 3,
        time: AT,
      },
    ],
  ]);
});

test('the repository of an account on Bluesky is read as listed, and named as a file of its own', async () => {
  const record = (key: string, type: string, value: object) => ({
    uri: `at://did:plc:aaa/app.bsky.feed.${type}/${key}`,
    cid: 'bafy',
    value: { $type: `app.bsky.feed.${type}`, createdAt: '2021-03-11T13:13:57.000Z', ...value },
  });
  const posts = [
    record('3k1', 'post', { text: QUESTION }),
    record('3k2', 'like', { subject: { uri: 'at://did:plc:b/app.bsky.feed.post/1' } }),
  ];
  const { format, drafts } = await draftsOf(saved(JSON.stringify({ records: posts, cursor: '3k2' })));
  expect([format, drafts.length]).toEqual(['bluesky-record', 1]);
  expect(drafts[0]).toMatchObject({ id: 'at://did:plc:aaa/app.bsky.feed.post/3k1', authorId: 'did:plc:aaa', text: QUESTION, time: AT });
  const car = saved(Buffer.concat([Buffer.from([0x3a, 0xa2, 0x65]), Buffer.from('roots'), Buffer.from([0x81, 0xd8, 0x2a])]));
  await expect(draftsOf(car)).rejects.toThrow(/repository of a Bluesky account \(CAR; save its records as JSON/);
});

test('a page passed on in Bluesky is told from the kit for Python as from the interface itself', async () => {
  const { drafts } = await draftsOf(fixtureFile('bluesky/python.json'));
  expect(drafts[2]).toMatchObject({ repostOf: 'at://did:plc:ashteacher/app.bsky.feed.post/3k2', authorHandle: 'willow.bsky.social' });
});
