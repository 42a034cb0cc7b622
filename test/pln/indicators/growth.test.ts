import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { lowQualityDomains } from '../../../src/pln/indicators/low-quality.ts';
import { productsFrom, productsNamed } from '../../../src/pln/profiles/products.ts';
import { DAY, MONDAY, measured } from '../small.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'growth-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const link = (post: string, domain: string) => ({ post, position: 1, url: `https://${domain}/`, domain });

describe('turnover', async () => {
  // 2022-H2, then 2023-H1, then a pause, then 2024-H1: only the first two follow each other.
  const [autumn, spring, later] = [MONDAY, MONDAY + 180 * DAY, MONDAY + 600 * DAY];
  const { value, indicators } = await measured({
    people: [{ person: 'ada' }, { person: 'ben' }, { person: 'cy' }, { person: 'robot', bot: true }],
    posts: [
      { post: 'p1', author: 'ada', hashtags: ['a', 'b'], time: autumn },
      { post: 'p2', author: 'ada', hashtags: ['b', 'c'], time: spring },
      { post: 'p3', author: 'ada', hashtags: ['z'], time: later },
      { post: 'p4', author: 'ada', text: 'Desmos', time: later },
      // Nobody knows in which week, and so whether its site was new.
      { post: 'p5', author: 'ada', time: null },
      { post: 'p6', author: 'ben', time: later },
      // The last moment of a half-year and the first of the next.
      { post: 'p7', author: 'cy', hashtags: ['last', 'both'], time: Date.UTC(2023, 6, 1) - 1 },
      { post: 'p8', author: 'cy', hashtags: ['both'], time: Date.UTC(2023, 6, 1) },
    ],
    links: [link('p1', 'one.example'), link('p2', 'one.example'), link('p3', 'two.example'), link('p5', 'three.example')],
    tieQuarters: [
      { quarter: '2022-Q3', source: 'ada', target: 'ben', weight: 1 },
      { quarter: '2022-Q4', source: 'cy', target: 'ada', weight: 1 },
      { quarter: '2022-Q4', source: 'robot', target: 'ada', weight: 9 },
      { quarter: '2023-Q1', source: 'ben', target: 'ada', weight: 1 },
    ],
  });

  it.each([
    // {ben, cy} then {ben}.
    ['peopleContinuity', 'ada', 1 / 2],
    // {a, b} then {b, c}.
    ['spacesContinuity', 'ada', 1 / 3],
    ['toolsContinuity', 'ada', 1],
    // Two domains in three weeks.
    ['newTools', 'ada', 2 / 3],
    ['newTools', 'ben', 0],
    ['spacesContinuity', 'cy', 1 / 2],
  ])('%s of %s is %d', (indicator, of, expected) => expect(value(indicator, of)).toBeCloseTo(expected, 9));

  it('names the later half-year as the period, and a pause is no change', () => {
    const periods = indicators.filter(({ indicator, period }) => indicator === 'spacesContinuity' && period !== null);
    expect(periods.map(({ period, people }) => [period, people])).toEqual([
      ['2023-H1', 1],
      ['2023-H2', 1],
    ]);
  });
});

describe('initiatingChange', () => {
  it('is the share of beginnings in the later half less that in the earlier', async () => {
    const posts = Array.from({ length: 11 }, (_, i) => ({
      post: `p${String(i).padStart(2, '0')}`,
      author: 'ada',
      kind: i < 6 ? 'reply' : 'original',
      time: MONDAY + i * DAY,
    }));
    const { value } = await measured({ people: [{ person: 'ada' }], posts });
    expect(value('initiatingChange', 'ada')).toBe(1);
    // Of ten posts four of the earlier five answer, and one of the later five; reposts are neither.
    const mixed = [...posts.slice(1), { post: 'repost', author: 'ada', kind: 'repost', time: MONDAY }].map((post, i) =>
      i === 0 ? { ...post, kind: 'original' } : i === 9 ? { ...post, kind: 'reply' } : post,
    );
    expect((await measured({ people: [{ person: 'ada' }], posts: mixed })).value('initiatingChange', 'ada')).toBeCloseTo(0.6, 9);
    const { value: few } = await measured({ people: [{ person: 'ada' }], posts: posts.slice(0, 9) });
    expect(few('initiatingChange', 'ada')).toBeNull();
    const unheard = await measured({ people: [{ person: 'ada' }], posts: posts.map((post) => ({ ...post, kind: 'original' })) });
    // An export without a single answer tells nobody's share of beginnings.
    for (const indicator of ['initiatingChange', 'initiatingShare']) expect(unheard.value(indicator, 'ada')).toBeNull();
  });
});

