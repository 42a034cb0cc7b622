import type { Dialect } from './dialect.ts';

const BACKSLASH = 0x5c;
const SPACE = 0x20;
const LF = 0x0a;
const CR = 0x0d;

/**
 * Bytes inside one quoted cell after which it is asked whether the cell ever should have begun. It must be large: a long
 * text may hold lines that look like rows, and a cell that should not have begun shows sooner by its stray quotes.
 */
const SUSPECT_BYTES = 1 << 20;

/**
 * Where the reading of one row stands. A row can be read in several goes, as its bytes come in.
 * `at`, `start` and the like count from the start of the bytes in hand.
 */
export interface RowScan {
  start: number;
  at: number;
  cells: number;
  /** Whether the reader is at the start of a cell, inside a quoted one, or inside any other. */
  state: 'start' | 'plain' | 'quoted';
  /** Line ends in the row so far, the one that ends it included. */
  lines: number;
  /** Line ends inside quoted cells. */
  quotedLines: number;
  /** Where the quoted cell being read begins, and the line ends before it. */
  quotedFrom: number;
  linesBeforeQuote: number;
  /** Quotes inside quoted cells that are neither doubled nor at the end of their cell. */
  strays: number;
  /** When to grow suspicious of the quoted cell being read. */
  suspectBytes: number;
  /** Lines that begin before this have been judged not to begin a proper row. */
  judged: number;
  /** End of the row's content, when the row is complete; `at` is then behind the line end. */
  end: number;
}

/** A row that begins at a byte. */
export function rowAt(start: number): RowScan {
  return {
    start,
    at: start,
    cells: 1,
    state: 'start',
    lines: 0,
    quotedLines: 0,
    quotedFrom: start,
    linesBeforeQuote: 0,
    strays: 0,
    suspectBytes: SUSPECT_BYTES,
    judged: start,
    end: start,
  };
}

/** Moves a scan along when the bytes before `by` are let go. */
export function shift(scan: RowScan, by: number): void {
  scan.start -= by;
  scan.at -= by;
  scan.quotedFrom -= by;
  scan.judged -= by;
  scan.end -= by;
}

/**
 * - `row`: the row is complete;
 * - `more`: the bytes in hand end before the row does;
 * - `suspect`: the quoted cell being read looks as if its quote should never have opened;
 * - `open`: the file ends inside a quoted cell;
 * - `end`: the file ends and there is no further row.
 */
export type Verdict = 'row' | 'more' | 'suspect' | 'open' | 'end';

/** The marks of a table as bytes. */
interface Marks {
  readonly delimiter: number;
  /** Whether a blank follows every delimiter. */
  readonly padded: boolean;
  readonly quote: number;
  /** Whether a backslash takes its meaning from the character behind it. */
  readonly slashes: boolean;
  readonly rowEnd: number;
}

function marksOf({ delimiter, newline, quote, escaper }: Dialect): Marks {
  return {
    delimiter: delimiter.charCodeAt(0),
    padded: delimiter.length > 1,
    quote: quote.charCodeAt(0),
    slashes: escaper === '\\',
    rowEnd: newline === '\r' ? CR : LF,
  };
}

/**
 * Reads on in a row. The rules are those of papaparse: a quote opens only at the start of a cell; inside a quoted cell a
 * doubled quote is a quote, a quote before a delimiter or a row end (blanks between allowed) closes, and any other is
 * content. In files whose rows end with LF or CRLF both end a row and a lone CR is content; in files whose rows end with
 * CR a lone LF is content.
 */
