/**
 * Polluted tables in the manner of a public benchmark (Vitagliano, Hameed, Jiang, Reisener, Wu and Naumann: Pollock: A
 * Data Loading Benchmark, PVLDB 16(8), 2023, doi:10.14778/3594512.3594518): one table, damaged in one way per file. The
 * table here is invented; the kinds of damage and their weights are those of the article.
 */
export interface Polluted {
  /** Kind of damage. */
  readonly kind: string;
  readonly weight: number;
  readonly text: string;
  /** What a reader should see, header first; null where the file is empty. */
  readonly clean: readonly (readonly string[])[] | null;
}

const COLUMNS = ['DAY', 'HOUR', 'Copies', 'SHELF', 'Cost', 'Subject', 'Description', 'Link', 'Notes'];
const SUBJECTS = ["Teachers' Guides", 'Fractions', 'Reading Log Sets', 'Maps', 'Lab Kits for Classes'];
const ROWS = 83;
const QUOTED = new Set([6, 7]);

function described(i: number): string {
  if (i === 12) return 'A tape of 8\'9"" length, and a "ruler", too';
  return `This set of cards, number ${i}, is made for "group work" and lasts; it's sturdy, light, and won't tear.`;
}

const clean: readonly (readonly string[])[] = [
  COLUMNS,
  ...Array.from({ length: ROWS }, (_, i) => [
    `${String((i % 28) + 1).padStart(2, '0')}/03/2019`,
    `0${i % 10}:4${i % 6}`,
    String((i % 7) + 1),
    `SH-${1000 + i * 37}`,
    `$${(i * 13) % 90}.${10 + (i % 80)}`,
    SUBJECTS[i % SUBJECTS.length] ?? '',
    described(i),
    `https://www.example.org/item/SH_${1000 + i * 37}.html`,
    '',
  ]),
];

interface Style {
  readonly delimiter?: string;
  readonly newline?: string;
  readonly quote?: string;
  /** What stands before a quote inside a quoted cell. */
  readonly escaper?: string;
}

/** The delimiters of a row, the cells between them, and the row end, so that any of them can be damaged. */
function pieces(cells: readonly string[], { delimiter = ',', quote = '"', escaper = quote }: Style, header: boolean): string[] {
  return cells.flatMap((cell, i) => {
    const written =
      QUOTED.has(i) || header ? (header && !QUOTED.has(i) ? cell : quote + cell.replaceAll(quote, escaper + quote) + quote) : cell;
    return i === 0 ? [written] : [delimiter, written];
  });
}

function written(table: readonly (readonly string[])[], style: Style = {}): string {
  const { newline = '\r\n' } = style;
  return table.map((row, i) => pieces(row, style, i === 0).join('') + newline).join('');
}

