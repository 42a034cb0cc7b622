import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openExport } from '../../../src/ingest/files/container.ts';
import { recognise } from '../../../src/ingest/recognise/recognise.ts';
import type { Draft } from '../../../src/schema.ts';
import { defaultSettings } from '../../../src/settings/settings.ts';
import { saved } from '../saved.ts';
import { draftsOf, fixtureFile } from './drafts.ts';

/** The second post of every fixture is the same question, and what else its export tells of it. */
const QUESTION = 'Does anyone have a worksheet for grade 4? @rowan77';
const AT = Date.UTC(2021, 2, 11, 13, 13, 57);
const MINUTE = Date.UTC(2021, 2, 11, 13, 13);
const SITE = 'matheducators.stackexchange.com';

describe('what collectors of the fourth round keep tells who wrote what, when, to whom, and how it was received', () => {
  test.each<[file: string, format: string, second: Partial<Draft>]>([
    [
      'stack-exchange/Posts.xml',
      'stack-exchange',
      {
        id: 'post-2',
        authorId: '88121',
        thread: 'post-1',
        replyTo: 'post-1',
        asComment: false,
        likes: 3,
        comments: 1,
        time: AT,
        timeBasis: 'stated',
      },
    ],
    [
      'stack-exchange/Comments.xml',
      'stack-exchange',
      { id: 'comment-2', authorId: '88120', replyTo: 'post-2', asComment: true, mentionHandles: [], likes: 1, time: AT },
    ],
    ['stack-exchange/posts.csv', 'stack-exchange-posts', { id: 'post-2', authorId: '88121', replyTo: 'post-1', likes: 3, time: AT }],
    ['stack-exchange/comments.csv', 'stack-exchange-comments', { id: 'comment-2', replyTo: 'post-2', asComment: true, likes: 1, time: AT }],
    [
      'stack-exchange/questions.json',
      'stack-exchange-api',
      { id: `${SITE}-post-2`, authorId: `${SITE}-88121`, authorName: 'Ash', space: SITE, replyTo: `${SITE}-post-1`, likes: 3, time: AT },
    ],
    ['canvas/entries.json', 'canvas-entries', { id: '701', authorId: '88121', authorName: 'Ash', thread: '700', replyTo: '700', time: AT }],
    [
      'canvas/topics.json',
      'canvas-topics',
      { id: 'topic-2', authorId: '88121', title: 'Week 2', thread: 'topic-2', replyTo: null, time: AT },
    ],
    ...['posts', 'responses'].map((word): [string, string, Partial<Draft>] => [
      `canvas/discussion-${word}.csv`,
      'canvas-discussion',
      { id: '701', authorId: '88121', authorName: 'Ash', thread: 'topic-1', replyTo: 'topic-1', likes: 2, time: AT },
    ]),
    [
      'ed-discussion/thread.json',
      'ed-discussion',
      {
        id: 'comment-101',
        authorId: '88121',
        authorName: 'Ash',
        space: 'course 5',
        thread: 'thread-100',
        replyTo: 'thread-100',
        asComment: false,
        likes: 1,
        time: AT,
      },
    ],
    [
      'ed-discussion/threads.json',
      'ed-discussion',
      { id: 'thread-105', authorName: 'Ash', title: 'Grading', comments: 3, views: 30, time: AT },
    ],
    ['piazza/post.json', 'piazza', { id: 'kabc2', authorId: 'u88121', thread: 'kabc1', replyTo: 'kabc1', asComment: false, time: AT }],
    [
      'slack/slackdump.json',
      'slackdump',
      {
        id: 'U088121AA-1615468437.000100',
        space: 'plans',
        thread: 'U088120AA-1615468428.000100',
        replyTo: 'U088120AA-1615468428.000100',
        replyToAuthorId: 'U088120AA',
        time: AT,
      },
    ],
    [
      'discourse/posts.json',
      'discourse-posts',
      { id: '42/2', authorHandle: 'ash_teacher', thread: '42/1', replyTo: '42/1', replyToAuthorHandle: 'willow', time: AT },
    ],
    ['discourse/table.csv', 'discourse-table', { id: '42/2', authorId: '88121713', thread: '42/1', replyTo: '42/1', views: 4, time: AT }],
    [
      'mapped-tables/stweet.csv',
      'stweet',
      {
        id: '1370000040978350080',
        authorId: '88121713',
        authorHandle: 'ash_teacher',
        authorName: 'Ash',
        replyTo: '1370000003229614080',
        likes: 1,
        shares: 2,
        comments: 3,
        time: AT,
      },
    ],
    [
      'mapped-tables/facebook-page-post-scraper.csv',
      'facebook-page-post-scraper',
      { id: '123_401', authorHandle: 'Ash Alder', space: '123', likes: 2, shares: 1, comments: 3, time: AT, timeBasis: 'stated' },
    ],
    [
      'mapped-tables/facebook-page-post-scraper-page.csv',
      'facebook-page-post-scraper',
      { id: '123_401', authorId: '123', space: null, time: AT },
    ],
    [
      'mapped-tables/facebook-page-post-scraper-comments.csv',
      'facebook-page-post-scraper-comments',
      { id: '400_2', authorHandle: 'Ash Alder', thread: '123_400', replyTo: '400_1', asComment: false, likes: 2, time: AT },
    ],
    [
      'mapped-tables/4cat-pinterest.csv',
      '4cat-pinterest',
      { id: '502', authorHandle: 'ash_teacher', authorName: 'Ash', space: 'Grade 4', time: AT },
    ],
    [
      'mapped-tables/4cat-instagram-old.csv',
      '4cat-instagram-old',
      { id: '17900000000000001', thread: '2527129203712311234', replyTo: '2527129203712311234', asComment: true, likes: 1, time: AT },
    ],
    [
      'youtube/apify-comments.csv',
      'apify-youtube-comments',
      {
        id: 'UgxA.1',
        authorHandle: 'ash_teacher',
        thread: 'dQw4w9WgXcQ',
        replyTo: 'UgxA',
        asComment: false,
        likes: 3,
        comments: 0,
        time: AT,
      },
    ],
    [
      'signal/data.json',
      'signal-export',
      { authorHandle: 'Ash', quotedText: 'Colleagues, lesson 0 is about fractions #edchat', time: AT, timeBasis: 'assumed' },
    ],
    ...['computer', 'android', 'iphone', 'english'].map((kind): [string, string, Partial<Draft>] => [
      `kakao-talk/${kind}.txt`,
      'kakao-talk',
      { platform: 'kakaotalk', authorHandle: 'Ash', time: MINUTE, timeBasis: 'assumed' },
    ]),
    ...['chat', 'english'].map((kind): [string, string, Partial<Draft>] => [
      `line-chat/${kind}.txt`,
      'line-chat',
      { platform: 'line', authorHandle: 'Ash', time: MINUTE, timeBasis: 'assumed' },
    ]),
  ])('%s', async (file, format, second) => {
    const { format: told, drafts, reading } = await draftsOf(fixtureFile(file));
    expect([told, reading.rejects]).toEqual([format, []]);
    expect(drafts[1]).toMatchObject({ text: QUESTION, ...second });
  });
});

