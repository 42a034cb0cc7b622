import { byCodePoint } from '../../order.ts';
import type { Draft, Row } from '../../schema.ts';
import type { Opened } from '../files/opened.ts';
import { type Found, isAccount, isPost, isRefusal, type JsonFormat, type Refusal, type Source } from '../format.ts';
import type { ClockFinding } from '../health/clock-health.ts';
import { Health } from '../health/health.ts';
import type { IdFinding } from '../health/id-health.ts';
import { type Flaws, flawWords, type Span, Spans } from '../health/tally.ts';
import type { Recognised } from '../recognise/recognised.ts';
import { chatRows } from '../rows/chat.ts';
import { wholeIn } from '../rows/json/cut-off.ts';
import { jsonRecords } from '../rows/json/json.ts';
import type { LeftThere, Located, Repair } from '../rows/located.ts';
import { csvRows } from '../rows/table/csv.ts';
import { endsInClockTime } from '../times/time.ts';
import { Drafts } from './drafts.ts';
import { attempt, Cells, isHeader, isSums } from './row.ts';

/** What reading one file gave, besides its drafts. */
export interface Reading {
  readonly format: string;
  readonly bytes: number;
  readonly encoding: string;
  /** Rows that claim to be posts: drafts, rejects and blank rows together. */
  readonly rows: number;
  readonly blank: number;
  readonly rejects: readonly Omit<Row<'rejects'>, 'file'>[];
  readonly notes: readonly string[];
  /** How sure the format is, in words. */
  readonly certainty: string | null;
  /** Columns of a table, or the names of the fields of the first records. */
  readonly columns: readonly string[];
  /** Rows that were read in spite of what is wrong with them, by what was mended. */
  readonly repaired: Readonly<Partial<Record<Repair, number>>>;
  /** Rows with more or fewer cells than the header. */
  readonly ragged: number;
  /** Times that the header comes again, as where exports were put behind each other. */
  readonly headers: number;
  /** Where the rows of the file lie, in bytes. */
  readonly span: Span;
  /** Posts that have a field, by its name. */
  readonly filled: Readonly<Record<string, number>>;
  readonly ids: readonly IdFinding[];
  readonly clock: ClockFinding;
  readonly flaws: Flaws;
  /** How the rows of a large file of a common format were read; null where there is one way only. */
  readonly way: Way | null;
}

/** Whether SQL read a file, all but so many odd rows of it; or why the record functions read all of it. */
export type Way = { readonly sql: true; readonly odd: number } | { readonly sql: false; readonly because: string };

/** What takes the drafts of a file, such as a table being written. */
export interface Sink {
  add(draft: Draft): Promise<void> | undefined;
}

/** Reads one export file into drafts; every row becomes a draft, a reject, or is blank. */
export async function readExport(
  path: string,
  opened: Opened,
  recognised: Recognised,
  source: Source,
  writer: Sink,
  tell: (rows: number, bytes: number) => void,
): Promise<Reading> {
  const health = new Health();
  const rejects: Omit<Row<'rejects'>, 'file'>[] = [];
  const asides = new Asides();
  const span = new Spans(opened);
  let rows = 0;
  let blank = 0;
  const marks: Marks = { repaired: {}, ragged: 0, headers: 0 };
  const result = (notes: readonly string[]): Reading =>
    readingOf(opened, recognised, health, { rows, blank, rejects, notes, marks, span: span.all(), way: null });
  if (recognised.kind === 'aside') return result([recognised.note]);
  const drafts = new Drafts();
  for await (const batch of located(path, opened, recognised, source, marks)) {
    for (const row of batch) {
      span.seen(row.place);
      if (row.kind === 'blank') {
        rows += 1;
        blank += 1;
        continue;
      }
      const found: readonly Found[] = row.kind === 'bad' ? [row] : row.value;
      if (found.every((item) => 'missing' in item)) {
        // A page without results, say: the record is whole, and there is nothing in it.
        rows += 1;
        blank += 1;
      }
      for (const item of found) {
        if (isPost(item)) {
          rows += 1;
          const full = writer.add(health.draft(item, drafts));
          if (full !== undefined) await full;
        } else if (isRefusal(item)) {
          rows += 1;
          if (item.code === 'unreadable-time' && source.dateOrder == null && endsInClockTime(item.reason))
            asides.count(SPREADSHEET_TIMES, 1);
          const { line, byte } = item.place ?? row.place;
          rejects.push({ line, byte, code: item.code, reason: item.reason, hash: row.hash() });
        } else if (isAccount(item)) {
          await writer.add(drafts.account(item));
          asides.count('accounts told, without posts', 1);
        } else if ('leftOut' in item) {
          rows += 1;
          blank += 1;
          asides.count(`${item.leftOut} left out`, 1);
        } else asides.count(`${item.missing} missing from the file`, item.count);
      }
    }
    const last = batch.at(-1);
    if (last !== undefined) tell(rows, last.place.byte + last.place.length);
  }
  return result(asides.notes());
}

