import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definitions } from '../../src/pln/every-indicator.ts';
import { seeded, shuffled } from '../../src/random.ts';
import { DAY, MONDAY, measured, type Small } from './small.ts';

/**
 * Ada answers Ben twice and mentions Cy once; Ben answers Ada once and mentions Cy once; a bot answers everybody.
 * Ada links to two domains, in three posts; Cy posts in a group; one post has no author.
 */
const chat: Small = {
  people: [
    { person: 'ada', posts: 4 },
    { person: 'ben', posts: 2 },
    { person: 'cy', posts: 1 },
    { person: 'dot', posts: 0 },
    { person: 'robot', posts: 1, bot: true },
  ],
  posts: [
    { post: 'p1', author: 'ada', hashtags: ['chat', 'maths'], time: MONDAY },
    { post: 'p2', author: 'ada', kind: 'reply', replyTo: 'p3', hashtags: ['chat'], time: MONDAY + 6 * DAY },
    { post: 'p3', author: 'ben', hashtags: ['chat'], time: MONDAY + 7 * DAY },
    { post: 'p4', author: 'ada', kind: 'reply', replyTo: 'p1', time: MONDAY + 7 * DAY },
    { post: 'p5', author: 'ben', kind: 'repost', repostOf: 'p1', hashtags: ['maths'], time: MONDAY + 8 * DAY },
    { post: 'p6', author: 'cy', platform: 'reddit', space: 'Lounge', time: MONDAY },
    { post: 'p7', author: 'robot', kind: 'reply', replyTo: 'p6', platform: 'reddit', space: 'Lounge', time: MONDAY },
    { post: 'p8', author: null, platform: 'reddit', space: 'Lounge', time: MONDAY },
    { post: 'p9', author: 'ada', kind: 'quote', quoteOf: 'p3', time: null },
  ],
  links: [
    { post: 'p1', position: 1, url: 'https://a.example/1', domain: 'a.example' },
    { post: 'p1', position: 2, url: 'https://a.example/2', domain: 'a.example' },
    { post: 'p2', position: 1, url: 'https://a.example/1', domain: 'a.example' },
    { post: 'p9', position: 1, url: 'https://b.example/', domain: 'b.example' },
    { post: 'p6', position: 1, url: 'https://???', domain: null },
    { post: 'p7', position: 1, url: 'https://rules.example/', domain: 'rules.example' },
  ],
  ties: [
    { source: 'ada', target: 'ben', weight: 2, first: MONDAY, last: MONDAY + DAY },
    { source: 'ada', target: 'cy', kind: 'mention' },
    { source: 'ben', target: 'ada' },
    { source: 'ben', target: 'cy', kind: 'mention' },
    { source: 'robot', target: 'ada' },
    { source: 'ada', target: 'dot', kind: 'mention' },
    { source: 'ada', target: 'ada', weight: 9 },
  ],
};

/** The median of some numbers. */
function middle(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low, high] = [Math.floor((sorted.length - 1) / 2), Math.ceil((sorted.length - 1) / 2)];
  return ((sorted[low] ?? Number.NaN) + (sorted[high] ?? Number.NaN)) / 2;
}

