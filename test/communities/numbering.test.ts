import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { communities } from '../../src/communities/communities.ts';
import { carried, filled } from '../../src/communities/numbering.ts';
import { network } from '../../src/network/network.ts';
import type { Post } from '../../src/schema/schema.ts';
import { peopleOf, post, ran } from '../network/small-study.ts';

const groups = (...of: number[]) => ({ of: Int32Array.from(of), count: Math.max(...of) + 1 });

describe('carried(groups, before)', () => {
  test('gives each community the number of the earlier one it shares most members with', () => {
    expect(carried(groups(0, 0, 0, 1, 1, 1), [2, 2, 2, 1, 1, 1])).toEqual(Int32Array.of(2, 1));
  });

  test('gives a number once: of two halves the larger keeps it, the other gets a new one', () => {
    const halves = carried(groups(0, 0, 1, 1, 1), [7, 7, 7, 7, 7]);
    expect(halves).toEqual(Int32Array.of(0, 7));
    expect(filled(halves, 8)).toEqual(Int32Array.of(8, 7));
  });

  test('lets a community grow: people who were not there before do not count', () => {
    expect(carried(groups(0, 0, 0, 0, 0, 0), [3, 3, 0, 0, 0, 0])).toEqual(Int32Array.of(3));
  });

  test('does not take a remnant for the community it comes from', () => {
    expect(carried(groups(0, 1, 2, 3, 4, 5), [1, 1, 1, 1, 1, 1])).toEqual(new Int32Array(6));
  });

  test('finds every number again where nothing changed, whatever the groups are called now', () => {
    const labels = fc.array(fc.nat(4), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(labels, fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), (of, names) => {
        const before = of.map((group) => group + 1);
        const now = of.map((group) => names[group] as number);
        const numbers = carried({ of: Int32Array.from(now), count: 5 }, before);
        expect(now.map((group) => numbers[group])).toEqual(before);
      }),
    );
  });
});

describe('communities of a study', () => {
  const folder = mkdtempSync(join(tmpdir(), 'numbering-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const quarter = (year: number) => Date.UTC(year, 1, 1);
  const clique = (members: string[], time: number | null = null) =>
    members.flatMap((a) => members.filter((b) => b !== a).map((b) => ({ author: a, replyToPerson: b, time })));
  const posts = (drafts: Partial<Post>[]) => drafts.map((draft, i) => post({ post: `${i}`, ...draft }));
  const found = (drafts: Partial<Post>[], like?: string) =>
    ran(
      [network, communities],
      { posts: posts(drafts), people: peopleOf(posts(drafts)) },
      like === undefined ? {} : { communities: { like } },
    );

  test('keep their numbers in a rerun that names the earlier table, though another is larger now', async () => {
    const first = await found([...clique(['a', 'b', 'c', 'd']), ...clique(['x', 'y', 'z'])]);
    const path = join(folder, 'members.parquet');
    writeFileSync(path, Buffer.from(first.bytes('members'), 'base64'));
    const grown = [...clique(['a', 'b', 'c', 'd']), ...clique(['v', 'w', 'x', 'y', 'z']), ...clique(['l', 'm', 'n'])];
    const { rows } = await found(grown, path);
    expect(rows('communities').map(({ community, size }) => [community, size])).toEqual([
      [1, 4],
      [2, 5],
      [3, 3],
    ]);
    expect((await found(grown)).rows('communities').map(({ size }) => size)).toEqual([5, 4, 3]);
  });

  test('are the same bytes in a rerun without an earlier table', async () => {
    const drafts = [...clique(['a', 'b', 'c', 'd']), ...clique(['x', 'y', 'z'])];
    const [one, other] = [await found(drafts), await found(drafts)];
    for (const table of communities.writes) expect(one.bytes(table) === other.bytes(table), table).toBe(true);
  });

  test('refuse an earlier table with nobody of this study in it', async () => {
    const other = await found(clique(['p', 'q', 'r']));
    const path = join(folder, 'others.parquet');
    writeFileSync(path, Buffer.from(other.bytes('members'), 'base64'));
    await expect(found(clique(['a', 'b', 'c']), path)).rejects.toThrow(/communities\.like: nobody in .* is in this study/);
  });

  test('keep their numbers over the quarters of a year; a group of one quarter alone has a number of its own', async () => {
    const { rows } = await found([
      ...clique(['a', 'b', 'c', 'd'], quarter(2019)),
      ...clique(['x', 'y', 'z'], quarter(2019)),
      ...clique(['x', 'y', 'z'], quarter(2020)),
      ...clique(['a', 'b', 'c'], quarter(2020)),
      ...clique(['x', 'y', 'z'], null),
    ]);
    const whole = new Map(rows('members').map(({ person, community }) => [person, community]));
    expect(rows('slices').length).toBe(13);
    for (const { quarter, person, community } of rows('slices')) expect(community, `${quarter} ${person}`).toBe(whole.get(person));
    expect(rows('slices').map(({ quarter }) => quarter)).toContain('2020-Q1');
  });
});
