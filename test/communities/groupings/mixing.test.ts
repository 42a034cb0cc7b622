import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { communities } from '../../../src/communities/communities.ts';
import { mixing } from '../../../src/communities/groupings/mixing.ts';
import { undirected } from '../../../src/graph/graph.ts';
import { edgesOf } from '../../../src/graph/ties.ts';
import { network } from '../../../src/network/network.ts';
import { integer, seeded } from '../../../src/random.ts';
import { peopleOf, post, ran } from '../../network/small-study.ts';

/** Two triangles, 0 1 2 and 3 4 5, with the tie 2–3. */
const barbell = edgesOf(undirected(6, [0, 1, 2, 3, 4, 5, 2], [1, 2, 0, 4, 5, 3, 3]));
const halves = Int32Array.of(0, 0, 0, 1, 1, 1);

describe('mixing(ties, group)', () => {
  test('of two triangles joined by a bridge, counted by hand', () => {
    const { eiIndex, assortativity, homophily, ties } = mixing(barbell, halves, 2, { random: seeded(1) });
    expect(ties).toBe(7);
    expect(eiIndex?.value).toBeCloseTo((1 - 6) / 7, 12);
    // e(g,g) = 6/14 each, a = 1/2 each: (12/14 − 1/2) / (1 − 1/2), as python-igraph 1.0.0's assortativity_nominal has it.
    expect(assortativity?.value).toBeCloseTo(5 / 7, 12);
    // s = 6/7, w = 2/5.
    for (const group of homophily) expect(group?.value).toBeCloseTo((6 / 7 - 2 / 5) / (3 / 5), 12);
    expect(eiIndex?.chance?.z).toBeLessThan(0);
  });

  test('says of a group how few of it have ties within or across, and with how few others', () => {
    expect(mixing(barbell, halves, 2, { random: seeded(1), networks: 0 }).bearers).toEqual([1, 1]);
    const star = edgesOf(undirected(6, [0, 0, 0, 4], [3, 4, 5, 5]));
    // 0 alone has ties with 3, 4 and 5, of whom two know each other; 1 and 2 have none.
    expect(mixing(star, halves, 2, { random: seeded(1), networks: 0 }).bearers).toEqual([1, 1]);
    const apart = edgesOf(undirected(6, [0, 1, 3], [1, 2, 4]));
    expect(mixing(apart, halves, 2, { random: seeded(1), networks: 0 }).bearers).toEqual([3, 2]);
    expect(mixing(apart, Int32Array.of(0, 0, 0, -1, -1, 1), 2, { random: seeded(1), networks: 0 }).bearers).toEqual([3, 0]);
  });

  test('counts automated accounts for nobody among those whom ties within or across are of', () => {
    const ties = edgesOf(undirected(8, [0, 1, 2, 3, 0, 5], [1, 2, 3, 0, 4, 6]));
    const bearers = (...automated: number[]) =>
      mixing(ties, Int32Array.of(0, 0, 0, 0, 0, 1, 1, 1), 2, {
        random: seeded(1),
        networks: 0,
        automated: Uint8Array.from({ length: 8 }, (_, i) => (automated.includes(i) ? 1 : 0)),
      }).bearers;
    expect([bearers(), bearers(1, 3), bearers(5, 6)]).toEqual([
      [5, 2],
      [3, 2],
      [5, 0],
    ]);
  });

  test('counts directions where ties have them', () => {
    const arcs = {
      n: 4,
      directed: true,
      sources: Int32Array.of(0, 1, 2),
      targets: Int32Array.of(1, 2, 3),
      weights: Float64Array.of(1, 1, 1),
    };
    const { assortativity, homophily } = mixing(arcs, Int32Array.of(0, 0, 1, 1), 2, { random: seeded(1), networks: 0 });
    // attribute_assortativity_coefficient of networkx 3.6.1, assortativity_nominal of python-igraph 1.0.0: (2/3 − 4/9) / (1 − 4/9).
    expect(assortativity?.value).toBeCloseTo(0.4, 12);
    expect(homophily[1]?.value).toBeCloseTo(1, 12);
  });

  test('leaves out people of unknown group, and ties to oneself', () => {
    const ties = edgesOf(undirected(4, [0, 0, 1, 2], [1, 2, 3, 2]));
    const { eiIndex, ties: counted } = mixing(ties, Int32Array.of(0, 0, 1, -1), 2, { random: seeded(1), networks: 0 });
    expect([counted, eiIndex?.value]).toEqual([2, 0]);
  });

  test('is not defined without ties, or where there is only one group', () => {
    const none = mixing(edgesOf(undirected(2, [], [])), Int32Array.of(0, 1), 2, { random: seeded(1) });
    expect([none.eiIndex, none.assortativity, none.homophily]).toEqual([null, null, [null, null]]);
    expect(mixing(barbell, new Int32Array(6), 1, { random: seeded(1) })).toMatchObject({ assortativity: null, homophily: [null] });
  });

  test('finds nothing in groups drawn at random, however uneven, and finds groups that keep to themselves', () => {
    const random = seeded(3);
    const pairs = Array.from({ length: 400 }, () => [integer(random, 80), integer(random, 80)] as const);
    const any = edgesOf(
      undirected(
        80,
        pairs.map(([s]) => s),
        pairs.map(([, t]) => t),
      ),
    );
    const nothing = mixing(
      any,
      Int32Array.from({ length: 80 }, () => (random() < 0.9 ? 0 : 1)),
      2,
      { random },
    );
    expect(nothing.eiIndex?.value).toBeLessThan(-0.4);
    expect(nothing.eiIndex?.chance?.p).toBeGreaterThan(0.05);
    const near = pairs.map(([s, t]) => [s, random() < 0.7 ? (t - (t % 2) + (s % 2)) % 80 : t] as const);
    const apart = edgesOf(
      undirected(
        80,
        near.map(([s]) => s),
        near.map(([, t]) => t),
      ),
    );
    const found = mixing(
      apart,
      Int32Array.from({ length: 80 }, (_, i) => i % 2),
      2,
      { random },
    );
    expect(found.assortativity?.chance?.z).toBeGreaterThan(5);
    expect(found.assortativity?.chance?.p).toBeCloseTo(2 / 101, 12);
  });
});

