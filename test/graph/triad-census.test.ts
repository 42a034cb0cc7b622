import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { directed, type Graph, sourcesOf } from '../../src/graph/graph.ts';
import { rewired } from '../../src/graph/rewired.ts';
import { arcsOf, graphOf } from '../../src/graph/ties.ts';
import { CORNERS, TRIADS, type TriadName, triadCensus } from '../../src/graph/triad-census.ts';
import { seeded } from '../../src/random.ts';

const numbers = (graph: Graph) => {
  const census = triadCensus(graph);
  return TRIADS.map((name) => census[name].number);
};

/** Ties between three people, one of each sort, as igraph's manual draws them. */
const drawn: readonly (readonly [TriadName, string])[] = [
  ['003', ''], ['012', 'AB'], ['102', 'AB BA'], ['021D', 'BA BC'], ['021U', 'AB CB'], ['021C', 'AB BC'], ['111D', 'AB BA CB'],
  ['111U', 'AB BA BC'], ['030T', 'AB CB AC'], ['030C', 'BA CB AC'], ['201', 'AB BA BC CB'], ['120D', 'BA BC AC CA'],
  ['120U', 'AB CB AC CA'], ['120C', 'AB BC AC CA'], ['210', 'AB BC CB AC CA'], ['300', 'AB BA BC CB AC CA'],
]; // biome-ignore format: a table

describe('triadCensus(graph)', () => {
  test.each(drawn)('knows %s, whoever is called how', (name, ties) => {
    for (const order of ['ABC', 'ACB', 'BAC', 'BCA', 'CAB', 'CBA']) {
      const arcs = ties.split(' ').filter((tie) => tie !== '');
      const end = (place: number) => arcs.map((tie) => order.indexOf(tie[place] as string));
      expect(numbers(directed(3, end(0), end(1)))).toEqual(TRIADS.map((one) => Number(one === name)));
    }
  });

  test('is what igraph 1.3.5 (triad_census) and sna 2.7 (triad.census) give in R', () => {
    const invented = directed(
      14,
      [0, 1, 1, 2, 3, 3, 4, 5, 5, 6, 7, 8, 8, 9, 10, 11, 12, 13, 2, 6, 0, 4, 9, 12, 3],
      [1, 0, 2, 3, 1, 4, 5, 6, 3, 7, 5, 9, 4, 10, 11, 8, 3, 12, 0, 2, 6, 8, 1, 0, 3],
    );
    expect(numbers(invented)).toEqual([150, 154, 15, 6, 8, 18, 5, 3, 0, 4, 0, 0, 0, 1, 0, 0]);
  });

  test('is what looking at all threes gives', () => {
    const any = fc.integer({ min: 0, max: 9 }).chain((n) =>
      fc.array(fc.tuple(fc.nat(Math.max(0, n - 1)), fc.nat(Math.max(0, n - 1))), { maxLength: n === 0 ? 0 : 40 }).map((list) =>
        directed(
          n,
          list.map(([s]) => s),
          list.map(([, t]) => t),
        ),
      ),
    );
    fc.assert(
      fc.property(any, (graph) => {
        expect(numbers(graph)).toEqual(oneByOne(graph));
      }),
    );
  });

  test('says how many people are in the middle, or in them, and what the two with most have', () => {
    // 0 turns to 1, 2, 3 and 4; 5 turns to 6 and 7; 8, 9 and 10 turn to each other.
    const star = directed(11, [0, 0, 0, 0, 5, 5, 8, 9, 9, 10, 8, 10], [1, 2, 3, 4, 6, 7, 9, 8, 10, 9, 10, 8]);
    const census = triadCensus(star);
    expect(census['021D']).toEqual({ number: 7, people: 2, most: [6, 1] });
    expect(census['300']).toEqual({ number: 1, people: 3, most: null });
    expect(census['012']).toMatchObject({ people: null, most: null });
  });
});

test('CORNERS: pairs of contacts stay as many, open or closed, where everybody keeps how many they exchange with and turn to', () => {
  const pairs = (graph: Graph) => {
    const census = triadCensus(graph);
    const closed = [...CORNERS].flatMap(([name, corners]) =>
      corners.map((corner) => ({ corner, number: census[name as TriadName].number })),
    );
    return TRIADS.filter((name) => census[name].most !== null).map((name) =>
      closed.filter(({ corner }) => corner === name).reduce((sum, { number }) => sum + number, census[name].number),
    );
  };
  let closed = 0;
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { minLength: 20, maxLength: 60 }), fc.nat(), (list, seed) => {
      const graph = directed(
        10,
        list.map(([s]) => s),
        list.map(([, t]) => t),
      );
      const other = graphOf(rewired(arcsOf(graph), seeded(seed)));
      closed += triadCensus(graph)['120C'].number;
      expect(pairs(other)).toEqual(pairs(graph));
    }),
  );
  expect(closed).toBeGreaterThan(0);
});

/** The census by looking at each three people, and comparing with the drawings. */
function oneByOne(graph: Graph): number[] {
  const ties = new Set(Array.from(sourcesOf(graph), (source, p) => `${source} ${graph.targets[p]}`));
  const counts = new Map<TriadName, number>(TRIADS.map((name) => [name, 0]));
  for (let a = 0; a < graph.n; a++) {
    for (let b = a + 1; b < graph.n; b++) {
      for (let c = b + 1; c < graph.n; c++) {
        const name = drawn.find(([, drawing]) =>
          [
            [a, b, c],
            [a, c, b],
            [b, a, c],
            [b, c, a],
            [c, a, b],
            [c, b, a],
          ].some((order) => {
            const own = ['AB', 'BA', 'AC', 'CA', 'BC', 'CB'].filter((tie) =>
              ties.has([...tie].map((end) => order['ABC'.indexOf(end)]).join(' ')),
            );
            return own.sort().join(' ') === drawing.split(' ').sort().join(' ');
          }),
        )?.[0];
        if (name === undefined) throw new Error(`no such three: ${[a, b, c].join(', ')}`);
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
    }
  }
  return [...counts.values()];
}
