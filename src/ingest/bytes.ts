import { type FileHandle, open } from 'node:fs/promises';
import { constants, createGunzip, type Gunzip } from 'node:zlib';
import { systemCode, UserError } from '../errors.ts';

export type Compression = 'gzip' | null;

/**
 * Bytes read at once when rows are cut. With blocks of this size the cells of a block die young; with 1 MiB the garbage
 * collector copies them around, and reading CSV takes 2.5 times as long (30 against 85 MB per CPU second).
 */
const BLOCK_BYTES = 1 << 17;

/** Bytes that gunzip gives at once; twice as fast as with its default. */
const GUNZIP_BYTES = 1 << 20;

/** Compressed bytes handed to gunzip at once: when the data turn out broken, no more than these are lost with it. */
const GZIP_BYTES = 1 << 14;

/** A gzip file that unpacks to more than this many times its size, and is large, is a bomb and not an export. */
const MAX_GZIP_RATIO = 200;
const MAX_GZIP_FREE_BYTES = 1 << 28;

export interface Reading {
  readonly compression: Compression;
  readonly blockBytes?: number;
  /** Told of the bytes as they lie on disk, before they are unpacked. */
  readonly raw?: (bytes: Buffer) => void;
  /** Told why, when the compressed data end early or are broken; what could be unpacked was given before. */
  readonly torn?: (reason: string) => void;
}

/** The unpacked bytes of a file, block by block; each block is a buffer of its own, and the last may be short. */
export async function* blocks(path: string, { compression, blockBytes = BLOCK_BYTES, raw, torn }: Reading): AsyncGenerator<Buffer> {
  const file = await opened(path);
  try {
    if (compression === null) yield* plain(file, blockBytes, raw);
    else yield* unpacked(path, file, blockBytes, raw, torn);
  } finally {
    await file.close();
  }
}

/** The first bytes of a file as they lie on disk. */
export async function firstBytes(path: string, count: number): Promise<Buffer> {
  const file = await opened(path);
  try {
    for await (const block of plain(file, count)) return block;
    return Buffer.alloc(0);
  } finally {
    await file.close();
  }
}

async function opened(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (cause) {
    const code = systemCode(cause);
    if (code === 'ENOENT') throw new UserError(`missing file: ${path}`, { cause });
    if (code === 'EACCES') throw new UserError(`${path}: no permission to read this file`, { cause });
    throw cause;
  }
}

async function* plain(file: FileHandle, blockBytes: number, raw?: (bytes: Buffer) => void): AsyncGenerator<Buffer> {
  for (;;) {
    const block = Buffer.allocUnsafeSlow(blockBytes);
    let filled = 0;
    // A read may give less than asked for before the end of the file.
    for (;;) {
      const { bytesRead } = await file.read(block, filled, blockBytes - filled);
      filled += bytesRead;
      if (bytesRead === 0 || filled === blockBytes) break;
    }
    if (filled === 0) return;
    const full = block.subarray(0, filled);
    raw?.(full);
    yield full;
  }
}

async function* unpacked(
  path: string,
  file: FileHandle,
  blockBytes: number,
  raw?: (bytes: Buffer) => void,
  torn?: (reason: string) => void,
): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: GUNZIP_BYTES, flush: constants.Z_SYNC_FLUSH });
  const found: Buffer[] = [];
  let size = 0;
  let given = 0;
  gunzip.on('data', (chunk: Buffer) => {
    found.push(chunk);
    size += chunk.length;
  });
  // Errors come back from `fed` and `ended`; without a listener they would end the process as well.
  gunzip.on('error', () => {});
  const take = (least: number): Buffer[] => {
    if (size < least || size === 0) return [];
    const all = found.length === 1 ? (found[0] as Buffer) : Buffer.concat(found);
    const whole = least <= 1 ? all.length : all.length - (all.length % least);
    const cut: Buffer[] = [];
    for (let from = 0; from < whole; from += blockBytes) cut.push(all.subarray(from, Math.min(whole, from + blockBytes)));
    found.length = 0;
    size = all.length - whole;
    if (size > 0) found.push(all.subarray(whole));
    given += whole;
    return cut;
  };
  let problem: Error | null = null;
  let read = 0;
  for await (const block of plain(file, GUNZIP_BYTES, raw)) {
    for (let from = 0; from < block.length && problem === null; from += GZIP_BYTES) {
      const piece = block.subarray(from, from + GZIP_BYTES);
      problem = await fed(gunzip, piece);
      read += piece.length;
      if (given + size > MAX_GZIP_FREE_BYTES && given + size > read * MAX_GZIP_RATIO)
        throw new UserError(`${path}: unpacks to more than ${MAX_GZIP_RATIO} times its size`, {
          hint: 'no export does; if the file can be trusted, unpack it with gunzip and give the result',
        });
      yield* take(blockBytes);
    }
    if (problem !== null) break;
  }
  problem ??= await ended(gunzip);
  yield* take(1);
  gunzip.destroy();
  if (problem !== null)
    torn?.(
      systemCode(problem) === 'Z_BUF_ERROR'
        ? `the compressed file is cut off after ${read} bytes`
        : `the compressed data are broken before byte ${read} (${problem.message})`,
    );
}

/** Feeds gunzip; the error, if there is one, may come by the callback or by an event alone. */
function fed(gunzip: Gunzip, piece: Buffer): Promise<Error | null> {
  return settled(gunzip, (done) => gunzip.write(piece, done));
}

function ended(gunzip: Gunzip): Promise<Error | null> {
  return settled(gunzip, (done) => gunzip.once('end', done).end());
}

function settled(gunzip: Gunzip, start: (done: (error?: Error | null) => void) => unknown): Promise<Error | null> {
  return new Promise((resolve) => {
    const done = (error?: Error | null): void => {
      gunzip.off('error', done);
      resolve(error ?? null);
    };
    gunzip.once('error', done);
    start(done);
  });
}