test('an export of Mattermost gives messages, answers and people; what is between a few is left out', async () => {
  const { format, drafts, reading } = await draftsOf(fixtureFile('mattermost/export.jsonl'));
  expect([format, reading.rejects]).toEqual(['mattermost', []]);
  const first = 'school / plans/willow/1615468428000';
  expect(
    drafts.map(({ id, authorHandle, authorBio, replyTo, replyToAuthorHandle, likes }) => [
      id,
      authorHandle,
      authorBio,
      replyTo,
      replyToAuthorHandle,
      likes,
    ]),
  ).toEqual([
    [null, 'willow', 'Teacher', null, null, null],
    [first, 'willow', null, null, null, 1],
    ['school / plans/ash_teacher/1615468437000', 'ash_teacher', null, first, 'willow', 0],
    ['school / plans/rowan77/1615468447000', 'rowan77', null, null, null, 0],
  ]);
  expect(reading.notes).toContain('private messages left out: 1');
});

test('a site of Stack Exchange: its people, its words about tags, and what holds no posts', async () => {
  const { drafts } = await draftsOf(fixtureFile('stack-exchange/Posts.xml'));
  expect(drafts.map(({ id, authorId, title, hashtags, links, likes }) => [id, authorId, title, hashtags, links, likes])).toEqual([
    ['post-1', '88120', 'Paper & fractions', ['teaching', 'primary-education'], [], 5],
    ['post-2', '88121', null, [], [], 3],
    ['post-3', null, null, [], ['https://example.org/s2'], -1],
  ]);
  const people = await draftsOf(fixtureFile('stack-exchange/Users.xml'));
  expect(people.drafts).toMatchObject([
    { id: null, platform: 'stackexchange', authorId: '88120', authorName: 'Willow', authorBio: 'Teacher' },
  ]);
  expect((await draftsOf(fixtureFile('stack-exchange/Votes.xml'))).format).toBe('stack-exchange-beside');
  const [, answer, comment] = (await draftsOf(fixtureFile('stack-exchange/questions.json'))).drafts;
  expect([answer?.comments, comment?.id, comment?.replyTo, comment?.replyToAuthorId, comment?.asComment]).toEqual([
    null,
    `${SITE}-comment-9`,
    `${SITE}-post-2`,
    `${SITE}-88121`,
    true,
  ]);
});

