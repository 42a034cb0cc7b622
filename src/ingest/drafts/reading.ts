import { byCodePoint } from '../../order.ts';
import type { Draft, Row } from '../../schema/schema.ts';
import type { Opened } from '../files/opened.ts';
import { type Found, isAccount, isPost, isRefusal, type Refusal, type Source } from '../format.ts';
import type { ClockFinding } from '../health/clock-health.ts';
import { Health } from '../health/health.ts';
import type { IdFinding } from '../health/id-health.ts';
import { type Flaws, flawWords, type Span, Spans } from '../health/tally.ts';
import type { Recognised } from '../recognise/recognised.ts';
import type { Repair } from '../rows/located.ts';
import { endsInClockTime } from '../times/time.ts';
import { Drafts } from './drafts.ts';
import { type Export, foundIn, type Marks } from './found-in-file.ts';
import type { FoundThere } from './found-there.ts';

const WHOLE = 'whole texts of long posts told, for posts of other files';
const TOLD_OF = 'posts told of that others answer, quote or pass on';

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
  /** Posts without ids that repeat another of the same person and time word for word, and are kept. */
  readonly repeats: number;
  /** Rows of a table as a spreadsheet counts them, with the header and what stands above it; null where it is no table. */
  readonly tableRows: number | null;
  /** How the rows of a large file of a common format were read; null where there is one way only. */
  readonly way: Way | null;
}

/** Whether SQL read a file, all but so many odd rows of it; or why the record functions read all of it. */
export type Way = { readonly sql: true; readonly odd: number } | { readonly sql: false; readonly because: string };

/** What takes the drafts of a file, such as a table being written. */
export interface Sink {
  add(draft: Draft): Promise<void> | undefined;
}

/** Reads one export file into drafts; every row becomes a draft, a reject, or is blank. Tells how many rows and bytes it has read. */
export async function readExport(file: Export, sink: Sink, tell: (rows: number, bytes: number) => void = () => {}): Promise<Reading> {
  const { opened, recognised, source } = file;
  const ledger = new FileLedger(source);
  const span = new Spans(opened);
  const marks: Marks = { repaired: {}, ragged: 0, headers: 0 };
  const result = (notes: readonly string[]): Reading => {
    const { rows, blank, rejects, health } = ledger;
    return readingOf(opened, recognised, health, { rows, blank, rejects, notes, marks, span: span.all(), way: null });
  };
  if (recognised.kind === 'aside') return result([recognised.note]);
  for await (const batch of foundIn({ ...file, recognised }, marks)) {
    for (const row of batch) {
      span.seen(row.place);
      if (row.kind === 'blank') {
        ledger.leaveBlank();
        continue;
      }
      const found: readonly Found[] = row.kind === 'bad' ? [row] : row.value;
      // A page without results, say: the record is whole, and there is nothing in it.
      if (found.every((item) => 'missing' in item)) ledger.leaveBlank();
      for (const item of found) {
        const draft = ledger.draft(item, row);
        const full = draft === null ? undefined : sink.add(draft);
        if (full !== undefined) await full;
      }
    }
    const last = batch.at(-1);
    if (last !== undefined) tell(ledger.rows, last.place.byte + last.place.length);
  }
  return result(ledger.notes());
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
    repeats: health.repeats,
    tableRows: recognised.kind === 'csv' && opened.content.kind === 'csv' ? counted.rows + recognised.headerRow + 1 : null,
  };
}

function columnsOf(recognised: Recognised, { content }: Opened): string[] {
  if (recognised.kind === 'csv') return [...recognised.header];
  if (content.kind !== 'json') return [];
  return [...new Set(content.samples.flatMap((record) => Object.keys(record)))].sort(byCodePoint);
}

const SPREADSHEET_TIMES =
  'times as a spreadsheet writes them (5/10/12 20:01), which dateOrder under ingest: sources: in study.yaml makes readable';

/** What becomes of the rows of a file, and what stands beside its posts, counted while they are read. */
class FileLedger {
  rows = 0;
  blank = 0;
  readonly rejects: Omit<Row<'rejects'>, 'file'>[] = [];
  readonly health = new Health();
  readonly #aside = new Map<string, number>();
  readonly #drafts = new Drafts();
  readonly #source: Source;

  constructor(source: Source) {
    this.#source = source;
  }

  /** The draft that something found in a row becomes; null where it becomes none and is counted alone. */
  draft(found: Found, row: FoundThere): Draft | null {
    if (isPost(found)) {
      this.rows += 1;
      return this.health.draft(found, this.#drafts);
    }
    if (isAccount(found)) {
      this.#setAside('accounts told, without posts');
      return this.#drafts.account(found);
    }
    if ('whole' in found) {
      this.#setAside(found.of === undefined ? WHOLE : TOLD_OF);
      return this.#drafts.whole(found);
    }
    if (isRefusal(found)) this.#refuse(found, row);
    else if ('missing' in found) this.#setAside(`${found.missing} missing from the file`, found.count);
    else {
      this.leaveBlank();
      this.#setAside(`${found.leftOut} left out`);
    }
    return null;
  }

  /** Counts a row without a post. */
  leaveBlank(): void {
    this.rows += 1;
    this.blank += 1;
  }

  /** Counts a row, or one of several posts in it, that could not become a draft. */
  #refuse({ code, reason, place }: Refusal, row: FoundThere): void {
    this.rows += 1;
    if (code === 'unreadable-time' && this.#source.dateOrder == null && endsInClockTime(reason)) this.#setAside(SPREADSHEET_TIMES);
    const { line, byte } = place ?? row.place;
    this.rejects.push({ line, byte, code, reason, hash: row.hash() });
  }

  /** Counts what a note reports and what is not a row. */
  #setAside(what: string, count = 1): void {
    this.#aside.set(what, (this.#aside.get(what) ?? 0) + count);
  }

  notes(): string[] {
    return [...this.#aside].filter(([, count]) => count > 0).map(([what, count]) => `${what}: ${count}`);
  }
}