/** Every file of the benchmark, over the invented table. */
export function pollutions(): Polluted[] {
  const found: Polluted[] = [];
  const add = (kind: string, weight: number, text: string, expected: Polluted['clean'] = clean): void => {
    found.push({ kind, weight, text, clean: expected });
  };
  const source = written(clean);
  const [header = [], ...data] = clean;
  add('source', 0, source);
  add('no payload', 0.1, '', null);
  add('no trailing newline', 4.1, source.slice(0, -2));
  add('double trailing newline', 0.1, `${source}\r\n`);
  add('no header', 10.6, source.slice(source.indexOf('\n') + 1), data);
  for (const times of [2, 3])
    add(`header of ${times} rows`, 1.05, source.slice(0, source.indexOf('\n') + 1).repeat(times - 1) + source, [
      header.map((name) => Array(times).fill(name).join(' ')),
      ...data,
    ]);
  add('preamble', 6.3, `PREAMBLE,,,,,,,,\r\n,,,,,,,,\r\n${source}`);
  for (const width of [8, 9, 10])
    add(`second table of ${width} columns`, 1.4, source + written(clean.map((row, i) => [...row, i === 0 ? 'col1' : ''].slice(0, width))));
  add('header only', 0.1, written(clean.slice(0, 1)), clean.slice(0, 1));
  add('one row', 0.1, written(clean.slice(0, 2)), clean.slice(0, 2));
  add('semicolons', 18.7, written(clean, { delimiter: ';' }));
  add('tabs', 0.3, written(clean, { delimiter: '\t' }));
  add('commas and spaces', 2.3, written(clean, { delimiter: ', ' }));
  add('spaces', 0.1, written(clean, { delimiter: ' ' }));
  add('apostrophes as quotes', 0.1, written(clean, { quote: "'" }));
  add('backslashes before quotes', 0.1, written(clean, { escaper: '\\' }));
  add('quotes without escaper', 0.1, written(clean, { escaper: '' }));
  add('LF', 38, written(clean, { newline: '\n' }));
  add('CR', 0.3, written(clean, { newline: '\r' }));
  const rowFiles = clean.length;
  for (const [r, row] of clean.entries()) {
    const parts = pieces(row, {}, r === 0);
    const damaged = (replacement: readonly string[]): string =>
      clean.map((other, i) => `${(i === r ? replacement : pieces(other, {}, i === 0)).join('')}\r\n`).join('');
    for (let c = 0; c < row.length; c += 1) {
      const at = c === 0 ? 0 : c * 2 - 1;
      add('extra delimiter', 6.3 / (rowFiles * 9), damaged([...parts.slice(0, at), ',', ...parts.slice(at)]));
      if (c > 0) add('missing delimiter', 5.6 / (rowFiles * 8), damaged([...parts.slice(0, at), ...parts.slice(at + 1)]));
      const part = parts[c * 2] ?? '';
      const value = part.startsWith('"') ? `""${part.slice(1)}` : `"${part}`;
      const expected = clean.map((other, i) => (i === r ? other.map((cell, j) => (j === c ? `"${cell}` : cell)) : other));
      add('extra quote', 0.16 / (rowFiles * 9), damaged([...parts.slice(0, c * 2), value, ...parts.slice(c * 2 + 1)]), expected);
    }
    add('row of spaces', 0.05 / rowFiles, damaged(parts.map((part, i) => (i % 2 === 1 ? ' ' : part))));
  }
  return found;
}

/** The benchmark's ten measures of one file, added up: success, and precision, recall and F1 of header, rows and cells. */
export function score(expected: Polluted['clean'], loaded: readonly (readonly string[])[]): number {
  if (expected === null || expected.length === 0) return 10;
  const header = overlap((expected[0] ?? []).map(normal), (loaded[0] ?? []).map(normal));
  const record = (rows: readonly (readonly string[])[]): string[] => rows.slice(1).map((row) => row.map(normal).join(''));
  return 1 + header + overlap(record(expected), record(loaded)) + overlap(expected.flat(), loaded.flat());
}

/** Cells are compared by meaning in header and rows: without case, and numbers, dates and prices by value. */
function normal(cell: string): string {
  if (/^\d+$/.test(cell)) return String(Number(cell));
  if (/^\d\d\/\d\d\/\d{4}$/.test(cell)) return `${cell} 00:00:00`;
  if (/^\d\d:\d\d$/.test(cell)) return `${cell}:00`;
  if (/^\$\d+\.\d+$/.test(cell)) return `$${Number(cell.slice(1))}.0`;
  return cell.toLowerCase();
}

function overlap(expected: readonly string[], loaded: readonly string[]): number {
  if (expected.length === 0) return 3;
  const counts = new Map<string, number>();
  for (const cell of expected) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  let both = 0;
  for (const cell of loaded) {
    const left = counts.get(cell) ?? 0;
    if (left > 0) both += 1;
    counts.set(cell, left - 1);
  }
  if (both === 0) return 0;
  const recall = both / expected.length;
  const precision = both / loaded.length;
  return recall + precision + (2 * recall * precision) / (recall + precision);
}
