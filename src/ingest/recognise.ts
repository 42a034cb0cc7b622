import { UserError } from '../errors.ts';
import type { ColumnMap, Settings } from '../settings.ts';
import { fits } from '../study.ts';
import type { Foreign } from './bytes/magic.ts';
import type { AsideFormat, AsideTable, CsvFormat, Format, JsonFormat, JsonObject, Source } from './format.ts';
import { checkColumnMap, columnMapFormat } from './formats/column-map.ts';
import { asTable, dotted } from './formats/dotted.ts';
import { flattened, recordsInRows } from './formats/flattened.ts';
import { inCells, recordsInCells } from './formats/in-cells.ts';
import { tabled } from './formats/tabled.ts';
import { tweetIds } from './formats/tweet-ids.ts';
import { whatsapp } from './formats/whatsapp.ts';
import { formats } from './formats.ts';
import type { Content, Opened } from './opened.ts';
import { nearestFormats, proposedForRecords, proposedSource } from './propose.ts';
import { tableByColumn } from './rows/by-column.ts';
import { CHAT_COLUMNS } from './rows/chat.ts';
import { Header } from './rows/header.ts';
import { layoutOf } from './rows/layout.ts';
import { unwrapping, wrappedFormat } from './rows/wrapped.ts';
import { UnknownTable } from './unknown.ts';

/** Rows at the top of a table among which its header is looked for. */
const HEADER_ROWS = 8;

/** A list of no more bytes has no items. Archives of accounts hold one for everything that an account never did. */
const EMPTY_LIST_BYTES = 8;

/** What a file is: how its rows are read, or that it holds no posts. */
export type Recognised =
  | {
      readonly kind: 'csv';
      readonly format: CsvFormat;
      readonly header: readonly string[];
      readonly headerRow: number;
      readonly certainty: string;
    }
  | { readonly kind: 'json'; readonly format: JsonFormat; readonly certainty: string }
  /** `alone` is what to say where nothing but such files is given. */
  | { readonly kind: 'aside'; readonly name: string; readonly note: string; readonly alone?: UserError };

/**
 * Tells the format of an export file from its content. Throws a UserError that says what was seen and what comes
 * nearest, where no format fits.
 */
export function recognise(name: string, opened: Opened, settings: Settings['ingest']): Recognised {
  const { content } = opened;
  const source = sourceOf(name, settings);
  switch (content.kind) {
    case 'csv':
      return source?.columns === undefined
        ? recogniseTable(name, content)
        : mappedTable(name, content.firstRows, mapFormat(source, source.columns), source.columns);
    case 'json':
      if (content.samples.length === 0 && content.shape === 'array' && opened.length - content.begin <= EMPTY_LIST_BYTES)
        return { kind: 'aside', name: 'empty', note: 'the file holds an empty list' };
      return source?.columns === undefined
        ? recogniseRecords(name, content.samples)
        : mappedRecords(name, content.samples, mapFormat(source, source.columns), source.columns);
    case 'chat':
      return {
        kind: 'csv',
        format: whatsapp(content.order),
        header: CHAT_COLUMNS,
        headerRow: -1,
        certainty: 'its lines begin with the time and the author of a message',
      };
    case 'empty':
      return { kind: 'aside', name: 'empty', note: 'the file is empty' };
    case 'digits':
      return {
        kind: 'csv',
        format: tweetIds,
        header: tweetIds.columns.all,
        headerRow: content.heading - 1,
        certainty: 'every line is a long number',
      };
    case 'pointer':
      throw new UserError(`${name}: missing content: a Git LFS pointer stands in its place`, {
        hint: 'fetch the file itself with: git lfs pull',
      });
    case 'binary':
      if (content.never) return { kind: 'aside', name: 'no-export', note: `${content.what}: no posts`, alone: noExport(name, content) };
      throw noExport(name, content);
  }
}

function noExport(name: string, { what }: Foreign): UserError {
  return new UserError(`${name}: unknown kind of file: ${what}`, {
    hint: 'give exports as CSV, JSON or XLSX, or leave the file out with ingest.skip in study.yaml',
  });
}

/** Words of a first line from which on it is a sentence, and no name of a column. */
const SENTENCE_WORDS = 4;

/** Whether the rows are lines of prose, as in notes beside exports. */
function isProse(rows: readonly (readonly string[])[]): boolean {
  return rows.every((row) => row.length <= 1) && (rows[0]?.[0] ?? '').trim().split(/\s+/).length >= SENTENCE_WORDS;
}

/** What the settings say of a file: those of an archive hold for the files inside, unless they have their own. */
export function sourceOf(name: string, { sources }: Settings['ingest']): Settings['ingest']['sources'][number] | null {
  const names = name.split('/').map((_, i, steps) => steps.slice(0, steps.length - i).join('/'));
  for (const candidate of names) {
    const source = sources.find(({ files }) => fits(candidate, files));
    if (source !== undefined) return source;
  }
  return null;
}