describe('profiles', async () => {
  const { profiles } = await measured(chat);
  const part = (name: string, of: string) =>
    profiles.filter((row) => row.part === name && row.person === of).map(({ kind, alter, item, count }) => [kind, alter ?? item, count]);

  it('people holds whom one acts upon and who acts upon one, apart, without bots and oneself', () => {
    expect(part('people', 'ada')).toEqual([
      ['mention-out', 'cy', 1],
      ['mention-out', 'dot', 1],
      ['reply-in', 'ben', 1],
      ['reply-out', 'ben', 2],
    ]);
    expect(part('people', 'cy')).toEqual([
      ['mention-in', 'ada', 1],
      ['mention-in', 'ben', 1],
    ]);
  });

  it('spaces counts posts by platform, hashtag and group', () => {
    expect(part('spaces', 'ada')).toEqual([
      ['hashtag', '#chat', 2],
      ['hashtag', '#maths', 1],
      ['platform', 'twitter', 4],
    ]);
    expect(part('spaces', 'cy')).toEqual([
      ['group', 'reddit/Lounge', 1],
      ['platform', 'reddit', 1],
    ]);
  });

  it('tools counts posts with a link to a domain, not links', () => {
    expect(part('tools', 'ada')).toEqual([
      ['domain', 'a.example', 2],
      ['domain', 'b.example', 1],
    ]);
    expect(part('tools', 'cy')).toEqual([]);
  });

  it('an item says when it was first and last seen', () => {
    const [ben] = profiles.filter((row) => row.person === 'ada' && row.kind === 'reply-out');
    expect([ben?.first, ben?.last]).toEqual([MONDAY, MONDAY + DAY]);
    const [tool] = profiles.filter((row) => row.item === 'b.example');
    expect([tool?.first, tool?.last]).toEqual([null, null]);
  });

  it('bots and people without posts have no profile', () => {
    expect([...new Set(profiles.map((row) => row.person))].sort()).toEqual(['ada', 'ben', 'cy']);
  });

  it('minPosts leaves out those who wrote less, as persons and not as alters', async () => {
    const { profiles: few, value } = await measured({ ...chat, minPosts: 2 });
    expect([...new Set(few.map((row) => row.person))].sort()).toEqual(['ada', 'ben']);
    expect(few.some((row) => row.alter === 'cy')).toBe(true);
    expect(value('alters', 'cy')).toBeNull();
  });
});

