import { describe, expect, test } from 'vitest';
import { rendered } from './rendered.ts';
import type { Tables } from './tables.ts';

const person = (i: number) => `twitter:${7_000_000 + i}`;
const tie = (source: number, target: number, weight: number, kind = 'mention') => ({
  source: person(source),
  target: person(target),
  kind,
  weight,
  first: null,
  last: null,
});

/** Three communities of eight people, each a ring, with these ties between and beside them. */
function study(further: readonly ReturnType<typeof tie>[]): Tables {
  const all = Array.from({ length: 24 }, (_, i) => i);
  const home = (i: number) => Math.floor(i / 8);
  const ties = [...all.map((i) => tie(i, 8 * home(i) + ((i + 1) % 8), 3)), ...further];
  const communityOf = (key: string) => home(Number(key.split(':')[1]) - 7_000_000);
  const weights = (community: number, inside: boolean) =>
    ties
      .filter(({ source, target }) => {
        const ends = [communityOf(source), communityOf(target)];
        return ends.includes(community) && (ends[0] === ends[1]) === inside;
      })
      .reduce((sum, { weight }) => sum + weight, 0);
  return {
    posts: all.map((i) => ({
      post: `twitter:${9_000_000_000 + i}`,
      platform: 'twitter',
      author: person(i),
      time: Date.UTC(2024, 0, 1) + i,
    })),
    people: all.map((i) => ({ person: person(i), handles: [`zq${i}x`], posts: 1 })),
    ties,
    members: all.map((i) => ({ person: person(i), community: home(i) + 1 })),
    communities: [0, 1, 2].map((c) => ({
      community: c + 1,
      name: null,
      size: 8,
      inside: weights(c, true),
      outside: weights(c, false),
      stability: 1,
    })),
    measures: [{ measure: 'interactions', person: null, value: ties.reduce((sum, { weight }) => sum + weight, 0) }],
  };
}

/** Ties of the first six members of two communities, both ways. */
const between = (one: number, other: number) =>
  Array.from({ length: 6 }, (_, i) => [tie(8 * one + i, 8 * other + i, 2), tie(8 * other + i, 8 * one + i, 1)]).flat();

const csv = (files: ReadonlyMap<string, string>, name: string) =>
  (files.get(`tables/${name}.csv`) ?? '')
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));

describe('shares of interactions that stay inside communities', () => {
  const shareOf = (files: ReadonlyMap<string, string>, community: string) =>
    csv(files, 'communities-size').find(([what, name]) => what === 'Interactions that stay inside' && name === community)?.[2] || undefined;

  test('are told where all that leaves is told, or is of enough people', async () => {
    const files = await rendered(study([...between(0, 1), ...between(1, 2)]));
    expect(['1', '2', '3'].map((community) => shareOf(files, community) !== undefined)).toEqual([true, true, true]);
  });

  test('do not give back what passes between two people, beside what is told of the others', async () => {
    const files = await rendered(study([...between(0, 1), ...between(1, 2), tie(7, 23, 3)]));
    expect(['1', '2', '3'].map((community) => shareOf(files, community) !== undefined)).toEqual([false, true, false]);
  });

  test('do not give back how much nearly one person alone does', async () => {
    const files = await rendered(study([...between(0, 1), ...between(1, 2), ...between(0, 2), tie(0, 8, 900)]));
    expect(['1', '2', '3'].map((community) => shareOf(files, community) !== undefined)).toEqual([false, false, true]);
    expect(csv(files, 'map').flat().join(' ')).not.toMatch(/918/);
  });
});

test('the number of interactions of a kind is withheld where nearly all are one person’s, and another with it', async () => {
  const replies = Array.from({ length: 8 }, (_, i) => tie(i, 8 + i, i === 0 ? 500 : 1, 'reply'));
  const reposts = Array.from({ length: 8 }, (_, i) => tie(i, 16 + i, 4, 'repost'));
  const kinds = csv(await rendered(study([...replies, ...reposts])), 'tie-kinds').map(([, kind]) => kind);
  expect(kinds).not.toContain('Reply');
  expect(new Set(kinds.slice(1)).size).toBe(1);
});

describe('how often few people turned to somebody again does not follow from interactions and ties', () => {
  /** Eight people with a tie of a kind to eight others, of so many acts each. */
  const acts = (to: number, kind: string, weights: readonly number[]) => weights.map((weight, i) => tie(i, to + i, weight, kind));
  const once = Array(8).fill(1);
  const twice = Array(8).fill(2);
  const fourTwice = [2, 2, 2, 2, 1, 1, 1, 1];
  const told = async (ties: readonly ReturnType<typeof tie>[]) => {
    const files = await rendered({ ...study([]), ties: [...ties] });
    const kinds = csv(files, 'tie-kinds').slice(1);
    const of = (wanted: string) => kinds.flatMap(([what, kind]) => (what === wanted ? [kind] : []));
    const all = csv(files, 'measures').some(([name]) => name === 'Interactions');
    const said = ['index.html', 'paper/methods.md'].map((name) => /(?:made of|and) \d+\sinteractions/.test(files.get(name) ?? ''));
    return { interactions: of('Interactions'), ties: of('Ties'), all, said };
  };
  const whole = { all: true, said: [true, true] };

  test.each([
    [
      'of a kind',
      [acts(8, 'reply', twice), acts(16, 'repost', fourTwice)],
      { interactions: ['Reply', 'Repost'], ties: ['Reply'], ...whole },
    ],
    [
      'enough people of a kind',
      [acts(8, 'reply', twice), acts(16, 'repost', [...fourTwice.slice(1), 2, 2])],
      { interactions: ['Reply', 'Repost'], ties: ['Reply', 'Repost'], ...whole },
    ],
    [
      'nobody of a kind',
      [acts(8, 'reply', twice), acts(16, 'repost', once)],
      { interactions: ['Reply', 'Repost'], ties: ['Reply', 'Repost'], ...whole },
    ],
    [
      'in several kinds',
      [acts(8, 'reply', twice), acts(8, 'repost', once).slice(0, 4), acts(16, 'repost', once)],
      { interactions: ['Reply', 'Repost'], ties: ['Reply'], ...whole },
    ],
    ['of all', [acts(8, 'reply', fourTwice), acts(16, 'repost', once)], { interactions: [], ties: [], all: false, said: [false, false] }],
  ] as const)('%s', async (_, ties, expected) => {
    expect(await told(ties.flat())).toEqual(expected);
  });
});
