import { expect, test } from 'vitest';
import type { FoundPost } from '../../../../src/ingest/format.ts';
import { chatTranscript } from '../../../../src/ingest/formats/twitter/chat-transcript.ts';
import { codesOf, fixture, readTable, whenOf } from '../found.ts';

const found = readTable(chatTranscript, fixture('chat-transcript/chat.csv'), { zone: 'America/New_York' });
const [question, answer, repost, comment] = found as FoundPost[];

test('a line of a chat transcript gives a post without an id, its time month first on the clock of the settings', () => {
  expect(question).toMatchObject({
    platform: 'twitter',
    id: null,
    author: { handle: 'HostHazel' },
    text: 'Q1: How do you grade labs? #SciChat',
    replyTo: null,
  });
  expect(whenOf(question)).toBe('2012-05-11T00:01:00.000Z assumed');
});

test('a line that begins with @name answers that person, and its other entities are found in its text', () => {
  expect(answer).toMatchObject({
    text: '@HostHazel A1: With rubrics & notes. @MapleMs too #SciChat',
    replyTo: { author: { handle: 'HostHazel' } },
  });
  expect(answer).not.toHaveProperty('mentions');
});

test('a line that begins with RT @name passes on a post of that person, who is no mention', () => {
  expect(repost).toMatchObject({ repostOf: { author: { handle: 'larchlab' } }, mentions: [{ handle: 'HostHazel' }], hashtags: [] });
});

test('a line with RT @name further on is an original with a mention', () => {
  expect(comment).toMatchObject({ replyTo: null });
  expect(comment).not.toHaveProperty('repostOf');
});

test('a line with an impossible time or none is refused', () => {
  expect(codesOf(found)).toEqual(['unreadable-time', 'no-time']);
});
