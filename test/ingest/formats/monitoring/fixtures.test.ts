import { describe, expect, test } from 'vitest';
import { saved } from '../../saved.ts';
import { draftsOf, fixtureFile } from '../drafts.ts';
import { AT, MINUTE, tellSecondPost } from '../second-post.ts';

const TWEET = { platform: 'twitter', id: '1370000040978350080', authorHandle: 'ash_teacher' } as const;

describe('fixtures of services that watch the media tell who wrote what, when, to whom, and how it was received', () => {
  tellSecondPost([
    [
      'brandwatch/mentions.csv',
      'brandwatch',
      {
        platform: 'twitter',
        id: '1370000040978350080',
        replyTo: '1370000000000000000',
        replyToAuthorHandle: 'willow',
        shares: 1,
        time: AT,
      },
    ],
    ['meltwater/mentions.csv', 'meltwater', { ...TWEET, authorName: 'Ash', likes: 1, shares: 2, comments: 3, views: 100, time: MINUTE }],
    ['meltwater/mentions-old.csv', 'meltwater-old', { ...TWEET, authorBio: 'Teacher', authorFollowers: 5, time: MINUTE }],
    ['sprinklr/mentions.csv', 'sprinklr', { ...TWEET, authorId: '88121713', authorFollowers: 5, shares: 2, time: AT }],
    ['talkwalker/mentions.csv', 'talkwalker', { ...TWEET, authorName: 'Ash', authorFollowers: 5, likes: 1, shares: 2, time: AT }],
  ]);
});

test('mentions from services that watch the media are of the platform that their address leads to', async () => {
  const { drafts } = await draftsOf(fixtureFile('meltwater/mentions.csv'));
  expect(drafts.map(({ platform, id, repostOfAuthorHandle, likes }) => [platform, id, repostOfAuthorHandle, likes])).toEqual([
    ['news', 'https://www.example.org/news/fractions', null, null],
    ['twitter', '1370000040978350080', null, 1],
    ['twitter', '1370000240978350080', 'ash_teacher', 5],
  ]);
  const talkwalker = await draftsOf(fixtureFile('talkwalker/mentions.csv'));
  expect(talkwalker.drafts[0]).toMatchObject({ platform: 'facebook', likes: 4 });
});

test('messages in Sprinklr to one account alone are left out', async () => {
  const sprinklr = await draftsOf(fixtureFile('sprinklr/mentions.csv'));
  expect(sprinklr.drafts).toHaveLength(2);
  expect(sprinklr.reading.notes).toContain('private messages left out: 1');
});

const mentions = 'SenderScreenName,SenderListedName,Message,MessageType,CreatedTime,Permalink';
const tweet = 'https://x.com/ash_teacher/status/1370000040978350080';
test.each([
  [
    'a date that became a number is that inside the id',
    `ash,Ash,Hello,X Update,44266.55,${tweet}`,
    [Date.UTC(2021, 2, 11, 13, 13, 57, 796)],
    [],
  ],
  ['a date that is none belongs to another column', `ash,Ash,Hello,X Update,Hello,${tweet}`, [], ['unreadable-time']],
  ['a row of another table has no address', '2021-03-11,b,c,d,2021-03-11 13:13:57,Maths page', [], ['no-id']],
  ['a mention elsewhere without a date is none', 'ash,Ash,Hello,Post,,https://www.facebook.com/maths/posts/4000', [], ['no-time']],
])('of mentions that were damaged, %s', async (_, row, times, codes) => {
  const { drafts, reading } = await draftsOf(saved(`${mentions}\n${row}\n`));
  expect([drafts.map(({ time }) => time), reading.rejects.map(({ code }) => code)]).toEqual([times, codes]);
});
