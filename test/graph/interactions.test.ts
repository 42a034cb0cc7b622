import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { network } from '../../src/network/network.ts';
import { seeded, shuffled } from '../../src/random.ts';
import type { Post } from '../../src/schema/schema.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { peopleOf, post, ran } from '../network/small-study.ts';

async function tiesOf(posts: Post[], settings: Partial<Settings['network']> = {}, bots: string[] = []): Promise<string[]> {
  const { rows } = await ran([network], { posts, people: peopleOf(posts, bots) }, { network: settings });
  return rows('ties').map(({ source, target, kind, weight }) => `${source} ${kind} ${target} ${weight}`);
}

describe('ties', () => {
  const cases: [title: string, posts: Post[], expected: string[]][] = [
    [
      'three reposts of three people give three targets (tidytags gives one of them thrice)',
      ['x', 'y', 'z'].map((target) => post({ post: `p ${target}`, author: 'a', repostOf: `o ${target}`, repostOfPerson: target })),
      ['a repost x 1', 'a repost y 1', 'a repost z 1'],
    ],
    [
      'a reply is one tie, not a mention too (twarc-network makes two)',
      [post({ post: '1', author: 'a', replyTo: '0', replyToPerson: 'b', mentions: ['b'] })],
      ['a reply b 1'],
    ],
    [
      'a reply that names others mentions the others',
      [post({ post: '1', author: 'a', replyToPerson: 'b', mentions: ['b', 'c', 'd'] })],
      ['a reply b 1', 'a mention c 1', 'a mention d 1'],
    ],
    [
      'a row of an edge list weighs as many interactions as it says',
      [post({ post: '1', author: 'a', replyToPerson: 'b', weight: 12 }), post({ post: '2', author: 'a', replyToPerson: 'b' })],
      ['a reply b 13'],
    ],
    [
      'a tie without direction counts both ways',
      [
        post({ post: '1', author: 'a', replyToPerson: 'b', weight: 3, undirected: true }),
        post({ post: '2', author: 'b', replyToPerson: 'c', undirected: true }),
        post({ post: '3', author: 'd', replyToPerson: 'd', undirected: true }),
      ],
      ['a reply b 3', 'b reply a 3', 'b reply c 1', 'c reply b 1'],
    ],
    [
      'a quote is one tie, not a mention too',
      [post({ post: '1', author: 'a', kind: 'quote', quoteOfPerson: 'b', mentions: ['b'] })],
      ['a quote b 1'],
    ],
    [
      'a repost is a tie to the author alone: whom the original names is not the doing of who passes it on',
      [post({ post: '1', author: 'a', repostOfPerson: 'b', mentions: ['b', 'c'], quoteOfPerson: 'd', replyToPerson: 'e' })],
      ['a repost b 1'],
    ],
    [
      'a comment below a post is told from an answer to a comment',
      [
        post({ post: '1', author: 'a' }),
        post({ post: '2', author: 'b', replyTo: '1', asComment: true }),
        post({ post: '3', author: 'c', replyTo: '2' }),
      ],
      ['b comment a 1', 'c reply b 1'],
    ],
    [
      'people tagged in pictures and co-authors are no mentions',
      [post({ post: '1', author: 'a', mentions: ['b', 'c', 'd'], coauthors: ['b'], phototags: ['c'] })],
      ['a coauthor b 1', 'a phototag c 1', 'a mention d 1'],
    ],
    [
      'a co-author who is also tagged is one tie; whom a post quotes it does not also tag',
      [post({ post: '1', author: 'a', quoteOfPerson: 'c', mentions: ['b', 'c'], coauthors: ['b'], phototags: ['b', 'c'] })],
      ['a coauthor b 1', 'a quote c 1'],
    ],
    [
      'posts that turn to nobody, and those that begin a thread, make no loop (NodeXL and vosonSML make one each)',
      [
        post({ post: '1', author: 'a' }),
        post({ post: '2', author: 'b', thread: '2' }),
        post({ post: '3', author: 'b', thread: '2', replyTo: '2' }),
      ],
      [],
    ],
    [
      'a mention in a post that answers nothing counts: a missing id is not a different one (vosonSML drops it)',
      [post({ post: '1', author: 'a', replyTo: null, mentions: ['b'] })],
      ['a mention b 1'],
    ],
    [
      'an answer to a post that is not in the study keeps whom it mentions; whose post it was is not guessed',
      [post({ post: '1', author: 'a', replyTo: 'gone', mentions: ['b'] })],
      ['a mention b 1'],
    ],
    ['a person named twice in a post counts once', [post({ post: '1', author: 'a', mentions: ['b', 'b'] })], ['a mention b 1']],
    [
      'two references of one post are two directed ties (4CAT keeps the first, without direction)',
      [post({ post: '1', author: 'a', replyToPerson: 'b', quoteOfPerson: 'c' })],
      ['a reply b 1', 'a quote c 1'],
    ],
    [
      'ties have a direction',
      [post({ post: '1', author: 'a', replyToPerson: 'b' }), post({ post: '2', author: 'b', replyToPerson: 'a' })],
      ['a reply b 1', 'b reply a 1'],
    ],
    [
      'deleted authors neither give nor take ties (vosonSML makes one hub of them)',
      [
        post({ post: '1', author: null, status: 'deleted', replyToPerson: 'b' }),
        post({ post: '2', author: null, status: 'deleted' }),
        post({ post: '3', author: 'c', replyTo: '1' }),
        post({ post: '4', author: 'c', replyTo: '2' }),
      ],
      [],
    ],
    [
      'a mention stands where the post answered is known but its author is not',
      [post({ post: '1', author: 'a', replyTo: 'elsewhere', mentions: ['b'] })],
      ['a mention b 1'],
    ],
    ['a mention stands in a post that answers nothing', [post({ post: '1', author: 'a', mentions: ['b'] })], ['a mention b 1']],
    ['a post without a target makes no tie', [post({ post: '1', author: 'a' })], []],
    [
      'the author of the post answered, passed on or quoted is meant where the export does not say',
      [
        post({ post: '1', author: 'b' }),
        post({ post: '2', author: 'a', replyTo: '1', mentions: ['b'] }),
        post({ post: '3', author: 'c', repostOf: '1' }),
        post({ post: '4', author: 'd', quoteOf: '1', kind: 'quote' }),
      ],
      ['a reply b 1', 'c repost b 1', 'd quote b 1'],
    ],
    [
      'people have no ties to themselves',
      [post({ post: '1', author: 'a', replyToPerson: 'a' }), post({ post: '2', author: 'a', mentions: ['a', 'b'] })],
      ['a mention b 1'],
    ],
    ['keys are taken as they are', [post({ post: '1', author: "x:o'neil 🍎", mentions: ['x:مرحبا'] })], ["x:o'neil 🍎 mention x:مرحبا 1"]],
  ];
  test.each(cases)('%s', async (_, posts, expected) => {
    expect(await tiesOf(posts)).toEqual(expected);
  });

  test('ties to oneself stand where the settings keep them', async () => {
    expect(await tiesOf([post({ post: '1', author: 'a', replyToPerson: 'a' })], { selfTies: true })).toEqual(['a reply a 1']);
  });

  test('bots take part only where the settings say so', async () => {
    const posts = [post({ post: '1', author: 'bot', replyToPerson: 'a' }), post({ post: '2', author: 'a', mentions: ['bot', 'b'] })];
    expect(await tiesOf(posts, {}, ['bot'])).toEqual(['a mention b 1']);
    expect(await tiesOf(posts, { bots: true }, ['bot'])).toEqual(['a mention b 1', 'a mention bot 1', 'bot reply a 1']);
  });

  test('only the kinds that are asked for make ties; whom a post answers is no mention even where replies are left out', async () => {
    const posts = [post({ post: '1', author: 'a', replyToPerson: 'b', mentions: ['b', 'c'] })];
    expect(await tiesOf(posts, { ties: ['mention'] })).toEqual(['a mention c 1']);
    expect(await tiesOf(posts, { ties: [] })).toEqual([]);
  });

  test('first and last are the earliest and latest times, in any order of rows (twarc-network takes those of the last row); unknown times do not count', async () => {
    const posts = [30, null, 10, 20].map((time, i) => post({ post: `${i}`, author: 'a', replyToPerson: 'b', time }));
    for (const seed of [1, 2, 3]) {
      const { rows } = await ran([network], { posts: shuffled(seeded(seed), posts), people: peopleOf(posts) });
      expect(rows('ties')).toEqual([{ source: 'a', target: 'b', kind: 'reply', weight: 4, first: 10, last: 30 }]);
    }
  });
});

