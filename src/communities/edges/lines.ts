import Papa from 'papaparse';

/** A line of a table that holds something. */
export interface Line {
  readonly cells: readonly string[];
  /** From 1. */
  readonly line: number;
}

/** The lines of a table that hold something. */
export function rowsOf(text: string, delimiter: string): Line[] {
  if (delimiter === ' ' || !text.includes('"')) return linesOf(text, delimiter);
  const { data } = Papa.parse<string[]>(text, { delimiter });
  return data.map((cells, i) => ({ cells, line: i + 1 })).filter(({ cells }) => holds(cells));
}

/** Splitting at line ends is several times faster than a parser, and right without quotes. */
export function linesOf(text: string, delimiter: string): Line[] {
  const rows: Line[] = [];
  for (const [i, row] of text.split(/\r\n|\n|\r/).entries()) {
    const cells = delimiter === ' ' ? words(row) : row.split(delimiter);
    if (holds(cells)) rows.push({ cells, line: i + 1 });
  }
  return rows;
}

function holds(cells: readonly string[]): boolean {
  return cells.some((cell) => cell.trim() !== '') && !/^[#%]/.test(cells[0] as string);
}

/** What stands most often in the first line that holds something, outside quotes. */
export function delimiterOf(text: string): string {
  const lines = text.slice(0, 1 << 16).split(/\r\n|\n|\r/);
  const line = lines.find(isRow) ?? '';
  const bare = line.replaceAll(/"[^"]*"/g, '');
  return [',', '\t', ';', '|']
    .map((mark) => ({ mark, count: bare.split(mark).length - 1 }))
    .reduce((a, b) => (b.count > a.count ? b : a), { mark: ' ', count: 0 }).mark;
}

/** Cells between spaces, quoted where they hold some. */
function words(row: string): string[] {
  return Array.from(row.matchAll(/"((?:[^"]|"")*)"|(\S+)/g), ([, quoted, plain]) => plain ?? (quoted as string).replaceAll('""', '"'));
}

/** Enough of a file in ASCII to see its first row; longer comments before it are read too. */
export function beginning(bytes: Uint8Array): string {
  for (let length = 1 << 16; ; length *= 4) {
    const text = new TextDecoder().decode(bytes.subarray(0, length));
    if (
      length >= bytes.length ||
      text
        .split(/\r\n|\n|\r/)
        .slice(0, -1)
        .some(isRow)
    )
      return text;
  }
}

function isRow(line: string): boolean {
  return line.trim() !== '' && !/^[#%]/.test(line);
}
