import { UserError } from '../../errors.ts';
import type { ColumnMap } from '../../settings/ingest.ts';
import type { Content } from '../files/opened.ts';
import type { CsvFormat } from '../format.ts';
import { checkColumnMap } from '../formats/column-map.ts';
import { dumpFiltered } from '../formats/reddit/dump-filter.ts';
import { tweetIdsBeside } from '../formats/twitter/tweet-ids.ts';
import { youtubeTakeoutTranslated } from '../formats/youtube/youtube-takeout.ts';
import { numbered } from '../proposal/column.ts';
import { topicsOf } from '../proposal/words.ts';
import { layoutOf, repeats, rowsAbove } from '../rows/table/layout.ts';
import { isSums } from '../rows/table/stray-rows.ts';
import { aside, noExport, type Recognised } from './recognised.ts';
import { tableFormat } from './table-format.ts';
import { recogniseCells, recogniseFlattened, recogniseNodes } from './table-of-records.ts';
import { refusedTable, UnknownTable } from './unknown.ts';

/** What the one column is called of a file that has a record in each line, in quotes. */
const RECORD = 'record';

/** What a table is: by its header, wherever it stands among the first rows, or by the records that it keeps. */
export function recogniseTable(name: string, { firstRows, sample, absent, delimiter }: Content & { kind: 'csv' }): Recognised {
  const known = byHeader(name, trimmed(firstRows));
  if (known !== null) {
    if (known.kind === 'csv') refuseTwoDialects(name, firstRows.slice(0, known.headerRow), known.format);
    return known;
  }
  const bare = sample.every((row) => row.length <= 1) ? recogniseCells(name, [RECORD], -1, sample) : null;
  if (bare !== null) return bare;
  const translated = inAnotherLanguage(trimmed(firstRows), filled(sample, absent));
  if (translated !== null) return translated;
  if (isProse(sample, delimiter)) {
    const what = 'lines of text without columns';
    return { kind: 'aside', name: 'no-export', note: `${what}: no posts`, alone: noExport(name, what) };
  }
  const { header: top, headerRows } = layoutOf(firstRows);
  const [columns = []] = trimmed(firstRows.slice(top, top + 1));
  const rows = sample.slice(top + headerRows).filter((row) => row.some((cell) => cell.trim() !== ''));
  if (isCodebook(columns)) return { kind: 'aside', name: 'codebook', note: 'a list of what columns mean: no posts' };
  const ofRecords =
    recogniseNodes(columns, top, rows) ?? recogniseFlattened(columns, top, rows) ?? recogniseCells(name, columns, top, rows);
  if (ofRecords !== null) return ofRecords;
  const nameless = dumpFiltered(firstRows);
  if (nameless !== null)
    return {
      kind: 'csv',
      format: nameless,
      header: nameless.columns.all,
      headerRow: -1,
      certainty: 'its first rows hold what the script writes, in its order, below no names of columns',
    };
  const refused = refusedTable(name, columns, filled(rows, absent));
  const hasPeople = columns.some((column) => topicsOf(column).has('person'));
  const ids = refused === null || refused instanceof UnknownTable || hasPeople ? null : tweetIdsBeside(columns, rows);
  if (ids !== null)
    return { kind: 'csv', format: ids, header: columns, headerRow: top, certainty: 'no column holds words, and one the ids of tweets' };
  if (refused !== null) throw refused;
  const named = columns.filter((column) => column !== '').join(', ');
  return { kind: 'aside', name: 'no-texts', note: `a table of numbers and dates (${named}): no posts` };
}

/** The format that a row among the first names as a header, with its columns as they are spelt or otherwise. */
function byHeader(name: string, headers: readonly (readonly string[])[]): Recognised | null {
  for (const spelt of ['exactly', 'otherwise'] as const) {
    for (const [headerRow, header] of headers.entries()) {
      const format = tableFormat(name, header, spelt);
      if (format === null) continue;
      if (format.container !== 'csv') return aside(format);
      const columns = `all ${format.columns.all.length} columns that tell it are there${spelt === 'otherwise' ? ', spelt otherwise' : ''}`;
      return { kind: 'csv', format, header, headerRow, certainty: `${columns}, in row ${headerRow + 1}; no other format fits` };
    }
  }
  return null;
}

