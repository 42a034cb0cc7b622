import type { Database } from '../../database/database.ts';
import { identifier, literal, sqlTypes } from '../../database/sql.ts';
import { type ColumnType, tables } from '../../schema/schema.ts';
import type { Opened } from '../files/opened.ts';
import { attempt, type Found, isPost, type Source, type SqlReading } from '../format.ts';
import { MAX_DISTANCES } from '../health/clock-health.ts';
import { Health } from '../health/health.ts';
import { addHealth } from '../health/health-sql.ts';
import type { Recognised } from '../recognise/recognised.ts';
import { record } from '../rows/json/json.ts';
import { type Regular, regularLines, regularTable } from '../rows/regular.ts';
import { Header } from '../rows/table/header.ts';
import { isHeader } from '../rows/table/stray-rows.ts';
import { columnsOfNumbers } from './bare-numbers.ts';
import { Drafts } from './drafts.ts';
import { FULL_CELL } from './found-in-file.ts';
import { type Reading, readingOf, type Sink } from './reading.ts';
import { Cells } from './row.ts';

/** A smaller file is read before SQL has begun. */
const LEAST_BYTES = 1 << 23;

/**
 * Rows at the top of a file by which it is told whether SQL is worth while, and the share of them that must be plain. A row may
 * be a page of a hundred posts: many of them would take long to be read in vain.
 */
const TRIED_ROWS = 256;
const LEAST_SHARE = 0.5;

type Readable = Exclude<Recognised, { kind: 'aside' }>;

/** An export file, with what is known of it before it is read. */
interface ExportFile {
  readonly path: string;
  readonly opened: Opened;
  readonly recognised: Readable;
  readonly source: Source;
}

/** Where the rows of a file go: the plain ones to a Parquet file, the odd ones to a writer of drafts. */
interface Outlets {
  readonly path: string;
  readonly sink: Sink;
}

/**
 * Why a file cannot be read by SQL, as far as can be told without reading it; null where it can. Undefined where its format
 * has no SQL, or the file is small.
 */
export function whyNotSql(opened: Opened, recognised: Recognised, least = LEAST_BYTES): string | null | undefined {
  if (recognised.kind === 'aside' || recognised.format.sql === undefined || opened.bytes < least) return undefined;
  if (opened.packing.compression !== null || opened.packing.member !== null) return 'it is packed';
  if (opened.encoding !== 'utf-8' || opened.source.notes.length > 0) return `its encoding is ${opened.encoding}`;
  const { content } = opened;
  if (recognised.kind === 'json') return content.kind === 'json' && content.shape === 'lines' ? null : 'it is no file of one record a line';
  if (
    content.kind !== 'csv' ||
    content.quote !== '"' ||
    content.escaper !== '"' ||
    content.delimiter.length > 1 ||
    content.inOne !== undefined ||
    content.spoilt !== undefined ||
    content.newline === '\r'
  )
    return 'its dialect is unusual';
  return recognised.headerRow === 0 ? null : 'its header is not the first row';
}

/**
 * Reads the plain rows of a file by SQL into one Parquet file, whose row numbers are those of the posts, and the others
 * by the record functions into `sink`. Gives the reason, with nothing lost but time, where any row of the file is not exactly
 * one post, or the file is not by the book: then the record functions read, and explain, all of it.
 */
