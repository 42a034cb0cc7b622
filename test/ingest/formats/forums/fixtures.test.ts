import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { boards } from '../../../../src/ingest/formats/forums/boards.ts';
import { lemmy } from '../../../../src/ingest/formats/forums/lemmy.ts';
import { piazzaContributions } from '../../../../src/ingest/formats/forums/piazza-contributions.ts';
import type { Draft } from '../../../../src/schema/schema.ts';
import { saved } from '../../saved.ts';
import { draftsOf, fixtureFile } from '../drafts.ts';
import { fixture, readTable, UTC } from '../found.ts';
import { AT, QUESTION, tellSecondPost } from '../second-post.ts';

const SITE = 'matheducators.stackexchange.com';
const json = (file: string) => JSON.parse(readFileSync(fixtureFile(file), 'utf8'));

describe('fixtures of forums tell who wrote what, when, to whom, and how it was received', () => {
  tellSecondPost([
    ['edx-forum/forum.mongo', 'edx-forum', { replyTo: '54f100000000000000000000', space: 'Univ/M101/2015', likes: 1, time: AT + 796 }],
    [
      'discourse/topic.json',
      'discourse',
      { id: '42/2', authorHandle: 'ash_teacher', thread: '42/1', replyTo: '42/1', title: null, likes: 3, time: AT },
    ],
    [
      'lemmy/posts.json',
      'lemmy',
      {
        platform: 'lemmy',
        id: 'post-11',
        title: 'Grade 4?',
        authorId: 'https://lemmy.example/u/ash_teacher',
        authorHandle: 'ash_teacher@lemmy.example',
        authorBio: 'Teacher',
        space: 'teachers@lemmy.example',
        likes: 1,
        comments: 3,
        time: AT,
      },
    ],
    ['lemmy/comments.json', 'lemmy', { id: 'comment-21', replyTo: 'comment-20', thread: 'post-10', asComment: false, time: AT }],
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
    [
      'ed-export/threads.json',
      'ed-export',
      {
        platform: 'ed',
        id: 'comment-101',
        authorId: 'ash@school.example',
        authorName: 'Ash',
        space: 'course 5',
        thread: 'thread-100',
        replyTo: 'thread-100',
        likes: 1,
        time: AT,
      },
    ],
    [
      'brightspace/posts.json',
      'brightspace',
      {
        id: '901',
        authorId: '88121',
        authorName: 'Ash',
        space: 'topic 12',
        thread: 'discussion-700',
        replyTo: '900',
        comments: 0,
        time: AT,
      },
    ],
    [
      'moodle-service/posts.json',
      'moodle-service',
      { platform: 'forum', id: '501', authorId: '88121', authorName: 'Ash', thread: 'discussion-70', replyTo: '500', time: AT },
    ],
    [
      'schoology/comments.json',
      'schoology',
      { id: '3570316', authorId: '88121', thread: 'discussion-40', replyTo: '3570315', asComment: false, likes: 1, time: AT },
    ],
    [
      'mbin/entries.json',
      'mbin',
      {
        platform: 'mbin',
        id: 'entry-11',
        title: 'Grade 4?',
        authorId: 'https://mbin.example/u/ash_teacher',
        authorHandle: 'ash_teacher',
        space: 'teachers',
        links: ['https://example.org/grade4'],
        hashtags: ['edchat'],
        likes: 2,
        comments: 3,
        views: 30,
        time: AT,
      },
    ],
    [
      'mbin/comments.json',
      'mbin',
      { id: 'entry-comment-21', thread: 'entry-10', replyTo: 'entry-comment-20', asComment: false, likes: 1, time: AT },
    ],
    ['mbin/posts.json', 'mbin', { id: 'post-11', thread: 'post-11', replyTo: null, comments: 0, time: AT }],
    [
      'edx-api/comments.json',
      'edx-api',
      {
        platform: 'edx',
        id: '54f100000000000000000004',
        authorHandle: 'ash_teacher',
        thread: '54f100000000000000000000',
        replyTo: '54f100000000000000000003',
        likes: 1,
        time: AT,
      },
    ],
    [
      'edx-api/threads.json',
      'edx-api',
      {
        id: '54f100000000000000000009',
        title: 'Grade 4?',
        space: 'course-v1:Univ+M101+2015',
        thread: '54f100000000000000000009',
        time: AT,
      },
    ],
    [
      'padlet/board.json',
      'padlet',
      {
        id: 'post_2',
        authorHandle: 'ash_teacher',
        authorName: 'Ash',
        title: 'Grade 4?',
        space: 'Ideas',
        links: ['https://example.org/s2'],
        time: AT,
      },
    ],
    [
      'google-classroom/announcements.json',
      'google-classroom',
      { id: '5500/701', authorId: '88121', space: 'course 5500', links: ['https://example.org/s2'], time: AT },
    ],
    ['google-classroom/course-work.json', 'google-classroom', { id: '5500/801', title: 'Grade 4', authorId: '88121', time: AT }],
    ['piazza/post.json', 'piazza', { id: 'kabc2', authorId: 'u88121', thread: 'kabc1', replyTo: 'kabc1', asComment: false, time: AT }],
    [
      'discourse/posts.json',
      'discourse-posts',
      { id: '42/2', authorHandle: 'ash_teacher', thread: '42/1', replyTo: '42/1', replyToAuthorHandle: 'willow', time: AT },
    ],
    ['discourse/table.csv', 'discourse-table', { id: '42/2', authorId: '88121713', thread: '42/1', replyTo: '42/1', views: 4, time: AT }],
    [
      'future-learn/course_comments.csv',
      'future-learn',
      {
        platform: 'future-learn',
        id: '9001',
        authorId: '2a3b4c5d-0000-4000-8000-000000000001',
        space: 'step 1.4',
        thread: '9000',
        replyTo: '9000',
        likes: 1,
        time: AT,
        timeBasis: 'stated',
      },
    ],
    [
      'coursera/discussion_questions.csv',
      'coursera-questions',
      {
        id: 'qUestionExample000001A',
        authorId: 'person0001',
        title: 'Worksheets',
        text: `${QUESTION}\nThank you`,
        space: 'cOurseExample0000001AA',
        thread: 'qUestionExample000001A',
        replyTo: null,
        time: AT + 451,
      },
    ],
    [
      'coursera/discussion_answers.csv',
      'coursera-answers',
      {
        id: 'aNswerExample00000001A',
        authorId: 'person0001',
        thread: 'qUestionExample000000A',
        replyTo: 'aNswerExample00000000A',
        time: AT + 451,
      },
    ],
    [
      'piazza/contributions.csv',
      'piazza-contributions',
      { authorId: 'ash@school.example', authorName: 'Ash', thread: '6', replyTo: '6', asComment: true, title: null, time: AT },
    ],
    ...(['phpbb', 'xenforo', 'vbulletin', 'mybb'] as const).map((program): [string, string, Partial<Draft>] => [
      `boards/${program}.csv`,
      program,
      {
        platform: program,
        id: '12',
        authorId: '56',
        quotedText: 'fractions',
        thread: 'discussion-4',
        replyTo: '11',
        time: AT,
        timeBasis: 'epoch',
      },
    ]),
    ['mapped-tables/discourse-download.csv', 'discourse-download', { title: 'Fractions', likes: 1, comments: 1, time: AT }],
  ]);
});

