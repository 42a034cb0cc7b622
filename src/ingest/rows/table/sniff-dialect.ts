import type { Delimiter, Dialect, Newline, Quote } from './dialect.ts';
import { rowAt, scanRow } from './row-scan.ts';

const DELIMITERS: readonly Delimiter[] = [',', '\t', ';', '|'];

/** Marks that stand between cells in few tables, such as those that Hive and database programs write. */
const RARE: readonly Delimiter[] = ['\x01', '\x1f', '^', '~'];
const MIN_RARE_COLUMNS = 3;

/** A space divides cells only where nearly all rows agree, since every text has spaces. */
const MIN_SPACE_SHARE = 0.9;
const MIN_SPACE_COLUMNS = 3;

/** Quoted cells that must be seen before anything but the double quote counts as a quote. */
const MIN_QUOTED = 2;

/**
 * Tells delimiter, row end and quoting from the first bytes of a table. Only bytes outside quotes count, because texts
 * hold commas and line ends of their own. The delimiter is the one that gives most rows the same number of cells, and
 * the first row with it.
 */
export function sniffDialect(head: Buffer, whole: boolean): Dialect {
  const named = /^sep=(.)\r?\n/i.exec(head.toString('latin1', 0, 8))?.[1];
  const candidates = DELIMITERS.map((delimiter) => judged(head, whole, delimiter, '"'));
  const stated = candidates.find(({ dialect }) => dialect.delimiter === named);
  if (stated !== undefined) return stated.dialect;
  let [best] = candidates as [Judged, ...Judged[]];
  for (const candidate of candidates) if (beats(candidate, best)) best = candidate;
  best = quotedOtherwise(head, whole, best);
  best = paddedCommas(head, whole, best);
  best = byRareMarks(head, whole, best);
  best = bySpaces(head, whole, best);
  const { dialect } = best;
  return dialect.escaper === '\\' && isPaired(head, dialect) ? { ...dialect, slashPairs: true } : dialect;
}

interface Judged {
  readonly dialect: Dialect;
  readonly score: number;
  /** Share of the rows that have as many cells as most. */
  readonly share: number;
  /** Cells of the first row, and of the shortest. */
  readonly first: number;
  readonly least: number;
  readonly rows: number;
  /** Quotes in quoted cells that neither are doubled nor close their cell, as those that close a cell of another delimiter. */
  readonly strays: number;
}

/** A delimiter that divides all rows alike and leaves no quote astray is not beaten by one that leaves some. */
function beats(candidate: Judged, best: Judged): boolean {
  if (isClean(candidate) && best.strays > 0) return true;
  return candidate.score > best.score && !(isClean(best) && candidate.strays > 0);
}

function isClean({ score, share, strays }: Judged): boolean {
  return score > 0 && share === 1 && strays === 0;
}

/** Rows that must come out before an uncommon line end counts as what ends rows. */
const MIN_ROWS = 3;

/**
 * How evenly a delimiter divides the file, with the commonest line end; or with another, where texts hold more line ends
 * than there are rows: it must give more rows the same number of cells, and the first row too.
 */
function judged(head: Buffer, whole: boolean, delimiter: Delimiter, quote: Quote): Judged {
  const [common, other] = sniffNewlines(head, delimiter, quote).map((newline): Judged => {
    const dialect: Dialect = { delimiter, newline, quote, escaper: escapeOf(head, delimiter, quote), columns: null };
    const { columns, ...rest } = evenness(head, whole, dialect);
    return { dialect: { ...dialect, columns }, ...rest };
  }) as [Judged, Judged?];
  if (other === undefined || other.rows < MIN_ROWS || other.first !== other.dialect.columns) return common;
  return other.score > common.score && other.share > common.share ? other : common;
}

/** The apostrophe as a quote: where cells begin and end with it, and none does with the double quote. */
function quotedOtherwise(head: Buffer, whole: boolean, best: Judged): Judged {
  const { delimiter } = best.dialect;
  const singles = quotedCells(head, delimiter, "'");
  if (singles < MIN_QUOTED || quotedCells(head, delimiter, '"') > 0) return best;
  const other = judged(head, whole, delimiter, "'");
  return other.score >= best.score ? other : best;
}

/** How many cells begin and end with a quote. */
function quotedCells(head: Buffer, delimiter: Delimiter, quote: Quote): number {
  const mark = escaped(delimiter);
  const text = head.toString('latin1');
  const cell = new RegExp(`(?:^|${mark}|[\\r\\n])${quote}(?:[^${quote}\\r\\n]|${quote}${quote})*${quote}(?=${mark}|[\\r\\n]|$)`, 'g');
  return text.match(cell)?.length ?? 0;
}

/** A comma and a space as one delimiter: where a space follows every comma that divides cells. */
function paddedCommas(head: Buffer, whole: boolean, best: Judged): Judged {
  if (best.dialect.delimiter !== ',') return best;
  const padded = judged(head, whole, ', ', best.dialect.quote);
  if (padded.first < 2 || padded.score < best.score) return best;
  // Where both divide alike, a space must follow every comma there is.
  return padded.score > best.score || padded.dialect.columns === best.dialect.columns ? padded : best;
}

