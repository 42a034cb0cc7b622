import type { Member } from '../../bytes/archives/packing.ts';
import { detectEncoding } from '../../bytes/encodings/detect.ts';
import { binaryKind, foreignText, isPointer } from '../../bytes/magic.ts';
import { survey } from '../../bytes/survey.ts';
import { textWindow } from '../../bytes/text-window.ts';
import { stateOfFile } from '../../disk/disk.ts';
import { keepHash } from '../../disk/hashed.ts';
import { UserError } from '../../errors.ts';
import { absentMarks } from '../absent.ts';
import type { JsonObject } from '../format.ts';
import { chatIn, chatRows, pageIn } from '../rows/chat/chat.ts';
import { orderFurtherOn, orderOfDays } from '../rows/chat/day-order.ts';
import { columnsOf } from '../rows/chat/styles.ts';
import { MAX_LINE_BYTES } from '../rows/cut-lines.ts';
import { isElements } from '../rows/json/elements.ts';
import { jsonRecords, record } from '../rows/json/json.ts';
import { tableRows } from '../rows/table/csv.ts';
import { MAX_COLUMNS } from '../rows/table/cut-rows.ts';
import type { Dialect } from '../rows/table/dialect.ts';
import { inOneCell } from '../rows/table/in-one-cell.ts';
import { rowsAbove, withRowNumbers } from '../rows/table/layout.ts';
import { sniffDialect } from '../rows/table/sniff-dialect.ts';
import { spoiltIn } from '../rows/table/spoilt-cells.ts';
import type { Content, JsonLayout, Opened } from './opened.ts';

/** Rows among which the header is looked for; more where as many stand above it. */
const FIRST_ROWS = 8;
/** Rows from which it is told which marks stand for nothing, and which columns hold what. */
const SAMPLE_ROWS = 200;
const SAMPLES = 50;
/** Bytes of records after which no further sample is taken: one page of a collector may hold hundreds of posts. */
const SAMPLE_BYTES = 1 << 22;
/** Bytes from which delimiter and row ends are told. */
const SNIFF_BYTES = 1 << 18;
/** Lines that vote on whether a file holds one JSON record per line. */
const VOTING_LINES = 20;

/** Tells what an export file is: compression, encoding and container, with its first rows or records. */
export async function openExport(path: string, options: { blockBytes?: number; member?: Member } = {}): Promise<Opened> {
  const began = Date.now();
  const before = await stateOfFile(path);
  const state = before?.state ?? null;
  const found = await survey(path, options.member ?? null, options.blockBytes);
  const { bytes, sha256, packing, length, torn } = found;
  if (before !== null && options.member === undefined) keepHash(path, before, sha256, began);
  const source = await detectEncoding(path, found);
  const parquet = packing.member?.kind === 'parquet' ? ['a Parquet table: its bytes are those of its rows as text'] : [];
  const notes = [...parquet, ...source.notes, ...(torn === null ? [] : [torn])];
  const base = { bytes, sha256, state, compression: packing.compression, packing, length, torn, encoding: source.name, notes, source };
  const binary = source.prepare === null ? binaryKind(found.head) : null;
  if (binary !== null) return { ...base, encoding: 'none', notes: torn === null ? [] : [torn], content: { kind: 'binary', ...binary } };
  return { ...base, content: await lookInside(path, base) };
}

async function lookInside(path: string, base: Omit<Opened, 'content'>): Promise<Content> {
  const head = await textHead(path, base);
  const sample: Head = { bytes: head.bytes.subarray(0, SNIFF_BYTES), final: head.final && head.bytes.length <= SNIFF_BYTES };
  const text = base.source.decode(sample.bytes);
  if (sample.final && text.trim() === '') return { kind: 'empty' };
  if (isPointer(text)) return { kind: 'pointer' };
  if (isElements(text)) return { kind: 'json', ...ELEMENTS, samples: await firstRecords(path, base, ELEMENTS) };
  const page = pageIn(head.bytes.toString('latin1'));
  if (page !== null) return { kind: 'chat', style: page, columns: columnsOf(page), order: null };
  const foreign = foreignText(text);
  if (foreign !== null) return { kind: 'binary', ...foreign };
  const chat = chatIn(text);
  if (chat !== null) {
    const { style, columns, messages } = chat;
    return { kind: 'chat', style, columns, order: orderOfDays(messages) ?? (await orderFurtherOn(chatRows(path, base, style), messages)) };
  }
  const json = jsonLayout(text, head);
  if (json !== null) return { kind: 'json', ...json, samples: await firstRecords(path, base, json) };
  const dialect = sniffDialect(sample.bytes, sample.final);
  const heading = headingOfIds(sample);
  if (heading !== null) return { kind: 'digits', newline: dialect.newline, heading };
  const asWritten = await firstRows(path, base, dialect);
  const savedOtherwise = otherwise(asWritten, dialect);
  if (savedOtherwise === null) return table(dialect, asWritten);
  const found = { ...dialect, ...savedOtherwise };
  return table(found, await firstRows(path, base, found));
}

/** What a program did to the cells of a table that it saved, and is undone as rows are read; null where none did. */
function otherwise(rows: readonly string[][], dialect: Dialect): Partial<Dialect> | null {
  const inOne = inOneCell(rows, dialect);
  if (inOne !== null) return { inOne };
  const spoilt = spoiltIn(rows);
  return spoilt === null ? null : { spoilt };
}

function table(dialect: Dialect, found: readonly string[][]): Content {
  const rows = withRowNumbers(found);
  const above = rowsAbove(rows);
  const first = rows.slice(0, above < FIRST_ROWS ? FIRST_ROWS : above + FIRST_ROWS);
  return { kind: 'csv', ...dialect, firstRows: first, sample: rows, absent: absentMarks(rows) };
}

