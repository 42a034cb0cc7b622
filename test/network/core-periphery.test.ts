import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { undirected } from '../../src/graph/graph.ts';
import { corePeriphery } from '../../src/network/core-periphery.ts';

const of = (n: number, ties: readonly (readonly [number, number])[]) =>
  corePeriphery(
    undirected(
      n,
      ties.map(([a]) => a),
      ties.map(([, b]) => b),
    ),
  );

/** Errors of a part as a core: contacts lacking within it, and contacts within the rest. */
function errors(n: number, pairs: ReadonlySet<string>, core: (i: number) => boolean): number {
  let sum = 0;
  for (let a = 0; a < n; a++)
    for (let b = a + 1; b < n; b++) {
      if (core(a) !== core(b)) continue;
      if (core(a) !== pairs.has(`${a} ${b}`)) sum += 1;
    }
  return sum;
}

describe('corePeriphery', () => {
  it('finds a clique with a pendant for each of its people', () => {
    const clique = [0, 1, 2, 3].flatMap((a) => [0, 1, 2, 3].filter((b) => b > a).map((b) => [a, b] as const));
    const pendants = [0, 1, 2, 3].map((a) => [a, a + 4] as const);
    expect(of(8, [...clique, ...pendants])).toEqual({ size: 4, core: 1, periphery: 0, fit: 1 });
  });

  it('has as few errors as the best core whose people have more contacts than all others, and as any part where the best of all is whole', () => {
    const tie = fc.tuple(fc.nat(8), fc.nat(8));
    fc.assert(
      fc.property(fc.array(tie, { maxLength: 30 }), (ties) => {
        const n = 9;
        const pairs = new Set(ties.filter(([a, b]) => a !== b).map(([a, b]) => `${Math.min(a, b)} ${Math.max(a, b)}`));
        const contacts = Array.from({ length: n }, (_, i) => [...pairs].filter((pair) => pair.split(' ').includes(`${i}`)).length);
        const everybody = [...contacts.keys()];
        const parts = Array.from({ length: 2 ** n }, (_, part) => (i: number) => ((part >> i) & 1) === 1);
        const inOrder = (core: (i: number) => boolean) =>
          everybody.every((i) => !core(i) || everybody.every((j) => core(j) || (contacts[i] as number) > (contacts[j] as number)));
        const whole = (core: (i: number) => boolean) =>
          everybody.every((i) => everybody.every((j) => contacts[i] !== contacts[j] || core(i) === core(j)));
        const found = of(n, ties);
        const [size, core, periphery] = [found?.size ?? 0, found?.core ?? 0, found?.periphery ?? 0];
        const possible = (people: number) => (people * (people - 1)) / 2;
        const own = possible(size) * (1 - core) + possible(n - size) * periphery;
        expect(own).toBeCloseTo(Math.min(...parts.filter(inOrder).map((one) => errors(n, pairs, one))), 9);
        const best = Math.min(...parts.map((one) => errors(n, pairs, one)));
        if (parts.some((one) => whole(one) && errors(n, pairs, one) === best)) expect(own).toBeCloseTo(best, 9);
      }),
      {
        numRuns: 100,
        // Two people with one contact each would make fewer errors as a core than the five with two, of whom two would make fewest.
        examples: [
          [
            [
              [4, 0],
              [2, 6],
              [4, 3],
              [5, 2],
              [5, 7],
              [3, 0],
            ],
          ],
        ],
      },
    );
  });

  it('fits as the correlation over pairs says', () => {
    // Core 0, 1, 2 with two of three contacts; periphery 3 to 6 with one of six.
    const found = of(7, [
      [0, 1],
      [0, 2],
      [3, 4],
      [0, 3],
      [1, 4],
      [1, 5],
      [2, 6],
      [2, 5],
      [0, 6],
    ]);
    expect(found).toMatchObject({ size: 3, core: 2 / 3, periphery: 1 / 6 });
    const [x, y] = [
      [1, 1, 1, 0, 0, 0, 0, 0, 0],
      [1, 1, 0, 1, 0, 0, 0, 0, 0],
    ];
    const mean = (list: number[]) => list.reduce((a, b) => a + b, 0) / list.length;
    const covered = (a: number[], b: number[]) => a.reduce((sum, v, i) => sum + (v - mean(a)) * ((b[i] as number) - mean(b)), 0);
    expect(found?.fit).toBeCloseTo(
      covered(x as number[], y as number[]) / Math.sqrt(covered(x as number[], x as number[]) * covered(y as number[], y as number[])),
      12,
    );
  });

  it('takes no notice of self-ties, and has nothing to say of nobody', () => {
    expect(
      of(3, [
        [0, 1],
        [0, 2],
        [0, 0],
      ]),
    ).toEqual(
      of(3, [
        [0, 1],
        [0, 2],
      ]),
    );
    expect(of(0, [])).toBeNull();
  });

  it('has no density of a periphery of nobody or of one, and no core where nobody has a contact', () => {
    const clique = [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const;
    expect(of(3, clique)).toEqual({ size: 3, core: 1, periphery: null, fit: null });
    expect(of(4, [...clique, [0, 3]])).toEqual({ size: 3, core: 1, periphery: null, fit: null });
    const four = [...clique, [0, 3], [1, 3], [2, 3]] as const;
    expect(of(6, [...four, [0, 4], [1, 5]])).toMatchObject({ size: 4, periphery: 0 });
    expect(of(3, [[0, 0]])).toEqual({ size: 0, core: null, periphery: 0, fit: null });
  });

  it('has no density of a core of one, and no fit where nothing varies', () => {
    expect(
      of(4, [
        [0, 1],
        [0, 2],
        [0, 3],
      ]),
    ).toEqual({ size: 1, core: null, periphery: 0, fit: null });
  });
});
