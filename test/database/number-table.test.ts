import { expect, test } from 'vitest';
import { Database } from '../../src/database/database.ts';

test('a table of numbers holds what was added, in its order, across the chunks of the database', async () => {
  const db = await Database.open();
  const table = await db.numbers('parts', { flag: 'UTINYINT', size: 'INTEGER', share: 'DOUBLE' });
  const counted = (from: number, rows: number): number[] => Array.from({ length: rows }, (_, i) => from + i);
  for (const [from, rows] of [
    [0, 3],
    [3, 5000],
    [5003, 1],
  ] as const)
    table.add(rows, {
      flag: Uint8Array.from(counted(from, rows), (i) => i % 256),
      size: Int32Array.from(counted(from, rows), (i) => i - 2 ** 31),
      share: Float64Array.from(counted(from, rows), (i) => (i === 4000 ? Number.NaN : i / 7)),
    });
  table.close();
  expect(await db.rows('SELECT * FROM parts')).toEqual(
    counted(0, 5004).map((i) => ({ flag: i % 256, size: i - 2 ** 31, share: i === 4000 ? Number.NaN : i / 7 })),
  );
  db.close();
});
