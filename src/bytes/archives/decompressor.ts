import { type ChildProcess, spawn } from 'node:child_process';
import { Duplex } from 'node:stream';
import * as zlib from 'node:zlib';
import { systemCode, UserError } from '../../errors.ts';
import type { Compression } from './packing.ts';

/** What packed bytes are written to and unpacked bytes are read from. */
export type Unpacker = Duplex;

/** Bytes that zlib gives at once; twice as fast as with its default. */
const CHUNK_BYTES = 1 << 20;

/** Archives of Reddit are packed with windows of 2 GiB, which must be allowed by name. */
const ZSTD_WINDOW = 31;

type ZstdOf = (options: { chunkSize: number; params: Record<number, number> }) => Unpacker;

/** Newer releases of Node read zstd themselves. */
const createZstd = Reflect.get(zlib, 'createZstdDecompress') as ZstdOf | undefined;

const PROGRAMS: Readonly<Record<Exclude<Compression, 'gzip'>, readonly [program: string, ...args: string[]]>> = {
  zstd: ['zstd', '-dcq', `--long=${ZSTD_WINDOW}`],
  xz: ['xz', '-dcq'],
  bzip2: ['bzip2', '-dcq'],
};

/** A stream that unpacks. Throws a UserError where a program that it needs is not installed. */
export async function decompressor(path: string, compression: Compression): Promise<Unpacker> {
  if (compression === 'gzip') return zlib.createGunzip({ chunkSize: CHUNK_BYTES, flush: zlib.constants.Z_SYNC_FLUSH });
  if (compression === 'zstd' && createZstd !== undefined) {
    const window = Reflect.get(zlib.constants, 'ZSTD_d_windowLogMax') as number;
    return createZstd({ chunkSize: CHUNK_BYTES, params: { [window]: ZSTD_WINDOW } });
  }
  const [program, ...args] = PROGRAMS[compression];
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  await started(child).catch((cause: unknown) => {
    if (systemCode(cause) !== 'ENOENT') throw cause;
    throw new UserError(`${path}: missing program: ${program}, which unpacks this file`, {
      hint: `install ${program}, or unpack the file elsewhere and give the result`,
      cause,
    });
  });
  return ofProgram(program, child);
}

function started(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject));
}

/** A program as a stream: what is written goes to its input, what is read is its output. */
function ofProgram(program: string, child: ChildProcess): Unpacker {
  const { stdin, stdout, stderr } = child;
  if (stdin === null || stdout === null || stderr === null) throw new Error(`${program} without pipes`);
  let complaint = '';
  stderr.on('data', (text: Buffer) => {
    if (complaint.length < 500) complaint += text.toString('utf8');
  });
  let broken: Error | null = null;
  stdin.on('error', (error) => {
    broken = error;
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const stream = new Duplex({
    write(piece: Buffer, _, done) {
      if (broken !== null || child.exitCode !== null) done();
      else if (stdin.write(piece)) done();
      else {
        const go = (): void => {
          stdin.off('drain', go);
          child.off('close', go);
          done();
        };
        stdin.once('drain', go);
        child.once('close', go);
      }
    },
    final(done) {
      stdin.end();
      done();
    },
    read() {
      stdout.resume();
    },
    destroy(error, done) {
      child.kill();
      done(error);
    },
  });
  stdout.on('data', (chunk: Buffer) => {
    if (!stream.push(chunk)) stdout.pause();
  });
  void ended.then((code) => {
    if (stream.destroyed) return;
    if (code === 0) stream.push(null);
    else stream.destroy(new Error(`${program}: ${firstLine(complaint)}`));
  });
  return stream;
}

function firstLine(text: string): string {
  return (
    text
      .split('\n')[0]
      ?.replace(/^[^:]*: */, '')
      .replace(/^\/\*stdin\*\\?\/? ?:? ?/, '')
      .trim() || 'it ended with an error'
  );
}