export async function readBySql(
  db: Database,
  file: ExportFile,
  out: Outlets,
  { leastShare = LEAST_SHARE } = {},
): Promise<Reading | string> {
  const { path, opened, recognised } = file;
  const sql = recognised.format.sql as SqlReading;
  const rows = rowsOf(path, recognised, opened);
  const query = (reading: string) => draftsOf(rows.columnsOf(reading), rows.raw, sql);
  try {
    const first = `(SELECT * FROM ${rows.reading} LIMIT ${TRIED_ROWS})`;
    const { share } = await db.row<'share'>(`SELECT avg((raw IS NULL)::INTEGER) AS share FROM (${query(first)})`);
    if (share < leastShare) return 'few of its rows are plain';
    // The bytes are looked at here while DuckDB reads them on its own threads.
    const { content, packing } = opened;
    const looking = content.kind === 'csv' ? regularTable(path, packing, content.delimiter) : regularLines(path, packing);
    await Promise.all([looking, db.copyWide(query(rows.reading), out.path, COLUMNS)]);
    const regular = await looking;
    if (regular === null) return 'not all of its rows are by the book';
    const full = recognised.kind === 'csv' && regular.longest >= FULL_CELL ? await fullCells(db, rows) : 0;
    return await tallied(db, file, regular, { ...out, full });
  } catch (error) {
    // What DuckDB cannot read, the record functions can, or say why not.
    if (error instanceof Error && /^(Invalid Input|Conversion|Out of Range|Not implemented) Error/.test(error.message))
      return 'DuckDB does not read it';
    throw error;
  }
}

/** Rows of a table with a cell that a spreadsheet cut. */
async function fullCells(db: Database, { reading, raw }: Rows): Promise<number> {
  const lengths = String.raw`length(cell), length(cell) + len(regexp_extract_all(cell, '[\x{10000}-\x{10FFFF}]'))`;
  const isFull = `cell -> CASE WHEN strlen(cell) >= ${FULL_CELL} THEN ${FULL_CELL} IN (${lengths}) ELSE false END`;
  const { full } = await db.row<'full'>(`SELECT count(*) AS "full" FROM ${reading} WHERE len(list_filter(${raw}, ${isFull})) > 0`);
  return full;
}

/** Reads the odd rows and says what the file gave; the reason where a row is not exactly one post. */
async function tallied(
  db: Database,
  file: ExportFile,
  { rows, second }: Regular,
  out: Outlets & { readonly full: number },
): Promise<Reading | string> {
  const { opened, recognised, source } = file;
  const header = recognised.kind === 'csv' ? 1 : 0;
  const { seen } = await db.row<'seen'>(`SELECT count(*) AS seen FROM read_parquet(${literal(out.path)})`);
  if (seen !== rows - header) return 'DuckDB sees another number of rows';
  const health = new Health();
  const drafts = new Drafts();
  const read = reader(file);
  let odd = 0;
  const oddRows = `SELECT file_row_number + 1 AS row, raw FROM read_parquet(${literal(out.path)}, file_row_number = true) WHERE raw IS NOT NULL ORDER BY row`;
  for await (const batch of db.batches<{ row: number; raw: Raw }>(oddRows)) {
    for (const { row, raw } of batch) {
      const found = read(raw);
      const post = found?.length === 1 ? found[0] : undefined;
      if (post === undefined || !isPost(post)) return 'a row of it is not exactly one post';
      const full = out.sink.add({ ...health.draft(post, drafts), row });
      if (full !== undefined) await full;
      odd += 1;
    }
  }
  await addHealth(db, out.path, recognised.format.sql as SqlReading, source, health);
  if (Object.values(health.clock.finding().beside).some((distances) => Object.keys(distances).length >= MAX_DISTANCES))
    return 'its second clock shows all sorts of times';
  const first = header === 1 ? second : 0;
  return readingOf(opened, recognised, health, {
    rows: rows - header,
    blank: 0,
    rejects: [],
    notes: [],
    marks: { repaired: out.full > 0 ? { 'cut-cell': out.full } : {}, ragged: 0, headers: 0 },
    span: { first, rows: opened.length - first, between: 0, end: opened.length },
    way: { sql: true, odd },
  });
}

/** The cells of a row, or a line alone: of one type, so that tables and records lie in one study. */
type Raw = readonly (string | null)[];