interface Head {
  readonly bytes: Buffer;
  /** Whether this is all there is. */
  readonly final: boolean;
}

/** The beginning of the text: long enough to judge by, and with its first line whole where lines are not endless. */
async function textHead(path: string, base: Pick<Opened, 'packing' | 'source'>): Promise<Head> {
  const window = textWindow(path, base);
  try {
    // Each go at least doubles what is at hand.
    do await window.more(0);
    while (!window.final && (window.bytes.length < SNIFF_BYTES || (!window.bytes.includes(0x0a) && window.bytes.length < MAX_LINE_BYTES)));
    return { bytes: window.bytes, final: window.final };
  } finally {
    await window.close();
  }
}

/** `window.YTD.tweets.part0 =`, `Grailbird.data.tweets_2012_12 =`, `callback(` and the like, which make a script of JSON. */
const SCRIPT_PREFIX = /^\s*(?:(?:(?:var|let|const)\s+[\w$]+|(?:window|Grailbird)\.[\w.$]+)\s*=|(?:\/\*\*\/\s*)?[\w$.]+\()\s*(?=[[{])/;
/** A list of lists of records, as Moodle writes the sheets of a table. */
const LISTS = /^\s*\[\s*(?=\[\s*\{)/;
const BEGINS_LIST = /^\s*\[\s*(?:[\]{["\d-]|true|false|null|$)/;
const BEGINS_OBJECT = /^\s*\{\s*(?:["}]|$)/;
/** A dictionary of Python, or a list of them. */
const BEGINS_PYTHON = /^\s*(?:\[\s*)?\{\s*u?'[^'\n]*'\s*:/;

type Prefixed = JsonLayout & { readonly prefix: string };

const ELEMENTS: Prefixed = { shape: 'elements', begin: 0, prefix: '', quotes: '"' };

function jsonLayout(text: string, head: Head): Prefixed | null {
  const prefix = SCRIPT_PREFIX.exec(text)?.[0] ?? LISTS.exec(text)?.[0] ?? '';
  const begin = prefix.length;
  if (begin === 0 && isRecordPerLine(head)) return { shape: 'lines', begin, prefix, quotes: '"' };
  const json = text.slice(begin);
  const quotes = BEGINS_PYTHON.test(json) ? `"'` : '"';
  if (BEGINS_LIST.test(json)) return { shape: 'array', begin, prefix, quotes };
  return BEGINS_OBJECT.test(json) || quotes !== '"' ? { shape: 'document', begin, prefix, quotes } : null;
}

/** Lines vote, because a file of records may begin with an error message. */
function isRecordPerLine({ bytes, final }: Head): boolean {
  let records = 0;
  let others = 0;
  for (let from = 0; from < bytes.length && records + others < VOTING_LINES; ) {
    const found = bytes.indexOf(0x0a, from);
    if (found < 0 && !final) break;
    const end = found < 0 ? bytes.length : found;
    const line = bytes.toString('utf8', from, end).trim();
    from = end + 1;
    if (line === '') continue;
    if (isObject(line)) records += 1;
    else others += 1;
  }
  return records > 0 && records >= others;
}

function isObject(line: string): boolean {
  return line.startsWith('{') && line.endsWith('}') && 'value' in record(line);
}

async function firstRecords(path: string, base: Omit<Opened, 'content'>, json: Prefixed): Promise<JsonObject[]> {
  const samples: JsonObject[] = [];
  let seen = 0;
  for await (const batch of jsonRecords(path, { ...base, content: { kind: 'json', ...json, samples } })) {
    for (const { place, ...row } of batch) {
      if (row.kind === 'record') samples.push(row.value);
      else if (row.kind === 'bad' && row.left !== undefined && samples.length === 0) samples.push(row.left.value);
      seen += place.length;
      if (samples.length >= SAMPLES || (samples.length > 0 && seen > SAMPLE_BYTES)) return samples;
    }
  }
  return samples;
}

async function firstRows(path: string, base: Omit<Opened, 'content'>, dialect: Dialect): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const batch of tableRows(textWindow(path, base), dialect, base, null)) {
    for (const row of batch.slice(0, SAMPLE_ROWS - rows.length)) {
      if (rows.length === 0 && row.kind === 'bad' && row.code === 'too-many-columns')
        throw new UserError(`${path}: invalid table: ${row.reason}`, {
          hint: `at most ${MAX_COLUMNS} columns are read; is the delimiter right?`,
        });
      rows.push(row.kind === 'record' ? row.value : []);
    }
    if (rows.length >= SAMPLE_ROWS) break;
  }
  return rows;
}

/** The lines of a list of ids. */
const DIGITS = /^("?)\d{15,20}\1[,;]?$/;
/** Lines above the ids that say what they are. */
const MAX_HEADING = 8;
/** Names of columns by which tables of ids are known; other headings are no names. */
const COLUMN = /^"?(?:id|status_id|tweet_id)"?$/;

/** How many lines stand above a list of ids; null where the lines are no such list. */
function headingOfIds({ bytes, final }: Head): number | null {
  const lines = bytes.toString('latin1').split(/\r\n|\n|\r/);
  // The last line may be cut off by the end of the sample, or of the file.
  if (!final || lines.length > 1) lines.pop();
  const filled = lines.map((line) => line.trim());
  const heading = filled.findIndex((line) => DIGITS.test(line));
  if (heading < 0 || heading > MAX_HEADING || filled.slice(0, heading).some((line) => COLUMN.test(line))) return null;
  return filled.slice(heading).every((line) => line === '' || DIGITS.test(line)) ? heading : null;
}
