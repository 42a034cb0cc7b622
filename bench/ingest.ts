/**
 * How fast exports are read, beside the floor: DuckDB reading the same file and writing it as Parquet, in the same run.
 * Each measurement is a process of its own, from its start to the tables of posts, people and links and their release
 * under pseudonyms. The last column tells how much less time two threads take than one.
 *
 *   npx tsx bench/ingest.ts [posts=100000] [shape ...]
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Database } from '../src/database/database.ts';
import { literal } from '../src/database/sql.ts';
import { ingest } from '../src/ingest/ingest.ts';
import { run } from '../src/run/run.ts';
import { openStudy } from '../src/study/study.ts';
import { generate } from './generate.ts';
import { type ShapeName, shapes } from './shapes.ts';

const folder = join(tmpdir(), 'staffroom-bench');

interface Measured {
  readonly seconds: number;
  readonly cpu: number;
  readonly peak: number;
}

const [first = '', ...rest] = process.argv.slice(2);
if (first === 'ours' || first === 'floor') {
  const [path = '', threads = '2'] = rest;
  await (first === 'ours' ? ours(path, Number(threads)) : floor(path, Number(threads)));
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const measured: Measured = { seconds: performance.now() / 1000, cpu: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS / 1024 };
  process.stdout.write(JSON.stringify(measured));
} else {
  const posts = first === '' ? 100_000 : Number(first);
  const chosen = (Object.keys(shapes) as ShapeName[]).filter((shape) => rest.length === 0 || rest.includes(shape));
  mkdirSync(folder, { recursive: true });
  console.log(
    `shape      who    threads${['rows/s', 'MB/s', 'wall s', 'CPU s', '× floor', 'peak MB', '× faster'].map((name) => name.padStart(9)).join('')}`,
  );
  for (const shape of chosen) {
    const path = await generate(folder, shape, posts);
    const bytes = statSync(path).size;
    const alone: Partial<Record<Who, number>> = {};
    for (const threads of [1, 2]) {
      const base = measure('floor', path, threads);
      const own = measure('ours', path, threads);
      for (const [who, { seconds, cpu, peak }] of [
        ['floor', base],
        ['ours', own],
      ] as const) {
        alone[who] ??= seconds;
        const numbers = [posts / seconds, bytes / 1e6 / seconds, seconds, cpu, cpu / base.cpu, peak, alone[who] / seconds];
        const cells = numbers.map((number, i) => number.toFixed(i === 0 || i === 5 ? 0 : 1).padStart(9));
        console.log(`${shape.padEnd(10)} ${who.padEnd(6)} ${String(threads).padStart(7)}${cells.join('')}`);
      }
    }
  }
}

type Who = 'ours' | 'floor';

function measure(who: Who, path: string, threads: number): Measured {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [...process.execArgv, fileURLToPath(import.meta.url), who, path, String(threads)],
    {
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Measured;
}

async function ours(path: string, threads: number): Promise<void> {
  const out = `${path}-out`;
  rmSync(out, { recursive: true, force: true });
  const study = await openStudy([path], { home: folder, out });
  await run(study, [ingest], { key: async () => ({ secret: Buffer.alloc(32), id: 'bench', made: null }), database: { threads } });
}

async function floor(path: string, threads: number): Promise<void> {
  const db = await Database.open({ threads });
  const reading = path.endsWith('.csv')
    ? `read_csv(${literal(path)}, all_varchar = true)`
    : `read_json(${literal(path)}, format = 'newline_delimited')`;
  await db.copy(`SELECT * FROM ${reading}`, `${path}.parquet`);
  db.close();
}