/** Refuses a table above which another of its kind stands with other marks between its cells: its rows would seem to be words above the header. */
function refuseTwoDialects(name: string, above: readonly (readonly string[])[], { columns }: CsvFormat): void {
  const cells = above.map((row) => row.join().split(/[",;|\t]+/));
  if (!cells.some((names) => columns.all.every((column) => names.includes(column)))) return;
  throw new UserError(`${name}: two tables in one file, whose cells are parted in two ways: ${columns.all.slice(0, 3).join(', ')} …`, {
    hint: 'save each as a file of its own',
  });
}

/** Rows without the marks that stand for nothing. */
function filled(rows: readonly (readonly string[])[], absent: readonly string[]): string[][] {
  return rows.map((row) => row.map((cell) => (absent.includes(cell.trim()) ? '' : cell)));
}

/** A table of a known kind with the names of its columns in another language, told by its cells. */
function inAnotherLanguage(headers: readonly (readonly string[])[], sample: readonly (readonly string[])[]): Recognised | null {
  for (const [headerRow, header] of headers.entries()) {
    const tells = (row: readonly string[]) => row.some((cell) => cell.trim() !== '') && !repeats(header, row) && !isSums(row);
    const rows = sample.slice(headerRow + 1).filter(tells);
    const format = youtubeTakeoutTranslated(header, rows);
    const certainty = 'its cells hold what it writes, in its order, below names of columns in another language';
    if (format !== null) return { kind: 'csv', format, header, headerRow, certainty };
  }
  return null;
}

/** Words of a first line from which on it is a sentence, and no name of a column. */
const SENTENCE_WORDS = 4;
/** Words of a line on average where lines are prose, and commas all that cuts them. */
const PROSE_WORDS = 3;

/** Rows of one width that make a table of their own, below whatever lines of words. */
const MIN_TABLE = 10;

/** Whether the rows are lines of prose, as in notes beside exports: a comma now and then makes no columns. */
function isProse(rows: readonly (readonly string[])[], delimiter: string): boolean {
  const words = (cells: readonly string[]): number => cells.join(' ').trim().split(/\s+/).length;
  const [first = []] = rows;
  if (rows.every((row) => row.length <= 1)) return words(first) >= SENTENCE_WORDS;
  if (delimiter !== ',') return false;
  const below = rows.slice(rowsAbove(rows));
  const table = below.length < MIN_TABLE ? rows : below;
  const most = Math.max(...table.map((row) => table.filter(({ length }) => length === row.length).length));
  const average = rows.reduce((sum, row) => sum + words(row), 0) / rows.length;
  return first.length <= 1 && words(first) > 1 && average >= PROSE_WORDS && (rows.length === 2 || most < table.length * 0.8);
}

const NAMES =
  /^(?:variables?|fields?|columns?|features?|attributes?|spalten?|felder|feld|campos?|variáveis|colonnes?)(?:[ _]?(?:names?|nam(?:en?)?))?$/i;
const MEANINGS = /^(?:descriptions?|definitions?|meanings?|explanations?|beschreibung|bedeutung|descripción|descrição|signification)$/i;

/** Whether a table tells what the columns of others mean. */
function isCodebook(columns: readonly string[]): boolean {
  return columns.length <= 8 && columns.some((column) => NAMES.test(column)) && columns.some((column) => MEANINGS.test(column));
}

/** A table whose columns the settings name; its header may stand below other rows. */
export function mappedTable(name: string, rows: readonly string[][], format: CsvFormat, map: ColumnMap): Recognised {
  const headers = trimmed(rows);
  const headerRow = headers.findIndex((header) => format.columns.all.every((column) => header.includes(column)));
  const header = headers[headerRow];
  if (header !== undefined) return { kind: 'csv', format, header, headerRow, certainty: 'its columns are mapped in the settings' };
  const numbers = numbered(rows[0]?.length ?? 0);
  if (format.columns.all.every((column) => numbers.includes(column)))
    return { kind: 'csv', format, header: numbers, headerRow: -1, certainty: 'its columns are mapped in the settings by their numbers' };
  checkColumnMap(name, map, headers[0] ?? []);
  throw new Error(`${name}: a column map that fits and does not fit`);
}

function trimmed(rows: readonly (readonly string[])[]): string[][] {
  return rows.map((cells) => cells.map((cell) => cell.trim()));
}