describe('mixing in a study', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mixing-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const posts = [
    ['a', 'b', 's'],
    ['b', 'c', 's'],
    ['x', 'y', 't'],
    ['y', 'z', 't'],
    ['c', 'x', 's'],
  ].map(([author, replyToPerson, space], i) =>
    post({ post: `${i}`, author: author as string, replyToPerson: replyToPerson as string, space: space as string }),
  );
  const people = peopleOf(posts).map((person) => ({ ...person, handle: `H${person.person}`, handles: [`H${person.person}`] }));

  test('is about the spaces people post in, and about groups that the study supplies by handle', async () => {
    const path = join(folder, 'groups.csv');
    writeFileSync(path, '\ufeffperson,role\r\n@ha,teacher\r\nhb,teacher\r\nx,"head, deputy"\r\ny,"head, deputy"\r\nnobody,other\r\n');
    const { rows, notes } = await ran([network, communities], { posts, people }, { communities: { groups: path } });
    expect(notes).toEqual([`communities.groups: rows of ${path} that name nobody with a tie in this study: 1 of 5`]);
    const found = rows('mixing').map(({ grouping, measure, group, people: n, value }) => [
      grouping,
      measure,
      group,
      n,
      Math.round(value * 1000) / 1000,
    ]);
    expect(found).toContainEqual(['space', 'eiIndex', null, 5, -0.5]);
    expect(found).toContainEqual(['role', 'eiIndex', null, 4, -1]);
    expect(found).toContainEqual(['role', 'homophily', 'head, deputy', 2, 1]);
  });

  test('gives a group to every account of a handle, where platforms have it in common; a key is of one alone', async () => {
    const path = join(folder, 'handles.csv');
    writeFileSync(path, 'person,role\nann,teacher\nx,head\ny,head\n');
    const both = people.map((person) => (['a', 'c'].includes(person.person) ? { ...person, handle: 'Ann', handles: ['Ann'] } : person));
    const { rows } = await ran([network, communities], { posts, people: both }, { communities: { groups: path } });
    const own = rows('mixing').filter(({ grouping }) => grouping === 'role');
    expect(own.find(({ measure }) => measure === 'eiIndex')).toMatchObject({ people: 4, value: 0 });
    writeFileSync(path, 'person,role\na,teacher\nx,head\ny,head\n');
    const one = await ran([network, communities], { posts, people: both }, { communities: { groups: path } });
    expect(one.rows('mixing').find(({ grouping, measure }) => grouping === 'role' && measure === 'eiIndex')?.people).toBe(3);
  });

  test('tells how much more often people of one group have a tie, and who stands between others, with the draws of nothing else changed', async () => {
    const { rows } = await ran([network, communities], { posts, people });
    const found = rows('mixing').filter(({ grouping, group }) => grouping === 'space' && group === null);
    // a, b, c in s and x, y in t (z never posts): 3 of 4 pairs of one space are tied, 1 of 6 others.
    expect(found.find(({ measure }) => measure === 'tieRatio')).toMatchObject({ people: 2, chance: null, p: null });
    expect(found.find(({ measure }) => measure === 'tieRatio')?.value).toBeCloseTo(3 / 4 / (1 / 6), 12);
    expect(found.find(({ measure }) => measure === 'sharedGroup')?.p).toBeGreaterThan(0);
    // a → b → c, b → c → x and c → x → y.
    expect(rows('brokers')).toEqual([
      { grouping: 'space', role: 'coordinator', person: 'b', ways: 1 },
      { grouping: 'space', role: 'gatekeeper', person: 'x', ways: 1 },
      { grouping: 'space', role: 'representative', person: 'c', ways: 1 },
    ]);
    expect(found.filter(({ measure }) => measure === 'gatekeeper')).toMatchObject([{ people: 1, value: 1 / 3 }]);
    expect(found.find(({ measure }) => measure === 'liaison')).toMatchObject({ people: 0, value: 0 });
  });

  test('counts automated accounts that take part in the network for nobody in groups and between them', async () => {
    const counts = async (bots: readonly string[]) => {
      const told = people.map((person) => ({ ...person, bot: bots.includes(person.person) }));
      const { rows } = await ran([network, communities], { posts, people: told }, { network: { bots: true } });
      const own = rows('mixing').filter(({ grouping }) => grouping === 'space');
      return ['eiIndex', 'tieRatio', 'gatekeeper'].map((name) => own.find(({ measure }) => measure === name)?.people);
    };
    expect(await counts([])).toEqual([5, 2, 1]);
    expect(await counts(['x', 'y'])).toEqual([3, 1, 0]);
  });

  test('is not told of a study whose people all post in one space, and accounts of different platforms are no pair', async () => {
    const one = posts.map((each) => ({ ...each, space: 's' }));
    const { rows } = await ran([network, communities], { posts: one, people });
    expect([rows('mixing'), rows('brokers')]).toEqual([[], []]);
    const apart = people.map((person) => ({ ...person, platform: ['x', 'y', 'z'].includes(person.person) ? 'x' : 'reddit' }));
    const both = await ran([network, communities], { posts, people: apart });
    // Pairs of one platform are all of one space, so that there is none across.
    expect(both.rows('mixing').filter(({ measure }) => ['tieRatio', 'sharedGroup'].includes(measure))).toEqual([]);
  });

  test('refuses a table of which nobody has a tie', async () => {
    const path = join(folder, 'others.csv');
    writeFileSync(path, 'person,role\nnobody,teacher\n');
    await expect(ran([network, communities], { posts, people }, { communities: { groups: path } })).rejects.toThrow(
      `communities.groups: nobody in ${path} has a tie in this study`,
    );
  });

  test('refuses a table without a column person', async () => {
    const path = join(folder, 'wrong.csv');
    writeFileSync(path, 'name,role\na,teacher\n');
    await expect(ran([network, communities], { posts, people }, { communities: { groups: path } })).rejects.toThrow(
      /missing column .*: person/,
    );
  });
});