describe('indicators', async () => {
  const { indicators, value } = await measured(chat);
  // Ada's interactions: Ben 3, Cy 1, Dot 1.
  const spread = -(0.6 * Math.log(0.6) + 2 * 0.2 * Math.log(0.2)) / Math.log(3);
  // Ada's posts with links: a.example 2, b.example 1.
  const bits = -((2 / 3) * Math.log2(2 / 3) + (1 / 3) * Math.log2(1 / 3));

  it.each([
    ['alters', 'ada', 3],
    ['alters', 'ben', 2],
    ['reciprocalAlters', 'ada', 1],
    ['reciprocalAlters', 'cy', 0],
    ['alterEvenness', 'ada', spread],
    ['alterEvenness', 'cy', 1],
    ['spaces', 'ada', 3],
    ['tools', 'ada', 2],
    ['tools', 'ben', 0],
    ['toolEntropy', 'ada', bits],
    ['weeksActive', 'ada', 2],
    ['weeksActive', 'cy', 1],
    ['initiatingShare', 'ada', 0.5],
    ['initiatingShare', 'ben', 1],
    ['posts', '#chat', 3],
    ['people', '#chat', 2],
    ['posts', 'reddit/Lounge', 2],
    ['people', 'reddit/Lounge', 1],
    // Ada's own answer to p1 does not count; her answer to p3 does.
    ['responseRate', '#chat', 0.5],
    ['replyShare', '#chat', 1 / 3],
    ['linkShare', '#chat', 2 / 3],
    ['linkShare', 'reddit', 0.5],
  ])('%s of %s is %d', (indicator, of, expected) => {
    expect(value(indicator, of)).toBeCloseTo(expected, 8);
  });

  it.each([
    ['toolEntropy', 'ben'],
    ['toolEntropy', 'cy'],
    ['alters', 'robot'],
    ['responseRate', '#nothing'],
  ])('%s of %s is absent', (indicator, of) => expect(value(indicator, of)).toBeNull());

  it('what is defined as the median over people is that, of a study', () => {
    const medians = new Set(definitions.flatMap((one) => (one.medianOfPeople === true ? [one.name] : [])));
    const told = indicators.filter(({ indicator, scope, period }) => scope === 'study' && period === null && medians.has(indicator));
    expect(told.map(({ indicator }) => indicator)).toEqual(expect.arrayContaining(['alters', 'initiatingShare', 'mixedAudience']));
    for (const { indicator, value } of told) {
      const own = indicators.filter((row) => row.indicator === indicator && row.scope === 'person').map((row) => row.value);
      expect([indicator, value]).toEqual([indicator, middle(own)]);
    }
    for (const pooled of ['questionShare', 'linkShare', 'tiesKept', 'sellerShare']) expect(medians).not.toContain(pooled);
  });

  it('transcripts, whose answers do not say what they answer, have replies and no response rate', async () => {
    const told = { ...chat, posts: (chat.posts ?? []).map((post) => ({ ...post, replyTo: null })) };
    const { value: heard } = await measured(told);
    expect([heard('replyShare', '#chat'), heard('responseRate', '#chat'), heard('newcomersAnswered', null)]).toEqual([
      expect.closeTo(1 / 3, 9),
      null,
      null,
    ]);
  });

  it('a platform whose posts have neither words nor links says nothing of links and names, and waters nobody else’s down', async () => {
    const of = (platform: string, text: string | null) =>
      Array.from({ length: 60 }, (_, i) => ({
        ...{ post: `${platform}${i}`, author: `${platform}${i % 12}`, platform, text, space: 'Group N', kind: 'reply' as const },
        mentions: text === null || i % 2 === 1 ? [] : ['somebody'],
      }));
    const posts = [...of('twitter', 'Words'), ...of('forum', null)];
    const people = [...new Set(posts.map(({ author }) => author))].map((person) => ({ person, platform: person.replace(/\d+/, '') }));
    const links = [...Array(15).keys()].map((i) => ({ post: `twitter${i}`, position: 1, url: 'https://a.example/', domain: 'a.example' }));
    const { value: told } = await measured({ posts, people, links });
    const everywhere = (name: string) => [null, 'twitter', 'forum', 'forum/Group N'].map((place) => told(name, place));
    expect(everywhere('linkShare')).toEqual([0.25, 0.25, null, null]);
    expect(everywhere('mentionShare')).toEqual([0.5, 0.5, null, null]);
    expect([told('hashtagsPerPost', 'twitter/Group N'), told('hashtagsPerPost', 'forum/Group N')]).toEqual([0, null]);
    expect(everywhere('replyShare')).toEqual([1, 1, 1, 1]);
  });

  it('the study has the median of people and the shares of all posts', () => {
    expect(value('alters', null)).toBe(2);
    expect(value('posts', null)).toBe(8);
    expect(value('people', null)).toBe(3);
    expect(value('linkShare', null)).toBe(0.5);
    expect(indicators.filter((row) => row.scope === 'study').every((row) => row.person === null && row.item === null)).toBe(true);
    expect(indicators.filter((row) => row.scope === 'space' && row.item === null)).toEqual([]);
  });

  it('a platform without a single answer says nothing about answers', () => {
    // The only answer in the lounge is a bot's, and a bot is nobody.
    expect([value('responseRate', 'reddit/Lounge'), value('replyShare', 'reddit')]).toEqual([null, null]);
    // Study: p1, p3 and p9 begin something on Twitter, p3 is answered; two of the six posts there are replies.
    expect(value('responseRate', null)).toBeCloseTo(1 / 3, 12);
    expect(value('replyShare', null)).toBeCloseTo(2 / 6, 12);
  });

  it("a bot's answer is nobody's", async () => {
    const { value: rate } = await measured({
      people: [{ person: 'ada', posts: 2 }, { person: 'ben' }, { person: 'robot', bot: true }],
      posts: [
        { post: 'p1', author: 'ada' },
        { post: 'p2', author: 'ada' },
        { post: 'p3', author: 'robot', kind: 'reply', replyTo: 'p1' },
        { post: 'p4', author: 'ben', kind: 'reply', replyTo: 'p2' },
      ],
    });
    expect(rate('responseRate', 'twitter')).toBe(0.5);
  });

  it('a deleted author who answers is another person', async () => {
    const { value: rate } = await measured({
      people: [{ person: 'ada' }],
      posts: [
        { post: 'p1', author: 'ada' },
        { post: 'p2', kind: 'reply', replyTo: 'p1' },
      ],
    });
    expect(rate('responseRate', 'twitter')).toBe(1);
  });

  it('a hashtag written twice in a post counts once', async () => {
    const { value: count } = await measured({ people: [{ person: 'ada' }], posts: [{ post: 'p1', author: 'ada', hashtags: ['x', 'x'] }] });
    expect(count('posts', '#x')).toBe(1);
  });

  it('without posts, links and ties nothing is claimed', async () => {
    const nothing = await measured({});
    expect(nothing.profiles).toEqual([]);
    expect(nothing.indicators).toEqual([]);
  });
});

