/**
 * Times the whole run, raw export to report, stage by stage, beside what a researcher would write instead and beside
 * the floor (DuckDB reading the same file and writing it as Parquet), all in one sitting on the same file. Each
 * measurement is a process of its own. With --write the table goes into the README, between its marks.
 *
 *   npm run bench [-- --posts 100000,1000000 --shape tags --runs 3 --write]
 *
 * Peers are Python (pandas, scikit-learn, igraph, networkx, matplotlib; PYTHON or python3) and R (data.table, igraph;
 * Rscript), where they are installed.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { Database } from '../src/database/database.ts';
import { literal } from '../src/database/sql.ts';
import { run } from '../src/run/run.ts';
import { stages } from '../src/stages.ts';
import { openStudy } from '../src/study/study.ts';
import { generate, truth } from './generate.ts';
import { type ShapeName, shapes } from './shapes.ts';

const folder = join(tmpdir(), 'staffroom-bench');
/** DuckDB reading the file and writing it as Parquet. */
const FLOOR = 'floor: DuckDB, file to Parquet';
const here = import.meta.dirname;
const readme = join(here, '../README.md');

/** What a process took: wall and processor seconds, peak memory in MB, and wall seconds by step. */
interface Measured {
  readonly seconds: number;
  readonly cpu: number;
  readonly peak: number;
  readonly steps: Readonly<Record<string, number>>;
}

const command = new Command('npm run bench --')
  .description('Times the whole run, raw export to report, beside a floor and beside what a researcher would write instead.')
  .option('--posts <numbers>', 'posts of the studies, between commas', '100000,1000000')
  .option('--shape <name>', `shape of the export: ${Object.keys(shapes).join(', ')}`, 'tags')
  .option('--runs <number>', 'runs of each, of which the median is told', '3')
  .option('--write', 'put the table into the README', false)
  .argument('[who]', 'for the command itself: what one process measures')
  .argument('[path]', 'for the command itself: the file it measures on')
  .parse();
const values = command.opts<{ posts: string; shape: string; runs: string; write: boolean }>();
const [who, path] = command.args;
if (who !== undefined && path !== undefined) await measured(who, path);
else await compare();

async function compare(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const shape = values.shape as ShapeName;
  if (!(shape in shapes)) throw new Error(`unknown shape: ${shape}; known: ${Object.keys(shapes).join(', ')}`);
  const tables: string[] = [];
  for (const posts of values.posts.split(',').map(Number)) {
    const file = await generate(folder, shape, posts);
    const rivals = shape === 'tags' ? peers(file, await truth(folder, posts)) : [];
    const programs = [{ name: 'Staffroom', start: () => own('ours', file) }, { name: FLOOR, start: () => own('floor', file) }, ...rivals];
    // In turn, so that a machine that slows down slows all of them.
    const taken = new Map<string, Measured[]>();
    for (let time = 0; time < Number(values.runs); time += 1) {
      for (const { name, start } of programs) {
        const figures = start();
        if (figures === null) continue;
        taken.set(name, [...(taken.get(name) ?? []), figures]);
        process.stderr.write(`${name}: ${figures.seconds.toFixed(1)} s, ${JSON.stringify(figures.steps)}\n`);
      }
    }
    tables.push(table(posts, statSync(file).size, shape, taken));
  }
  const text = `${tables.join('\n\n')}\n`;
  process.stdout.write(text);
  if (values.write) intoReadme(text);
}

