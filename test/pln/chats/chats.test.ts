import { describe, expect, it } from 'vitest';
import type { Row } from '../../../src/schema/schema.ts';
import { MONDAY, measured, type Small } from '../small.ts';

const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;
const crowd = ['ben', 'cy', 'dot', 'eve'];

interface Chat {
  readonly week: number;
  /** Hours after Monday midnight, UTC. */
  readonly hour?: number;
  readonly questions?: number;
  readonly tag?: string;
}

/** A chat of an hour: a welcome, a question every ten minutes from the fifth on, an answer by everybody in each, and talk. */
function chat({ week, hour = 20, questions = 5, tag = 'artchat' }: Chat): Small['posts'] {
  const at = (minute: number) => MONDAY + week * WEEK + hour * 60 * MINUTE + minute * MINUTE;
  const key = (name: string) => `${tag}-${String(week).padStart(2, '0')}-${hour}-${name}`;
  const post = (name: string, author: string, minute: number, text: string, rest: Partial<Row<'posts'>> = {}) => ({
    post: key(name),
    author,
    time: at(minute),
    text,
    hashtags: [tag],
    ...rest,
  });
  const rounds = Array.from({ length: questions }, (_, i) => [
    post(`q${i + 1}`, 'mod', 5 + 10 * i, `Q${i + 1}: what would you paint? #${tag}`),
    ...crowd.map((author, j) => post(`a${i + 1}${author}`, author, 7 + 10 * i + j, `A${i + 1} ${author} says a wall, all of it #${tag}`)),
  ]).flat();
  const talk = Array.from({ length: 30 }, (_, i) => post(`t${i}`, crowd[i % 4] as string, 2 * i, `so many brushes ${i} #${tag}`));
  return [post('welcome', 'mod', 0, `Welcome to #${tag}!`), ...rounds, ...talk];
}

const people = [...crowd, 'mod', 'zed'].map((person) => ({ person }));
const small = (...chats: Chat[]): Small => ({ people, posts: chats.flatMap((one) => chat(one) ?? []) });

describe('sessions', () => {
  it('numbered questions in order make a burst a session', async () => {
    const { sessions } = await measured(small({ week: 0 }));
    expect(sessions.length).toBe(1);
    expect(sessions[0]).toMatchObject({
      session: '#artchat 2022-09-05T20:00Z',
      space: '#artchat',
      start: MONDAY + 20 * 60 * MINUTE,
      end: MONDAY + (20 * 60 + 58) * MINUTE,
      zone: null,
      slot: 'Mon 20:00',
      basis: 'questions',
      posts: 56,
      people: 5,
      moderators: ['mod'],
      newcomers: null,
      regulars: null,
      questions: 5,
      answers: 20,
    });
  });

  it('a burst without questions is none', async () => {
    expect((await measured(small({ week: 0, questions: 0 }))).sessions).toEqual([]);
  });

  it('a burst without questions at the hour of sessions is one, at another hour it is none', async () => {
    const usual = [0, 1, 2].map((week) => ({ week }));
    const { sessions } = await measured(small(...usual, { week: 3, questions: 0 }, { week: 4, hour: 10, questions: 0 }));
    expect(sessions.map(({ basis, start }) => [basis, new Date(start).getUTCHours()])).toEqual([
      ['questions', 20],
      ['questions', 20],
      ['questions', 20],
      ['schedule', 20],
    ]);
  });

  it('bursts that come back every week at one hour are sessions without a question', async () => {
    const { sessions } = await measured(small(...[0, 1, 2, 3].map((week) => ({ week, questions: 0 }))));
    expect(sessions.map(({ basis }) => basis)).toEqual(['weekly', 'weekly', 'weekly', 'weekly']);
  });

  it('one chat under two hashtags is one', async () => {
    const posts = (chat({ week: 0 }) ?? []).map((post, i) => ({ ...post, hashtags: i % 3 === 0 ? ['artchat'] : ['artchat', 'edu'] }));
    expect((await measured({ people, posts })).sessions.map(({ space }) => space)).toEqual(['#artchat']);
  });

  it('a platform without hashtags is searched whole, one with groups is not', async () => {
    const posts = (chat({ week: 0 }) ?? []).map((post) => ({ ...post, hashtags: [] }));
    expect((await measured({ people, posts })).sessions.map(({ space }) => space)).toEqual(['twitter']);
    const grouped = posts.map((post) => ({ ...post, space: 'Arts' }));
    expect((await measured({ people, posts: grouped })).sessions).toEqual([]);
  });

  it('a busy day is no session', async () => {
    const posts = Array.from({ length: 600 }, (_, i) => ({
      post: `p${i}`,
      author: crowd[i % 4] as string,
      time: MONDAY + i * 2 * MINUTE,
      text: `Q${(i % 6) + 1}: why?`,
      hashtags: ['busy'],
    }));
    expect((await measured({ people, posts })).sessions).toEqual([]);
  });

  it('newcomers and regulars count earlier sessions', async () => {
    const posts = [0, 1, 2, 3].flatMap((week) => chat({ week }) ?? []);
    const late = { post: 'late', author: 'zed', time: MONDAY + 3 * WEEK + (20 * 60 + 30) * MINUTE, text: 'hello', hashtags: ['artchat'] };
    const { sessions, value } = await measured({ people, posts: [...posts, late] });
    expect(sessions.map(({ newcomers, regulars }) => [newcomers, regulars])).toEqual([
      [null, null],
      [0, null],
      [0, null],
      [1, 5],
    ]);
    expect(value('sessions', '#artchat')).toBe(4);
    expect(value('sessionNewcomers', '#artchat')).toBeCloseTo(1 / 16, 12);
    // Four of four others answer each of five questions, thrice; the last session has zed too, who answers nothing.
    expect(value('answerRate', '#artchat')).toBeCloseTo(80 / (3 * 5 * 4 + 5 * 5), 12);
  });

  it('hold across a change of the clocks', async () => {
    // New York goes from UTC-4 to UTC-5 on 6 November 2022: Monday 20:00 there is 0 and then 1 o'clock UTC on Tuesday.
    const weeks = [5, 6, 7, 8, 9, 10, 11, 12];
    const { sessions } = await measured(small(...weeks.map((week) => ({ week, hour: week < 9 ? 24 : 25 }))));
    expect(sessions.length).toBe(8);
    expect(new Set(sessions.map(({ zone, slot }) => `${zone} ${slot}`))).toEqual(new Set(['America/New_York Mon 20:00']));
  });
});

