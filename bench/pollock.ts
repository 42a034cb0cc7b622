/**
 * Reads the files of the Pollock benchmark (Vitagliano et al., PVLDB 16(8), 2023) or, without a folder, files of the same
 * kinds over an invented table, and prints the scores. The folder is that of the benchmark's repository: it holds
 * `polluted_files/csv`, `polluted_files/clean` and `pollock_weights.json`. With a second folder the tables are written
 * there as the benchmark's own evaluation wants them.
 *
 *   npx tsx bench/pollock.ts [benchmark] [out]
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTables } from '../src/ingest/rows/table/tables.ts';
import { type Polluted, pollutions, score } from '../test/ingest/pollution.ts';

const [folder, out] = process.argv.slice(2);
const scratch = mkdtempSync(join(tmpdir(), 'pollock-'));

const cases: Iterable<{ name: string; kind: string; weight: number; path: string; clean: Polluted['clean'] }> =
  folder === undefined ? invented() : published(folder);
const kinds = new Map<string, { files: number; score: number }>();
let files = 0;
let simple = 0;
let weight = 0;
let weighted = 0;
for (const { name, kind, weight: share, path, clean } of cases) {
  const [table] = await readTables(path);
  const rows = table === undefined ? [] : [table.header, ...table.rows];
  if (out !== undefined) {
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, `${name}_converted.csv`), rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join(''));
  }
  const found = score(clean, rows);
  const known = kinds.get(kind) ?? { files: 0, score: 0 };
  kinds.set(kind, { files: known.files + 1, score: known.score + found });
  files += 1;
  simple += found;
  weight += share;
  weighted += found * share;
}
rmSync(scratch, { recursive: true });
for (const [kind, known] of kinds) console.log(`${(known.score / known.files).toFixed(3).padStart(7)}  ${kind} (${known.files})`);
console.log(`${files} files: ${(simple / files).toFixed(3)} simple, ${(weighted / weight).toFixed(3)} weighted, of 10`);

function* invented() {
  for (const { kind, weight, text, clean } of pollutions()) {
    const path = join(scratch, 'polluted.csv');
    writeFileSync(path, text);
    yield { name: kind, kind, weight, path, clean };
  }
}

function* published(root: string) {
  const weights = JSON.parse(readFileSync(join(root, 'pollock_weights.json'), 'utf8')) as Record<string, number>;
  for (const name of readdirSync(join(root, 'polluted_files/csv')).sort()) {
    const clean = parse(readFileSync(join(root, 'polluted_files/clean', name), 'utf8'));
    const kind = name.replace(/_?\d+(_col\d+|_0x\w+)?\.csv$/, '').replace(/_row$/, '');
    yield { name, kind, weight: weights[name] ?? 0, path: join(root, 'polluted_files/csv', name), clean };
  }
}

/** The cells of a clean file: commas, double quotes, doubled where they are content. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quotedCell, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quotedCell === undefined ? (plain ?? '') : quotedCell.replaceAll('""', '"'));
    if (end === ',') continue;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  return rows;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
