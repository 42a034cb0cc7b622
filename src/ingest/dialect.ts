import { rowAt, scanRow } from './row-scan.ts';

/** How a table is written: which byte ends a cell and which ends a row. */
export interface Dialect {
  readonly delimiter: Delimiter;
  readonly newline: Newline;
}

export type Delimiter = ',' | ';' | '\t' | '|';
export type Newline = '\n' | '\r\n' | '\r';

const DELIMITERS: readonly Delimiter[] = [',', '\t', ';', '|'];

/**
 * Tells delimiter and row end from the first bytes of a table. Only bytes outside quotes count, because texts hold
 * commas and line ends of their own. The delimiter is the one that gives most rows the same number of cells, and the
 * first row with it.
 */
export function sniffDialect(head: Buffer, whole: boolean): Dialect {
  const named = /^sep=(.)\r?\n/i.exec(head.toString('latin1', 0, 8))?.[1];
  let best: { dialect: Dialect; score: number } | null = null;
  for (const delimiter of DELIMITERS) {
    const dialect = { delimiter, newline: sniffNewline(head, delimiter) };
    if (named === delimiter) return dialect;
    const score = evenness(head, whole, dialect);
    if (best === null || score > best.score) best = { dialect, score };
  }
  return (best as { dialect: Dialect }).dialect;
}

/** The line end that ends rows: the commonest outside quotes. */
function sniffNewline(head: Buffer, delimiter: Delimiter): Newline {
  const delim = delimiter.charCodeAt(0);
  const counts = { '\n': 0, '\r\n': 0, '\r': 0 };
  let quoted = false;
  let start = true;
  for (let at = 0; at < head.length; at += 1) {
    const byte = head[at] as number;
    if (quoted) {
      if (byte !== 0x22) continue;
      const next = head[at + 1];
      if (next === 0x22) at += 1;
      else if (next === delim || next === 0x0a || next === 0x0d || next === undefined || next === 0x20) quoted = false;
    } else if (byte === 0x22 && start) {
      quoted = true;
      start = false;
    } else if (byte === 0x0a || byte === 0x0d) {
      start = true;
      if (byte === 0x0a) counts['\n'] += 1;
      else if (head[at + 1] !== 0x0a) counts['\r'] += 1;
      else {
        counts['\r\n'] += 1;
        at += 1;
      }
    } else start = byte === delim;
  }
  if (counts['\r'] > counts['\n'] + counts['\r\n']) return '\r';
  return counts['\r\n'] > counts['\n'] ? '\r\n' : '\n';
}

/** How evenly a delimiter divides the rows: 0 where there is one column, near 1 where all rows have the same many cells. */
function evenness(head: Buffer, whole: boolean, dialect: Dialect): number {
  const widths = new Map<number, number>();
  let rows = 0;
  let first: number | null = null;
  let scan = rowAt(0);
  for (;;) {
    const verdict = scanRow(head, whole, dialect, scan);
    if (verdict === 'suspect') continue;
    if (verdict !== 'row') break;
    if (scan.end > scan.start) {
      first ??= scan.cells;
      widths.set(scan.cells, (widths.get(scan.cells) ?? 0) + 1);
      rows += 1;
    }
    scan = rowAt(scan.at);
  }
  if (rows === 0) return 0;
  let score = 0;
  for (const [cells, count] of widths) {
    // The first row is nearly always the header; a delimiter it lacks is a delimiter in texts.
    const share = (count + (cells === first ? rows / 2 : 0)) / (rows * 1.5);
    score = Math.max(score, share * (1 - 1 / cells));
  }
  return score;
}
