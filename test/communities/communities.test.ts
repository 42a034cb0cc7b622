import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { communities } from '../../src/communities/communities.ts';
import { definitions } from '../../src/communities/definitions.ts';
import { network } from '../../src/network/network.ts';
import { seeded, shuffled } from '../../src/random.ts';
import type { Post, Row } from '../../src/schema/schema.ts';
import { peopleOf, post, ran } from '../network/small-study.ts';

/** Everyone of a group answers everyone else of it once; the first of each group answers the first of the next. */
function groups(...members: string[][]): Post[] {
  const inside = members.flatMap((group) => group.flatMap((a) => group.filter((b) => b !== a).map((b) => [a, b] as const)));
  const between = members.slice(1).map((group, g) => [(members[g] as string[])[0] as string, group[0] as string] as const);
  return [...inside, ...between].map(([author, target], i) => post({ post: `tie ${i}`, author, replyToPerson: target }));
}

async function found(posts: Post[], links: Row<'links'>[] = [], settings: Parameters<typeof ran>[2] = {}) {
  return ran([network, communities], { posts, people: peopleOf(posts), links }, settings);
}

const four = ['a', 'b', 'c', 'd'];
const five = ['p', 'q', 'r', 's', 't'];

describe('communities', () => {
  test('are numbered by size, with the interactions inside and across their border', async () => {
    const { rows } = await found(groups(four, five));
    expect(rows('communities')).toEqual([
      { community: 1, name: null, size: 5, stability: 1, inside: 20, outside: 1 },
      { community: 2, name: null, size: 4, stability: 1, inside: 12, outside: 1 },
    ]);
    expect(rows('members').map(({ community, person }) => `${community}${person}`)).toEqual([
      ...five.map((p) => `1${p}`),
      ...four.map((p) => `2${p}`),
    ]);
  });

  test.each([
    [
      ['a', 'w', 'z'],
      ['b', 'x', 'y'],
    ],
    [
      ['b', 'x', 'y'],
      ['a', 'w', 'z'],
    ],
  ])('of the same size are numbered by their ties, whoever is in them: %s before %s', async (busy, calm) => {
    const again = post({ post: 'again', author: busy[1] as string, replyToPerson: busy[2] as string });
    const { rows } = await found([...groups(calm, busy), again]);
    const members = rows('members').flatMap(({ community, person }) => (community === 1 ? [person] : []));
    expect(members).toEqual(busy.toSorted());
    expect(rows('communities').map(({ inside }) => inside)).toEqual([7, 6]);
  });

  test.each([
    ['by all their ties where as many are inside', false, { b: 2, a: 3 }],
    ['by those inside, however many lead out', true, { a: 2, b: 3 }],
  ])('of the same size are numbered %s', async (_, again, numbers) => {
    const more = again ? [post({ post: 'again', author: 'w', replyToPerson: 'z' })] : [];
    const out = ['xq', 'yr', 'xs', 'yt', 'ws'].map((pair) => post({ post: pair, author: pair.charAt(0), replyToPerson: pair.charAt(1) }));
    const { rows } = await found([...groups(['a', 'w', 'z'], five, ['b', 'x', 'y']), ...out, ...more]);
    const numberOf = (one: string) => rows('members').find(({ person }) => person === one)?.community;
    expect({ a: numberOf('a'), b: numberOf('b') }).toEqual(numbers);
  });

  test('leave out people without ties to others', async () => {
    const posts = [
      ...groups(four),
      post({ post: 'alone', author: 'alone' }),
      post({ post: 'self', author: 'self', replyToPerson: 'self' }),
    ];
    const { rows } = await found(posts, [], { network: { selfTies: true } });
    expect(rows('members').map(({ person }) => person)).toEqual(four);
  });

  test('are none in a study without ties', async () => {
    const { rows } = await found([post({ post: '1', author: 'a', text: 'hello' })]);
    expect([rows('members'), rows('communities'), rows('terms')]).toEqual([[], [], []]);
  });

  test('carry the evidence for them: runs, stability, and modularity beside random networks, each defined', async () => {
    const { rows } = await found(groups(four, five));
    const values = Object.fromEntries(rows('partition').map(({ measure, value }) => [measure, value]));
    expect(values).toMatchObject({ placed: 9, groups: 2, stability: 1, resolution: 1, chanceNetworks: 50 });
    expect(values.p).toBeGreaterThan(0);
    expect(rows('members').every(({ confidence }) => confidence === 1)).toBe(true);
    const defined = new Set(definitions.map(({ name }) => name));
    for (const { measure } of [...rows('partition'), ...rows('mixing')]) expect(defined).toContain(measure);
  });

  test('are found by CPM where the settings say so, with its value beside modularity', async () => {
    const { rows } = await found(groups(four, five), [], { communities: { quality: 'cpm', resolution: 1 } });
    const values = Object.fromEntries(rows('partition').map(({ measure, value }) => [measure, value]));
    expect(rows('communities').map(({ size }) => size)).toEqual([5, 4]);
    // 20 interactions among five, 12 among four, one between.
    expect(values.cpm).toBeCloseTo((20 - 25 / 2 + 12 - 16 / 2) / 33, 10);
    expect(values.mergedByLimit).toBeUndefined();
    const defined = new Set(definitions.map(({ name }) => name));
    for (const { measure } of rows('partition')) expect(defined).toContain(measure);
  });

  test('count who turns to whom where the settings say so: over all time, at other resolutions, in each quarter', async () => {
    const arcs = ['ab', 'ac', 'ad', 'bc', 'cd'];
    const posts = arcs.map((arc, i) =>
      post({ post: `${i}`, author: arc[0] as string, replyToPerson: arc[1] as string, time: Date.UTC(2024, 0, 1) }),
    );
    const groupings = async (settings: object) => {
      const { rows } = await found(posts, [], { communities: settings });
      const of = (table: 'members' | 'slices') => rows(table).map(({ person, community }) => `${person}${community}`);
      const modularity = rows('partition').find(({ measure }) => measure === 'modularity')?.value ?? Number.NaN;
      return [of('members'), of('slices'), rows('sweep').find(({ resolution }) => resolution === 1)?.groups, modularity.toFixed(6)];
    };
    // 2 of 5 interactions inside; 4 · 1 + 1 · 4 of 25 by chance. Without directions every division is below 0.
    const two = ['a1', 'b1', 'c2', 'd2'];
    expect(await groupings({ directed: true })).toEqual([two, two, 2, '0.080000']);
    const one = ['a1', 'b1', 'c1', 'd1'];
    expect(await groupings({})).toEqual([one, one, 1, '0.000000']);
  });

  test('have the names that the study gives them, by number', async () => {
    const { rows } = await found(groups(four, five), [], { communities: { names: { 2: 'science teachers' } } });
    expect(rows('communities').map(({ community, name }) => [community, name])).toEqual([
      [1, null],
      [2, 'science teachers'],
    ]);
    await expect(found(groups(four, five), [], { communities: { names: { 3: 'nobody' } } })).rejects.toThrow(
      'communities.names: unknown community: 3',
    );
  });

  test('are divided into the communities within them on request, the large ones alone', async () => {
    const cliques = Array.from({ length: 3 }, (_, c) => Array.from({ length: 5 }, (_, i) => `${c}${i}`));
    const posts = [
      ...groups(...cliques),
      post({ post: 'closing', author: '20', replyToPerson: '00' }),
      ...groups(four).map((p) => ({ ...p, post: `apart ${p.post}` })),
    ];
    const settings = { resolution: 0.05, nested: true };
    const { rows } = await found(posts, [], { communities: settings });
    expect(rows('communities').map(({ size }) => size)).toEqual([15, 4]);
    expect(rows('parts').map(({ community, part, size }) => [community, part, size])).toEqual([
      [1, 1, 5],
      [1, 2, 5],
      [1, 3, 5],
    ]);
    expect(rows('parts')[0]?.modularity).toBeCloseTo(20 / 21 - 1 / 3, 1);
    const part = new Map(rows('members').map((row) => [row.person, row.part]));
    expect(cliques.map((clique) => new Set(clique.map((p) => part.get(p))).size)).toEqual([1, 1, 1]);
    expect(four.map((p) => part.get(p))).toEqual([null, null, null, null]);
    const without = await found(posts, [], { communities: { ...settings, nested: false } });
    expect([without.rows('parts'), without.rows('members').every((row) => row.part === null)]).toEqual([[], true]);
  });

  test('have no confidence where one run was made', async () => {
    const { rows } = await found(groups(four, five), [], { communities: { runs: 1 } });
    expect(rows('members').every(({ confidence }) => confidence === null)).toBe(true);
    expect(rows('communities').every(({ stability }) => stability === null)).toBe(true);
    expect(rows('partition').map(({ measure }) => measure)).not.toContain('stability');
  });

  test('are what Louvain finds where the settings say so', async () => {
    const { rows } = await found(groups(four, five), [], { communities: { method: 'louvain' } });
    expect(rows('communities').map(({ size }) => size)).toEqual([5, 4]);
  });

  test('are more for a higher resolution', async () => {
    const { rows } = await found(groups(four, five), [], { communities: { resolution: 50 } });
    expect(rows('communities')).toHaveLength(9);
  });

  test('hold every person with a tie exactly once, and every interaction inside or at two borders, in any order of rows', async () => {
    const person = fc.integer({ min: 0, max: 15 }).map((i) => `person ${i}`);
    const word = fc.constantFrom('maps', 'poems', 'algebra', 'reading', 'readings');
    const interactions = fc.array(fc.record({ author: person, replyToPerson: person, text: word, hashtags: fc.uniqueArray(word) }), {
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(interactions, fc.nat(), async (drafts, seed) => {
        const posts = drafts.map((draft, i) => post({ post: `${i}`, ...draft }));
        const one = await found(posts);
        const other = await found(shuffled(seeded(seed), posts));
        for (const table of [...network.writes, ...communities.writes]) expect(one.bytes(table) === other.bytes(table), table).toBe(true);
        const apart = posts.filter((p) => p.author !== p.replyToPerson);
        const tied = new Set(apart.flatMap((p) => [p.author, p.replyToPerson]));
        expect(
          one
            .rows('members')
            .map(({ person }) => person)
            .sort(),
        ).toEqual([...tied].sort());
        const counted = one.rows('communities').reduce((sum, { inside, outside }) => sum + inside + outside / 2, 0);
        expect(counted).toBe(apart.length);
        expect(one.rows('communities').reduce((sum, { size }) => sum + size, 0)).toBe(tied.size);
      }),
      { numRuns: 8 },
    );
  });
});

describe('the mix of a community', () => {
  test('is the share of posts with a code, on a platform and of a kind, and of members with a role, beside everybody', async () => {
    const posts = [...groups(four, five), post({ post: 'shared', author: 'a', platform: 'reddit' })];
    const label = (name: string, code: string, value: boolean) => ({ post: name, code, value, probability: null });
    const labels = [
      label('shared', 'sharing', true),
      label('shared', 'selfpromotion', false),
      label('tie 0', 'sharing', true),
      label('tie 1', 'sharing', false),
      label('tie 20', 'sharing', false),
      label('tie 20', 'uncodable', true),
    ];
    const { rows } = await ran([network, communities], { posts, people: peopleOf(posts), links: [], labels });
    const mix = rows('communityMix').map(({ community, kind, name, people, posts, share }) => [
      community,
      kind,
      name,
      people,
      posts,
      share,
    ]);
    // Among the four 13 posts answer (one of them across), one stands alone; three are coded, two of them share.
    expect(mix.filter(([community]) => community === 2)).toEqual([
      [2, 'code', 'sharing', 1, 2, 2 / 3],
      [2, 'platform', 'reddit', 1, 1, 1 / 14],
      [2, 'platform', 'x', 4, 13, 13 / 14],
      [2, 'post', 'original', 1, 1, 1 / 14],
      [2, 'post', 'reply', 4, 13, 13 / 14],
      [2, 'role', 'home', 3, null, 3 / 4],
      [2, 'role', 'visitor', 1, null, 1 / 4],
    ]);
    // What cannot be read is not coded.
    expect(mix.filter(([community, kind]) => community === 1 && kind === 'code')).toEqual([]);
    expect(rows('communityMix').find(({ name }) => name === 'sharing')?.everywhere).toBe(2 / 3);
  });

  test('is not told of communities that are too small to describe', async () => {
    const { rows } = await found(groups(four, five), [], { communities: { minSize: 5 } });
    expect(new Set(rows('communityMix').map(({ community }) => community))).toEqual(new Set([1]));
  });
});

describe('terms', () => {
  const said = (texts: Record<string, string>) =>
    Object.entries(texts).map(([author, text], i) => post({ post: `said ${i}`, author, text }));
  const words = (rows: Row<'terms'>[], community: number, kind = 'word') =>
    rows.filter((row) => row.community === community && row.kind === kind).map(({ term }) => term);

  test('are words that mark a community: used by several of its members, by few others', async () => {
    const posts = [
      ...groups(four, five),
      ...said({ a: 'lesson poems', b: 'lesson poem', c: 'lesson poems', p: 'lesson algebra', q: 'lesson algebra', r: 'lesson algebra' }),
    ];
    const { rows } = await found(posts);
    // Three of five say lesson here, three of four there: not half as many again, so that it marks neither.
    expect(words(rows('terms'), 1)).toEqual(['algebra']);
    expect(words(rows('terms'), 2)).toEqual(['poems']);
    expect(rows('terms')[0]).toMatchObject({ community: 1, rank: 1, people: 3 });
  });

  test('are words also where a script puts no spaces between them', async () => {
    const { rows } = await found([
      ...groups(four, five),
      ...said({ a: '算数の授業', b: '昨日の算数。', c: '算数は楽しい', p: '我喜欢诗歌课', q: '明天有诗歌课', r: '诗歌课' }),
    ]);
    expect([words(rows('terms'), 1), words(rows('terms'), 2)]).toEqual([['诗歌'], ['算数']]);
  });

  test('count people, not occurrences: one loud member names nothing', async () => {
    const posts = [
      ...groups(four),
      ...Array.from({ length: 50 }, (_, i) => post({ post: `loud ${i}`, author: 'a', text: 'unicorns', hashtags: ['unicorns'] })),
    ];
    const { rows } = await found([...posts, ...said({ b: 'unicorns' })]);
    expect(rows('terms')).toEqual([]);
  });

  test('come from central members rather than from those at the edge (CooRnet names clusters by their weakest)', async () => {
    const edge = ['u', 'v', 'w'].map((author, i) => post({ post: `edge ${i}`, author, replyToPerson: 'a' }));
    const posts = [...groups(four), ...groups(four).map((p) => ({ ...p, post: `again ${p.post}` })), ...edge];
    const { rows } = await found(
      [...posts, ...said({ b: 'algebra', c: 'algebra', d: 'algebra', u: 'gossip', v: 'gossip', w: 'gossip' })],
      [],
      { communities: { resolution: 0.1 } },
    );
    expect(words(rows('terms'), 1)).toEqual(['algebra', 'gossip']);
  });

  test('have no stop words, no short words, no words of reposts; hashtags and domains of reposts count', async () => {
    const passed = four.map((author) => post({ post: `r ${author}`, author, repostOfPerson: 'z', text: 'original', hashtags: ['edchat'] }));
    const links = passed.map(({ post }) => ({ post, position: 1, url: 'https://www.example.org/x', domain: 'example.org' }));
    const { rows } = await found([...groups(four), ...passed, ...said({ a: 'the ox', b: 'the ox', c: 'the ox' })], links);
    expect(rows('terms').map(({ kind, term, people }) => `${kind} ${term} ${people}`)).toEqual([
      'domain example.org 4',
      'hashtag edchat 4',
    ]);
  });

  test('are no words of a title that people answer under: those are of who wrote it', async () => {
    const under = ['b', 'c', 'd'].map((author) =>
      post({ post: `re ${author}`, author, kind: 'reply', title: 'Re: Greetings to Wilhelmina', text: `poems ${author}` }),
    );
    const begun = post({ post: 'begun', author: 'a', title: 'Greetings to Wilhelmina', text: 'poems' });
    const { rows } = await found([...groups(four), begun, ...under]);
    expect(words(rows('terms'), 1)).toEqual(['poems']);
  });

  test('of one text that several people have are words of the first, not of those who pass it on in an export without reposts', async () => {
    const text = 'grateful for Wilhelmina tonight everybody';
    const passed = four.map((author, i) => post({ post: `said ${author}`, author, text, time: Date.UTC(2022, 8, 5, 20, i) }));
    const own = ['a', 'b', 'c'].map((author) => post({ post: `own ${author}`, author, text: `grateful for poems by ${author}${author}` }));
    const { rows } = await found([...groups(four), ...passed, ...own]);
    expect(words(rows('terms'), 1).toSorted()).toEqual(['grateful', 'poems']);
  });

  test('are neither contractions nor words of grammar, and no sites that shorten links', async () => {
    const posts = [...groups(four), ...said({ a: "don't will poems", b: "don't will poems", c: "don't will poems" })];
    const links = four.flatMap((author, i) => [
      { post: `l ${author}`, position: 1, url: `https://t.co/${i}`, domain: 't.co' },
      { post: `l ${author}`, position: 2, url: 'https://www.example.org/x', domain: 'example.org' },
    ]);
    const { rows } = await found([...posts, ...four.map((author) => post({ post: `l ${author}`, author }))], links);
    expect(rows('terms').map(({ kind, term }) => `${kind} ${term}`)).toEqual(['domain example.org', 'word poems']);
  });

  test('have no stop words of the language that a text is in, which its own words tell, or the platform', async () => {
    const german = 'Ich habe heute nicht viel Zeit für die Bruchrechnung';
    const spoken = { a: german, b: `${german}!`, c: `${german}?`, p: 'Kinder die lesen', q: 'Kinder die lesen', r: 'Kinder die lesen' };
    const posts = [...groups(four, five), ...said(spoken).map((one) => ({ ...one, language: (one.author ?? '') > 'm' ? 'de' : null }))];
    const { rows } = await found(posts);
    expect(words(rows('terms'), 2).toSorted()).toEqual(['bruchrechnung']);
    expect(words(rows('terms'), 1).toSorted()).toEqual(['kinder', 'lesen']);
  });

  test('are never handles, even where they are written as plain words', async () => {
    const posts = [...groups(four), ...said({ a: 'thanks Miss_K and missk', b: 'missk poems', c: 'missk poems', d: 'poems' })];
    const people = peopleOf(posts).map((person, i) => ({ ...person, handles: i === 0 ? ['MissK'] : [] }));
    const { rows } = await ran([network, communities], { posts, people, links: [] });
    expect(words(rows('terms'), 1)).toEqual(['poems']);
  });

  test('are no parts of e-mail addresses, which name people who need not have an account', async () => {
    const text = 'ask jane.rowbottom@quillham.example about rubrics';
    const { rows } = await found([...groups(four, five), ...said({ a: text, b: `please ${text}`, c: `${text} soon` })]);
    expect(words(rows('terms'), 2).sort()).toEqual(['ask', 'rubrics']);
  });

  test('are no names by which people greet each other; whom one greets alone, or what is hardly ever greeted, may be a word', async () => {
    const posts = [
      ...groups(five),
      ...said({ p: 'Hi Wilhelmina! poems', q: 'thanks, WILHELMINA poems', r: 'as Wilhelmina says', s: 'hello poems' }),
      ...said({ p: 'welcome atlas', q: 'an atlas', r: 'the atlas' }).map((one) => ({ ...one, post: `more ${one.post}` })),
    ];
    const { rows } = await found(posts);
    expect(words(rows('terms'), 1).toSorted()).toEqual(['atlas', 'poems']);
  });

  test('show a stem in the form that is used most', async () => {
    const posts = [...groups(four), ...said({ a: 'readings', b: 'reading', c: 'reading', d: 'reads' })];
    const { rows } = await found(posts);
    expect(words(rows('terms'), 1)).toEqual(['reading']);
  });

  test('are as many as the settings ask for, and none for communities that are too small to describe', async () => {
    const posts = [
      ...groups(four, five),
      ...said(Object.fromEntries([...four, ...five].map((p) => [p, five.includes(p) ? 'poems maps algebra' : 'verbs nouns commas']))),
    ];
    const few = await found(posts, [], { communities: { terms: 2 } });
    expect(words(few.rows('terms'), 1)).toHaveLength(2);
    const large = await found(posts, [], { communities: { minSize: 5 } });
    expect(words(large.rows('terms'), 2)).toEqual([]);
    expect(large.rows('communities')).toHaveLength(2);
  });
});
