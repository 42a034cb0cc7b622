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

  it('of one chat under two hashtags the larger stays; two chats at one hour both stay', () => {
    const shared = [burst(0), burst(0, { space: '#edu', posts: 40 })];
    expect(sessionsOf(shared, questions(3)).map(({ space }) => space)).toEqual(['#artchat']);
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