describe('turns', () => {
  const at = (minute: number) => MONDAY + (20 * 60 + minute) * MINUTE;
  const extra = (post: string, author: string, text: string, rest: Partial<Row<'posts'>> = {}) => ({
    post,
    author,
    time: at(20),
    text,
    hashtags: ['artchat'],
    ...rest,
  });
  const first = (name: string) => `artchat-00-20-${name}`;

  it.each([
    ['leads with A and a number', extra('x', 'zed', '@mod A2) chalk'), ['answer', 2, 'number']],
    ['leads with Q and a number that was asked, and does not ask', extra('x', 'zed', 'Q1 chalk, always'), ['answer', 1, 'number']],
    ['replies to a question', extra('x', 'zed', 'chalk', { kind: 'reply', replyTo: first('q1') }), ['answer', 1, 'reply']],
    [
      'replies to one question and answers another by number',
      extra('x', 'zed', 'A2 chalk', { kind: 'reply', replyTo: first('q1') }),
      ['answer', 2, 'number'],
    ],
    ['replies to an answer', extra('x', 'zed', 'me too', { kind: 'reply', replyTo: first('a1ben') }), ['other', 2, 'time']],
    ['has the words of an answer before it', extra('x', 'zed', 'A1 ben says a wall, all of it'), ['other', null, null]],
    ['has few words, the same as others', extra('x', 'zed', 'A2 chalk'), ['answer', 2, 'number']],
    ['asks a number again', extra('x', 'zed', 'Q1: what would you paint?'), ['other', null, null]],
    ['passes an answer on', extra('x', 'zed', 'A1 a wall', { kind: 'repost', repostOf: first('a1ben') }), ['other', null, null]],
    ['speaks of a grade, not of an answer', extra('x', 'zed', 'A 5 minute sketch'), ['other', 2, 'time']],
    ['has a number and asks something besides', extra('x', 'zed', 'Q1 What else? Chalk is what we have.'), ['answer', 1, 'number']],
    ['passes on with a word of its own', extra('x', 'zed', 'So true! RT @ben a wall, all of it'), ['other', null, null]],
    ['stands before the first question', extra('x', 'zed', 'Good evening from the studio', { time: at(2) }), ['other', null, null]],
    ['stands in the minute of the next question', extra('x', 'zed', 'Walls, walls, walls', { time: at(25) }), ['other', 3, 'time']],
    ['is by a moderator and is no question', extra('x', 'mod', 'Ten minutes left!'), ['moderation', null, null]],
    ['is a moderator’s answer', extra('x', 'mod', 'A1 chalk'), ['answer', 1, 'number']],
  ])('a post that %s', async (_, post, expected) => {
    const { turns } = await measured({ people, posts: [...(chat({ week: 0 }) ?? []), post] });
    const found = turns.find((turn) => turn.post === 'x');
    expect([found?.role, found?.number, found?.linkedBy]).toEqual(expected);
  });

  it('an answer that a moderator passes on is the answer of who wrote it, and asks nothing', async () => {
    const words = 'Q1: very pleased with the chalk, and with all the rest of it';
    const { turns } = await measured({
      people,
      posts: [
        ...(chat({ week: 0 }) ?? []),
        extra('x', 'zed', words),
        extra('y', 'mod', words, { time: at(23) }),
        // Named in passing in an answer that a moderator passes on, number 6 has not been asked.
        extra('z', 'mod', 'A3: (did I miss Q6?) happy with the chalk', { time: at(50) }),
      ],
    });
    const told = (key: string) => turns.filter(({ post }) => post === key).map(({ role, number }) => [role, number])[0];
    expect([told('x'), told('y'), told('z')]).toEqual([
      ['answer', 1],
      ['other', null],
      ['answer', 3],
    ]);
  });

  it('bound how many answer: those who say so, and all who say anything before the next question', async () => {
    const posts = [
      ...(chat({ week: 0 }) ?? []).filter(({ text }) => !/^so many|dot says/.test(text ?? '')),
      extra('x', 'zed', 'Walls, walls, walls'),
    ];
    const { value } = await measured({ people, posts: [...posts, extra('y', 'dot', 'hello everybody', { time: at(1) })] });
    // Of five who are no moderators three answer each of five questions; zed speaks after the second.
    expect(value('answerRate', '#artchat')).toBeCloseTo(15 / 25, 12);
    expect(value('answerRateMost', '#artchat')).toBeCloseTo(16 / 25, 12);
  });
});

