import { type FileHandle, open } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { systemCode, UserError } from '../errors.ts';
import { decompressor } from './archives/decompressor.ts';
import type { Member, Packing } from './archives/packing.ts';
import { PIECE_BYTES, unpacked } from './archives/unpacking.ts';
import { dataStart, type ZipEntry } from './archives/zip.ts';
import { parquetText } from './parquet.ts';

/**
 * Bytes read at once when rows are cut. With blocks of this size the cells of a block die young; with 1 MiB the garbage
 * collector copies them around, and reading CSV takes 2.5 times as long (30 against 85 MB per CPU second).
 */
const BLOCK_BYTES = 1 << 17;

/** Compressed bytes read at once. */
const PACKED_BYTES = 1 << 20;

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
  const source = () => (member === null ? ofFile(path, bytes, reuse && compression === null) : ofMember(path, member, bytes, torn));
  const told = tapped(source(), raw);
  if (compression === null) yield* told;
  else yield* unpacked(path, { packed: told, again: source, unpacker: () => decompressor(path, compression) }, blockBytes, torn);
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
    if (code === 'EACCES')
      throw new UserError(`${path}: unreadable: permission denied`, { hint: 'let the file be readable for you, or leave it out', cause });
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
    const from = await dataStart(path, file, entry);
    const packed = (block: number) => stretch(file, from, entry.packedBytes, block);
    const again = () => packed(PACKED_BYTES);
    const unpacker = async () => createInflateRaw({ chunkSize: PACKED_BYTES });
    if (entry.method === 0) yield* packed(blockBytes);
    else yield* unpacked(`${path}/${entry.name}`, { packed: again(), again, unpacker }, blockBytes, torn);
  } finally {
    await file.close();
  }
}