export function scanRow(bytes: Buffer, final: boolean, dialect: Dialect, scan: RowScan): Verdict {
  const marks = marksOf(dialect);
  const { delimiter, padded, quote, rowEnd } = marks;
  const n = bytes.length;
  let { at, cells, state, lines } = scan;
  const save = (verdict: Verdict): Verdict => {
    scan.at = at;
    scan.cells = cells;
    scan.state = state;
    scan.lines = lines;
    return verdict;
  };
  while (at < n) {
    const byte = bytes[at] as number;
    if (state === 'quoted') {
      save('more');
      const verdict = scanQuoted(bytes, final, marks, scan);
      if (verdict !== 'closed') return verdict;
      ({ at, state, lines } = scan);
    } else if (byte === delimiter) {
      if (padded) {
        const next = bytes[at + 1];
        if (next === undefined && !final) return save('more');
        if (next !== SPACE && next !== rowEnd && next !== CR) {
          state = 'plain';
          at += 1;
          continue;
        }
        if (next === SPACE) at += 1;
      }
      cells += 1;
      state = 'start';
      at += 1;
    } else if (byte === rowEnd) {
      if (rowEnd === CR && at + 1 >= n && !final) return save('more');
      scan.end = rowEnd === LF && at > scan.start && bytes[at - 1] === CR ? at - 1 : at;
      at += rowEnd === CR && bytes[at + 1] === LF ? 2 : 1;
      lines += 1;
      return save('row');
    } else if (byte === quote && state === 'start') {
      state = 'quoted';
      scan.quotedFrom = at;
      scan.linesBeforeQuote = lines;
      scan.suspectBytes = SUSPECT_BYTES;
      at += 1;
    } else {
      if (byte === LF) lines += 1;
      state = 'plain';
      at += 1;
    }
  }
  if (!final) return save('more');
  if (state === 'quoted') return save('open');
  scan.end = at;
  return save(at > scan.start ? 'row' : 'end');
}

/** Reads on in a quoted cell, until it closes, grows suspect, or the bytes in hand end. */
function scanQuoted(
  bytes: Buffer,
  final: boolean,
  { delimiter, quote, slashes, rowEnd }: Marks,
  scan: RowScan,
): 'closed' | 'suspect' | 'more' | 'open' {
  const n = bytes.length;
  let at = scan.at;
  while (at < n) {
    const byte = bytes[at] as number;
    if (byte === quote) {
      let next = at + 1;
      if (bytes[next] === quote) {
        at += 2;
        continue;
      }
      while (next < n && isBlank(bytes[next] as number, delimiter, rowEnd)) next += 1;
      if (next >= n && !final) break;
      if (next >= n || bytes[next] === delimiter || bytes[next] === rowEnd) {
        scan.state = 'plain';
        scan.at = next;
        return 'closed';
      }
      at += 1;
      scan.strays += 1;
      // A stray quote that looks like the beginning of a cell, in a cell of several lines: perhaps it is one.
      if (scan.lines > scan.linesBeforeQuote && looksLikeStart(bytes[at - 2] as number, delimiter)) {
        scan.at = at;
        return 'suspect';
      }
    } else if (slashes && byte === BACKSLASH) {
      if (at + 1 >= n && !final) break;
      at = Math.min(n, at + 2);
    } else if (byte === LF || byte === CR) {
      if (byte === CR && rowEnd === CR && at + 1 >= n && !final) break;
      at += 1;
      // In files of CR rows, CR, LF and both together each are one line end; elsewhere LF is.
      if (byte === LF || (rowEnd === CR && bytes[at] !== LF)) {
        scan.lines += 1;
        scan.quotedLines += 1;
        if (at - scan.quotedFrom >= scan.suspectBytes) {
          scan.at = at;
          return 'suspect';
        }
      }
    } else at += 1;
  }
  scan.at = at;
  return final ? 'open' : 'more';
}

function isBlank(byte: number, delimiter: number, rowEnd: number): boolean {
  return byte !== delimiter && byte !== rowEnd && (byte === SPACE || byte === 0x09 || byte === 0x0b || byte === 0x0c || byte === CR);
}

function looksLikeStart(before: number, delimiter: number): boolean {
  return before === delimiter || before === LF || before === CR;
}