describe('products', () => {
  it('are named as whole words, in any case, with or without the space, and not in reposts or under the title that is answered', async () => {
    const { value, profiles } = await measured({
      people: [{ person: 'ada' }, { person: 'ben' }],
      posts: [
        { post: 'p1', author: 'ada', text: 'google classroom and GoogleClassroom; desmos!' },
        { post: 'p2', author: 'ada', text: 'Desmosaurus' },
        { post: 'p3', author: 'ben', kind: 'repost', text: 'Desmos' },
        { post: 'p4', author: 'ben', kind: 'reply', title: 'Re: Desmos', text: 'Me too' },
      ],
    });
    expect(value('products', 'ada')).toBe(2);
    expect(value('products', 'ben')).toBe(0);
    expect(value('tools', 'ada')).toBe(0);
    expect(profiles.filter(({ kind }) => kind === 'product').map(({ item, count }) => [item, count])).toEqual([
      ['Desmos', 1],
      ['Google Classroom', 1],
    ]);
  });

  it('come from the first column of a list; an empty list is an error', () => {
    expect(productsFrom('product,kind,source,date\nA B,quiz,x,2026\r\n\nC.d,x,x,x\n')).toEqual(['A B', 'C.d']);
    expect(() => productsNamed([])).toThrow('empty');
  });
});

describe('exposure', async () => {
  const crowd = ['a1', 'a2', 'a3', 'b1', 'b2', 'b3'];
  const members = crowd.map((person) => ({ person, community: person.startsWith('a') ? 1 : 2 }));
  const { value } = await measured({
    people: crowd.map((person) => ({ person })),
    posts: [
      ...crowd.map((author) => ({ post: `all-${author}`, author, hashtags: ['all'] })),
      { post: 'own', author: 'a1', hashtags: ['own'] },
      // Whom it answers is known from the post answered alone.
      { post: 'r1', author: 'b1', kind: 'reply', replyTo: 'own' },
      { post: 'r2', author: 'a2', kind: 'reply', replyTo: 'own', replyToPerson: 'a1' },
      { post: 'r3', author: 'a1', kind: 'reply', replyTo: 'own', replyToPerson: 'a1' },
    ],
    ties: [{ source: 'a1', target: 'b1' }],
    labels: [
      { post: 'all-b1', code: 'sharing', value: false },
      { post: 'all-b1', code: 'commercial' },
      { post: 'r1', code: 'sharing' },
    ],
    members,
  });

  it.each([
    ['commerceMet', 'a1', 0.5],
    ['promotionMet', 'a1', 0],
    ['mixedAudience', 'a1', 0.5],
    ['mixedAudience', 'b2', 1],
    ['outsideReplies', null, 0.5],
  ])('%s of %s is %d', (indicator, of, expected) => expect(value(indicator, of)).toBe(expected));

  it('says nothing of people whose network wrote nothing that is coded', () => expect(value('commerceMet', 'a2')).toBeNull());
});

describe('sourceOverlap', () => {
  it('is the mean Jaccard index of the domains of large communities', async () => {
    const crowd = Array.from({ length: 20 }, (_, i) => `p${i}`);
    const { value } = await measured({
      people: crowd.map((person) => ({ person })),
      posts: crowd.flatMap((author) => [
        { post: `${author}-x`, author },
        { post: `${author}-y`, author },
      ]),
      // Both link to shared.example; each has one of its own; one person alone makes no source.
      links: [
        ...crowd.flatMap((author, i) => [link(`${author}-x`, 'shared.example'), link(`${author}-y`, i < 10 ? 'a.example' : 'b.example')]),
        { ...link('p0-x', 'alone.example'), position: 2 },
        // Nobody knows where these lead.
        ...crowd.map((author) => ({ ...link(`${author}-x`, 't.co'), position: 3 })),
      ],
      members: crowd.map((person, i) => ({ person, community: i < 10 ? 1 : 2 })),
    });
    expect(value('sourceOverlap', null)).toBeCloseTo(1 / 3, 9);
  });
});

