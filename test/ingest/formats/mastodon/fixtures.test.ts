import { describe, expect, test } from 'vitest';
import { saved } from '../../saved.ts';
import { draftsOf, fixtureFile } from '../drafts.ts';
import { AT, QUESTION, tellSecondPost } from '../second-post.ts';

describe('fixtures of Mastodon tell who wrote what, when, to whom, and how it was received', () => {
  tellSecondPost([
    [
      'mastodon/rtoot.csv',
      'rtoot',
      {
        platform: 'mastodon',
        id: 'https://school.example/users/ash/statuses/1102',
        authorHandle: 'ash@school.example',
        replyTo: '1101',
        timeBasis: 'stated',
        shares: 2,
        comments: 3,
        time: AT,
      },
    ],
    [
      'snscrape/mastodon.jsonl',
      'snscrape-mastodon',
      {
        id: 'https://school.example/users/ash/statuses/1102',
        authorHandle: 'ash@school.example',
        mentionHandles: ['rowan77@school.example'],
        timeBasis: 'stated',
        time: AT,
      },
    ],
  ]);
});

test('rtoot leaves out boosts whose post is not told, and posts that are not for everyone', async () => {
  const { drafts, reading } = await draftsOf(fixtureFile('mastodon/rtoot.csv'));
  expect(drafts).toHaveLength(2);
  expect(reading.rejects).toEqual([]);
});

test('a boost on Mastodon passes on a post without a time of its own; what stands behind a warning is the text', async () => {
  const { drafts } = await draftsOf(fixtureFile('snscrape/mastodon.jsonl'));
  expect(drafts[2]).toMatchObject({
    authorHandle: 'rowan77@school.example',
    repostOf: 'https://school.example/users/willow/statuses/1101',
    time: null,
  });
  expect(drafts[3]).toMatchObject({ title: 'Marking', text: 'I marked forty tests tonight' });
});

test('posts of Mastodon that Python kept as a table tell their authors', async () => {
  const cells = {
    id: '109',
    created_at: '2021-03-11 13:13:57.123000+00:00',
    in_reply_to_id: '',
    in_reply_to_account_id: '',
    visibility: 'public',
    uri: 'https://m.example/users/ash/statuses/109',
    url: 'https://m.example/@ash/109',
    replies_count: '3',
    reblogs_count: '2',
    favourites_count: '1',
    content: `<p>${QUESTION}</p>`,
    account: `{'id': 1, 'username': 'ash', 'acct': 'ash', 'display_name': 'Ash', 'bot': False, 'note': '<p>Teacher</p>', 'url': 'https://m.example/@ash'}`,
    mentions: '[]',
    tags: '[]',
  };
  const line = (texts: readonly string[]): string => texts.map((text) => `"${text.replaceAll('"', '""')}"`).join(',');
  const table = [
    Object.keys(cells),
    Object.values(cells),
    Object.values({ ...cells, id: '110', uri: 'https://m.example/users/ash/statuses/110' }),
  ];
  const { format, drafts } = await draftsOf(saved(`${table.map(line).join('\n')}\n`));
  expect(format).toBe('mastodon-status');
  expect(drafts[0]).toMatchObject({
    authorHandle: 'ash@m.example',
    authorBio: 'Teacher',
    text: QUESTION,
    likes: 1,
    shares: 2,
    comments: 3,
    time: AT + 123,
  });
});