const person = fc.constantFrom('a', 'b', 'c', 'd');
const some = fc.option(person, { nil: null });
const anyPosts = fc
  .array(
    fc.record({
      author: some,
      replyToPerson: some,
      replyTo: fc.option(fc.constantFrom('post 0', 'post 1', 'elsewhere'), { nil: null }),
      repostOfPerson: some,
      quoteOfPerson: some,
      mentions: fc.uniqueArray(person),
      time: fc.option(fc.nat(1e12), { nil: null }),
    }),
    { maxLength: 12 },
  )
  .map((drafts) => drafts.map((draft, i) => post({ post: `post ${i}`, ...draft })));

/** The contract again, post by post, the slow and obvious way. */
function counted(posts: readonly Post[]): number {
  const authors = new Map(posts.map((p) => [p.post, p.author]));
  let interactions = 0;
  for (const p of posts) {
    if (p.author === null) continue;
    const answered = p.replyToPerson ?? authors.get(p.replyTo ?? '') ?? null;
    const acts = p.kind === 'repost' ? [p.repostOfPerson] : [answered, p.repostOfPerson, p.quoteOfPerson];
    const targets = [...acts, ...(p.kind === 'repost' ? [] : p.mentions.filter((m) => !acts.includes(m)))];
    interactions += targets.filter((target) => target !== null && target !== p.author).length;
  }
  return interactions;
}

test('the weights of ties add up to the number of interactions, and the order of rows changes no byte', async () => {
  await fc.assert(
    fc.asyncProperty(anyPosts, fc.nat(), async (posts, seed) => {
      const one = await ran([network], { posts, people: peopleOf(posts) });
      const other = await ran([network], { posts: shuffled(seeded(seed), posts), people: peopleOf(posts).reverse() });
      expect(one.rows('ties').reduce((sum, { weight }) => sum + weight, 0)).toBe(counted(posts));
      for (const table of network.writes) expect(one.bytes(table) === other.bytes(table)).toBe(true);
    }),
    { numRuns: 10 },
  );
});