describe('low-quality sources', () => {
  const posts = [
    { post: 'p1', author: 'ada' },
    { post: 'p2', author: 'ada' },
  ];
  const links = [link('p1', 'bad.example'), link('p2', 'good.example')];

  it('are those on the list of the study; without a list nothing is said', async () => {
    const lowQuality = file('low.txt', '\ufeff# our list\nwww.BAD.example\n');
    const { value } = await measured({ people: [{ person: 'ada' }], posts, links, pln: { lowQuality } });
    expect(value('lowQualityShare', null)).toBe(0.5);
    const { value: without } = await measured({ people: [{ person: 'ada' }], posts, links });
    expect(without('lowQualityShare', null)).toBeNull();
  });

  it('are borne by the fewer of those who link to them and those who link elsewhere', async () => {
    const people = Array.from({ length: 12 }, (_, i) => `n${i}`);
    const found = await measured({
      people: people.map((person) => ({ person })),
      posts: people.map((author) => ({ post: author, author })),
      links: people.map((author, i) => link(author, i === 3 ? 'good.example' : 'bad.example')),
      pln: { lowQuality: file('most.txt', 'bad.example') },
    });
    expect(found.indicators.find(({ indicator }) => indicator === 'lowQualityShare')).toMatchObject({ people: 12, bearers: 1 });
  });

  it('a list without a domain, or that is missing, is the mistake of a person', async () => {
    await expect(lowQualityDomains(file('none.txt', 'nothing here\n'))).rejects.toThrow(UserError);
    await expect(lowQualityDomains(join(folder, 'absent.txt'))).rejects.toThrow('unreadable');
    const pages = file('pages.txt', 'bad.example\nhttps://worse.example/page\n');
    await expect(lowQualityDomains(pages)).rejects.toThrow(`pln.lowQuality: no domain in ${pages}: https://worse.example/page`);
  });
});

describe('accounts set aside', () => {
  const study = {
    people: [{ person: 'ada' }, { person: 'spam' }],
    posts: [
      { post: 'p1', author: 'ada', text: 'hello' },
      { post: 'p2', author: 'spam', text: 'buy' },
    ],
    labels: [
      { post: 'p1', code: 'sharing' },
      { post: 'p2', code: 'sharing', value: false },
      { post: 'p2', code: 'commercial' },
    ],
  };

  it.each([
    ['remove', 0],
    ['keep', 0.5],
    ['', 0.5],
  ])('with the decision "%s" commerce is %d without them', async (decision, expected) => {
    const audit = file('audit.csv', `person,handle,decision\nspam,spam,${decision}\n`);
    const { value } = await measured({ ...study, pln: { audit } });
    expect(value('commerceShareUnflagged', null)).toBe(expected);
    expect(value('commerceShare', null)).toBe(0.5);
  });

  it('what accounts set aside answer is not answered without them, as with bots', async () => {
    const answer = (post: string, author: string, replyTo: string) => ({ post, author, replyTo, kind: 'reply', text: 'yes' });
    const asking = ['ada', 'cy', 'dot', 'eve', 'fay', 'gil'];
    const asked = {
      people: ['ben', 'spam', ...asking].map((person) => ({ person })),
      posts: asking.flatMap((author) => [
        { post: `${author} 1`, author, text: 'one' },
        { post: `${author} 2`, author, text: 'two' },
        answer(`${author} r1`, 'spam', `${author} 1`),
        answer(`${author} r2`, 'spam', `${author} 2`),
        answer(`${author} r3`, 'ben', `${author} 1`),
        answer(`${author} r4`, author, `${author} 2`),
      ]),
    };
    const audit = file('answers.csv', 'person,handle,decision\nspam,spam,remove\n');
    const { value, indicators } = await measured({ ...asked, pln: { audit } });
    expect([value('responseRate', null), value('responseRateUnflagged', null)]).toEqual([1, 0.5]);
    expect(indicators.find(({ indicator }) => indicator === 'responseRateUnflagged')).toMatchObject({ people: 6, bearers: 1 });
  });

  it('a decision to remove an account that has left the study is told', async () => {
    const audit = file('left.csv', 'person,decision\nspam,remove\ntwitter:7,remove\ntwitter:8,keep\n');
    const { value, notes } = await measured({ ...study, pln: { audit } });
    expect(value('commerceShareUnflagged', null)).toBe(0);
    expect(notes).toEqual([`pln.audit: accounts of ${audit} to be removed that are not in this study: 1 of 2`]);
  });

  it('a decision to remove what is the key of no account is refused', async () => {
    const audit = file('absent.csv', 'person,decision\nben,keep\n@spam,remove\n');
    await expect(measured({ ...study, pln: { audit } })).rejects.toThrow(`${audit}: row 3: to be removed, but no account of this study`);
  });

  it('a decision that is neither is refused with its line', async () => {
    const audit = file('wrong.csv', 'person,decision\nspam,perhaps\n');
    await expect(measured({ ...study, pln: { audit } })).rejects.toThrow(/wrong\.csv: row 2: invalid decision: perhaps/);
  });
});

