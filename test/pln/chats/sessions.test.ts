import { describe, expect, it } from 'vitest';
import type { Numbered } from '../../../src/pln/chats/questions.ts';
import { type Burst, sessionsOf } from '../../../src/pln/chats/sessions.ts';
import { seeded, shuffled } from '../../../src/random.ts';
import { MONDAY } from '../small.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WEEK = 7 * 24 * HOUR;

const burst = (week: number, rest: Partial<Burst> = {}): Burst => ({
  space: '#artchat',
  start: MONDAY + week * WEEK + 20 * HOUR,
  end: MONDAY + week * WEEK + 21 * HOUR,
  posts: 50,
  ...rest,
});

const questions = (numbers: number) => (one: Burst) =>
  Array.from(
    { length: numbers },
    (_, i): Numbered => ({
      post: `${one.start}-${i}`,
      author: 'mod',
      time: one.start + (5 + 10 * i) * MINUTE,
      number: i + 1,
      leads: true,
      asks: true,
      brief: false,
      copied: false,
      passedOn: false,
      source: null,
    }),
  );

describe('sessionsOf', () => {
  it('takes the windows that the study gives, and leaves out the bursts they overlap', () => {
    const given = [{ space: '#artchat', start: MONDAY + 20 * HOUR - 10 * MINUTE, end: MONDAY + 21 * HOUR + 10 * MINUTE }];
    const found = sessionsOf([burst(0), burst(1)], questions(3), { given });
    expect(found.map(({ basis, start, asked }) => [basis, start, asked.moderators])).toEqual([
      ['given', given[0]?.start, ['mod']],
      ['questions', burst(1).start, ['mod']],
    ]);
  });

  it('leaves out the sessions that the study refuses, by name', () => {
    const [first] = sessionsOf([burst(0), burst(1)], questions(3));
    const left = sessionsOf([burst(0), burst(1)], questions(3), { refused: [first?.session as string] });
    expect(left.map(({ start }) => start)).toEqual([burst(1).start]);
  });

  it('a zone that the study gives holds, whatever the starts say', () => {
    const [found] = sessionsOf([burst(0)], questions(3), { zone: 'America/New_York' });
    expect([found?.zone, found?.slot]).toEqual(['America/New_York', 'Mon 16:00']);
  });

  it('two questions in order are enough within four weeks of a session at the same hour', () => {
    const two = (one: Burst) => questions(one.start === burst(0).start ? 3 : 2)(one);
    expect(sessionsOf([burst(0), burst(4), burst(9)], two).map(({ basis }) => basis)).toEqual(['questions', 'schedule']);
  });

  it('three questions within ten minutes are no session: somebody listed them', () => {
    const listed = (one: Burst) => questions(3)(one).map((post, i) => ({ ...post, time: one.start + i * MINUTE }));
    expect(sessionsOf([burst(0)], listed)).toEqual([]);
  });

  it('three questions over ten minutes are a session, and over a second less are none', () => {
    const over = (spread: number) => (one: Burst) => questions(3)(one).map((post, i) => ({ ...post, time: one.start + (i * spread) / 2 }));
    expect(sessionsOf([burst(0)], over(10 * MINUTE))).toHaveLength(1);
    expect(sessionsOf([burst(0)], over(10 * MINUTE - 1000))).toEqual([]);
    expect(sessionsOf([burst(0)], questions(2))).toEqual([]);
  });

  it('at an hour with three sessions a burst is one without questions; with two it is not, nor within weeks of one with a single question', () => {
    const asked =
      (...weeks: number[]) =>
      (one: Burst) =>
        questions(weeks.some((week) => burst(week).start === one.start) ? 3 : 0)(one);
    expect(
      sessionsOf(
        [0, 1, 2, 40].map((week) => burst(week)),
        asked(0, 1, 2),
      ).map(({ basis }) => basis),
    ).toEqual([...['questions', 'questions', 'questions'], 'schedule']);
    expect(
      sessionsOf(
        [0, 1, 40].map((week) => burst(week)),
        asked(0, 1),
      ),
    ).toHaveLength(2);
    const beside = (weeks: number, numbers: number) =>
      sessionsOf([burst(0), burst(weeks)], (one) => questions(one.start === burst(0).start ? 3 : numbers)(one)).length;
    expect([beside(4, 2), beside(5, 2), beside(4, 1)]).toEqual([2, 1, 1]);
  });

  it('who moderated other sessions of the chat moderates where two ask alike; the session itself does not speak for anybody', () => {
    const both = (one: Burst) =>
      questions(3)(one).flatMap((post) => [
        { ...post, post: `a ${post.post}`, author: 'ada' },
        { ...post, post: `z ${post.post}`, author: 'zoe' },
      ]);
    const alone = (name: string) => (one: Burst) => questions(3)(one).map((post) => ({ ...post, author: name }));
    const last = (before: (one: Burst) => Numbered[]) =>
      sessionsOf([burst(0), burst(1)], (one) => (one.start === burst(0).start ? before(one) : both(one))).at(-1)?.asked.moderators;
    expect(last(alone('zoe'))).toEqual(['zoe']);
    expect(last(alone('ada'))).toEqual(['ada']);
    expect(sessionsOf([burst(0)], both)[0]?.asked.moderators).toEqual(['ada']);
  });

  it('a window holds for its own space, and stays beside a larger session of the same chat', () => {
    const window = { space: '#edu', start: MONDAY + 20 * HOUR, end: MONDAY + 21 * HOUR };
    const apart = (one: Burst) => questions(3)(one).map((post) => ({ ...post, post: `${one.space} ${post.post}` }));
    expect(sessionsOf([burst(0)], apart, { given: [window] }).map(({ space, basis }) => [space, basis])).toEqual([
      ['#artchat', 'questions'],
      ['#edu', 'given'],
    ]);
    expect(sessionsOf([burst(0)], questions(3), { given: [window] }).map(({ space }) => space)).toEqual(['#edu']);
    // One that only ends where another begins takes nothing from it.
    const before = { space: '#artchat', start: MONDAY + 19 * HOUR, end: burst(0).start };
    expect(sessionsOf([burst(0)], questions(3), { given: [before] })).toHaveLength(2);
  });

  it('sessions stand by space and time, whichever is the largest', () => {
    const sizes = [20, 90, 40].flatMap((posts, week) => [
      burst(week, { space: '#zoo', posts }),
      burst(week, { posts: posts + 1, start: burst(week).start - 30 * MINUTE }),
    ]);
    const apart = (one: Burst) => questions(3)(one).map((post) => ({ ...post, post: `${one.space} ${post.post}` }));
    const found = sessionsOf(sizes, apart);
    expect(found.map(({ space, posts }) => [space, posts])).toEqual([
      ...[21, 91, 41].map((posts) => ['#artchat', posts]),
      ...[20, 90, 40].map((posts) => ['#zoo', posts]),
    ]);
    expect(found[0]?.session).toBe('#artchat 2022-09-05T19:30Z');
  });

  it('of one chat under two hashtags one goes where the other covers more than half of it', () => {
    const cover = (minutes: number) => [
      burst(0),
      burst(0, { space: '#edu', posts: 40, start: burst(0).end - minutes * MINUTE, end: burst(0).end + (60 - minutes) * MINUTE }),
    ];
    const same = () => questions(3)(burst(0));
    expect(sessionsOf(cover(31), same)).toHaveLength(1);
    expect(sessionsOf(cover(30), same)).toHaveLength(2);
    const equal = [burst(0, { space: '#b' }), burst(0, { space: '#a' })];
    expect(sessionsOf(equal, same).map(({ space }) => space)).toEqual(['#a']);
  });

  it('of one chat under two hashtags the larger stays; two chats at one hour both stay', () => {
    const shared = [burst(0), burst(0, { space: '#edu', posts: 40 })];
    expect(sessionsOf(shared, questions(3)).map(({ space }) => space)).toEqual(['#artchat']);
    const larger = [burst(0), burst(0, { space: '#edu', posts: 60 })];
    expect(sessionsOf(larger, questions(3)).map(({ space }) => space)).toEqual(['#edu']);
    // One question in common is enough, and so is none in one of them.
    const nearly = (one: Burst) => questions(3)(one).map((post, i) => (i === 0 ? post : { ...post, post: `${one.space} ${post.post}` }));
    expect(sessionsOf(shared, nearly).map(({ space }) => space)).toEqual(['#artchat']);
    const weeks = [0, 1, 2, 3].flatMap((week) => [burst(week), burst(week, { space: '#edu', posts: 40 })]);
    const one = (of: Burst) => questions(of.space === '#edu' ? 0 : 3)(of);
    expect(new Set(sessionsOf(weeks, one).map(({ space }) => space))).toEqual(new Set(['#artchat']));
    const apart = (one: Burst) => questions(3)(one).map((post) => ({ ...post, post: `${one.space} ${post.post}` }));
    expect(sessionsOf(shared, apart).map(({ space }) => space)).toEqual(['#artchat', '#edu']);
  });

  it('four bursts at one hour in four weeks are sessions without questions, whichever hour of the week it is', () => {
    // Some begin seconds before the hour, others after: noon of Sunday (UTC) stood between two weeks.
    const seconds = [10, -10, 10, -10];
    for (let hour = 0; hour < 7 * 24; hour++) {
      const bursts = seconds.map((late, week) => {
        const start = MONDAY + week * WEEK + hour * HOUR + late * 1000;
        return burst(week, { start, end: start + HOUR });
      });
      const found = sessionsOf(bursts, () => []);
      expect(found.map(({ basis }) => basis)).toEqual(['weekly', 'weekly', 'weekly', 'weekly']);
      expect(sessionsOf(bursts.slice(1), () => [])).toEqual([]);
    }
  });

  it('bursts at one hour are sessions where four of five weeks or fortnights have one', () => {
    const weeks = (...numbers: number[]) =>
      sessionsOf(
        numbers.map((week) => burst(week)),
        () => [],
      ).length;
    expect(weeks(0, 2, 4, 6)).toBe(4);
    expect(weeks(0, 2, 4, 9)).toBe(4);
    expect(weeks(0, 2, 4, 10)).toBe(0);
  });

  it('the order of bursts never matters', () => {
    const bursts = [0, 1, 2, 3, 5, 8].flatMap((week) => [burst(week), burst(week, { space: '#edu', posts: 30 })]);
    const some = (one: Burst) => questions(one.start % (3 * WEEK) === 0 ? 1 : 4)(one);
    for (const seed of [1, 2, 3]) expect(sessionsOf(shuffled(seeded(seed), bursts), some)).toEqual(sessionsOf(bursts, some));
  });
});
