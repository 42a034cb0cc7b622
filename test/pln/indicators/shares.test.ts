import { describe, expect, it } from 'vitest';
import { clusteredShare } from '../../../src/stats/clustered.ts';
import { DAY, MONDAY, measured, type Small } from '../small.ts';

/** Posts by each person, so many that ask and so many that do not. */
const asking: readonly (readonly [author: string, asks: number, all: number])[] = [
  ['ada', 3, 4],
  ['ben', 1, 5],
  ['cy', 0, 3],
  ['dot', 2, 2],
  ['eve', 1, 8],
];

const people = asking.map(([person]) => ({ person }));

describe('shares of posts', () => {
  const posts = asking.flatMap(([author, asks, all]) =>
    Array.from({ length: all }, (_, i) => ({
      post: `${author}${i}`,
      author,
      text: i < asks ? 'Why?' : 'So there. https://x.example/?a=1',
    })),
  );

  it('have an interval that allows for the posts of one person resembling each other, as shares of codes have it', async () => {
    const { indicators } = await measured({ people, posts });
    const found = indicators.find(({ indicator, scope }) => indicator === 'questionShare' && scope === 'study');
    const sum = (of: (asks: number, all: number) => number) => asking.reduce((total, [, asks, all]) => total + of(asks, all), 0);
    const expected = clusteredShare({
      hits: 7,
      of: 22,
      people: 5,
      hitsSquared: sum((asks) => asks * asks),
      hitsByTrials: sum((asks, all) => asks * all),
      trialsSquared: sum((_, all) => all * all),
      trialsCubed: sum((_, all) => all ** 3),
    });
    expect(found?.value).toBeCloseTo(7 / 22, 11);
    expect(found?.low).toBeCloseTo(expected?.low ?? 0, 10);
    expect(found?.high).toBeCloseTo(expected?.high ?? 0, 10);
    expect(found?.people).toBe(5);
  });

  it.each([
    ['See youtu.be/abc?t=10 and www.example.org?p=2', 0],
    ['See https://example.org/a?b=c', 0],
    ['Do you know example.org?', 1],
    ['Mr.Oak?', 1],
  ])('“%s” asks: %d; a link shown without http is a link', async (text, expected) => {
    const { value } = await measured({
      people: [{ person: 'ada' }],
      posts: Array.from({ length: 20 }, (_, i) => ({ post: `p${i}`, author: 'ada', text })),
    });
    expect(value('questionShare', 'ada')).toBe(expected);
  });

  it.each([
    ['reply', 0],
    ['original', 1],
  ] as const)(
    'a question in the title of a post (%s) is asked %d times: the title of an answer is that of what it answers',
    async (kind, asked) => {
      const { value } = await measured({
        people: [{ person: 'ada' }],
        posts: Array.from({ length: 20 }, (_, i) => ({ post: `p${i}`, author: 'ada', kind, title: 'Re: Who has maps?', text: 'I have.' })),
      });
      expect(value('questionShare', 'ada')).toBe(asked);
    },
  );

  it('a share of none or all has no interval', async () => {
    const { indicators } = await measured({ people, posts });
    expect(indicators.find(({ indicator, item }) => indicator === 'gratitudeShare' && item === 'twitter')).toMatchObject({
      value: 0,
      low: null,
      high: null,
    });
  });

  it.each([
    ['reasonShare', 'I do this because it works'],
    ['gratitudeShare', 'THANK you all'],
    ['supportShare', 'Hang in there'],
    ['distressShare', 'so burned out'],
    ['identityShare', 'As a middle school science teacher I wonder'],
  ])('%s counts “%s”, once, and not in a repost', async (name, text) => {
    const { value } = await measured({
      people: [{ person: 'ada' }],
      posts: [
        { post: 'a', author: 'ada', text: `${text}, ${text}` },
        { post: 'b', author: 'ada', text: 'a plain becauseway thanksgiving' },
        { post: 'c', author: 'ada', text, kind: 'repost' },
      ],
    });
    expect(value(name, null)).toBe(0.5);
  });

  it('codes count among posts with a code decided', async () => {
    const labels = (post: string, values: Record<string, boolean>) =>
      Object.entries(values).map(([code, value]) => ({ post, code, value }));
    const { value } = await measured({
      people: [{ person: 'ada' }],
      posts: ['a', 'b', 'c', 'd'].map((post) => ({ post, author: 'ada', text: 'x' })),
      labels: [
        ...labels('a', { sharing: false, selfpromotion: false, commercial: true }),
        ...labels('b', { sharing: true, selfpromotion: true, commercial: true }),
        ...labels('c', { sharing: false, selfpromotion: false, commercial: false, 'off-topic': true }),
        // As the classifier writes it: no code applies to what cannot be read.
        ...labels('d', { sharing: false, selfpromotion: false, commercial: false, uncodable: true }),
      ],
    });
    for (const [name, posts] of Object.entries({ commerceShare: 2, promotionShare: 1, offTopicShare: 1 }))
      expect([name, value(name, null)]).toEqual([name, expect.closeTo(posts / 3, 11)]);
  });
});

