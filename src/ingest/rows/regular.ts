import type { Packing } from '../../bytes/archives/packing.ts';
import { blocks } from '../../bytes/bytes.ts';

/** What one pass over the bytes of a file tells of its rows, where every row is written by the book. */
export interface Regular {
  /** Rows, the header of a table among them. */
  readonly rows: number;
  /** Byte at which the second row begins: in a table the first below the header. */
  readonly second: number;
  /** Bytes of the longest row. */
  readonly longest: number;
}

const SCAN_BYTES = 1 << 18;

const NUL = 0x00;
const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
const UNIT_SEPARATOR = 0x1f;

/**
 * Counts the rows of a table whose quotes all follow the standard (RFC 4180): they open directly behind a delimiter or
 * row end, are doubled inside, and are closed at the end. Null for any other table, for one with empty lines, and for
 * one with bytes that text does not have: such a table is read by the way that explains what is wrong with it.
 */
export async function regularTable(path: string, packing: Packing, delimiter: string): Promise<Regular | null> {
  const delim = delimiter.charCodeAt(0);
  let quoted = false;
  let rows = 0;
  let second = 0;
  let start = 0;
  let longest = 0;
  let last = LF;
  let offset = 0;
  for await (const block of blocks(path, { packing, blockBytes: SCAN_BYTES, reuse: true })) {
    if (block.includes(NUL) || block.includes(UNIT_SEPARATOR)) return null;
    const { length } = block;
    for (let i = 0; i < length; i += 1) {
      // Most bytes mean nothing here, and inside quotation marks all but these marks.
      if (quoted) while (i < length && block[i] !== QUOTE) i += 1;
      else while (i < length && (block[i] as number) > QUOTE) i += 1;
      if (i === length) break;
      const byte = block[i] as number;
      const before = i === 0 ? last : block[i - 1];
      if (byte === QUOTE) {
        if (!quoted && before !== delim && before !== LF && before !== QUOTE) return null;
        quoted = !quoted;
      } else if (byte === LF) {
        if (before === LF) return null;
        rows += 1;
        const next = offset + i + 1;
        if (rows === 1) second = next;
        longest = Math.max(longest, next - start);
        start = next;
      } else if (byte === CR && before === LF) return null;
    }
    last = block.at(-1) as number;
    offset += length;
  }
  if (quoted) return null;
  return { rows: last === LF ? rows : rows + 1, second, longest: Math.max(longest, offset - start) };
}

/** Counts the lines of a file with one JSON record a line; null where a line is empty. */
export async function regularLines(path: string, packing: Packing): Promise<Regular | null> {
  let rows = 0;
  let second = 0;
  let start = 0;
  let longest = 0;
  let offset = 0;
  for await (const block of blocks(path, { packing, blockBytes: SCAN_BYTES, reuse: true })) {
    for (let at = block.indexOf(LF); at >= 0; at = block.indexOf(LF, at + 1)) {
      if (offset + at - start < 2) return null;
      rows += 1;
      longest = Math.max(longest, offset + at + 1 - start);
      start = offset + at + 1;
      if (rows === 1) second = start;
    }
    offset += block.length;
  }
  if (start < offset) rows += 1;
  return { rows, second, longest: Math.max(longest, offset - start) };
}