function mapFormat({ platform = 'other', dateOrder, html }: Settings['ingest']['sources'][number], columns: ColumnMap): CsvFormat {
  return columnMapFormat(columns, platform, dateOrder ?? null, html);
}

/** A table whose columns the settings name; its header may stand below other rows. */
function mappedTable(name: string, rows: readonly string[][], format: CsvFormat, map: ColumnMap): Recognised {
  const headers = rows.slice(0, HEADER_ROWS).map((cells) => cells.map((cell) => cell.trim()));
  const headerRow = headers.findIndex((header) => format.columns.all.every((column) => header.includes(column)));
  const header = headers[headerRow];
  if (header !== undefined) return { kind: 'csv', format, header, headerRow, certainty: 'its columns are mapped in the settings' };
  checkColumnMap(name, map, headers[0] ?? []);
  throw new Error(`${name}: a column map that fits and does not fit`);
}

function recogniseTable(name: string, { firstRows, sample }: Content & { kind: 'csv' }): Recognised {
  const headers = firstRows.slice(0, HEADER_ROWS).map((cells) => cells.map((cell) => cell.trim()));
  for (const spelt of ['exactly', 'otherwise'] as const) {
    for (const [headerRow, header] of headers.entries()) {
      const format = tableFormat(name, header, spelt);
      if (format?.container === 'csv') {
        const columns = `all ${format.columns.all.length} columns that tell it are there${spelt === 'otherwise' ? ', spelt otherwise' : ''}`;
        return { kind: 'csv', format, header, headerRow, certainty: `${columns}, in row ${headerRow + 1}; no other format fits` };
      }
      if (format !== null) return aside(format);
    }
  }
  const bare = sample.every((row) => row.length <= 1) ? recogniseCells(name, [RECORD], -1, sample) : null;
  if (bare !== null) return bare;
  if (isProse(sample)) {
    const what = 'lines of text without columns';
    return { kind: 'aside', name: 'no-export', note: `${what}: no posts`, alone: noExport(name, { what, never: true }) };
  }
  const { header: top, headerRows } = layoutOf(firstRows);
  const columns = (firstRows[top] ?? []).map((cell) => cell.trim());
  const rows = sample.slice(top + headerRows).filter((row) => row.some((cell) => cell.trim() !== ''));
  const within = recogniseCells(name, columns, top, rows);
  if (within !== null) return within;
  const flat = recogniseFlattened(columns, top, rows);
  if (flat !== null) return flat;
  const near = nearestFormats(columns, formats);
  throw new UnknownTable(
    `${name}: unknown table with columns ${columns.join(', ')}`,
    near.length === 0
      ? 'no known format has such columns'
      : `known formats that come nearest: ${near.map(({ title, missing }) => `${title} (missing ${missing.join(', ')})`).join('; ')}`,
    proposedSource(name, columns, rows),
    true,
  );
}

/** What the one column is called of a file that has a record in each line, in quotes. */
const RECORD = 'record';

/** A table that keeps whole records of a known format in the cells of a column. */
function recogniseCells(
  name: string,
  header: readonly string[],
  headerRow: number,
  rows: readonly (readonly string[])[],
): Recognised | null {
  for (const [i, column] of header.entries()) {
    const records = recordsInCells(rows.map((row) => row[i] ?? ''));
    if (records === null) continue;
    try {
      const found = recogniseRecords(name, records.slice(0, ROWS_ASKED));
      if (found.kind === 'json')
        return { kind: 'csv', format: inCells(found.format, column), header, headerRow, certainty: `${found.certainty}, in ${column}` };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
    }
  }
  return null;
}

/** A table whose rows are whole records of a known format, the ways to their values being the names of its columns. */
function recogniseFlattened(header: readonly string[], headerRow: number, rows: readonly (readonly string[])[]): Recognised | null {
  const records = recordsInRows(header, rows)?.slice(0, ROWS_ASKED) ?? [];
  const [best] = formats
    .filter((format): format is JsonFormat => format.container === 'json' && format.accounts !== true)
    .map((format) => ({ format, votes: records.filter((record) => format.looksLike(record)).length }))
    .filter(({ votes }) => votes > records.length / 2)
    .sort((a, b) => b.votes - a.votes);
  if (best === undefined) return null;
  const certainty = `${best.votes} of the first ${records.length} rows look like it, with names such as a.b for what stands in another`;
  return { kind: 'csv', format: flattened(best.format, header, rows), header, headerRow, certainty };
}

/**
 * The format of a table with such a header. Of several that fit with names spelt otherwise the one with most columns counts;
 * it counts too before one that fits exactly with fewer, as lists of interactions do with two.
 */
