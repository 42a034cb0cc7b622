/** What to say of a table that no format knows: the formats it resembles, and a guess at what its columns hold. */
import { stringify } from 'yaml';
import type { ColumnMap } from '../../settings/ingest.ts';
import type { CsvFormat, Format, JsonObject } from '../format.ts';
import { statusOf } from '../formats/twitter/tweet.ts';
import { asTable } from '../reshape/dotted.ts';
import { type Place, placesInside } from '../rows/json/wrapped.ts';
import { CLUES, type Clue, type Field, TELLTALE, TIME_OF_DAY } from './clues.ts';
import { type Column, columnsOf, daily, most, timely, words } from './column.ts';
import { dateOrder } from './date-order.ts';
import { leadsToPosts, platformOf } from './platform.ts';

/** A known format, and the columns that a table would need to be of it. */
export interface NearFormat {
  readonly name: string;
  readonly title: string;
  readonly missing: readonly string[];
}

/** The known formats of tables of whose columns at least half are there, nearest first, at most three. */
export function nearestFormats(columns: readonly string[], formats: readonly Format[]): NearFormat[] {
  const here = new Set(columns);
  return formats
    .filter((format): format is CsvFormat => format.container === 'csv')
    .map(({ name, title, columns: { all } }) => ({ name, title, missing: all.filter((column) => !here.has(column)), of: all.length }))
    .filter(({ missing, of }) => missing.length > 0 && missing.length <= of / 2)
    .sort((a, b) => a.missing.length / a.of - b.missing.length / b.of || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name, title, missing }) => ({ name, title, missing }));
}

/** The order in which `study.yaml` names the fields that every study has. */
const FIRST: readonly Field[] = ['id', 'time', 'timeOfDay', 'author', 'authorId', 'text'];

/**
 * A guess at which column holds what, from the names of the columns and the cells of the first rows; null where none
 * can be the text. Where no column is named like a text, the one with the longest cells is taken for it.
 */
export function proposedMap(names: readonly string[], rows: readonly (readonly string[])[]): ColumnMap | null {
  const columns = columnsOf(names, rows);
  const guess = new Guess(columns);
  for (const [field, clue] of Object.entries(CLUES) as [Field, Clue][]) {
    guess.take(field, clue);
    // Where there are no cells, none tell anything.
    if (!guess.has(field) && TELLTALE[field] !== undefined && rows.length > 0) guess.take(field, TELLTALE[field]);
    if (field === 'time' && guess.has('time') && daily(guess.cells('time'))) guess.take('timeOfDay', TIME_OF_DAY);
    if (field === 'text' && !guess.has('text')) {
      const text = wordiest(columns);
      if (text === null) return null;
      guess.set('text', text);
    }
  }
  doubt(guess, columns);
  return guess.map();
}

/** The guess as a source of `study.yaml`. It shows names of columns, and nothing of the rows. */
export function proposedSource(file: string, names: readonly string[], rows: readonly (readonly string[])[]): string {
  const map = proposedMap(names, rows) ?? { text: 'NAME OF THE COLUMN WITH THE TEXT' };
  const under = (column: string | undefined): string[] => (column === undefined ? [] : rows.map((row) => row[names.indexOf(column)] ?? ''));
  const found = dateOrder(under(map.time), under(map.id));
  const order = found === null ? {} : { dateOrder: found.order };
  const html = isHtml(under(map.text)) ? { html: true } : {};
  const source = { files: file, platform: platformOf(columnsOf(names, rows)), ...order, ...html, columns: map };
  const yaml = stringify([source], { lineWidth: 0 });
  return found?.doubtful ? yaml.replace(/(dateOrder: \w+)/, `$1 # ${DOUBT}`) : yaml;
}

/** Names deep in records to which posts are looked for. */
const RECORDS_DEPTH = 2;

/** The guess for records, wherever in those of the file they stand; null where none tell a text and more. */
export function proposedForRecords(file: string, records: readonly JsonObject[]): string | null {
  let places: readonly Place[] = [{ path: [], records }];
  let best: { readonly names: readonly string[]; readonly rows: readonly (readonly string[])[] } | null = null;
  let most = 2;
  for (let depth = 0; depth <= RECORDS_DEPTH; depth += 1) {
    for (const { records: inside } of places) {
      const table = asTable(inside.slice(0, RECORDS_ASKED));
      const fields = Object.keys(proposedMap(table.names, table.rows) ?? {}).filter((field) => FIRST.includes(field as Field)).length;
      if (fields >= most && (best === null || fields > most)) [best, most] = [table, fields];
    }
    places = placesInside(places);
  }
  return best === null ? null : proposedSource(file, best.names, best.rows);
}

const RECORDS_ASKED = 200;

/** Settings with these sources, to paste into `study.yaml`. */
export function proposedYaml(sources: readonly string[]): string {
  return `ingest:\n  sources:\n${sources.join('').replace(/^(?=.)/gm, '    ')}`;
}

