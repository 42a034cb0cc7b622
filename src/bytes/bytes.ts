import { type FileHandle, open } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { systemCode, UserError } from '../errors.ts';
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

/** Packed bytes, the same once more, and what unpacks them. */
interface Packed {
  readonly packed: AsyncIterable<Buffer>;
  readonly again: () => AsyncIterable<Buffer>;
  readonly unpacker: () => Promise<Unpacker>;
}

/** Feeds packed bytes to what unpacks them, piece by piece, and gives what comes out in blocks. */
async function* unpacked(
  path: string,
  { packed, again, unpacker }: Packed,
  blockBytes: number,
  torn?: (reason: string) => void,
): AsyncGenerator<Buffer> {
  const unpacking = new Unpacking(await unpacker());
  let problem: Error | null = null;
  let read = 0;
  try {
    for await (const block of packed) {
      // What lies behind broken data is read, because it belongs to the file, and not unpacked.
      for (let from = 0; from < block.length && problem === null; from += PIECE_BYTES) {
        const piece = block.subarray(from, from + PIECE_BYTES);
        problem = await unpacking.feed(piece);
        read += piece.length;
        refuseBomb(path, read, unpacking.given);
        yield* unpacking.take(blockBytes, blockBytes);
      }
    }
    problem ??= await unpacking.end();
    if (problem !== null && isBehindData(problem)) {
      const last = read - (((read - 1) % PIECE_BYTES) + 1);
      yield* unpacking.take(1, blockBytes);
      yield* lastPiece(again(), new Unpacking(await unpacker()), { from: last, to: read, skip: unpacking.given }, blockBytes);
    } else yield* unpacking.take(1, blockBytes);
  } finally {
    unpacking.close();
  }
  if (problem !== null) {
    if (problem instanceof UserError) throw problem;
    torn?.(
      systemCode(problem) === 'Z_BUF_ERROR'
        ? `the compressed file is cut off after ${read} bytes`
        : `the compressed data are broken before byte ${read} (${problem.message})`,
    );
  } else if (unpacking.foreign) torn?.('the compressed data end before the file does: behind them stand bytes that are none');
}

/**
 * Unpacks once more, byte by byte, the piece that holds a fault behind the data: what was unpacked with it is lost, and of
 * a small file that would be all. Gives what comes behind the bytes given already.
 */
async function* lastPiece(
  packed: AsyncIterable<Buffer>,
  unpacking: Unpacking,
  { from, to, skip }: Readonly<Record<'from' | 'to' | 'skip', number>>,
  blockBytes: number,
): AsyncGenerator<Buffer> {
  let read = 0;
  let problem: Error | null = null;
  const held: Buffer[] = [];
  try {
    for await (const block of packed) {
      for (let at = 0; at < block.length && read < to && problem === null; ) {
        const step = read < from ? Math.min(PIECE_BYTES, from - read) : 1;
        problem = await unpacking.feed(block.subarray(at, at + step));
        at += step;
        read += step;
        const before = unpacking.taken;
        for (const cut of unpacking.take(1, blockBytes)) if (unpacking.taken > skip) held.push(cut.subarray(Math.max(0, skip - before)));
      }
      if (read >= to || problem !== null) break;
    }
  } finally {
    unpacking.close();
  }
  const rest = Buffer.concat(held);
  for (let at = 0; at < rest.length; at += blockBytes) yield rest.subarray(at, at + blockBytes);
}

/** What unpacks, with what it has given and nobody has taken yet. */
class Unpacking {
  /** Whether bytes stand behind the packed data that are neither zeros, with which tapes fill up, nor more of the data. */
  foreign = false;
  taken = 0;
  readonly #unpacker: Unpacker;
  readonly #found: Buffer[] = [];
  #size = 0;
  #ended = false;

  constructor(unpacker: Unpacker) {
    this.#unpacker = unpacker;
    unpacker.on('data', (chunk: Buffer) => {
      this.#found.push(chunk);
      this.#size += chunk.length;
    });
    unpacker.on('end', () => {
      this.#ended = true;
    });
    // Errors come back from `feed` and `end`; without a listener they would end the process as well.
    unpacker.on('error', () => {});
  }

  get given(): number {
    return this.taken + this.#size;
  }

  /** Unpacks a piece; gives back what is wrong with it. */
  async feed(piece: Buffer): Promise<Error | null> {
    const before = bytesOf(this.#unpacker);
    if (!this.#ended) {
      const problem = await settled(this.#unpacker, (done) => this.#unpacker.write(piece, done));
      if (problem !== null || !this.#ended) return problem;
    }
    // The data ended within the piece, or before it.
    this.foreign ||= piece.subarray(bytesOf(this.#unpacker) - before).some((byte) => byte !== 0);
    return null;
  }

  async end(): Promise<Error | null> {
    return this.#ended ? null : settled(this.#unpacker, (done) => this.#unpacker.once('end', done).end());
  }

  /** Takes what is there, where it is so much at least, in blocks; short of the last, whole ones. */
  take(least: number, blockBytes: number): Buffer[] {
    if (this.#size < least || this.#size === 0) return [];
    const all = this.#found.length === 1 ? (this.#found[0] as Buffer) : Buffer.concat(this.#found);
    const whole = least <= 1 ? all.length : all.length - (all.length % least);
    const cut: Buffer[] = [];
    for (let from = 0; from < whole; from += blockBytes) cut.push(all.subarray(from, Math.min(whole, from + blockBytes)));
    this.#found.length = 0;
    this.#size = all.length - whole;
    if (this.#size > 0) this.#found.push(all.subarray(whole));
    this.taken += whole;
    return cut;
  }

  close(): void {
    this.#unpacker.destroy();
  }
}

/** Bytes that were unpacked so far, where that is known: of what a program unpacks it is not. */
function bytesOf(unpacker: Unpacker): number {
  return 'bytesWritten' in unpacker ? Number(unpacker.bytesWritten) : 0;
}

/**
 * Whether all was unpacked before the fault, which lies behind the data: zlib loses what it unpacked together with it. Of
 * a fault within the data what comes last may be wrong, and would make the file one of another encoding.
 */
function isBehindData(problem: Error): boolean {
  return systemCode(problem) === 'Z_DATA_ERROR' && /^incorrect (?:header|data|length) check$/.test(problem.message);
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
