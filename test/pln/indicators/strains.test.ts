import { describe, expect, it } from 'vitest';
import { ahead } from '../../../src/pln/chats/clock.ts';
import { DAY, MONDAY, measured } from '../small.ts';

const HOUR = 3_600_000;
const WEEK = 7 * DAY;

describe('afterHoursShare', () => {
  it('has bounds over all clocks where none is known', async () => {
    // Noon UTC, Monday to Friday: school hours from UTC-5 to UTC+4, after hours in Auckland and Honolulu.
    const posts = Array.from({ length: 20 }, (_, i) => ({ post: `p${i}`, author: 'ada', time: MONDAY + (i % 5) * DAY + 12 * HOUR }));
    const { indicators } = await measured({ people: [{ person: 'ada' }], posts });
    expect(indicators.find(({ indicator, item }) => indicator === 'afterHoursShare' && item === 'twitter')).toMatchObject({
      value: 0.5,
      low: 0,
      high: 1,
      people: 1,
    });
  });

  it('weekends are after hours on every clock', async () => {
    const posts = Array.from({ length: 20 }, (_, i) => ({ post: `p${i}`, author: 'ada', time: MONDAY + 5 * DAY + 12 * HOUR + i }));
    const { indicators } = await measured({ people: [{ person: 'ada' }], posts });
    expect(indicators.find(({ indicator, scope }) => indicator === 'afterHoursShare' && scope === 'study')).toMatchObject({
      value: 1,
      low: 1,
      high: 1,
    });
  });

  it('of posts at every hour of a week is 118 in 168, on every clock and on that of a chat', async () => {
    const posts = Array.from({ length: 168 }, (_, i) => ({ post: `p${i}`, author: 'ada', hashtags: ['lab'], time: MONDAY + i * HOUR }));
    const sessions = [{ space: '#lab', start: new Date(MONDAY).toISOString(), end: new Date(MONDAY + 2 * HOUR).toISOString() }];
    const { indicators, value } = await measured({
      people: [{ person: 'ada' }],
      posts,
      pln: { chats: { timezone: 'America/New_York', sessions } },
    });
    const everywhere = indicators.find(({ indicator, item }) => indicator === 'afterHoursShare' && item === 'twitter');
    expect([everywhere?.low, everywhere?.high, value('afterHoursShare', '#lab')]).toEqual(Array(3).fill(118 / 168));
  });
});

describe('afterHoursShare of a chat', () => {
  it('goes by the minute where clocks are half an hour off', async () => {
    // 01:45 UTC is 07:15 in Kolkata, within school hours; 11:45 UTC is 17:15, after them.
    const at = (i: number) => MONDAY + (i % 5) * DAY + (i < 15 ? 1 : 11) * HOUR + 45 * 60_000;
    const posts = Array.from({ length: 20 }, (_, i) => ({ post: `p${i}`, author: 'ada', hashtags: ['lab'], time: at(i) }));
    const sessions = [{ space: '#lab', start: new Date(MONDAY).toISOString(), end: new Date(MONDAY + 2 * HOUR).toISOString() }];
    const { value } = await measured({ people: [{ person: 'ada' }], posts, pln: { chats: { timezone: 'Asia/Kolkata', sessions } } });
    expect(value('afterHoursShare', '#lab')).toBe(0.25);
  });

  /** A chat on Tuesdays at eight, and a post at the given hour of each of its days; the study does not say in which zone. */
  const chat = async (zone: string, hour: number) => {
    const at = (week: number, clock: number) => {
      const wall = MONDAY + DAY + clock * HOUR + week * WEEK;
      return wall - ahead(zone, wall - ahead(zone, wall));
    };
    const weeks = Array.from({ length: 40 }, (_, week) => week);
    const sessions = weeks.map((week) => ({
      space: '#lab',
      start: new Date(at(week, 20)).toISOString(),
      end: new Date(at(week, 21)).toISOString(),
    }));
    const posts = weeks.map((week) => ({ post: `p${week}`, author: 'ada', hashtags: ['lab'], time: at(week, hour) }));
    const { indicators } = await measured({ people: [{ person: 'ada' }], posts, pln: { chats: { sessions } } });
    return indicators.find(({ indicator, item }) => indicator === 'afterHoursShare' && item === '#lab');
  };

  it('has bounds over the zones that change their clocks as its sessions do: New York cannot be told from Los Angeles', async () => {
    // Four in the afternoon on the one coast is seven on the other.
    expect(await chat('America/Los_Angeles', 16)).toMatchObject({ value: 0.5, low: 0, high: 1 });
    // Noon in New York is eight in the morning in Anchorage, and one o’clock in Halifax.
    expect(await chat('America/New_York', 12)).toMatchObject({ value: 0, low: 0, high: 0 });
    expect(await chat('Pacific/Auckland', 12)).toMatchObject({ value: 0, low: null, high: null });
  });

  it('has bounds over all clocks where its zone never changes them: nothing tells India from Arizona', async () => {
    expect(await chat('Asia/Kolkata', 20)).toMatchObject({ low: 0, high: 1 });
  });
});

