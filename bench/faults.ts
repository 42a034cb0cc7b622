/**
 * Faults too heavy for the tests: a file of 1 GB, a line that is longer than any text can be in JavaScript, a table of 100,000
 * columns, and bombs of 10 GB. Prints seconds, peak memory and exit status of each, and fails where a limit is not kept.
 *
 *   npx tsx bench/faults.ts
 */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { UserError } from '../src/errors.ts';
import { ingest } from '../src/ingest/ingest.ts';
import { run } from '../src/run/run.ts';
import { openStudy } from '../src/study/study.ts';

interface Limits {
  readonly seconds: number;
  readonly megabytes: number;
  readonly exit: number;
}

const [path] = process.argv.slice(2);
if (path !== undefined) {
  const study = await openStudy([path], { home: tmpdir(), out: `${path}-out` });
  const exit = await run(study, [ingest], { key: async () => ({ secret: Buffer.alloc(32), id: 'bench', made: null }) }).then(
    (outcome) => outcome.exit,
    (error: unknown) => {
      if (error instanceof UserError) return error.exit;
      throw error;
    },
  );
  process.stdout.write(JSON.stringify({ exit, megabytes: process.resourceUsage().maxRSS / 1024 }));
} else {
  const folder = mkdtempSync(join(tmpdir(), 'staffroom-faults-'));
  try {
    const big = join(folder, 'big.txt');
    await transcript(big, 1_000_000_000);
    check('a file of 1 GB', big, { seconds: 300, megabytes: 750, exit: 0 });
    rmSync(big);
    const line = join(folder, 'line.jsonl');
    await longLine(line, 700_000_000);
    check('a line of 700 MB', line, { seconds: 60, megabytes: 1000, exit: 3 });
    rmSync(line);
    const wide = join(folder, 'wide.csv');
    writeFileSync(wide, `${Array.from({ length: 100_000 }, (_, i) => `column${i}`).join(',')}\n${'x,'.repeat(99_999)}x\n`.repeat(2));
    check('a table of 100,000 columns', wide, { seconds: 10, megabytes: 500, exit: 2 });
    rmSync(wide);
    const member = Buffer.alloc(1 << 26);
    writeFileSync(join(folder, 'bomb.csv.gz'), Buffer.concat(Array<Buffer>(160).fill(gzipSync(member))));
    check('a gzip bomb of 10 GB', join(folder, 'bomb.csv.gz'), { seconds: 10, megabytes: 500, exit: 2 });
    writeFileSync(join(folder, 'bomb.zip'), zipBomb());
    check('a zip bomb of 4 GB', join(folder, 'bomb.zip'), { seconds: 10, megabytes: 500, exit: 2 });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function check(name: string, file: string, limits: Limits): void {
  const began = performance.now();
  const { stdout, stderr, status } = spawnSync(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), file], {
    encoding: 'utf8',
  });
  const seconds = (performance.now() - began) / 1000;
  if (status !== 0) throw new Error(`${name}: ${stderr}`);
  const { exit, megabytes } = JSON.parse(stdout) as { exit: number; megabytes: number };
  const kept = exit === limits.exit && seconds <= limits.seconds && megabytes <= limits.megabytes;
  console.log(`${kept ? 'kept  ' : 'BROKEN'} ${name}: ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB, exit ${exit}`);
  if (!kept) process.exitCode = 1;
}

async function transcript(file: string, bytes: number): Promise<void> {
  const out = createWriteStream(file);
  out.write('time,username,text\n');
  const text = 'long words about teaching '.repeat(36);
  for (let i = 0, written = 0; written < bytes; i += 1) {
    const minute = i % 1440;
    const row = `${(i % 12) + 1}/${(i % 28) + 1}/15 ${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')},p${i % 5_000},"${i} ${text}"\n`;
    written += row.length;
    if (!out.write(row)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

async function longLine(file: string, bytes: number): Promise<void> {
  const out = createWriteStream(file);
  const comment = (body: string): string =>
    `{"author":"ann","body":"${body}","created_utc":1577872800,"id":"a","link_id":"t3_a","parent_id":"t3_a","score":1,"subreddit":"t"}\n`;
  out.write(comment('before'));
  const [head = '', tail = ''] = comment('|').split('|');
  out.write(head);
  const block = 'x'.repeat(1 << 20);
  for (let written = 0; written < bytes; written += block.length) if (!out.write(block)) await once(out, 'drain');
  out.end(tail + comment('behind').replace('"id":"a"', '"id":"b"'));
  await once(out, 'finish');
}

/** An archive with one file of 4 GB minus one byte, written by hand: what packs it would have to hold it. */
function zipBomb(): Buffer {
  const piece = deflateRawSync(Buffer.alloc(1 << 26), { finishFlush: 2 });
  const data = Buffer.concat(Array<Buffer>(63).fill(piece));
  const name = Buffer.from('a.csv');
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(data.length, 20);
  central.writeUInt32LE(0xfffffffe, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + data.length, 16);
  return Buffer.concat([local, name, data, central, name, end]);
}
