import type { Row } from '../../schema/schema.ts';
import type { Reading } from '../drafts/reading.ts';
import type { Opened } from '../files/opened.ts';
import type { Conflicts } from '../merge/ranking.ts';
import { besideWords, clockVerdict, clockWords } from './clock-health.ts';
import { columnsByFormat, unusualColumns } from './columns.ts';
import { dialectWords } from './dialect-words.ts';
import { damageOf, isDamaged } from './id-health.ts';
import { many } from './many.ts';
import { repairWords } from './repairs.ts';
import { flawWords } from './tally.ts';

/** One check of a file, as a row of the table `audit`. */
export type Check = Row<'audit'>;

/** A file of the study with what reading it gave, and what merging kept of it. */
export interface CheckedFile {
  readonly name: string;
  readonly opened: Opened;
  readonly reading: Reading;
  readonly kept: number;
  readonly duplicates: number;
  /** Rows that the study forgets, not among those of the reading; none where files are looked at one by one. */
  readonly forgotten?: number;
  readonly zone: string;
  /** Times of the first and the last post that are kept. */
  readonly first: number | null;
  readonly last: number | null;
  /** Duplicates that contradict the row that is kept; not known where files are looked at one by one. */
  readonly conflicts?: Conflicts | undefined;
}

/** What can be said of every file from its reading, check by check. */
export function checksOf(files: readonly CheckedFile[]): Check[] {
  const formats = columnsByFormat(files.map(({ reading }) => reading));
  return files.flatMap((file) => {
    const unusual = unusualColumns(file.reading, formats);
    const found = [...checksOfFile(file), ...(unusual === null ? [] : [said('columns', unusual)])];
    return found.map((check) => ({ file: file.name, ...check }));
  });
}

type Found = Omit<Check, 'file'>;

/** What a check found; `passed` where it says whether all was well. */
function said(check: string, finding: string, passed: boolean | null = null): Found {
  return { check, passed, finding };
}

/** The checks that one file is enough for. A file without rows is told by its format and how it is packed. */
function checksOfFile({ opened, reading, kept, duplicates, forgotten = 0, zone, first, last, conflicts }: CheckedFile): Found[] {
  const { rows, blank, rejects, format, certainty, tableRows } = reading;
  const checks = [said('format', certainty === null ? format : `${format}: ${certainty}`), ...packingChecks(opened)];
  if (forgotten > 0) {
    const left = many(forgotten, 'more row is', 'more rows are');
    checks.push(said('forgotten', `${left} left out, because the study forgets who wrote ${forgotten === 1 ? 'it' : 'them'}`));
  }
  if (rows === 0 && rejects.length === 0)
    return tableRows === null || forgotten > 0 ? checks : [...checks, said('rows', 'no row stands below the names of the columns', false)];
  const account = `${rows} rows = ${kept} kept + ${duplicates} duplicates + ${rejects.length} rejected + ${blank} without a post`;
  checks.push(said('rows', account, kept + duplicates + rejects.length + blank === rows), bytesCheck(opened, reading));
  if (first !== null && last !== null) checks.push(said('date range', `${minute(first)} to ${minute(last)} UTC`));
  checks.push(...conflictChecks(duplicates, conflicts), ...rowChecks(reading));
  const drafts = rows - rejects.length - blank;
  if (drafts > 0) checks.push(idCheck(reading), ...clockChecks(reading, drafts, zone), ...missingChecks(reading, drafts));
  return checks;
}

function packingChecks({ content, compression, encoding, bytes, length, torn, notes }: Opened): Found[] {
  const dialect = dialectWords(content);
  return [
    said('encoding', [encoding, ...notes].join('; ')),
    ...(compression === null ? [] : [said('compression', `${compression}, ${bytes} bytes unpack to ${length}`, torn === null)]),
    ...(dialect === null ? [] : [said('dialect', dialect)]),
  ];
}

/** Every byte of the file belongs to the header, to a row, or to what stands between records. */
function bytesCheck({ length, source }: Opened, { span }: Reading): Found {
  const { first, rows, between, end } = span;
  const before = first - source.layout.start;
  const after = length - end;
  const finding = `${length} bytes = ${source.layout.start} mark + ${before} above the first row + ${rows} in rows + ${between} between rows + ${after} behind the last`;
  return said('bytes', finding, first + rows + between + after === length && between >= 0 && after >= 0);
}

/** What duplicates say otherwise than the row that is kept. */
function conflictChecks(duplicates: number, conflicts: Conflicts | undefined): Found[] {
  const contradicted = Object.entries(conflicts ?? {}).filter(([, count]) => count > 0);
  if (contradicted.length === 0) return [];
  const others = contradicted.map(([what, count], i) =>
    i === 0 ? `${count} have another ${what} than the row that is kept` : `${count} another ${what}`,
  );
  return [said('duplicates', `of ${duplicates} duplicates ${others.join(', ')}`, false)];
}

