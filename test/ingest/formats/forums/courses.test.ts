import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { brightspace } from '../../../../src/ingest/formats/forums/brightspace.ts';
import { edExport } from '../../../../src/ingest/formats/forums/ed-export.ts';
import { edxApi } from '../../../../src/ingest/formats/forums/edx-api.ts';
import { googleClassroom } from '../../../../src/ingest/formats/forums/google-classroom.ts';
import { mbin } from '../../../../src/ingest/formats/forums/mbin.ts';
import { moodleService } from '../../../../src/ingest/formats/forums/moodle-service.ts';
import { schoology } from '../../../../src/ingest/formats/forums/schoology.ts';
import { padlet } from '../../../../src/ingest/formats/others/padlet.ts';
import { draftsOf, fixtureFile } from '../drafts.ts';
import { UTC } from '../found.ts';
import { QUESTION } from '../second-post.ts';

const json = (file: string) => JSON.parse(readFileSync(fixtureFile(file), 'utf8'));

test('threads exported from Ed: answers in answers, nobody who hides, no private thread, and the ids of the interface', async () => {
  const { drafts, reading } = await draftsOf(fixtureFile('ed-export/threads.json'));
  expect(drafts.map(({ id, replyTo, authorId, title }) => [id, replyTo, authorId, title])).toEqual([
    ['thread-100', null, 'willow@school.example', 'Grading'],
    ['comment-101', 'thread-100', 'ash@school.example', null],
    ['comment-102', 'comment-101', 'rowan@school.example', null],
    ['comment-103', 'thread-100', null, null],
  ]);
  expect(reading.notes.join()).toContain('private threads');
  const interfaces = await draftsOf(fixtureFile('ed-discussion/thread.json'));
  expect(drafts.slice(0, 3).map(({ id }) => id)).toEqual(interfaces.drafts.slice(0, 3).map(({ id }) => id));
  const [thread] = json('ed-export/threads.json');
  const read = (change: object) => [...edExport.read({ ...thread, answers: [], comments: [], ...change }, UTC)];
  expect(read({ url: null })).toMatchObject([{ code: 'no-id' }]);
  expect(read({ created_at: 'soon' })).toMatchObject([{ code: 'unreadable-time' }]);
  expect(read({ text: null })).toMatchObject([{ text: 'Colleagues, lesson 0 is about fractions #edchat' }]);
});

test('posts of Brightspace: deleted ones have no words, hidden ones no author, and links are kept', async () => {
  const { drafts } = await draftsOf(fixtureFile('brightspace/posts.json'));
  expect(drafts.map(({ text, authorId, status, links }) => [text, authorId, status, links])).toMatchObject(
    [
      [/./, '88120', 'ok', []],
      [QUESTION, '88121', 'ok', []],
      ['Sharing my slides, number 2: slides', '88122', 'ok', ['https://example.org/s2']],
      [null, '88120', 'deleted', []],
      ['Under no name', null, 'ok', []],
    ].map((row) => row.map((cell) => (cell instanceof RegExp ? expect.stringMatching(cell) : cell))),
  );
  const [post] = json('brightspace/posts.json');
  const read = (change: object) => [...brightspace.read({ ...post, ...change }, UTC)];
  expect([...read({ PostId: null }), ...read({ DatePosted: 'soon' })]).toMatchObject([{ code: 'no-id' }, { code: 'unreadable-time' }]);
});

test('posts from the web service of Moodle: answers to one person are left out, and removed posts need no time', async () => {
  const { drafts, reading } = await draftsOf(fixtureFile('moodle-service/posts.json'));
  expect(drafts.map(({ id, replyTo, status, text }) => [id, replyTo, status, text === null])).toEqual([
    ['500', null, 'ok', false],
    ['501', '500', 'ok', false],
    ['502', '501', 'ok', false],
    ['504', '501', 'deleted', true],
  ]);
  expect(reading.notes.join()).toContain('private answers');
  const [post] = json('moodle-service/posts.json').posts;
  const read = (change: object) => [...moodleService.read({ ...post, ...change }, UTC)];
  expect([...read({ id: null }), ...read({ timecreated: null })]).toMatchObject([{ code: 'no-id' }, { code: 'unreadable-time' }]);
});