describe('strains and supports', () => {
  it('topShare is that of one person in a hundred', async () => {
    const names = Array.from({ length: 100 }, (_, i) => `n${i}`);
    const posts = names.flatMap((author, i) => Array.from({ length: i === 0 ? 101 : 1 }, (_, j) => ({ post: `${author}-${j}`, author })));
    const { value } = await measured({ people: names.map((person) => ({ person })), posts });
    expect(value('topShare', null)).toBe(101 / 200);
  });

  it('newcomersAnswered looks at the first post of a person only', async () => {
    const { value } = await measured({
      people: [{ person: 'ada' }, { person: 'ben' }],
      posts: [
        { post: 'a1', author: 'ada', time: MONDAY },
        { post: 'a2', author: 'ada', time: MONDAY + 1 },
        { post: 'b1', author: 'ben', time: MONDAY },
        { post: 'r1', author: 'ben', kind: 'reply', replyTo: 'a2', time: MONDAY + 2 },
        { post: 'r2', author: 'ada', kind: 'reply', replyTo: 'b1', time: MONDAY + 2 },
      ],
    });
    expect(value('newcomersAnswered', null)).toBe(0.5);
  });

  it('recurringPairs joins both directions of a pair', async () => {
    const { value } = await measured({
      people: ['ada', 'ben', 'cy'].map((person) => ({ person })),
      ties: [
        { source: 'ada', target: 'ben', first: MONDAY, last: MONDAY },
        { source: 'ben', target: 'ada', first: MONDAY + WEEK, last: MONDAY + WEEK },
        { source: 'ada', target: 'cy', first: MONDAY, last: MONDAY + 6 * DAY },
        { source: 'cy', target: 'ben', first: null, last: null },
      ],
    });
    expect(value('recurringPairs', null)).toBe(0.5);
  });
});

describe('the account audit', () => {
  const words = ['apple', 'river', 'stone', 'cloud', 'maple', 'ember', 'frost', 'grain', 'haven', 'ivory'];
  const own = (author: string, text: (i: number) => string, hashtags: string[] = []) =>
    Array.from({ length: 10 }, (_, i) => ({ post: `${author}${i}`, author, text: text(i), hashtags, time: MONDAY + i * DAY }));

  it('flags who repeats the same words to ever new people, and leaves out who does not', async () => {
    const { indicators } = await measured({
      people: ['same', 'tagged', 'plain'].map((person) => ({ person })),
      posts: [
        ...own('same', (i) => `@${words[i]} get your free planner now https://x.example/${i}`),
        ...own('tagged', (i) => `we looked at ${words[i]} today`, ['a', 'b', 'c', 'd', 'e', 'f', 'g']),
        ...own('plain', (i) => `we looked at ${words[i]} today`, ['a']),
      ],
    });
    const found = indicators.filter(({ indicator }) => indicator.startsWith('audit'));
    expect(found.find(({ indicator, person }) => indicator === 'auditRepetition' && person === 'same')?.value).toBeCloseTo(0.9, 12);
    expect(found.filter(({ indicator }) => indicator === 'auditFlags').map(({ person, value }) => [person, value])).toEqual([
      ['same', 1],
      ['tagged', 1],
    ]);
  });
});

it('to link in every post is no sign of an account where nearly all posts of the platform do, as in a list of shared links', async () => {
  const flagged = async (plain: number) => {
    const posts = Array.from({ length: 10 + plain }, (_, i) => ({ post: `p${i}`, author: i < 10 ? 'ada' : 'ben' }));
    const links = posts.slice(0, 10).map(({ post }) => ({ post, position: 1, url: 'x', domain: null }));
    const { value } = await measured({ people: [{ person: 'ada' }, { person: 'ben' }], posts, links });
    return [value('auditLinks', 'ada'), value('auditFlags', 'ada')];
  };
  expect(await flagged(2)).toEqual([1, 1]);
  expect(await flagged(1)).toEqual([null, null]);
});