/** What the editors of forums write: paragraphs, and nothing outside them. */
const HTML = /^\s*<(?:p|div|ul|ol|blockquote|h\d)\b[^<]*>[\s\S]*<\/\w+>\s*$/i;
/** What programs that show comments write: ends of lines, links, and marks that nobody types. */
const SHOWN_HTML = /<br ?\/?>|<a href=|&#39;/i;
const MIN_SHOWN = 2;

/** Whether texts are HTML: nearly all are paragraphs; or some have marks of HTML, and none an end of a line. */
function isHtml(texts: readonly string[]): boolean {
  if (most(texts, (text) => HTML.test(text), 1)) return true;
  return texts.filter((text) => SHOWN_HTML.test(text)).length >= MIN_SHOWN && !texts.some((text) => /[\r\n]/.test(text.trim()));
}

const DOUBT = 'or dmy: the first rows can be read either way, so look it up';

/** Fields and the columns taken for them; no column is taken twice. */
class Guess {
  readonly #taken = new Map<Field, Column>();
  readonly #columns: readonly Column[];
  /** Whether there are any rows: without them names decide alone. */
  readonly #rows: boolean;

  constructor(columns: readonly Column[]) {
    this.#columns = columns;
    this.#rows = columns.some(({ cells }) => cells.length > 0);
  }

  /** Takes the likeliest column that fits; of those as likely the first that has any cells. */
  take(field: Field, { about, not = [], filled = 0, fits = () => true, likely = () => 0 }: Clue): void {
    const taken = new Set(this.#taken.values());
    const rank = (column: Column): readonly [number, number] => [likely(column), Math.sign(column.cells.length)];
    let best: Column | null = null;
    for (const column of this.#columns) {
      const { topics } = column;
      if (taken.has(column) || column.filled < filled || not.some((topic) => topics.has(topic))) continue;
      if (!about.every((any) => any.some((topic) => topics.has(topic))) || (this.#rows && !fits(column))) continue;
      if (best === null || isMore(rank(column), rank(best))) best = column;
    }
    if (best !== null) this.#taken.set(field, best);
  }

  set(field: Field, column: Column): void {
    this.#taken.set(field, column);
  }

  has(field: Field): boolean {
    return this.#taken.has(field);
  }

  isTaken(cells: Column['cells']): boolean {
    return [...this.#taken.values()].some((column) => column.cells === cells);
  }

  cells(field: Field): readonly string[] {
    return this.#taken.get(field)?.cells ?? [];
  }

  /** Gives a column to another field, or to none. */
  move(from: Field, to: Field | null): void {
    const column = this.#taken.get(from);
    this.#taken.delete(from);
    if (to !== null && column !== undefined) this.#taken.set(to, column);
  }

  map(): ColumnMap {
    const fields = [...new Set([...FIRST, ...this.#taken.keys()])].filter((field) => this.#taken.has(field));
    return Object.fromEntries(fields.map((field) => [field, this.#taken.get(field)?.name])) as ColumnMap;
  }
}

function isMore([a, b]: readonly [number, number], [c, d]: readonly [number, number]): boolean {
  return a > c || (a === c && b > d);
}

/** What the columns say of each other. */
function doubt(guess: Guess, columns: readonly Column[]): void {
  const digits = (cell: string): boolean => /^\d+$/.test(cell);
  const numbered = most(guess.cells('id'), digits, 1);
  const answered = guess.cells('replyTo');
  // Where posts have numbers for names and what is answered has none, the answer names a person.
  if (numbered && answered.length > 0 && !answered.some((cell) => digits(cell) || leadsToPosts([cell])) && !guess.has('replyToAuthor'))
    guess.move('replyTo', 'replyToAuthor');
  // People describe themselves in one way, or a few; what differs from post to post is of the post.
  if (new Set(guess.cells('bio')).size > 2 * Math.max(1, new Set(guess.cells('author')).size)) guess.move('bio', null);
  // The address of a tweet holds its id, and is the same in every export.
  const address = columns.find(
    ({ cells, filled, topics }) =>
      filled > 0.95 && leadsToPosts(cells) && !topics.has('reply') && !topics.has('repost') && !guess.isTaken(cells),
  );
  if (address === undefined || platformOf(columns) !== 'twitter') return;
  // Ids that differ from it were rounded by a spreadsheet.
  const ids = guess.cells('id');
  if (ids.length !== address.cells.length || !ids.every((id, i) => statusOf(address.cells[i] ?? '') === id)) guess.set('id', address);
}

function wordiest(columns: readonly Column[]): Column | null {
  let best: Column | null = null;
  let longest = 2;
  for (const column of columns) {
    const { cells, topics } = column;
    if (timely(cells) || topics.has('other') || words(cells) <= longest) continue;
    [best, longest] = [column, words(cells)];
  }
  return best;
}