test('comments of Schoology: what answers no other stands below the discussion of its address', async () => {
  const { drafts, reading } = await draftsOf(fixtureFile('schoology/comments.json'));
  expect(drafts.map(({ id, replyTo, asComment, status }) => [id, replyTo, asComment, status])).toEqual([
    ['3570315', 'discussion-40', true, 'ok'],
    ['3570316', '3570315', false, 'ok'],
    ['3570317', 'discussion-40', true, 'ok'],
    ['3570318', '3570316', false, 'deleted'],
  ]);
  expect(reading.notes.join()).toContain('comments that wait for approval');
  const [comment] = json('schoology/comments.json').comment;
  const read = (change: object) => [...schoology.read({ ...comment, ...change }, UTC)];
  expect(read({ links: {} })).toMatchObject([{ thread: null, replyTo: null, asComment: false }]);
  expect([...read({ id: null }), ...read({ created: 'soon' })]).toMatchObject([{ code: 'no-id' }, { code: 'unreadable-time' }]);
});

test('Mbin tells what was removed or deleted, and comments below a post from those below a thread', async () => {
  expect((await draftsOf(fixtureFile('mbin/entries.json'))).drafts.map(({ status }) => status)).toEqual(['ok', 'ok', 'removed']);
  const { drafts } = await draftsOf(fixtureFile('mbin/comments.json'));
  expect(drafts.map(({ id, replyTo, asComment }) => [id, replyTo, asComment])).toEqual([
    ['entry-comment-20', 'entry-10', true],
    ['entry-comment-21', 'entry-comment-20', false],
    ['entry-comment-22', 'entry-10', true],
  ]);
  const [{ entryId, ...comment }] = json('mbin/comments.json').items;
  const read = (change: object) => [...mbin.read({ ...comment, children: [], postId: entryId, ...change }, UTC)];
  expect(read({ user: { ...comment.user, isBot: true }, visibility: 'soft_deleted' })).toMatchObject([
    { id: 'post-comment-20', thread: 'post-10', replyTo: { post: 'post-10' }, status: 'deleted', author: { bot: true } },
  ]);
  expect([...read({ visibility: 'private' }), ...read({ createdAt: 'soon' })]).toMatchObject([
    { leftOut: 'private posts' },
    { code: 'unreadable-time' },
  ]);
});

test('a board of Padlet: comments stand below posts, and what is not shown yet is left out', async () => {
  const { drafts, reading } = await draftsOf(fixtureFile('padlet/board.json'));
  expect(drafts.map(({ id, replyTo, asComment, authorId }) => [id, replyTo, asComment, authorId])).toEqual([
    ['post_1', null, false, null],
    ['post_2', null, false, null],
    ['comment_1', 'post_2', true, 'user_88122'],
  ]);
  expect(reading.notes.join()).toContain('posts that are not shown yet');
  const board = json('padlet/board.json');
  const [, post] = board.included;
  const read = (change: object) => [...padlet.read({ ...board, included: [{ ...post, ...change }] }, UTC)];
  expect(read({})).toMatchObject([{ id: 'post_1', space: 'Fractions wall' }]);
  expect([...read({ id: null }), ...read({ attributes: {} })]).toMatchObject([{ code: 'no-id' }, { code: 'unreadable-time' }]);
});

test('Google Classroom: drafts are left out, and files of the drive are no links', async () => {
  const { drafts, reading } = await draftsOf(fixtureFile('google-classroom/announcements.json'));
  expect([drafts.length, reading.rejects, reading.notes.join()]).toEqual([2, [], expect.stringContaining('drafts')]);
  const [post] = json('google-classroom/announcements.json').announcements;
  const read = (change: object) => [...googleClassroom.read({ ...post, ...change }, UTC)];
  expect(read({ state: 'DELETED' })).toMatchObject([{ status: 'deleted' }]);
  expect([...read({ courseId: null }), ...read({ creationTime: 'soon' })]).toMatchObject([{ code: 'no-id' }, { code: 'unreadable-time' }]);
});

test('discussions of edX from the interface: a comment below a thread answers it, and rows without id or time are refused', () => {
  const [comment] = json('edx-api/comments.json').results;
  const read = (change: object) => [...edxApi.read({ ...comment, children: [], ...change }, UTC)];
  expect(read({ author: null, rendered_body: '' })).toMatchObject([
    { author: null, text: 'Colleagues, lesson 0 is about fractions #edchat', replyTo: { post: '54f100000000000000000000' } },
  ]);
  expect([...read({ id: null }), ...read({ created_at: 'soon' })]).toMatchObject([{ code: 'no-id' }, { code: 'unreadable-time' }]);
});