/** Random small networks: people a to e, one of them a bot. */
const names = ['a', 'b', 'c', 'd', 'robot'];
const network: fc.Arbitrary<Small> = fc
  .record({
    authors: fc.array(
      fc.record({
        author: fc.option(fc.constantFrom(...names)),
        kind: fc.constantFrom('original', 'reply', 'repost'),
        tags: fc.array(fc.constantFrom('x', 'y')),
        answers: fc.nat(20),
      }),
      { maxLength: 20 },
    ),
    ties: fc.uniqueArray(
      fc.record({
        source: fc.constantFrom(...names),
        target: fc.constantFrom(...names),
        kind: fc.constantFrom('reply', 'quote'),
        weight: fc.integer({ min: 1, max: 9 }),
      }),
      {
        selector: ({ source, target, kind }) => `${source} ${target} ${kind}`,
        maxLength: 20,
      },
    ),
    domains: fc.array(fc.constantFrom('a.example', 'b.example', null), { maxLength: 20 }),
  })
  .map(({ authors, ties, domains }) => ({
    people: names.map((person) => ({ person, bot: person === 'robot', posts: authors.filter(({ author }) => author === person).length })),
    posts: authors.map(({ author, kind, tags, answers }, i) => ({
      post: `p${i}`,
      author,
      kind,
      hashtags: [...new Set(tags)],
      replyTo: kind === 'reply' ? `p${answers}` : null,
    })),
    links: domains.flatMap((domain, i) => (i < authors.length ? [{ post: `p${i}`, position: 1, url: 'https://x', domain }] : [])),
    ties,
  }));

describe('properties', () => {
  it('the order of rows never matters', async () => {
    await fc.assert(
      fc.asyncProperty(network, fc.nat(), async (small, seed) => {
        const random = seeded(seed);
        const mixed: Small = {
          people: shuffled(random, small.people ?? []),
          posts: shuffled(random, small.posts ?? []),
          links: shuffled(random, small.links ?? []),
          ties: shuffled(random, small.ties ?? []),
        };
        const [one, two] = [await measured(small), await measured(mixed)];
        expect(two.profiles).toEqual(one.profiles);
        expect(two.indicators).toEqual(one.indicators);
      }),
      { numRuns: 8 },
    );
  });

  it('counts add up: platforms to posts, ties given to ties received, shares within 0 and 1', async () => {
    await fc.assert(
      fc.asyncProperty(network, async (small) => {
        const { profiles, indicators } = await measured(small);
        for (const { person, posts = 0, bot } of small.people ?? []) {
          const own = profiles.filter((row) => row.person === person);
          const onPlatforms = own.filter((row) => row.kind === 'platform').reduce((sum, row) => sum + row.count, 0);
          expect(onPlatforms).toBe(bot ? 0 : posts);
          const met = (small.ties ?? []).filter(
            ({ source, target }) =>
              source !== target && (source === person || target === person) && source !== 'robot' && target !== 'robot',
          );
          const counted = own.filter((row) => row.part === 'people').reduce((sum, row) => sum + row.count, 0);
          expect(counted).toBe(bot || posts === 0 ? 0 : met.reduce((sum, tie) => sum + (tie.weight ?? 1), 0));
        }
        for (const { indicator, value } of indicators) {
          expect(value).toBeGreaterThanOrEqual(0);
          if (/Share|Rate|Evenness/.test(indicator)) expect(value).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 8 },
    );
  });
});

it('every indicator that leans on the classifier names the codes it rests on, so that a study with a codebook of its own has none of it', () => {
  const leaning = definitions.filter(({ limit = '' }) => limit.includes('classifier'));
  expect(leaning.length).toBeGreaterThan(10);
  expect(leaning.filter(({ restsOn = [] }) => restsOn.length === 0).map(({ name }) => name)).toEqual([]);
});