/** A row for every program, then one for every stage of ours; of several runs the median by wall. */
function table(posts: number, bytes: number, shape: ShapeName, taken: ReadonlyMap<string, readonly Measured[]>): string {
  const ours = median(taken.get('Staffroom') ?? []);
  const mb = bytes / 1e6;
  const lines = [
    `${posts.toLocaleString('en')} posts, ${mb.toFixed(0)} MB of ${shape}, ${cpus().length} cores, Node ${process.versions.node}:`,
    '',
    '| | wall s | CPU s | posts a second | MB a second | peak MB | wall ÷ ours |',
    '|---|--:|--:|--:|--:|--:|--:|',
  ];
  const row = (name: string, seconds: number, cpu: number | null, peak: number | null): string =>
    `| ${[name, seconds.toFixed(1), cpu?.toFixed(1) ?? '', Math.round(posts / seconds).toLocaleString('en'), (mb / seconds).toFixed(1), peak?.toFixed(0) ?? '', (seconds / ours.seconds).toFixed(2)].join(' | ')} |`;
  for (const [name, runs] of taken) {
    const { seconds, cpu, peak } = median(runs);
    lines.push(row(name, seconds, cpu, peak));
    if (name === 'Staffroom') for (const [step, time] of Object.entries(ours.steps)) lines.push(row(`– ${step}`, time, null, null));
  }
  return lines.join('\n');
}

function median(runs: readonly Measured[]): Measured {
  const sorted = [...runs].sort((a, b) => a.seconds - b.seconds);
  return sorted[Math.floor(sorted.length / 2)] as Measured;
}

function own(program: 'ours' | 'floor', file: string): Measured {
  const { stdout, stderr, status } = spawnSync(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), program, file], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Measured;
}

/** The scripts beside this one, where what they need is installed. */
function peers(file: string, coded: string): { name: string; start: () => Measured | null }[] {
  const python = process.env.PYTHON ?? 'python3';
  const script = (program: string, name: string, ...more: string[]) => {
    return () => {
      const out = join(folder, 'peer');
      const began = performance.now();
      const { stdout, status } = spawnSync(program, [join(here, 'peers', name), file, coded, out, ...more], { encoding: 'utf8' });
      if (status !== 0) return null;
      return {
        seconds: (performance.now() - began) / 1000,
        ...(JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Omit<Measured, 'seconds'>),
      };
    };
  };
  const has = (program: string, args: readonly string[]): boolean => spawnSync(program, args).status === 0;
  const base = 'import pandas, sklearn, matplotlib';
  const found = [];
  for (const library of ['igraph', 'networkx'])
    if (has(python, ['-c', `${base}, ${library}`])) found.push({ name: `Python, ${library}`, start: script(python, 'script.py', library) });
  if (has('Rscript', ['-e', 'library(data.table); library(igraph)']))
    found.push({ name: 'R, data.table and igraph', start: script('Rscript', 'script.R') });
  if (found.length === 0) process.stderr.write('no peers: neither Python nor R has what their scripts need\n');
  return found;
}

/** Runs one program in this process, and prints what it took. */
async function measured(program: string, file: string): Promise<void> {
  const steps: Record<string, number> = {};
  if (program === 'floor') {
    const db = await Database.open();
    const reading = file.endsWith('.csv')
      ? `read_csv(${literal(file)}, all_varchar = true)`
      : `read_json(${literal(file)}, format = 'newline_delimited')`;
    await db.copy(`SELECT * FROM ${reading}`, `${file}.parquet`);
    db.close();
  } else {
    const out = join(folder, 'ours');
    rmSync(out, { recursive: true, force: true });
    const study = await openStudy([file], { home: folder, out });
    const outcome = await run(study, stages, { key: async () => ({ secret: Buffer.alloc(32), id: 'bench', made: null }) });
    for (const { name, seconds } of outcome.stages) steps[name] = seconds;
  }
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const cpu = (userCPUTime + systemCPUTime) / 1e6;
  process.stdout.write(JSON.stringify({ seconds: performance.now() / 1000, cpu, peak: maxRSS / 1024, steps } satisfies Measured));
}

function intoReadme(text: string): void {
  const [start, end] = ['<!-- bench: begin -->', '<!-- bench: end -->'];
  const whole = readFileSync(readme, 'utf8');
  const [before, after] = [whole.indexOf(start), whole.indexOf(end)];
  if (before < 0 || after < 0) throw new Error(`README.md: missing marks: ${start} … ${end}`);
  writeFileSync(readme, `${whole.slice(0, before + start.length)}\n${text}${whole.slice(after)}`);
}
