import { UserError } from '../../errors.ts';
import type { Window } from '../bytes/window.ts';
import type { JsonLayout } from '../opened.ts';
import { type Cut, type Cuts, type Dropped, drop, type Flaw } from './cut.ts';
import { BACKSLASH, CLOSE_LIST, CLOSE_OBJECT, COLON, COMMA, isSpace, OPEN_LIST, OPEN_OBJECT, QUOTE } from './json-bytes.ts';
import { countByte } from './located.ts';

/** A longer item of a list is not read. */
const MAX_ITEM_BYTES = 1 << 26;

/** A longer JSON document is not read: it would have to stand in memory whole, several times over. */
const MAX_DOCUMENT_BYTES = 1 << 28;

const LF = 0x0a;
const SEMICOLON = 0x3b;
/** The bracket that closes `callback(` before the JSON. */
const CLOSE_CALL = 0x29;
const APOSTROPHE = 0x27;

const CUT_OFF: Flaw = { code: 'truncated', reason: 'the file ends inside this record' };

/**
 * Cuts the items out of a list, or the documents out of a file that holds one or several, without reading them: brackets
 * are counted on the bytes, outside strings.
 */
export async function* cutValues(path: string, window: Window, { shape, begin, quotes }: JsonLayout): AsyncGenerator<Cuts> {
  const apostrophe = quotes === '"' ? null : APOSTROPHE;
  let cuts: Cut[] = [];
  let place: 'before' | 'inside' | 'behind' = shape === 'array' ? 'before' : 'inside';
  let afterComma = false;
  let scan: ValueScan | null = null;
  let dropped: Dropped | null = null;
  let from = 0;
  let gap = { bytes: 0, lines: 0 };
  const pass = (): void => {
    gap.bytes += 1;
    if (window.bytes[from] === LF) gap.lines += 1;
    from += 1;
  };
  const cut = (start: number, end: number, flaw: Flaw | null): void => {
    cuts.push({ start, end, next: end, lines: countByte(window.bytes.subarray(start, end), LF), gap, flaw, dropped });
    dropped = null;
    gap = { bytes: 0, lines: 0 };
    from = end;
  };
  const refuse = (reason: string): void => cut(from, from + 1, { code: 'not-json', reason });
  for (;;) {
    const { bytes, final } = window;
    while (from < bytes.length) {
      if (scan === null) {
        const byte = bytes[from] as number;
        if (window.offset + from < begin || isSpace(byte)) {
          pass();
          continue;
        }
        if (place === 'before') {
          place = 'inside';
          pass();
          continue;
        }
        if (place === 'behind') {
          // Lists that were put behind each other in one file are read one after the other.
          if (byte === OPEN_LIST && shape === 'array') {
            place = 'inside';
            afterComma = false;
          } else if (byte !== SEMICOLON && !(byte === CLOSE_CALL && begin > 0)) break;
          pass();
          continue;
        }
        if (byte === COMMA) {
          if (afterComma && shape === 'array') refuse('two commas with no item between them');
          else pass();
          afterComma = true;
          continue;
        }
        if (shape === 'array' && byte === CLOSE_LIST) {
          if (afterComma) refuse('a comma with no item behind it');
          else pass();
          place = 'behind';
          continue;
        }
        afterComma = false;
        if (shape === 'document' && byte !== OPEN_OBJECT && byte !== OPEN_LIST) {
          place = 'behind';
          continue;
        }
        if (byte === CLOSE_LIST || byte === CLOSE_OBJECT || byte === COLON) {
          refuse('a bracket or colon where an item should begin');
          continue;
        }
        scan = { start: from, at: from, depth: 0, string: null };
      }
      if (!scanValue(bytes, final, scan, apostrophe)) break;
      const long = dropped !== null || scan.at - scan.start > MAX_ITEM_BYTES;
      const flaw = long && shape === 'array' ? { code: 'too-long', reason: `the item is longer than ${MAX_ITEM_BYTES} bytes` } : null;
      cut(scan.start, scan.at, flaw);
      scan = null;
    }
    if (final) {
      if (scan !== null) cut(scan.start, bytes.length, CUT_OFF);
      else if (place === 'behind' && (from < bytes.length || dropped !== null))
        cut(from, bytes.length, { code: 'not-json', reason: 'text behind the end of the JSON' });
      else if (shape === 'array' && place !== 'behind') {
        cut(from, from, { code: 'truncated', reason: 'the file ends before the list does' });
      }
      if (cuts.length > 0) yield { bytes, cuts, unended: cuts.at(-1)?.flaw?.code === 'truncated' };
      return;
    }
    if (cuts.length > 0) yield { bytes, cuts, unended: false };
    cuts = [];
    if (scan !== null && shape === 'document' && scan.at - scan.start > MAX_DOCUMENT_BYTES)
      throw new UserError(`${path}: a JSON document of more than ${MAX_DOCUMENT_BYTES} bytes`, {
        hint: 'export the posts as one JSON record per line, or in several files',
      });
    if (scan !== null && shape === 'array' && (dropped !== null || scan.at - scan.start > MAX_ITEM_BYTES)) {
      dropped = drop(dropped, bytes.subarray(scan.start, scan.at));
      scan.start = scan.at;
    }
    if (place === 'behind' && from < bytes.length) {
      dropped = drop(dropped, bytes.subarray(from));
      from = bytes.length;
    }
    const keep = scan?.start ?? from;
    await window.more(keep);
    if (scan !== null) {
      scan.start -= keep;
      scan.at -= keep;
    }
    from = 0;
  }
}

/** How far the reading of one value is. */
interface ValueScan {
  start: number;
  at: number;
  depth: number;
  /** The mark that ends the string being read, or null outside strings. */
  string: number | null;
}

/** Reads on to the end of a value; false when the bytes in hand end before it. */
function scanValue(bytes: Buffer, final: boolean, scan: ValueScan, apostrophe: number | null): boolean {
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