/** All that is known of a file once its rows are read. */
export function readingOf(
  opened: Opened,
  recognised: Recognised,
  health: Health,
  { marks, notes, ...counted }: Pick<Reading, 'rows' | 'blank' | 'rejects' | 'notes' | 'span' | 'way'> & { readonly marks: Marks },
): Reading {
  const aside = recognised.kind === 'aside';
  const lacks = aside ? undefined : recognised.format.lacks;
  return {
    format: aside ? recognised.name : recognised.format.name,
    bytes: opened.bytes,
    encoding: opened.encoding,
    ...counted,
    notes: [...opened.notes, ...notes, ...flawWords(health.flaws), ...(lacks === undefined ? [] : [lacks])],
    certainty: aside ? null : recognised.certainty,
    columns: columnsOf(recognised, opened),
    ...marks,
    filled: health.filled.all(),
    ids: health.ids.findings(),
    clock: health.clock.finding(),
    flaws: health.flaws,
  };
}

/** What is odd about the rows of a file, counted while they are read. */
export interface Marks {
  repaired: Partial<Record<Repair, number>>;
  ragged: number;
  headers: number;
}

function columnsOf(recognised: Recognised, { content }: Opened): string[] {
  if (recognised.kind === 'csv') return [...recognised.header];
  if (content.kind !== 'json') return [];
  return [...new Set(content.samples.flatMap((record) => Object.keys(record)))].sort(byCodePoint);
}

const SPREADSHEET_TIMES =
  'times as a spreadsheet writes them (5/10/12 20:01), which dateOrder under ingest: sources: in study.yaml makes readable';

/** What stands beside the posts of a file, counted by name. */
class Asides {
  readonly #counts = new Map<string, number>();

  count(what: string, count: number): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + count);
  }

  notes(): string[] {
    return [...this.#counts].filter(([, count]) => count > 0).map(([what, count]) => `${what}: ${count}`);
  }
}

/** An id in a list of ids has at least so many digits. */
const LEAST_DIGITS = 15;

type FoundThere = Located<readonly Found[]>;

/** The rows or records of a file, each with the posts that its format finds in it. */
async function* located(
  path: string,
  opened: Opened,
  recognised: Exclude<Recognised, { kind: 'aside' }>,
  source: Source,
  marks: Marks,
): AsyncGenerator<FoundThere[]> {
  if (recognised.kind === 'csv') {
    const { format, header, headerRow } = recognised;
    const absent = [...(format.absent ?? []), ...(opened.content.kind === 'csv' ? opened.content.absent : [])];
    let row = new Cells(header, absent);
    let width = header.length;
    const names = new Set(headerRow < 0 ? [] : header);
    const read = (found: Located<string[]>): FoundThere => {
      if (found.kind !== 'record') return found;
      const { place, hash, value } = found;
      tallyRepair(marks, found.repaired);
      // Files that were put behind each other bring their byte-order marks along.
      if (value[0]?.charCodeAt(0) === 0xfeff) value[0] = value[0].slice(1);
      if (names.has(value[0] ?? '') && isHeader(value, header, format)) {
        // Exports put behind each other: from here on the columns may stand in another order.
        marks.headers += 1;
        row = new Cells(value, absent);
        width = value.length;
        return { place, hash, kind: 'blank' };
      }
      const cut =
        found.unended === true &&
        (opened.content.kind === 'digits' ? (value[0] ?? '').length < LEAST_DIGITS : value.length < width && marks.ragged === 0);
      if (cut) return { place, hash, kind: 'bad', code: 'truncated', reason: 'the file ends inside this row' };
      if (value.length !== width && headerRow >= 0) marks.ragged += 1;
      const posts = attempt(() => format.read(row.at(value), source));
      // Most formats refuse such a row for want of an id or a time; some need neither.
      if (posts.some((post) => isPost(post) && post.author === null && post.time === null) && isSums(value))
        return { place, hash, kind: 'bad', code: 'not-a-post', reason: 'a row of sums' };
      return { place, hash, kind: 'record', value: posts };
    };
    const rows = opened.content.kind === 'chat' ? chatRows(path, opened) : csvRows(path, opened, headerRow);
    for await (const batch of rows) yield batch.map(read);
    return;
  }
  const { format } = recognised;
  for await (const batch of jsonRecords(path, opened)) {
    yield batch.map((found) => {
      if (found.kind === 'bad' && found.left !== undefined)
        return { ...found, kind: 'record', value: leftIn(format, found.left, found, source) };
      if (found.kind !== 'record') return found;
      tallyRepair(marks, found.repaired);
      return { ...found, value: attempt(() => format.read(found.value, source)) };
    });
  }
}

/** What stands whole in a record that the file ends in, and a refusal for each post that does not. */
function leftIn(format: JsonFormat, left: LeftThere, { code, reason }: Refusal, source: Source): Found[] {
  const { found, cut, at } = wholeIn(format, left, source);
  const refusal: Refusal = { code, reason, place: left.placeOf(at) };
  return [...found, ...Array<Refusal>(cut).fill(refusal)];
}

function tallyRepair({ repaired }: Marks, what: Repair | undefined): void {
  if (what !== undefined) repaired[what] = (repaired[what] ?? 0) + 1;
}
