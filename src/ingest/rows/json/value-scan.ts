import { BACKSLASH, CLOSE_LIST, CLOSE_OBJECT, COMMA, isSpace, OPEN_LIST, OPEN_OBJECT, QUOTE } from './json-bytes.ts';

/** Where the reading of one JSON value stands; `start` and `at` count from the start of the bytes in hand. */
export interface ValueScan {
  start: number;
  at: number;
  /** Lists and objects that are open. */
  depth: number;
  /** The mark that ends the string being read, or null outside strings. */
  string: number | null;
}

/** A value that begins at a byte. */
export function valueAt(start: number): ValueScan {
  return { start, at: start, depth: 0, string: null };
}

/**
 * Reads on to the end of a value; false when the bytes in hand end before it. Brackets are counted outside strings, and
 * nothing else is looked at. `apostrophe` is a second mark that strings may stand in, or null.
 */
export function scanValue(bytes: Buffer, final: boolean, scan: ValueScan, apostrophe: number | null): boolean {
  const n = bytes.length;
  let { at, depth, string } = scan;
  let done = false;
  while (at < n && !done) {
    const byte = bytes[at] as number;
    if (string !== null) {
      if (byte === BACKSLASH) {
        if (at + 1 >= n) break;
        at += 2;
        continue;
      }
      if (byte === string) {
        string = null;
        done = depth === 0;
      }
      at += 1;
    } else if (byte === QUOTE || byte === apostrophe) {
      string = byte;
      at += 1;
    } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
      depth += 1;
      at += 1;
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
      // At depth 0 the bracket ends a bare number or word, and belongs to the list around it.
      if (depth === 0) {
        done = true;
        break;
      }
      depth -= 1;
      at += 1;
      done = depth === 0;
    } else if (depth === 0 && (byte === COMMA || isSpace(byte))) {
      done = true;
    } else at += 1;
  }
  scan.at = at;
  scan.depth = depth;
  scan.string = string;
  return done || (final && at >= n && depth === 0 && string === null);
}
