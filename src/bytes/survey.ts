import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { compressionOf, MAGIC_BYTES, type Member, type Packing } from './archives/packing.ts';
import { blocks, firstBytes } from './bytes.ts';

/** What one pass over a file tells before anything in it is understood. */
export interface Survey {
  /** Size on disk. */
  readonly bytes: number;
  /** SHA-256 of the file as it lies on disk, in hexadecimal. */
  readonly sha256: string;
  readonly packing: Packing;
  /** Size when unpacked. */
  readonly length: number;
  /** The first unpacked bytes, at most HEAD_BYTES. */
  readonly head: Buffer;
  /** Whether all bytes are UTF-8; a character cut off at the very end does not count against it. */
  readonly utf8: boolean;
  /** Whether the file ends inside a UTF-8 character. */
  readonly cutCharacter: boolean;
  /** Why the compressed data end early, or null. */
  readonly torn: string | null;
}

const HEAD_BYTES = 1 << 16;
const SURVEY_BYTES = 1 << 20;

/** Reads a file once from end to end: its hash, its size when unpacked, and whether it is UTF-8. */
export async function survey(path: string, member: Member | null = null, blockBytes = SURVEY_BYTES): Promise<Survey> {
  const packing: Packing = { member, compression: compressionOf(await firstBytes(path, MAGIC_BYTES, member)) };
  const hash = createHash('sha256');
  let bytes = 0;
  let length = 0;
  let utf8 = true;
  let torn: string | null = null;
  let rest: Buffer = Buffer.alloc(0);
  const head: Buffer[] = [];
  const raw = (block: Buffer): void => {
    bytes += block.length;
    hash.update(block);
  };
  const reading = { packing, raw, torn: (reason: string) => (torn = reason), blockBytes, reuse: true };
  for await (const block of blocks(path, reading)) {
    if (length < HEAD_BYTES) head.push(Buffer.from(block.subarray(0, HEAD_BYTES - length)));
    length += block.length;
    if (!utf8) continue;
    const stretch = rest.length === 0 ? block : Buffer.concat([rest, block]);
    const whole = stretch.length - cutBytes(stretch);
    utf8 = isUtf8(stretch.subarray(0, whole));
    rest = Buffer.from(stretch.subarray(whole));
  }
  return {
    bytes,
    sha256: hash.digest('hex'),
    packing,
    length,
    head: Buffer.concat(head),
    utf8,
    cutCharacter: utf8 && rest.length > 0,
    torn,
  };
}

/** How many bytes at the end begin a UTF-8 character that is not complete. */
function cutBytes(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}