function tableFormat(file: string, header: readonly string[], spelt: 'exactly' | 'otherwise'): CsvFormat | AsideTable | null {
  const places = new Header(header);
  const comesNear = (column: string): boolean => places.place(column) !== undefined;
  const near = formats
    .filter((format): format is CsvFormat | AsideTable => !ofRecords(format))
    .filter(
      ({ columns: { all, none = [], only = false } }) =>
        all.every(comesNear) && !none.some(comesNear) && !(only && header.length > all.length),
    );
  const exact = near.filter(({ columns: { all } }) => all.every((column) => header.includes(column)));
  if (exact.length > 1) throw new Error(`${file}: two formats claim this file: ${exact.map((format) => format.name).join(', ')}`);
  if (spelt === 'exactly' && exact[0] === undefined) return null;
  const columns = (format: CsvFormat | AsideTable): number => format.columns.all.length;
  const most = Math.max(0, ...near.map(columns));
  const widest = near.filter((format) => columns(format) === most);
  if (exact[0] !== undefined && columns(exact[0]) === most) return exact[0];
  return new Set(widest.map((format) => format.name)).size === 1 ? (widest[0] ?? null) : (exact[0] ?? null);
}

function recogniseRecords(name: string, records: readonly JsonObject[], names: readonly string[] = namesOf(records)): Recognised {
  const [first] = records;
  const table = first === undefined || records.length > 1 ? null : tableByColumn(first);
  if (table !== null) return byColumn(recogniseRecords(name, table.rows.slice(0, ROWS_ASKED), table.names));
  const candidates = formats.filter(ofRecords);
  const votes = candidates
    .map((format) => ({ format, votes: records.filter((record) => format.looksLike(record)).length }))
    .filter(({ votes }) => votes > 0);
  votes.sort((a, b) => b.votes - a.votes);
  const [best, rival] = votes;
  if (best === undefined) {
    const inside = wrappedFormat(records, [
      ...candidates.filter((format): format is JsonFormat => format.container === 'json'),
      ...formats.filter((format): format is CsvFormat => format.container === 'csv').map(tabled),
    ]);
    if (inside !== null) {
      const certainty = `${inside.votes} of the first ${inside.records} records under ${inside.path.join('.')} look like it`;
      return { kind: 'json', format: unwrapping(inside), certainty };
    }
    const like = tableFormat(name, names, 'exactly');
    if (like?.container === 'csv') {
      const certainty = `its fields are the ${like.columns.all.length} columns that tell it`;
      return { kind: 'json', format: tabled(like), certainty };
    }
    if (like !== null) return aside(like);
    throw unknownRecords(name, records);
  }
  const { format } = best;
  if (format.container === 'aside') return aside(format);
  const certainty = `${best.votes} of the first ${records.length} records look like it${rival === undefined ? '' : `, ${rival.votes} like ${rival.format.title}`}`;
  return { kind: 'json', format, certainty };
}

function unknownRecords(name: string, records: readonly JsonObject[]): UserError {
  const keys = Object.keys(records[0] ?? {}).slice(0, 30);
  const what = keys.length === 0 ? 'no whole record with named fields' : `the first record has the keys ${keys.join(', ')}`;
  const known = formats.filter(({ container }) => container === 'json').map(({ title }) => title);
  const near = `known JSON exports: ${known.join(', ')}`;
  const source = proposedForRecords(name, records);
  return source === null
    ? new UserError(`${name}: unknown JSON: ${what}`, { hint: `${near}; leave the file out with ingest.skip in study.yaml` })
    : new UnknownTable(`${name}: unknown JSON: ${what}`, near, source, false);
}

/** Records whose names the settings give, wherever in the records of the file they stand. */
function mappedRecords(name: string, records: readonly JsonObject[], table: CsvFormat, map: ColumnMap): Recognised {
  const format = dotted(table, map.text);
  const certainty = 'its fields are mapped in the settings';
  if (records.some((record) => format.looksLike(record))) return { kind: 'json', format, certainty };
  const inside = wrappedFormat(records, [format]);
  if (inside !== null) return { kind: 'json', format: unwrapping(inside), certainty: `${certainty}, under ${inside.path.join('.')}` };
  checkColumnMap(name, map, asTable(records).names);
  throw new Error(`${name}: a map of fields that fits and does not fit`);
}

function namesOf(records: readonly JsonObject[]): string[] {
  return [...new Set(records.flatMap((record) => Object.keys(record)))];
}

/** Rows of a table kept by columns that are asked for their format. */
const ROWS_ASKED = 50;

function byColumn(recognised: Recognised): Recognised {
  if (recognised.kind !== 'json') return recognised;
  const { sql: _, ...format } = recognised.format;
  return {
    ...recognised,
    certainty: `${recognised.certainty}; the table stands in the file by columns`,
    format: {
      ...format,
      looksLike: (record: JsonObject) => tableByColumn(record) !== null,
      *read(record: JsonObject, source: Source) {
        const table = tableByColumn(record);
        if (table === null) yield { code: 'not-a-post', reason: 'the record holds no table' };
        for (const row of table?.rows ?? []) yield* format.read(row, source);
      },
    },
  };
}

function ofRecords(format: Format): format is JsonFormat | AsideFormat {
  return format.container === 'json' || format.container === 'aside';
}

function aside({ name, title }: AsideFormat | AsideTable): Recognised {
  return { kind: 'aside', name, note: `${title}: no posts` };
}