describe('the three modes', () => {
  it('count hashtags and domains that enough people use on two platforms, and people at home in two spaces', async () => {
    const on = (platform: string, n: number) => Array.from({ length: n }, (_, i) => ({ person: `${platform}${i}`, platform }));
    const people = [...on('twitter', 3), ...on('mastodon', 3)];
    const { value } = await measured({
      people,
      posts: [
        ...people.flatMap(({ person: author, platform }, i) =>
          [0, 1].map((n) => ({
            post: `${author}-${n}`,
            author,
            platform,
            hashtags: i === 0 ? ['both', 'alone'] : ['both'],
            // A group is no other hashtag, and who posts once somewhere is not at home there.
            space: i === 1 ? 'den' : null,
          })),
        ),
        { post: 'once', author: 'twitter2', platform: 'twitter', hashtags: ['alone'] },
      ],
      links: [
        ...people.slice(0, 5).map(({ person }) => link(`${person}-0`, 'x.example')),
        ...people.map(({ person }) => link(`${person}-1`, 'y.example')),
        // Nobody knows where these lead.
        ...people.map(({ person }) => ({ ...link(`${person}-1`, 't.co'), position: 3 })),
      ],
    });
    expect(value('sharedHashtags', null)).toBe(1);
    expect(value('sharedDomains', null)).toBe(1);
    expect(value('bridgePeople', '#both')).toBe(1);
    expect(value('bridgePeople', '#alone')).toBe(1);
  });

  it('compare spaces by what their people post: posts of nobody known are nobody’s, likes of reposts are not theirs', async () => {
    const crowd = Array.from({ length: 10 }, (_, i) => `p${i}`);
    const posts = [
      ...crowd.flatMap((author, p) =>
        [0, 1, 2, 3, 4].map((i) => ({ post: `${author} ${i}`, author, likes: 2, hashtags: p === 0 ? ['x', 'y'] : ['x'] })),
      ),
      ...[0, 1, 2, 3].map((i) => ({ post: `unknown ${i}`, author: null, likes: 7, hashtags: ['x'] })),
      ...['q0', 'q1'].map((author) => ({ post: author, author, kind: 'repost' as const, likes: 500, hashtags: ['x'] })),
    ];
    const { value, indicators } = await measured({ people: [...crowd, 'q0', 'q1'].map((person) => ({ person })), posts });
    expect(value('postsPerPerson', '#x')).toBeCloseTo(52 / 12, 9);
    expect(value('postsPerPersonMedian', '#x')).toBe(5);
    expect(value('hashtagsPerPost', '#x')).toBeCloseTo(61 / 56, 9);
    expect(value('likesPerPost', '#x')).toBeCloseTo((10 * 10 + 4 * 7) / 54, 9);
    // The two who only pass on are the fewer.
    expect(indicators.find(({ indicator }) => indicator === 'authoringShare')).toMatchObject({
      value: expect.closeTo(10 / 12, 9),
      people: 12,
      bearers: 2,
    });
  });
});