it('words that come again are no sign of an account where the export gives posts no ids: rows may be one post, or passed on', async () => {
  const chat = (id: (author: string, i: number) => string) => {
    const posts = ['ada', 'ben'].flatMap((author, a) =>
      Array.from({ length: 10 }, (_, i) => ({
        post: id(author, i),
        author,
        text: `we looked at rivers and stones ${i % 5}`,
        hashtags: ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
        time: MONDAY + (2 * i + a) * 60_000,
      })),
    );
    const evidence = posts.map(({ post }) => ({ post, code: 'repeated', cue: 'near-duplicates' }));
    return measured({ people: [{ person: 'ada' }, { person: 'ben' }], posts, evidence });
  };
  const signs = ['auditRepetition', 'auditCopies', 'auditNearCopies', 'auditFlags'];
  const told = await chat((author, i) => `twitter:${author}${i}`);
  // Hashtags, repetition and words of others; near copies are the same posts once more.
  expect(signs.map((sign) => told.value(sign, 'ben'))).toEqual([0.5, 1, 1, 3]);
  const untold = await chat((author, i) => `twitter:made-${author}${i}`);
  expect(signs.map((sign) => untold.value(sign, 'ben'))).toEqual([null, null, null, 1]);
});

describe('near copies', () => {
  const words = ['apple', 'river', 'stone', 'cloud', 'maple', 'ember', 'frost', 'grain', 'haven', 'ivory'];
  const posts = words.map((word, i) => ({
    post: `p${i}`,
    author: 'ada',
    text: `today ${word} was what we looked at`,
    time: MONDAY + i * DAY,
  }));
  const evidence = posts.slice(0, 6).map(({ post }) => ({ post, code: 'repeated', cue: 'near-duplicates' }));

  it('count as a reason beside another one, not alone', async () => {
    const alone = await measured({ people: [{ person: 'ada' }], posts, evidence });
    expect(alone.indicators.filter(({ indicator }) => indicator.startsWith('audit'))).toEqual([]);
    const tagged = posts.map((one) => ({ ...one, hashtags: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] }));
    const beside = await measured({ people: [{ person: 'ada' }], posts: tagged, evidence });
    expect(beside.value('auditNearCopies', 'ada')).toBe(0.6);
    expect(beside.value('auditFlags', 'ada')).toBe(2);
  });
});

describe('lifelines', () => {
  it('who wrote within the last eight weeks is not gone', async () => {
    const span = (author: string, from: number, to: number) =>
      [from, to].map((week, i) => ({ post: `${author}${i}`, author, time: MONDAY + week * WEEK }));
    // Ada and Ben are gone after 3 and 10 weeks; Cy and Dot still write in week 30, Dot since week 25.
    const posts = [...span('ada', 0, 3), ...span('ben', 0, 10), ...span('cy', 0, 30), ...span('dot', 25, 30)];
    const { value } = await measured({ people: ['ada', 'ben', 'cy', 'dot'].map((person) => ({ person })), posts });
    expect([value('lasting4', null), value('lasting12', null), value('lasting26', null), value('lasting52', null)]).toEqual([
      0.75,
      0.375,
      0.375,
      null,
    ]);
    expect(value('lastingMedian', 'twitter')).toBe(10);
  });

  it('a life of four weeks and two days is one of more than four weeks', async () => {
    const span = (author: string, days: number) => [0, days].map((day) => ({ post: `${author}${day}`, author, time: MONDAY + day * DAY }));
    const posts = [...span('ada', 28), ...span('ben', 30), ...span('cy', 200)];
    const { value } = await measured({ people: ['ada', 'ben', 'cy'].map((person) => ({ person })), posts });
    expect(value('lasting4', null)).toBeCloseTo(2 / 3, 12);
    expect(value('lastingMedian', null)).toBeCloseTo(30 / 7, 12);
  });

  it('who wrote eight weeks before the end to the moment is not gone, who wrote the last a day before is', async () => {
    const lasting = async (days: number) => {
      const posts = [
        ...[0, days].map((day) => ({ post: `a${day}`, author: 'ada', time: MONDAY + day * DAY })),
        ...[0, 210].map((day) => ({ post: `b${day}`, author: 'ben', time: MONDAY + day * DAY })),
      ];
      return (await measured({ people: [{ person: 'ada' }, { person: 'ben' }], posts })).value('lasting26', null);
    };
    expect([await lasting(210 - 56), await lasting(210 - 57)]).toEqual([1, 0.5]);
  });

  it('is told of platforms and groups, and of hashtags only where chats are held', async () => {
    const posts = [0, 200].map((day) => ({ post: `a${day}`, author: 'ada', space: 'desk', hashtags: ['chalk'], time: MONDAY + day * DAY }));
    const { value } = await measured({ people: [{ person: 'ada' }], posts });
    expect(['twitter', 'twitter/desk', '#chalk'].map((place) => value('lasting4', place))).toEqual([1, 1, null]);
  });

  it.each([
    [16 * 7, 1],
    [16 * 7 - 1, null],
  ])('of data over %i days it is %s', async (days, lasting) => {
    const posts = [0, days].map((day) => ({ post: `p${day}`, author: 'ada', time: MONDAY + day * DAY }));
    expect((await measured({ people: [{ person: 'ada' }], posts })).value('lasting4', null)).toBe(lasting);
  });
});
