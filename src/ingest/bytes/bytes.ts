import { type FileHandle, open } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { systemCode, UserError } from '../../errors.ts';
import { refuseBomb } from './bomb.ts';
import type { Member, Packing } from './packing.ts';
import { parquetText } from './parquet.ts';
import { decompressor, type Unpacker } from './unpack.ts';
import { dataStart, type ZipEntry } from './zip.ts';

/**
 * Bytes read at once when rows are cut. With blocks of this size the cells of a block die young; with 1 MiB the garbage
 * collector copies them around, and reading CSV takes 2.5 times as long (30 against 85 MB per CPU second).
 */
const BLOCK_BYTES = 1 << 17;

/** Compressed bytes read at once. */
const PACKED_BYTES = 1 << 20;

/** Compressed bytes handed over at once: when the data turn out broken, no more than these are lost with it. */
const PIECE_BYTES = 1 << 14;

/** How the bytes of a file are read. */
export interface Reading {
  readonly packing: Packing;
  readonly blockBytes?: number;
  /** Whether each block of an unpacked file may be overwritten by the next, which saves the system half the work. */
  readonly reuse?: boolean;
  /** Told of the bytes of the file before they are unpacked; those of a file in an archive come out of the archive. */
  readonly raw?: (bytes: Buffer) => void;
  /** Told why, when the compressed data end early or are broken; what could be unpacked was given before. */
  readonly torn?: (reason: string) => void;
}

/** The unpacked bytes of a file, block by block; each block is a buffer of its own, and the last may be short. */
export async function* blocks(
  path: string,
  { packing, blockBytes = BLOCK_BYTES, reuse = false, raw, torn }: Reading,
): AsyncGenerator<Buffer> {
  const { member, compression } = packing;
  const bytes = compression === null ? blockBytes : PACKED_BYTES;
  const source = member === null ? ofFile(path, bytes, reuse && compression === null) : ofMember(path, member, bytes, torn);
  const told = tapped(source, raw);
  if (compression === null) yield* told;
  else yield* unpacked(path, told, await decompressor(path, compression), blockBytes, torn);
}

function ofMember(path: string, member: Member, bytes: number, torn?: (reason: string) => void): AsyncGenerator<Buffer> {
  if (member.kind === 'sheet') return ofBuffer(member.csv, bytes);
  return member.kind === 'parquet' ? parquetText(path, bytes) : ofEntry(path, member.entry, bytes, torn);
}

async function* tapped(source: AsyncIterable<Buffer>, raw?: (bytes: Buffer) => void): AsyncGenerator<Buffer> {
  for await (const block of source) {
    raw?.(block);
    yield block;
  }
}

/** The first bytes of a file, as they lie on disk or come out of the archive. */
export async function firstBytes(path: string, count: number, member: Packing['member'] = null): Promise<Buffer> {
  for await (const block of blocks(path, { packing: { member, compression: null }, blockBytes: member === null ? count : PIECE_BYTES }))
    return block.subarray(0, count);
  return Buffer.alloc(0);
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

async function* ofBuffer(bytes: Buffer, blockBytes: number): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += blockBytes) yield bytes.subarray(from, from + blockBytes);
}

async function* ofFile(path: string, blockBytes: number, reuse: boolean): AsyncGenerator<Buffer> {
  const file = await opened(path);
  try {
    yield* stretch(file, null, Number.POSITIVE_INFINITY, blockBytes, reuse);
  } finally {
    await file.close();
  }
}

/** The bytes of a file from a place on, or from where it was read last. */
async function* stretch(file: FileHandle, from: number | null, length: number, blockBytes: number, reuse = false): AsyncGenerator<Buffer> {
  let last: Buffer | null = null;
  for (let done = 0; done < length; ) {
    const wanted = Math.min(blockBytes, length - done);
    const block: Buffer = reuse && last?.length === wanted ? last : Buffer.allocUnsafeSlow(wanted);
    last = block;
    let filled = 0;
    // A read may give less than asked for before the end of the file.
    for (;;) {
      const { bytesRead } = await file.read(block, filled, wanted - filled, from === null ? null : from + done + filled);
      filled += bytesRead;
      if (bytesRead === 0 || filled === wanted) break;
    }
    if (filled === 0) return;
    done += filled;
    yield block.subarray(0, filled);
  }
}

async function* ofEntry(path: string, entry: ZipEntry, blockBytes: number, torn?: (reason: string) => void): AsyncGenerator<Buffer> {
  const file = await opened(path);
  try {
    const packed = stretch(file, await dataStart(path, file, entry), entry.packedBytes, entry.method === 0 ? blockBytes : PACKED_BYTES);
    if (entry.method === 0) yield* packed;
    else yield* unpacked(`${path}/${entry.name}`, packed, createInflateRaw({ chunkSize: PACKED_BYTES }), blockBytes, torn);
  } finally {
    await file.close();
  }
}

/** Feeds packed bytes to what unpacks them, piece by piece, and gives what comes out in blocks. */
async function* unpacked(
  path: string,
  packed: AsyncIterable<Buffer>,
  unpacker: Unpacker,
  blockBytes: number,
  torn?: (reason: string) => void,
): AsyncGenerator<Buffer> {
  const found: Buffer[] = [];
  let size = 0;
  let given = 0;
  unpacker.on('data', (chunk: Buffer) => {
    found.push(chunk);
    size += chunk.length;
  });
  // Errors come back from `fed` and `ended`; without a listener they would end the process as well.
  unpacker.on('error', () => {});
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
  try {
    for await (const block of packed) {
      for (let from = 0; from < block.length && problem === null; from += PIECE_BYTES) {
        const piece = block.subarray(from, from + PIECE_BYTES);
        problem = await settled(unpacker, (done) => unpacker.write(piece, done));
        read += piece.length;
        refuseBomb(path, read, given + size);
        yield* take(blockBytes);
      }
      if (problem !== null) break;
    }
    problem ??= await settled(unpacker, (done) => unpacker.once('end', done).end());
    yield* take(1);
  } finally {
    unpacker.destroy();
  }
  if (problem !== null) {
    if (problem instanceof UserError) throw problem;
    torn?.(
      systemCode(problem) === 'Z_BUF_ERROR'
        ? `the compressed file is cut off after ${read} bytes`
        : `the compressed data are broken before byte ${read} (${problem.message})`,
    );
  }
}

/** Waits for a step; the error, if there is one, may come by the callback or by an event alone. */
function settled(unpacker: Unpacker, start: (done: (error?: Error | null) => void) => unknown): Promise<Error | null> {
  return new Promise((resolve) => {
    const done = (error?: Error | null): void => {
      unpacker.off('error', done);
      resolve(error ?? null);
    };
    unpacker.once('error', done);
    start(done);
  });
}