/** A group: one conversation of five in the first half-year, one post without an answer in the second, one deleted. */
const group: Small = {
  people: ['ada', 'ben', 'cy'].map((person) => ({ person, platform: 'reddit' })),
  posts: [
    ['q', 'ada', 'original', null, 9],
    ['a1', 'ben', 'reply', 'q', 1],
    ['a2', 'ada', 'reply', 'a1', 1],
    ['a3', 'cy', 'reply', 'a2', 1],
    ['a4', null, 'reply', 'q', 1],
    ['r', 'ben', 'original', null, 2],
    ...Array.from({ length: 15 }, (_, i) => [`f${i}`, 'cy', 'original', null, 0] as const),
  ].map(([post, author, kind, replyTo, likes], i) => ({
    post: post as string,
    author: author as string | null,
    kind: kind as string,
    replyTo: replyTo as string | null,
    likes: likes as number,
    platform: 'reddit',
    space: 'Lounge',
    thread: kind === 'reply' ? 'q' : (post as string),
    status: post === 'a4' ? 'deleted' : 'ok',
    // A Monday in September, half a year and more after the first five.
    time: i < 5 ? MONDAY - 100 * DAY + i : MONDAY + i,
  })),
  threads: [{ thread: 'q', platform: 'reddit', space: 'Lounge', posts: 5, people: 3, balance: 0.9, depth: 3, firstAnswer: 1 } as never],
};

describe('conversations in groups', () => {
  it.each([
    ['deletedShare', null, 1 / 21],
    ['deletedShare', '2022-H1', 1 / 5],
    ['deletedShare', '2022-H2', 0],
    ['selfAnswerShare', '2022-H1', 1 / 3],
    ['exchangeShare', '2022-H1', 1 / 2],
    ['responseRate', null, 1 / 17],
    ['responseRate', '2022-H1', 1],
    ['responseRate', '2022-H2', 0],
    ['threadLength', '2022-H1', 5],
    ['answersPerPost', '2022-H1', 4],
    ['threadLength', '2022-H2', 1],
    ['threadDepth', '2022-H1', 3],
    ['threadDepth', '2022-H2', 0],
    ['karma', '2022-H1', 9],
    ['karma', null, 0],
    ['turnBalance', null, 0.9],
  ])('%s in %s', async (name, period, expected) => {
    const { indicators } = await measured(group);
    const found = indicators.find((row) => row.indicator === name && row.item === 'reddit/Lounge' && row.period === period);
    expect(found?.value).toBeCloseTo(expected, 11);
  });

  it('deleted posts have no share where no post of the platform is known to be deleted', async () => {
    const { indicators } = await measured({
      ...group,
      posts: (group.posts ?? []).map((post) => ({ ...post, status: 'ok' })),
    });
    expect(indicators.filter(({ indicator }) => indicator.startsWith('deletedShare'))).toEqual([]);
    expect(indicators.some(({ indicator }) => indicator === 'quoteShare')).toBe(true);
  });

  it.each<[string, [post: string, replyTo: string, thread: string | null][], number | undefined]>([
    [
      'of which only answers were collected: who answers the first post answers no answer',
      [
        ['a', 'q', 'q'],
        ['b', 'q', 'q'],
        ['c', 'q', 'q'],
        ['d', 'gone', 'q'],
        ['e', 'd', 'q'],
      ],
      2 / 5,
    ],
    [
      'whose first post nobody answers, where others are called by the id of theirs',
      [
        ['a', 'q', 'q'],
        ['b', 'gone', 'r'],
      ],
      1 / 2,
    ],
    [
      'called by another number than that of its first post',
      [
        ['a', 'gone', 'discussion'],
        ['b', 'a', 'discussion'],
      ],
      1,
    ],
    ['of no known conversation', [['a', 'gone', null]], undefined],
    [
      'of an export that hangs every comment on the first post',
      [
        ['a', 'q', 'q'],
        ['b', 'q', 'q'],
      ],
      undefined,
    ],
  ])('answers to answers in a conversation %s', async (_, posts, expected) => {
    const { indicators } = await measured({
      people: [{ person: 'ada' }],
      posts: posts.map(([post, replyTo, thread]) => ({ post, replyTo, thread, author: 'ada', kind: 'reply' })),
    });
    const found = indicators.find(({ indicator, scope, period }) => indicator === 'exchangeShare' && scope === 'study' && period === null);
    expect(found?.value).toBe(expected);
  });

  it('of posts without a time stand in no half-year', async () => {
    const { indicators } = await measured({
      ...group,
      posts: (group.posts ?? []).map((post) => ({ ...post, time: null, timeBasis: 'unknown' })),
    });
    expect(indicators.some(({ indicator }) => indicator === 'deletedShare')).toBe(true);
    expect(indicators.filter(({ period }) => period !== null)).toEqual([]);
  });
});
