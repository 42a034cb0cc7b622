import { systemCode, UserError } from '../../errors.ts';
import { refuseBomb } from './bomb.ts';
import type { Unpacker } from './decompressor.ts';

/** Compressed bytes handed over at once: when the data turn out broken, no more than these are lost with it. */
export const PIECE_BYTES = 1 << 14;

/** Packed bytes, the same once more, and what unpacks them. */
interface Packed {
  readonly packed: AsyncIterable<Buffer>;
  readonly again: () => AsyncIterable<Buffer>;
  readonly unpacker: () => Promise<Unpacker>;
}

/** Feeds packed bytes to what unpacks them, piece by piece, and gives what comes out in blocks. */
export async function* unpacked(
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

/** Packed bytes unpacked so far, where that is known; a program outside Node does not tell. */
function bytesOf(unpacker: Unpacker): number {
  return 'bytesWritten' in unpacker ? Number(unpacker.bytesWritten) : 0;
}

/**
 * Whether all was unpacked before the fault, which lies behind the data: zlib loses what it unpacked together with it. After
 * a fault within the data the last bytes may be wrong, and the file would seem to have another encoding.
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
