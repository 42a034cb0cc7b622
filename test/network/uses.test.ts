import { describe, expect, test } from 'vitest';
import { definitions } from '../../src/network/definitions.ts';
import { network } from '../../src/network/network.ts';
import { seeded, shuffled } from '../../src/random.ts';
import type { Post, Row } from '../../src/schema/schema.ts';
import { peopleOf, post, ran } from './small-study.ts';

const day = (n: number) => Date.UTC(2020, 11, 30 + n);
const link = (of: string, url: string, domain: string, position = 1): Row<'links'> => ({ post: of, position, url, domain });

async function found(posts: Post[], links: Row<'links'>[] = [], settings: Parameters<typeof ran>[2] = {}, bots: string[] = []) {
  const people = peopleOf(posts, bots);
  return ran([network], { posts, people, links }, settings);
}

describe('uses', () => {
  const posts = [
    post({ post: '1', author: 'a', hashtags: ['maps', 'poems'], time: day(0), space: 'r1' }),
    post({ post: '2', author: 'a', hashtags: ['maps'], time: day(1), space: 'r1' }),
    post({ post: '3', author: 'b', hashtags: ['maps'], repostOf: '1', repostOfPerson: 'a', time: day(2) }),
    post({ post: '4', author: null, hashtags: ['maps'], status: 'deleted' }),
    post({ post: '5', author: 'robot', hashtags: ['maps'] }),
  ];
  const links = [link('2', 'https://e.org/1', 'e.org'), link('2', 'https://e.org/2', 'e.org', 2)];

  test('tie people to hashtags, spaces and domains, a post once, reposts included; deleted people and bots apart', async () => {
    const { rows } = await found(posts, links, {}, ['robot']);
    expect(rows('uses')).toEqual([
      { person: 'a', kind: 'domain', item: 'e.org', posts: 1, first: day(1), last: day(1) },
      { person: 'a', kind: 'hashtag', item: 'maps', posts: 2, first: day(0), last: day(1) },
      { person: 'a', kind: 'hashtag', item: 'poems', posts: 1, first: day(0), last: day(0) },
      { person: 'a', kind: 'space', item: 'x/r1', posts: 2, first: day(0), last: day(1) },
      { person: 'b', kind: 'hashtag', item: 'maps', posts: 1, first: day(2), last: day(2) },
    ]);
  });

  test('count bots where the settings say so', async () => {
    const { rows } = await found(posts, links, { network: { bots: true } }, ['robot']);
    expect(rows('uses').map(({ person }) => person)).toContain('robot');
  });
});

describe('co-uses', () => {
  test('are the same whichever hashtag stands first (twarc-network keeps both orders), have no loops, and count originals and people', async () => {
    const posts = [
      post({ post: '1', author: 'a', hashtags: ['maps', 'poems'] }),
      post({ post: '2', author: 'b', hashtags: ['poems', 'maps', 'maps'] }),
      post({ post: '3', author: 'b', hashtags: ['poems', 'maps'], repostOf: '1' }),
    ];
    const { rows } = await found(posts, [link('1', 'https://e.org', 'e.org'), link('1', 'https://d.org', 'd.org', 2)]);
    expect(rows('coUses')).toEqual([
      { kind: 'domain', one: 'd.org', other: 'e.org', posts: 1, people: 1 },
      { kind: 'hashtag', one: 'maps', other: 'poems', posts: 2, people: 2 },
    ]);
  });
});

describe('co-shares of a study', () => {
  const at = (author: string, minute: number, url: string, i: number) => ({
    post: post({ post: `p${i}`, author, time: minute * 60_000 }),
    link: link(`p${i}`, url, 'e.org'),
  });
  const shares = [
    at('a', 0, 'https://e.org/1', 1),
    at('b', 0.5, 'https://e.org/1', 2),
    at('a', 10, 'https://e.org/2', 3),
    at('b', 11, 'https://e.org/2', 4),
    at('c', 12.1, 'https://e.org/2', 5),
  ];

  test('tie people who share the same link within the window, in any order of rows', async () => {
    for (const rows of [shares, shuffled(seeded(1), shares)]) {
      const { rows: written } = await found(
        rows.map(({ post: p }) => p),
        rows.map(({ link: l }) => l),
      );
      expect(written('coShares')).toEqual([{ one: 'a', other: 'b', times: 2, things: 2, gap: 45 }]);
    }
  });

  test('follow the window and minimum of the settings', async () => {
    const narrow = await found(
      shares.map(({ post: p }) => p),
      shares.map(({ link: l }) => l),
      { network: { coShare: { things: ['link'], window: 30, minimum: 1 } } },
    );
    expect(narrow.rows('coShares')).toEqual([{ one: 'a', other: 'b', times: 1, things: 1, gap: 30 }]);
  });

  test('are of the same words too, where the settings ask for them, whatever links and names stand beside them', async () => {
    const said = (author: string, second: number, text: string, i: number) => post({ post: `t${i}`, author, time: second * 1000, text });
    const words = 'Ask the school board for Better Pay this week';
    const posts = [
      said('a', 0, `${words} https://t.co/1`, 1),
      said('b', 20, `@you ${words.toUpperCase()}`, 2),
      said('c', 30, 'Good morning to you all', 3),
      said('d', 31, 'Good morning to you all', 4),
      said('e', 500, words, 5),
      post({ post: 't6', author: 'f', time: 21_000, text: words, repostOf: 't1', kind: 'repost' }),
    ];
    const asked = async (...things: ('link' | 'post' | 'text')[]) =>
      (await found(posts, [], { network: { coShare: { things, window: 60, minimum: 1 } } })).rows('coShares');
    expect(await asked('text')).toEqual([{ one: 'a', other: 'b', times: 1, things: 1, gap: 20 }]);
    expect(await asked('link', 'post')).toEqual([]);
    expect(await asked()).toEqual([]);
  });
});

describe('ties of quarters', () => {
  test('stand in the quarter of their time, New Year included; interactions without a time stand in none', async () => {
    const { rows } = await found([
      post({ post: '1', author: 'a', replyToPerson: 'b', time: day(0) }),
      post({ post: '2', author: 'a', mentions: ['b'], time: day(1) + 86_399_999 }),
      post({ post: '3', author: 'a', replyToPerson: 'b', time: day(2) }),
      post({ post: '4', author: 'a', replyToPerson: 'b' }),
    ]);
    expect(rows('tieQuarters')).toEqual([
      { quarter: '2020-Q4', source: 'a', target: 'b', weight: 2 },
      { quarter: '2021-Q1', source: 'a', target: 'b', weight: 1 },
    ]);
    expect(rows('ties').reduce((sum, { weight }) => sum + weight, 0)).toBe(4);
  });
});

test('every measure and kind of tie that rows hold is defined once', async () => {
  const { rows } = await found([post({ post: '1', author: 'a', replyToPerson: 'b' })]);
  const names = (kind: string) => definitions.filter((one) => one.kind === kind).map(({ name }) => name);
  expect(new Set(names('measure')).size).toBe(names('measure').length);
  for (const { measure } of rows('measures')) expect(names('measure')).toContain(measure);
  for (const { kind } of rows('ties')) expect(names('tie')).toContain(kind);
});