test('answers inside answers of a Canvas discussion are posts, with names from beside them', async () => {
  const { format, drafts } = await draftsOf(fixtureFile('canvas/topic.json'));
  expect(format).toBe('canvas');
  expect(drafts.map(({ id, replyTo, thread, authorName, text }) => [id, replyTo, thread, authorName, text])).toEqual([
    ['700', null, '700', 'Willow', 'Colleagues, lesson 0 is about fractions #edchat'],
    ['701', '700', '700', 'Ash_Teacher', 'Yes'],
    ['710', null, '710', 'Ash_Teacher', QUESTION],
    ['711', '710', '710', 'Rowan77', 'Yes'],
  ]);
});

test('posts on later pages of a Discourse topic are counted as missing', async () => {
  const { reading } = await draftsOf(fixtureFile('discourse/topic.json'));
  expect(reading.notes).toContain('posts on other pages of the topic missing from the file: 1');
});

test('lemmy tells what was removed or deleted, whom comments answer, and where a post leads', async () => {
  const posts = await draftsOf(fixtureFile('lemmy/posts.json'));
  expect(posts.drafts[2]?.links).toEqual(['https://example.org/s2']);
  const comments = await draftsOf(fixtureFile('lemmy/comments.json'));
  expect(comments.drafts.map(({ replyTo, asComment, status }) => [replyTo, asComment, status])).toEqual([
    ['post-10', true, 'ok'],
    ['comment-20', false, 'ok'],
    ['post-10', true, 'removed'],
  ]);
  const [view] = json('lemmy/posts.json').posts;
  const read = (change: object) => [...lemmy.read({ ...view, post: { ...view.post, ...change } }, UTC)];
  expect(read({ deleted: true })).toMatchObject([{ status: 'deleted' }]);
  expect(read({ id: null })).toMatchObject([{ code: 'no-id' }]);
  expect(read({ published: 'soon' })).toMatchObject([{ code: 'unreadable-time' }]);
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

test('contributions to Piazza: who wrote under no name is nobody, and later versions are no posts', () => {
  const found = readTable(piazzaContributions, fixture('piazza/contributions.csv'));
  expect(found).toMatchObject([
    { id: '6', title: 'Fractions', replyTo: null },
    { id: null },
    { id: '6-s_answer', author: null, asComment: false, replyTo: { post: '6' } },
    { leftOut: 'later versions of posts' },
  ]);
});

test('posts of boards that were taken down have no words, those that wait are left out, and guests have a name alone', () => {
  const read = (name: string) => {
    const board = boards.find((one) => one.name === name);
    if (board === undefined) throw new Error(name);
    return readTable(board, fixture(`boards/${name}.csv`)).at(-1);
  };
  expect(read('phpbb')).toEqual({ leftOut: 'posts that nobody has let in' });
  expect(read('xenforo')).toMatchObject({ status: 'deleted', text: null });
  expect(read('mybb')).toMatchObject({ status: 'deleted', text: null, replyTo: { post: '11' } });
  expect(read('vbulletin')).toMatchObject({ author: { handle: 'A guest' }, text: 'slides', links: ['https://example.org/s2'] });
});

test('who is not to be known in a forum is nobody, and what is private there is left out', async () => {
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
});
