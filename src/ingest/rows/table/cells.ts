import type { Dialect } from './dialect.ts';

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const TAB = 0x09;
const BACKSLASH = 0x5c;

/**
 * How quotes that are not in order are read: `lenient` as papaparse does, where a stray quote inside a quoted cell is
 * content; `literal` where a quote that does not close before a delimiter or a row end never opened a cell, and is a
 * letter like any other; `slashed` as PHP writes tables (DMI-TCAT among others), where a quote behind a backslash is not
 * doubled and closes nothing.
 */
export type Quoting = 'lenient' | 'literal' | 'slashed';

/** The cells of one row, given without its row end. */
export function splitCells(row: string, written: Dialect, quoting: Quoting): string[] {
  const dialect: Dialect = quoting === 'slashed' ? { ...written, escaper: '\\' } : written;
  const { delimiter, quote } = dialect;
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (row.startsWith(quote, at)) {
      const close = quoting === 'literal' ? closing(row, dialect, at) : lenientClosing(row, dialect, at);
      if (close !== null) {
        const content = row.slice(at + 1, Math.min(close, row.length));
        cells.push(unescaped(content, dialect));
        const next = nextDelimiter(row, close + 1, delimiter);
        if (next === null) return cells;
        at = next + delimiter.length;
        continue;
      }
    }
    const next = nextDelimiter(row, at, delimiter);
    if (next === null) {
      cells.push(bare(row.slice(at), dialect));
      return cells;
    }
    cells.push(bare(row.slice(at, next), dialect));
    at = next + delimiter.length;
  }
}

function unescaped(content: string, dialect: Dialect): string {
  const { quote } = dialect;
  return bare(content.includes(quote) ? content.replaceAll(quote + quote, quote) : content, dialect);
}

/** A cell without quotes around it: only backslashes may stand before what they guard. */
function bare(content: string, { quote, escaper, slashPairs = false }: Dialect): string {
  if (escaper !== '\\' || !content.includes(escaper)) return content;
  return slashPairs
    ? content.replace(/\\([\s\S])/g, (pair, guarded) => (guarded === quote || guarded === escaper ? guarded : pair))
    : content.replaceAll(escaper + quote, quote);
}

/** A comma at the very end of a row divides cells in files of commas and spaces too: the last cell is empty. */
function nextDelimiter(row: string, from: number, delimiter: string): number | null {
  const at = row.indexOf(delimiter, from);
  if (at >= 0) return at;
  return delimiter.length > 1 && row.length > from && row.endsWith(delimiter.charAt(0)) ? row.length - 1 : null;
}

/** Where a quoted cell properly closes: at a quote that a delimiter or the end follows. Null where another quote comes first. */
function closing(row: string, dialect: Dialect, open: number): number | null {
  for (let at = open + 1; at < row.length; at += 1) {
    const step = quoteStep(row, dialect, at);
    if (step === 'pair') at += 1;
    else if (step === 'close') return at;
    else if (step === 'stray') return null;
  }
  return null;
}

function lenientClosing(row: string, dialect: Dialect, open: number): number {
  for (let at = open + 1; at < row.length; at += 1) {
    const step = quoteStep(row, dialect, at);
    if (step === 'pair') at += 1;
    else if (step === 'close') return at;
  }
  return row.length;
}

function quoteStep(row: string, { delimiter, quote, escaper }: Dialect, at: number): 'none' | 'pair' | 'close' | 'stray' {
  const character = row.charAt(at);
  if (escaper === '\\' && character === escaper) return 'pair';
  if (character !== quote) return 'none';
  if (row.charAt(at + 1) === quote) return 'pair';
  let next = at + 1;
  while (next < row.length && /[ \t\v\f\r]/.test(row.charAt(next)) && row.charAt(next) !== delimiter.charAt(0)) next += 1;
  return next >= row.length || row.charAt(next) === delimiter.charAt(0) ? 'close' : 'stray';
}

/** A row read with its quotes as letters: its cells, and where it and its lines end. */
export interface LiteralRow {
  readonly cells: number;
  readonly end: number;
  readonly next: number;
  readonly lines: number;
}

/** The row at `start`, with quotes that do not close read as letters; null where the bytes in hand end before it does. */
export function literalRow(bytes: Buffer, final: boolean, dialect: Dialect, start: number): LiteralRow | null {
  const { delimiter, newline, quote } = dialect;
  const delim = delimiter.charCodeAt(0);
  const mark = quote.charCodeAt(0);
  const rowEnd = newline === '\r' ? CR : LF;
  let cells = 1;
  let lines = 0;
  let fresh = true;
  let at = start;
  while (at < bytes.length) {
    const byte = bytes[at] as number;
    if (fresh && byte === mark) {
      const close = closingByte(bytes, dialect, at, rowEnd);
      if (close !== null) {
        for (let i = at; i < close; i += 1) if (bytes[i] === LF || (rowEnd === CR && bytes[i] === CR && bytes[i + 1] !== LF)) lines += 1;
        at = close + 1;
        fresh = false;
        continue;
      }
    }
    fresh = false;
    if (byte === delim && (delimiter.length === 1 || isPadded(bytes, at, rowEnd))) {
      cells += 1;
      fresh = true;
      at += delimiter.length > 1 && bytes[at + 1] === SPACE ? 2 : 1;
    } else if (byte === rowEnd) {
      const end = rowEnd === LF && at > start && bytes[at - 1] === CR ? at - 1 : at;
      const next = at + (rowEnd === CR && bytes[at + 1] === LF ? 2 : 1);
      return { cells, end, next, lines: lines + 1 };
    } else at += 1;
  }
  return final ? { cells, end: at, next: at, lines } : null;
}

function isPadded(bytes: Buffer, at: number, rowEnd: number): boolean {
  const next = bytes[at + 1];
  return next === SPACE || next === rowEnd || next === CR || next === undefined;
}

function closingByte(bytes: Buffer, { delimiter, quote, escaper }: Dialect, open: number, rowEnd: number): number | null {
  const delim = delimiter.charCodeAt(0);
  const mark = quote.charCodeAt(0);
  for (let at = open + 1; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === BACKSLASH && escaper === '\\') at += 1;
    else if (byte === mark) {
      if (bytes[at + 1] === mark) at += 1;
      else {
        let next = at + 1;
        while (next < bytes.length && isBlank(bytes[next] as number, delim, rowEnd)) next += 1;
        return next >= bytes.length || bytes[next] === delim || bytes[next] === rowEnd ? at : null;
      }
    }
  }
  return null;
}

function isBlank(byte: number, delim: number, rowEnd: number): boolean {
  return byte !== delim && byte !== rowEnd && (byte === SPACE || byte === TAB || byte === 0x0b || byte === 0x0c || byte === CR);
}