describe('names that a study gives', () => {
  const given = { space: '#artchat', start: '2022-09-05T20:10:00Z', end: '2022-09-05T21:00:00Z' };

  it('take a session out, also where one that the study gives took its place', async () => {
    const notSessions = ['#artchat 2022-09-05T20:00Z'];
    expect((await measured({ ...small({ week: 0 }), pln: { chats: { notSessions } } })).sessions).toEqual([]);
    const { sessions } = await measured({ ...small({ week: 0 }), pln: { chats: { notSessions, sessions: [given] } } });
    expect(sessions.map(({ session }) => session)).toEqual(['#artchat 2022-09-05T20:10Z']);
  });

  it('are told where nobody posts in a session', async () => {
    const quiet = { ...given, start: '2022-09-06T20:10:00Z', end: '2022-09-06T21:00:00Z' };
    const { notes } = await measured({ ...small({ week: 0 }), pln: { chats: { sessions: [given, quiet] } } });
    expect(notes).toEqual(['pln.chats: nobody posts in a session that is given: #artchat 2022-09-06T20:10Z']);
  });

  it('are refused where they stand for nothing, with the nearest name', async () => {
    await expect(
      measured({ ...small({ week: 0 }), pln: { chats: { notSessions: ['#artchat 2022-09-05T20:01Z'] } } }),
    ).rejects.toMatchObject({
      message: 'pln.chats.notSessions: no session was found of this name: #artchat 2022-09-05T20:01Z',
      hint: expect.stringContaining('did you mean #artchat 2022-09-05T20:00Z?'),
    });
    await expect(
      measured({ ...small({ week: 0 }), pln: { chats: { sessions: [{ ...given, space: '#ArtChat' }] } } }),
    ).rejects.toMatchObject({
      message: 'pln.chats: a session in a space without posts: #ArtChat',
      hint: expect.stringContaining('did you mean #artchat?'),
    });
  });
});
