import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { suppliedTable, writeStudyTable } from '../../src/pln/study-tables.ts';

const folder = mkdtempSync(join(tmpdir(), 'study-tables-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a table that a person gives back untouched holds what was written, formulas among it', async () => {
  const path = join(folder, 'table.csv');
  const values = ['plain', 'a, "b"', '=1+1', '-x', '%off', '＠name', '|pipe'];
  await writeStudyTable(
    path,
    ['person', 'n'],
    values.map((value, i) => [value, i]),
  );
  const rows = await suppliedTable('pln.roles', path, ['person'], 'a table');
  expect(rows.map(({ cells }) => cells.person)).toEqual(values);
});