test('a broken row of an archive in XML is refused, and its neighbours are read', async () => {
  const rows = readFileSync(fixtureFile('stack-exchange/Comments.xml'), 'utf8').replace('UserId="88121"', 'UserId=88121');
  const { drafts, reading } = await draftsOf(saved(rows));
  expect(drafts.map(({ id }) => id)).toEqual(['comment-2']);
  expect(reading.rejects.map(({ code, line }) => [code, line])).toEqual([['not-xml', 3]]);
  expect([reading.rows, reading.blank]).toEqual([5, 3]);
});

test('who is not to be known is nobody, and what is private is left out', async () => {
  const ed = await draftsOf(fixtureFile('ed-discussion/thread.json'));
  expect(ed.drafts.map(({ id, authorId, replyTo }) => [id, authorId, replyTo]).slice(2)).toEqual([
    ['comment-102', '88120', 'comment-101'],
    ['comment-103', null, 'thread-100'],
  ]);
  expect(ed.reading.notes).toContain('private comments left out: 1');
  const piazza = await draftsOf(fixtureFile('piazza/post.json'));
  expect(piazza.drafts.map(({ id, authorId, replyTo, asComment }) => [id, authorId, replyTo, asComment])).toEqual([
    ['kabc1', 'u88120', null, false],
    ['kabc2', 'u88121', 'kabc1', false],
    ['kabc3', 'u88122', 'kabc1', true],
    ['kabc4', null, 'kabc3', false],
  ]);
  const slack = await draftsOf(saved(readFileSync(fixtureFile('slack/slackdump.json'), 'utf8').replace('C0123ABCDEF', 'D0123ABCDEF')));
  expect([slack.drafts, slack.reading.notes.find((note) => note.startsWith('private'))]).toEqual([[], 'private messages left out: 4']);
});

test('messages on several lines are one, stickers have no words, and who came in is no message', async () => {
  const line = await draftsOf(fixtureFile('line-chat/chat.txt'));
  expect(
    line.drafts.slice(2).map(({ authorHandle, text, time }) => [authorHandle, text, new Date(time ?? 0).toISOString().slice(0, 16)]),
  ).toEqual([
    ['Rowan', 'Sharing my slides,\nnumber 2: https://example.org/s2', '2021-03-11T13:14'],
    ['Willow', null, '2021-03-11T13:15'],
    ['Willow', 'See you', '2021-03-12T09:00'],
  ]);
  const kakao = await draftsOf(fixtureFile('kakao-talk/computer.txt'));
  expect(kakao.drafts.slice(2).map(({ text, status }) => [text, status])).toEqual([
    ['Sharing my slides,\nnumber 2: https://example.org/s2', 'ok'],
    [null, 'ok'],
    [null, 'deleted'],
  ]);
});

test('what comes first in the days of LINE is told by the days of the week beside them', async () => {
  const chat = (...days: string[]): string =>
    `[LINE] Chat history with Ash\nSaved on: 01/02/2024 10:00\n\n${days.map((day) => `${day}\n10:15AM\tAsh\tHello\n10:16AM\tWillow\tHi\n`).join('\n')}`;
  const days = async (...written: string[]) =>
    (await draftsOf(saved(chat(...written)))).drafts.map(({ time }) => new Date(time ?? 0).toISOString().slice(0, 10));
  expect(await days('Mon, 05/02/2024', 'Tue, 06/02/2024')).toEqual(['2024-02-05', '2024-02-05', '2024-02-06', '2024-02-06']);
  expect(await days('Thu, 05/02/2024', 'Fri, 05/03/2024')).toEqual(['2024-05-02', '2024-05-02', '2024-05-03', '2024-05-03']);
});