/** Spaces divide cells where nearly all rows agree, or where quoted cells stand between spaces and nowhere else. */
function bySpaces(head: Buffer, whole: boolean, best: Judged): Judged {
  const { delimiter, quote } = best.dialect;
  if (best.first > 1 && best.share > 1 / 2) return best;
  const spaced = judged(head, whole, ' ', quote);
  if (spaced.first < MIN_SPACE_COLUMNS || spaced.least < MIN_SPACE_COLUMNS) return best;
  if (best.score === 0 && spaced.share >= MIN_SPACE_SHARE) return spaced;
  const lined = quotedCells(head, ' ', quote) >= MIN_QUOTED && quotedCells(head, delimiter, quote) === 0;
  return lined && spaced.least >= spaced.first ? spaced : best;
}

/** A rare mark divides cells where nearly all rows agree, and no common one divides them. */
function byRareMarks(head: Buffer, whole: boolean, best: Judged): Judged {
  if (best.first > 1) return best;
  for (const delimiter of RARE) {
    if (!head.includes(delimiter)) continue;
    const rare = judged(head, whole, delimiter, best.dialect.quote);
    if (rare.first >= MIN_RARE_COLUMNS && rare.first === rare.dialect.columns && rare.share >= MIN_SPACE_SHARE) return rare;
  }
  return best;
}

/** A backslash before quotes inside quoted cells: where there are such pairs, and no doubled quotes inside cells. */
function escapeOf(head: Buffer, delimiter: Delimiter, quote: Quote): Dialect['escaper'] {
  if (!head.includes(`\\${quote}`)) return quote;
  const text = head.toString('latin1');
  const end = `(?=${escaped(delimiter)}|[\\r\\n]|$)`;
  // A quote behind it that ends no cell is the second of a doubled one.
  const slashed = text.match(new RegExp(`\\\\${quote}(?!\\s*${end})(?!${quote}(?!\\s*${end}))`, 'g'))?.length ?? 0;
  if (slashed === 0) return quote;
  const doubled = text.match(new RegExp(`[^${quote}\\r\\n${delimiter}]${quote}${quote}(?!${quote})`, 'g'))?.length ?? 0;
  return slashed > doubled ? '\\' : quote;
}

/** Backslashes come in pairs only, but for one that stands before a quote. */
function isPaired(head: Buffer, { quote }: Dialect): boolean {
  // The head may end between two that make a pair.
  const text = head.toString('latin1').replace(/\\+$/, '');
  const runs = [...text.matchAll(new RegExp(`(\\\\+)(${quote}?)`, 'g'))];
  const paired = ([, slashes = '', guarded]: RegExpExecArray): boolean => guarded !== '' || slashes.length % 2 === 0;
  return runs.some(([, slashes = '']) => slashes.length > 1) && runs.every(paired);
}

function escaped(delimiter: Delimiter): string {
  return delimiter === '|' || delimiter === '^' ? `\\${delimiter}` : delimiter;
}

/** The line end that ends rows, if it is the commonest outside quotes; and the other that may end them. */
function sniffNewlines(head: Buffer, delimiter: Delimiter, quote: Quote): readonly Newline[] {
  const delim = delimiter.charCodeAt(0);
  const mark = quote.charCodeAt(0);
  const counts = { '\n': 0, '\r\n': 0, '\r': 0 };
  let quoted = false;
  let start = true;
  for (let at = 0; at < head.length; at += 1) {
    const byte = head[at] as number;
    if (quoted) {
      if (byte !== mark) continue;
      const next = head[at + 1];
      if (next === mark) at += 1;
      else if (next === delim || next === 0x0a || next === 0x0d || next === undefined || next === 0x20) quoted = false;
    } else if (byte === mark && start) {
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
    } else start = byte === delim || (start && byte === 0x20 && delimiter.length > 1);
  }
  const feeds = counts['\r\n'] > counts['\n'] ? '\r\n' : '\n';
  const returns = counts['\r'] + counts['\r\n'];
  if (counts['\r'] > counts['\n'] + counts['\r\n']) return returns + counts['\n'] > counts['\r'] ? ['\r', feeds] : ['\r'];
  // Where a CR ends rows, so does CRLF, and an LF alone is text.
  return returns > 0 && counts['\r'] + counts['\n'] > 0 ? [feeds, '\r'] : [feeds];
}

/** How evenly a delimiter divides the rows: 0 where there is one column, near 1 where all rows have the same many cells. */
function evenness(head: Buffer, whole: boolean, dialect: Dialect): Omit<Judged, 'dialect'> & { columns: number | null } {
  const widths = new Map<number, number>();
  let rows = 0;
  let strays = 0;
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
      strays += scan.strays;
    }
    scan = rowAt(scan.at);
  }
  if (rows === 0) return { score: 0, share: 0, columns: null, first: 0, least: 0, rows, strays };
  let score = 0;
  for (const [cells, count] of widths) {
    // The first row is nearly always the header; a delimiter it lacks is a delimiter in texts.
    const share = (count + (cells === first ? rows / 2 : 0)) / (rows * 1.5);
    score = Math.max(score, share * (1 - 1 / cells));
  }
  const [columns, most] = [...widths].reduce((a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] === first) ? b : a));
  return { score, share: most / rows, columns, first: first ?? 0, least: Math.min(...widths.keys()), rows, strays };
}
