import { expect, test } from 'vitest';
import { saved } from '../../saved.ts';
import { draftsOf } from '../drafts.ts';

test.each([
  [
    'google-activity',
    JSON.stringify([
      {
        header: 'YouTube',
        title: 'Watched a film',
        titleUrl: 'https://www.youtube.com/watch?v=x',
        time: '2021-03-11T13:13:57.000Z',
        products: ['YouTube'],
      },
    ]),
  ],
  [
    'discord-package',
    JSON.stringify([{ ID: '900000000000000001', Timestamp: '2021-03-11 13:13:57', Contents: 'Between us', Attachments: '' }]),
  ],
  ['discord-package', 'ID,Timestamp,Contents,Attachments\n900000000000000001,2021-03-11 13:13:57.123000+00:00,Between us,\n'],
])('what is private in downloads is named and not read: %s', async (format, content) => {
  const found = await draftsOf(saved(content));
  expect([found.format, found.drafts]).toEqual([format, []]);
});

test.each([
  [
    'reddit-private',
    'id,permalink,thread_id,date,ip,from,to,subject,body',
    'a,https://x,t,2021-03-11 13:13:57 UTC,1.2.3.4,ash,willow,re,Between us',
  ],
  ['reddit-private', 'id,permalink,thread_id,date,ip,from,to', 'a,https://x,t,2021-03-11 13:13:57 UTC,1.2.3.4,ash,willow'],
  [
    'reddit-private',
    'message_id,created_at,updated_at,username,message,thread_parent_message_id,channel_url,subreddit,channel_name,conversation_type',
    'a,2021-03-11 13:13:57 UTC,,ash,Between us,,https://x,,,direct',
  ],
  ['reddit-private', 'id,permalink,direction', 'a,https://www.reddit.com/r/Teachers/comments/a/,up'],
  ['reddit-private', 'id,permalink', 'a,https://www.reddit.com/r/Teachers/comments/a/'],
  [
    'reddit-private',
    'id,permalink,date,ip,subreddit,gildings,link,parent',
    'a,https://x,2021-03-11 13:13:57 UTC,1.2.3.4,Teachers,0,https://x,',
  ],
  [
    'linkedin-private',
    'CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER',
    '2-a,,Ash,https://x,Willow,https://y,2021-03-11 13:13:57 UTC,,Between us,INBOX',
  ],
  [
    'linkedin-private',
    'From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl',
    'Ash,Willow,"3/11/21, 1:13 PM",Hi,OUTGOING,x,y',
  ],
  [
    'linkedin-private',
    'First Name,Last Name,URL,Email Address,Company,Position,Connected On',
    'Ash,Grove,https://x,,School,Teacher,11 Mar 2021',
  ],
  ['linkedin-private', 'Date,Type,Link', '2021-03-11 13:13:57,LIKE,https://www.linkedin.com/feed/update/x'],
  ['youtube-private', 'Channel Id,Channel Url,Channel Title', 'UCc,http://www.youtube.com/channel/UCc,Maths'],
  ['youtube-private', 'Video ID,Playlist Video Creation Timestamp', 'dQw4w9WgXcQ,2021-03-11T13:13:57+00:00'],
])('what a download of an account holds between people is not read: %s, %s', async (format, header, row) => {
  const found = await draftsOf(saved(`${header}\n${row}\n${row}\n`));
  expect([found.format, found.drafts]).toEqual([format, []]);
});

test.each([
  'WEBVTT\n\n1\n00:00:07.000 --> 00:00:09.000\nAsh: Hello\n',
  'WEBVTT - spoken\r\n\r\n',
  '1\r\n00:00:07,000 --> 00:00:09,000\r\nHello\r\n',
])('what was said aloud is named: %j', async (content) => {
  expect((await draftsOf(saved(content))).reading.notes).toEqual([
    'subtitles, or what was said aloud in a meeting (VTT, SRT; give the saved chat): no posts',
  ]);
});