test('the forum of a course that Moodle exports as JSON, a list in a list, is its table', async () => {
  const row = (id: string, parent: string, userfullname: string, created: string, message: string) => ({
    ...{
      id,
      discussion: '3',
      parent,
      userid: `8${id}`,
      userfullname,
      created,
      modified: created,
      subject: 'Hello',
      message,
      messageformat: '1',
    },
    ...{ deleted: '0', privatereplyto: '0' },
  });
  const rows = [row('1', '0', 'Willow', '1615468428', '<p>Colleagues</p>'), row('2', '1', 'Ash', '1615468437', `<p>${QUESTION}</p>`)];
  const { format, drafts, reading } = await draftsOf(saved(JSON.stringify([rows])));
  expect([format, reading.rows, reading.rejects]).toEqual(['moodle-export', 2, []]);
  expect(drafts[1]).toMatchObject({ id: '2', authorName: 'Ash', thread: 'discussion-3', replyTo: '1', text: QUESTION, time: AT });
  const sheets = await draftsOf(saved(JSON.stringify([rows.slice(0, 1), rows.slice(1)])));
  expect(sheets.drafts.map(({ id }) => id)).toEqual(['1', '2']);
});

test('what is no export of posts is named as what it is', async () => {
  for (const [file, format] of [
    ['asides/moodle-log.csv', 'moodle-log'],
    ['asides/substack-posts.csv', 'substack-posts'],
    ['discourse/latest.json', 'discourse-topics'],
  ])
    expect((await draftsOf(fixtureFile(file as string))).format).toBe(format);
});

test('posts that tell of their authors by id, name and username are no accounts of Twitter', async () => {
  const record = { id: 5, name: 'Ash', username: 'ash', cooked_by: 'x', message: 'Hello all of you in the staff room' };
  await expect(draftsOf(saved(JSON.stringify([record, record])))).rejects.toThrow('unknown JSON');
});

test('a text file of Discord, a page of Medium and a flat spreadsheet are told what to do with them', async () => {
  for (const [content, words] of [
    [
      `${'='.repeat(62)}\nGuild: School\nChannel: General / staffroom\n${'='.repeat(62)}\n\n[01-Mar-24 10:00 AM] ash\nHello\n`,
      'export it again as JSON',
    ],
    ['<?xml version="1.0"?>\n<office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet">', 'save it as ODS'],
  ])
    await expect(draftsOf(saved(content as string))).rejects.toThrow(words);
});

test('comments say whose submission they answer, where their file tells it', async () => {
  const trees = (await draftsOf(fixtureFile('redditextractor/version-2.csv'))).drafts;
  expect(trees.map(({ replyTo, replyToAuthorHandle }) => [replyTo, replyToAuthorHandle])).toEqual([
    ['t3_m2abcd', 'willow'],
    ['t3_m2abcd/1', null],
    ['t3_m2abcd', 'willow'],
  ]);
  const comment = (id: string, parent: string): object => ({
    kind: 't1',
    data: {
      id,
      name: `t1_${id}`,
      body: 'With paper',
      author: 'ash',
      link_id: 't3_m2ab',
      parent_id: parent,
      link_author: 'willow',
      created_utc: 1615468428,
    },
  });
  const listing = { kind: 'Listing', data: { children: [comment('gq01', 't3_m2ab'), comment('gq02', 't1_gq00')] } };
  const { format, drafts } = await draftsOf(saved(JSON.stringify(listing)));
  expect([format, ...drafts.map(({ replyTo, replyToAuthorHandle }) => [replyTo, replyToAuthorHandle])]).toEqual([
    'reddit-listing',
    ['t3_m2ab', 'willow'],
    ['t1_gq00', null],
  ]);
});

test('the text of a chat that signal-export writes beside its data is no chat of WhatsApp', async () => {
  const lines = ['Ash: Fractions?', 'Me: With paper', 'Ash: Thanks'].map((said, minute) => `[2024-03-01 10:0${minute}:00] ${said}\n\n`);
  const opened = await openExport(saved(lines.join('')));
  const as = (name: string): unknown => recognise(name, opened, defaultSettings().ingest);
  expect(as('Staff/chat.md')).toMatchObject({ kind: 'aside', name: 'signal-chat' });
  expect(as('Staff/chat.txt')).toMatchObject({ kind: 'csv', format: { name: 'whatsapp' } });
  const short = await openExport(saved(lines[0] as string));
  expect(recognise('Staff/chat.md', short, defaultSettings().ingest)).toMatchObject({ name: 'signal-chat' });
});
