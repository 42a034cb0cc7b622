import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Database } from '../../../src/database/database.ts';
import { groupBy } from '../../../src/group.ts';
import { cellOf, foremost } from '../../../src/pln/complements/foremost.ts';
import { type Cell, isSmall } from '../../../src/privacy/suppression.ts';
import { withTables } from '../../report/tables.ts';

/** How much an author (null: nobody known) has in a part. */
type Own = readonly [part: number, author: number | null, n: number];

/** All parts taken together, from the rows that are told apart of these. */
async function told(db: Database, each: readonly Own[]): Promise<Cell> {
  const own = each.map(([part, author, n]) => `(${part}, ${author ?? 'NULL'}, ${n})`).join(', ');
  const rows = await db.rows<{ author: number | null; n: number; nPeople: number; nMost: number }>(
    foremost(`SELECT 1 AS whole, * FROM (VALUES ${own}, (9, 0, 0)) AS own(part, author, n)`, { of: 'whole', part: 'part', amounts: ['n'] }),
  );
  return cellOf(rows.map(({ author, n, nPeople, nMost }) => ({ author, n, people: nPeople, most: nMost })));
}

/** All parts taken together, from all who have something there. */
function exactly(each: readonly Own[]): Cell {
  const own = groupBy(
    each.filter(([, author, n]) => author !== null && n > 0),
    ([, author]) => author,
  );
  const most = [...own.values()].map((rows) => rows.reduce((sum, [, , n]) => sum + n, 0)).sort((a, b) => b - a);
  return { count: each.reduce((sum, [, , n]) => sum + n, 0), people: most.length, most };
}

const small = (cell: Cell) => [2, 5, 20].map((k) => isSmall(cell, k));

test('parts taken together are small where they are by all who have something there', () =>
  withTables({}, [], async (db) => {
    const amount = fc.oneof(fc.nat(3), fc.nat(400));
    const table = fc.uniqueArray(fc.tuple(fc.nat(2), fc.option(fc.nat(45)), amount), {
      minLength: 1,
      maxLength: 120,
      selector: ([part, author]) => `${part} ${author}`,
    });
    await fc.assert(
      fc.asyncProperty(table, async (each) => {
        const seen = small(await told(db, each));
        for (const [i, is] of small(exactly(each)).entries()) if (is) expect(seen[i]).toBe(true);
      }),
      { numRuns: 60, seed: 1 },
    );
  }));

test('so they are, too, where who has the next most is among the foremost of no part', () =>
  withTables({}, [], async (db) => {
    // Beside the 10,200 of the first are 1,064, of which the next has 50: 25 in each part, where twenty have 26 or more.
    const others = (part: number, n: number) => Array.from({ length: n }, (_, i): Own => [part, part * 100 + i, 26]);
    const each: Own[] = [[1, 1, 10_200], ...others(1, 19), ...others(2, 20), [1, 2, 25], [2, 2, 25]];
    expect(small(exactly(each))).toEqual([true, true, true]);
    expect(small(await told(db, each))).toEqual([true, true, true]);
    expect(small(await told(db, [[1, 1, 10_000], ...each.slice(1), [1, null, 900]]))).toEqual([false, false, false]);
  }));
