import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Database } from '../../src/database/database.ts';

const python = process.env.PYSPARK_PYTHON ?? 'python3';
const here = spawnSync(python, ['-c', 'import pyspark, pyarrow, pandas']).status === 0 && spawnSync('java', ['-version']).status === 0;
if (!here) {
  process.stderr.write(
    `SKIPPED: Spark is NOT tested: ${python} has no pyspark, pyarrow and pandas, or there is no java; see cluster/README.md\n`,
  );
}

const folder = mkdtempSync(join(tmpdir(), 'staffroom-spark-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function tsx(...args: string[]): void {
  execFileSync(process.execPath, ['--import', 'tsx', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, STAFFROOM_KEY_FILE: undefined, XDG_CONFIG_HOME: folder },
  });
}

/** Rows that one of two queries gives and the other does not. */
async function differing(db: Database, one: string, other: string): Promise<number> {
  const [row] = await db.rows<{ n: number }>(
    `SELECT count(*) AS n FROM ((${one} EXCEPT ALL ${other}) UNION ALL (${other} EXCEPT ALL ${one}))`,
  );
  return row?.n ?? -1;
}

test.skipIf(!here)(
  'the laptop and Spark on two cores give equal tables, cell by cell, and the run goes on from them',
  async () => {
    const worker = join(folder, 'worker.mjs');
    tsx('cluster/build.ts', worker);
    tsx('pipelines/run.ts', 'data/raw/sample', '--out', join(folder, 'laptop'), '--until', 'network', '--quiet');
    const spark = [join('cluster', 'spark.py'), '--master', 'local[2]', '--worker', worker, '--out', join(folder, 'spark')];
    const done = spawnSync(python, [...spark, '--tables', join(folder, 'laptop/interim')], { encoding: 'utf8' });
    expect(done.status, done.stderr).toBe(0);
    tsx('pipelines/run.ts', 'data/raw/sample', '--out', join(folder, 'other'), '--until', 'ingest', '--quiet');
    tsx('cluster/adopt.ts', 'data/raw/sample', '--out', join(folder, 'other'), '--from-spark', join(folder, 'spark'));
    tsx('pipelines/run.ts', 'data/raw/sample', '--out', join(folder, 'other'), '--from', 'network', '--until', 'network', '--quiet');

    const db = await Database.open();
    try {
      const read = (path: string): string => `SELECT * FROM read_parquet('${join(folder, path)}')`;
      for (const table of ['labels', 'evidence', 'ties', 'measures']) {
        const [{ n } = { n: 0 }] = await db.rows<{ n: number }>(`SELECT count(*) AS n FROM (${read(`laptop/interim/${table}.parquet`)})`);
        expect(n, table).toBeGreaterThan(1000);
        expect(await differing(db, read(`laptop/interim/${table}.parquet`), read(`other/interim/${table}.parquet`)), table).toBe(0);
      }
      for (const table of ['ties', 'tieQuarters']) {
        const [{ columns } = { columns: '' }] = await db.rows<{ columns: string }>(
          `SELECT string_agg('"' || column_name || '"', ', ') AS columns FROM (DESCRIBE ${read(`laptop/interim/${table}.parquet`)})`,
        );
        const of = (path: string): string => `SELECT ${columns} FROM (${read(path)})`;
        expect(await differing(db, of(`laptop/interim/${table}.parquet`), of(`spark/${table}/*.parquet`)), table).toBe(0);
      }
      expect(await db.rows(read('spark/rejects/*.parquet'))).toEqual([]);
    } finally {
      db.close();
    }
  },
  900_000,
);
