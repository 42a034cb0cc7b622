import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openExport } from '../../src/ingest/files/container.ts';
import { readTables } from '../../src/ingest/rows/table/tables.ts';
import { corpora } from './corpora.ts';
import { pollutions, score } from './pollution.ts';
import { saved, table } from './saved.ts';

/** Of the files with one damaged row each, every so manieth is read here; `bench/pollock.ts` reads them all. */
const EVERY = 7;

test('readTables(path) reads polluted tables as they were meant', { timeout: 120_000 }, async () => {
  const kinds = new Map<string, { files: number; score: number; weight: number; weighted: number }>();
  for (const [i, { kind, weight, text, clean }] of pollutions().entries()) {
    const times = i < 22 ? 1 : EVERY;
    if (times > 1 && i % EVERY !== 0) continue;
    const [first] = await readTables(saved(text));
    const found = score(clean, first === undefined ? [] : [first.header, ...first.rows]);
    const known = kinds.get(kind) ?? { files: 0, score: 0, weight: 0, weighted: 0 };
    kinds.set(kind, {
      files: known.files + times,
      score: known.score + found * times,
      weight: known.weight + weight * times,
      weighted: known.weighted + found * weight * times,
    });
  }
  const all = [...kinds.values()].reduce((a, b) => ({
    files: a.files + b.files,
    score: a.score + b.score,
    weight: a.weight + b.weight,
    weighted: a.weighted + b.weighted,
  }));
  const [simple, weighted] = [all.score / all.files, all.weighted / all.weight];
  console.info(`polluted tables: ${simple.toFixed(3)} simple, ${weighted.toFixed(3)} weighted, of 10`);
  expect(simple).toBeGreaterThan(9.98);
  expect(weighted).toBeGreaterThan(9.99);
});

const folder = join(corpora, 'csv-test-data');

test.skipIf(!existsSync(folder))('csvRows(path) reads csv-test-data, and what is bad in it shows (STAFFROOM_CORPORA)', async () => {
  const wrong: string[] = [];
  let good = 0;
  let flagged = 0;
  for (const file of readdirSync(join(folder, 'csv'))) {
    const name = file.replace('.csv', '');
    const opened = await openExport(join(folder, 'csv', file));
    const { rows } = opened.content.kind === 'csv' ? await table(join(folder, 'csv', file)) : { rows: [] };
    const cells = rows.map((row) => (row.kind === 'record' ? row.value : ['']));
    if (name.startsWith('bad-')) {
      // A header without names that are known is for the format to refuse, and so is a file without content.
      const odd = rows.some((row) => row.kind === 'bad' || (row.kind === 'record' && row.repaired !== undefined));
      const ragged = cells.some((row) => row.length !== cells[0]?.length);
      const strays = cells.some((row) => row.some((cell) => cell.includes('"')));
      const refused = opened.content.kind === 'empty' || cells.length < 2;
      if (odd || ragged || strays || refused) flagged += 1;
      else wrong.push(name);
      continue;
    }
    const expected: unknown = JSON.parse(readFileSync(join(folder, 'json', `${name}.json`), 'utf8'));
    const [header = []] = cells;
    const asObjects = cells.slice(1).map((row) => Object.fromEntries(header.map((column, i) => [column, row[i]])));
    const wanted = JSON.stringify(expected);
    const empty = opened.content.kind === 'empty' && readFileSync(join(folder, 'csv', file), 'utf8').trim() === '';
    if (empty || [cells, asObjects, cells.slice(1)].some((found) => JSON.stringify(found) === wanted)) good += 1;
    else wrong.push(name);
  }
  console.info(`csv-test-data: ${good} read, ${flagged} flagged`);
  expect(wrong).toEqual([]);
  expect([good, flagged]).toEqual([18, 7]);
});