/** Rows that a sheet holds at most: of Excel and LibreOffice, and of Excel before 2007. */
const SHEETS: ReadonlySet<number | null> = new Set([1_048_576, 65_536]);

/** What is out of the ordinary in the rows of a file, and how they were read. */
function rowChecks({ rows, repaired, ragged, repeats, headers, tableRows, flaws, way }: Reading): Found[] {
  const checks = repairWords(repaired).map(({ check, finding, harmless }) => said(check, finding, harmless ? null : false));
  if (ragged > 0) checks.push(said('row width', `${many(ragged, 'row has', 'rows have')} more or fewer cells than the header`, false));
  checks.push(...flawWords(flaws, ['untold-readers']).map((finding) => said('readers', finding, false)));
  if (SHEETS.has(tableRows))
    checks.push(
      said(
        'full sheet',
        `the table has ${tableRows} rows, which is all that a sheet holds: a spreadsheet may have lost what stood below`,
        false,
      ),
    );
  if (repeats > 0)
    checks.push(
      said(
        'repeats',
        `${many(repeats, 'post repeats', 'posts repeat')} another word for word, by the same person at the same time, as far as the file tells it; without ids nobody knows whether it was written twice or saved twice, and each counts`,
      ),
    );
  if (headers > 0) checks.push(said('headers', `the header comes again ${many(headers, 'time', 'times')} inside the file`));
  if (way !== null) checks.push(said('reading', wayWords(way, rows)));
  return checks;
}

function wayWords(way: NonNullable<Reading['way']>, rows: number): string {
  if (!way.sql) return `all rows were read one by one, because ${way.because}`;
  return `${rows - way.odd} plain rows were read by SQL, ${way.odd} others one by one`;
}

function idCheck({ ids, flaws }: Reading): Found {
  const damaged = ids.filter(isDamaged).map(damageOf);
  const flawed = flawWords(flaws, ['restored-id', 'rounded-id']);
  if (damaged.length + flawed.length > 0) return said('ids', [...damaged, ...flawed].join('; '), false);
  const long = ids.reduce((sum, finding) => sum + finding.long, 0);
  return said('ids', long === 0 ? 'no ids that could be rounded' : `none of ${long} long ids is rounded`, long === 0 ? null : true);
}

function clockChecks({ clock }: Reading, drafts: number, zone: string): Found[] {
  const { bases, future, days } = clock;
  const verdict = clockVerdict(clock);
  const checks = [said('clock', clockWords(clock), verdict === 'unknown' ? null : verdict === 'agrees')];
  const beside = besideWords(clock, drafts);
  if (beside !== null) checks.push(said('second clock', beside.words, beside.agrees));
  if ((bases.assumed ?? 0) > 0)
    checks.push(said('time zone', `${many(bases.assumed ?? 0, 'time without a zone is', 'times without a zone are')} read as ${zone}`));
  if (days > 0)
    checks.push(
      said(
        'hours',
        `of ${many(days, 'post', 'posts')} the day alone is told: they stand at its first minute, and their hours say nothing`,
        false,
      ),
    );
  if (future > 0)
    checks.push(said('dates', many(future, 'post is dated after it was collected', 'posts are dated after they were collected'), false));
  return checks;
}

/** Fields of a post that later stages miss where no post of a file has them, and what cannot be done then. */
const NEEDED: Readonly<Record<string, string>> = {
  author: 'no author: networks cannot be built from this file',
  authorId: 'authors have no ids: a person who changed their handle counts as two',
  time: 'no times: nothing over time, no sessions and no order of posts',
  text: 'no text: posts cannot be classified',
  interaction: 'no answers, mentions, reposts or quotes: no ties between people',
  likes: 'no likes',
};

function missingChecks({ filled }: Reading, drafts: number): Found[] {
  const missing = Object.entries(NEEDED).flatMap(([field, words]) => ((filled[field] ?? 0) === 0 ? words : []));
  const scarce = Object.keys(NEEDED).flatMap((field) => {
    const count = filled[field] ?? 0;
    return field !== 'interaction' && field !== 'likes' && count > 0 && count < drafts ? `${field} in only ${count} of ${drafts}` : [];
  });
  return [
    ...(missing.length > 0 ? [said('missing', missing.join('; '))] : []),
    ...(scarce.length > 0 ? [said('partly missing', scarce.join('; '))] : []),
  ];
}

function minute(ms: number): string {
  return new Date(ms).toISOString().slice(0, 16).replace('T', ' ');
}
