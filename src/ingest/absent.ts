/** Marks that R, Python, databases and spreadsheets write where there is no value. */
const MARKS: ReadonlySet<string> = new Set(['NA', 'NaN', 'nan', 'None', 'null', 'NULL', '<NA>', '\\N', '#N/A']);

/** Those that hardly anybody writes; pandas leaves `nan` in the one column that was made text. */
const NO_WORDS: ReadonlySet<string> = new Set(['NaN', 'nan', '<NA>', '\\N', '#N/A']);
/** Cells of one column that must bear such a mark. */
const MIN_CELLS = 2;
/** Columns that must bear a mark: a person may well be called NA, or say nothing but None. */
const MIN_COLUMNS = 2;
/** Other cells of a column of numbers or dates, among which a mark is nobody's word. */
const MIN_TYPED = 5;
/** Numbers and dates. */
const TYPED = /^[\s+-]*\d[\d.,:/TZ\s+-]*$/;
/** Empty cells for every mark in a column; rows above the header have some. */
const MAX_EMPTY = 0.1;

/**
 * The marks that stand for an absent value in a whole file, told from its first rows. A program that writes a mark does so
 * in every column and leaves no cell empty; where a mark stands beside empty cells, or in one column of words, it is
 * somebody's word, but for marks that are hardly anybody's, and for NA in a table of R.
 */
export function absentMarks(rows: readonly (readonly string[])[]): string[] {
  const columns = new Map<string, Map<number, number>>();
  const empty = new Map<number, number>();
  const typed = new Map<number, number>();
  const words = new Map<number, number>();
  for (const [line, row] of rows.entries()) {
    if (row.every((cell) => cell === '')) continue;
    for (const [i, cell] of row.entries()) {
      if (cell === '') count(empty, i);
      else if (MARKS.has(cell)) {
        const found = columns.get(cell) ?? new Map<number, number>();
        columns.set(cell, found);
        count(found, i);
      } else if (line > 0) count(TYPED.test(cell) ? typed : words, i);
    }
  }
  const rowsHaveNames = isOfR(rows);
  return [...columns]
    .filter(([mark, found]) => {
      const steady = [...found].filter(([i, marks]) => (empty.get(i) ?? 0) <= marks * MAX_EMPTY).map(([i]) => i);
      const isNoWord = (NO_WORDS.has(mark) || (mark === 'NA' && rowsHaveNames)) && steady.some((i) => (found.get(i) ?? 0) >= MIN_CELLS);
      const amongNumbers = steady.every((i) => (typed.get(i) ?? 0) >= MIN_TYPED && !words.has(i));
      return (steady.length >= MIN_COLUMNS || isNoWord || (steady.length > 0 && amongNumbers)) && steady.length * 2 > found.size;
    })
    .map(([mark]) => mark)
    .sort();
}

/**
 * Whether rows have the names that R gives them when it writes a table: numbers above 0, each once, though not all of them or in
 * order where rows were chosen or sorted, below an empty name of a column. R leaves no cell empty where a value is missing;
 * pandas, which counts from 0, does.
 */
function isOfR([header = [], ...rows]: readonly (readonly string[])[]): boolean {
  const named = rows.filter((row) => row.length > 0).map(([name = '']) => name);
  return header[0] === '' && named.length > 0 && named.every((name) => /^[1-9]\d*$/.test(name)) && new Set(named).size === named.length;
}

function count(counts: Map<number, number>, column: number): void {
  counts.set(column, (counts.get(column) ?? 0) + 1);
}