/** Reads an odd row as it stands in the file; null where it is no row of posts at all. */
function reader({ opened, recognised, source }: ExportFile): (raw: Raw) => readonly Found[] | null {
  if (recognised.kind === 'csv') {
    const { format, header } = recognised;
    const absent = [...(format.absent ?? []), ...(opened.content.kind === 'csv' ? opened.content.absent : [])];
    const cells = new Cells(header, [], columnsOfNumbers(opened.content, recognised, absent));
    return (raw) => {
      const row = raw.map((cell) => cell ?? '');
      if (row.every((cell) => cell === '') || isHeader(row, header, format)) return null;
      return attempt(() => format.read(cells.at(row), source));
    };
  }
  const { format } = recognised;
  return ([line]) => {
    const read = record(line ?? '');
    // What is nearly JSON is read by the way that counts it.
    return 'value' in read && read.repaired === undefined ? attempt(() => format.read(read.value, source)) : null;
  };
}

/** How SQL reads the rows of a file. */
interface Rows {
  /** What reads the file. */
  readonly reading: string;
  /** The query for the columns that the format uses, from what reads all or some of the rows. */
  columnsOf(reading: string): string;
  /** All of a row as it stands in the file. */
  readonly raw: string;
}

function rowsOf(path: string, recognised: Readable, { content }: Opened): Rows {
  if (recognised.kind === 'json') {
    const shape = literal(JSON.stringify(recognised.format.sql?.shape));
    const reading = `read_csv(${literal(path)}, auto_detect = false, header = false, columns = {'line': 'VARCHAR'}, delim = '', quote = '', escape = '', comment = '')`;
    return {
      reading,
      columnsOf: (lines) => `SELECT line, unnest(record) FROM (SELECT line, TRY(from_json(line, ${shape})) AS record FROM ${lines})`,
      raw: '[line]',
    };
  }
  const { header, format } = recognised;
  const delimiter = content.kind === 'csv' ? content.delimiter : ',';
  // Marks in place of no value are none in quotation marks either.
  const absent = ['', ...(format.absent ?? []), ...(content.kind === 'csv' ? content.absent : [])];
  const columns = header.map((_, i) => `'c${i}': 'VARCHAR'`).join(', ');
  const places = new Header(header);
  const used = (format.sql?.uses ?? []).map((name) => {
    const place = places.place(name);
    return `${place === undefined ? 'NULL::VARCHAR' : `c${place}`} AS ${identifier(name)}`;
  });
  const reading = `read_csv(${literal(path)}, auto_detect = false, header = true, columns = {${columns}}, delim = ${literal(delimiter)}, quote = '"', escape = '"', nullstr = [${absent.map(literal).join(', ')}], comment = '', strict_mode = true)`;
  return {
    reading,
    columnsOf: (cells) => `SELECT ${used.join(', ')}, COLUMNS('^c[0-9]+$') FROM ${cells}`,
    raw: `[${header.map((_, i) => `c${i}`).join(', ')}]`,
  };
}

/** Columns of the rows that are written: those of drafts, the time of a second clock, and the raw row. */
const COLUMNS = Object.keys(tables.drafts.columns).length + 2;

/** What stands in columns that a format does not tell. */
const defaults: Partial<Record<ColumnType, string>> = { texts: '[]', boolean: 'false' };

/** The drafts of the rows as a query, with the raw row in place of what is not plain. */
function draftsOf(from: string, raw: string, { layers, draft, plain, clock }: SqlReading): string {
  let query = `(${from})`;
  for (const layer of layers) {
    const named = Object.entries(layer).map(([name, sql]) => `${sql} AS ${identifier(name)}`);
    query = `(SELECT *, ${named.join(', ')} FROM ${query})`;
  }
  const columns = Object.entries(tables.drafts.columns).flatMap(([name, { type }]) => {
    const sql = draft[name as keyof typeof draft] ?? defaults[type] ?? 'NULL';
    return name === 'row' || name === 'part' ? [] : `(${sql})::${sqlTypes[type]} AS ${identifier(name)}`;
  });
  if (clock !== undefined) columns.push(`epoch_ms(${clock.shows}) AS shown`);
  const isPlain = plain.map((condition) => `(${condition})`).join(' AND ');
  return `SELECT ${columns.join(', ')}, CASE WHEN (${isPlain}) THEN NULL ELSE ${raw} END AS raw FROM ${query}`;
}
