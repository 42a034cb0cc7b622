import type { Row } from '../../schema/schema.ts';
import type { Reading } from '../drafts/reading.ts';
import type { Opened } from '../files/opened.ts';
import type { Conflicts } from '../merge/ranking.ts';
import { besideWords, clockVerdict, clockWords } from './clock-health.ts';
import { damageOf, isDamaged } from './id-health.ts';
import { flawWords } from './tally.ts';

/** One check of a file, as a row of the table of the audit. */
export type Check = Row<'audit'>;

/** A file of the study with what reading it gave, and what merging kept of it. */
export interface Audited {
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

/** Fields of a post that later stages miss where no post of a file has them, and what cannot be done then. */
const NEEDED: Readonly<Record<string, string>> = {
  author: 'no author: networks cannot be built from this file',
  authorId: 'authors have no ids: a person who changed their handle counts as two',
  time: 'no times: nothing over time, no sessions and no order of posts',
  text: 'no text: posts cannot be classified',
  interaction: 'no answers, mentions, reposts or quotes: no ties between people',
  likes: 'no likes',
};

/** What can be said of every file from its reading, check by check. */
export function auditOf(files: readonly Audited[]): Check[] {
  const formats = columnsByFormat(files);
  return files.flatMap((file) => [...checksOf(file), ...schemaCheck(file, formats)]);
}

/** How many files there are of a format, and how many of them have each column. */
interface FormatColumns {
  files: number;
  readonly having: Map<string, number>;
}

function columnsByFormat(files: readonly Audited[]): ReadonlyMap<string, FormatColumns> {
  const formats = new Map<string, FormatColumns>();
  for (const { reading } of files) {
    if (reading.columns.length === 0) continue;
    const format = formats.get(reading.format) ?? { files: 0, having: new Map<string, number>() };
    formats.set(reading.format, format);
    format.files += 1;
    for (const column of new Set(reading.columns)) format.having.set(column, (format.having.get(column) ?? 0) + 1);
  }
  return formats;
}

function checksOf({ name, opened, reading, kept, duplicates, forgotten = 0, zone, first, last, conflicts }: Audited): Check[] {
  const { rows, blank, rejects, format, certainty } = reading;
  const check = (of: string, finding: string, passed: boolean | null = null): Check => ({ file: name, check: of, passed, finding });
  const checks = [check('format', certainty === null ? format : `${format}: ${certainty}`), ...packingChecks(opened, check)];
  if (forgotten > 0)
    checks.push(
      check(
        'forgotten',
        `${many(forgotten, 'more row is', 'more rows are')} left out, because the study forgets who wrote ${forgotten === 1 ? 'it' : 'them'}`,
      ),
    );
  if (rows === 0 && rejects.length === 0) return checks;
  const sum = kept + duplicates + rejects.length + blank;
  checks.push(
    check(
      'rows',
      `${rows} rows = ${kept} kept + ${duplicates} duplicates + ${rejects.length} rejected + ${blank} without a post`,
      sum === rows,
    ),
    bytesCheck(opened, reading, check),
  );
  if (first !== null && last !== null) checks.push(check('date range', `${minute(first)} to ${minute(last)} UTC`));
  const contradicted = Object.entries(conflicts ?? {}).filter(([, count]) => count > 0);
  if (contradicted.length > 0) {
    const others = contradicted.map(
      ([what, count], i) => `${count}${i === 0 ? ' have' : ''} another ${what}${i === 0 ? ' than the row that is kept' : ''}`,
    );
    checks.push(check('duplicates', `of ${duplicates} duplicates ${others.join(', ')}`, false));
  }
  checks.push(...repairChecks(reading, check));
  if (reading.ragged > 0)
    checks.push(check('row width', `${many(reading.ragged, 'row has', 'rows have')} more or fewer cells than the header`, false));
  if (reading.repeats > 0)
    checks.push(
      check(
        'repeats',
        `${many(reading.repeats, 'post repeats', 'posts repeat')} another word for word, by the same person at the same time, as far as the file tells it; without ids nobody knows whether it was written twice or saved twice, and each counts`,
      ),
    );
  if (reading.headers > 0)
    checks.push(check('headers', `the header comes again ${many(reading.headers, 'time', 'times')} inside the file`));
  if (reading.way !== null) checks.push(check('reading', wayWords(reading.way, rows)));
  const drafts = rows - rejects.length - blank;
  if (drafts > 0)
    checks.push(idCheck(reading, check), ...clockChecks(reading, drafts, zone, check), ...missingChecks(reading, drafts, check));
  return checks;
}

/** What is wrong with rows that were read all the same, and what was made of it. */
function repairChecks({ repaired }: Reading, check: Say): Check[] {
  const {
    'open-quote': quotes = 0,
    'slashed-quote': slashed = 0,
    'one-cell': whole = 0,
    'no-number': marks = 0,
    python = 0,
    'cut-cell': cut = 0,
  } = repaired;
  return [
    ...(quotes > 0 ? [check('quotes', `${openQuotes(quotes)}; it is read as a letter`, false)] : []),
    ...(slashed > 0
      ? [check('quotes', `${many(slashed, 'row has', 'rows have')} quotes behind a backslash that are not doubled; they end no cell`)]
      : []),
    ...(whole > 0
      ? [
          check(
            'dialect',
            many(whole, 'row stands whole in its first cell; it is parted', 'rows stand whole in their first cell; they are parted'),
          ),
        ]
      : []),
    ...(cut > 0
      ? [
          check(
            'cells',
            `${many(cut, 'row has', 'rows have')} a cell of 32,767 signs, as spreadsheets cut them: what stood behind is lost`,
            false,
          ),
        ]
      : []),
    ...(marks > 0
      ? [check('numbers', `${many(marks, 'record holds', 'records hold')} NaN or Infinity, which are not JSON; they are read as no value`)]
      : []),
    ...(python > 0
      ? [
          check(
            'notation',
            many(
              python,
              'record is a dictionary as Python shows it, not JSON; it is read as such',
              'records are dictionaries as Python shows them, not JSON; they are read as such',
            ),
          ),
        ]
      : []),
  ];
}

function many(n: number, one: string, more: string): string {
  return `${n} ${n === 1 ? one : more}`;
}

function openQuotes(rows: number): string {
  return `${many(rows, 'row has', 'rows have')} a quote that opens and does not close`;
}

function wayWords(way: NonNullable<Reading['way']>, rows: number): string {
  if (!way.sql) return `all rows were read one by one, because ${way.because}`;
  return `${rows - way.odd} plain rows were read by SQL, ${way.odd} others one by one`;
}

function minute(ms: number): string {
  return new Date(ms).toISOString().slice(0, 16).replace('T', ' ');
}

const DELIMITERS: Readonly<Record<string, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
  ' ': 'space',
  ', ': 'comma and space',
  '^': 'caret',
  '~': 'tilde',
  '\x01': 'control character 1',
  '\x1f': 'control character 31',
};
const NEWLINES = { '\n': 'LF', '\r': 'CR or CRLF', '\r\n': 'CRLF' };
const SHAPES = {
  lines: 'one JSON record a line',
  array: 'a list of JSON records',
  document: 'whole JSON documents',
  elements: 'one element of XML a line',
};
const ORDERS = {
  dmy: 'day first',
  mdy: 'month first',
  ymd: 'year first, or the month in words',
  none: 'day or month first: give dateOrder in study.yaml',
};

type Say = (of: string, finding: string, passed?: boolean | null) => Check;

function packingChecks({ content, compression, encoding, bytes, length, torn, notes }: Opened, check: Say): Check[] {
  const found = [check('encoding', [encoding, ...notes].join('; '))];
  if (compression !== null) found.push(check('compression', `${compression}, ${bytes} bytes unpack to ${length}`, torn === null));
  const dialect = dialectOf(content);
  if (dialect !== null) found.push(check('dialect', dialect));
  return found;
}

/** How the rows, messages or records of a file are written, in words; null where it holds none. */
function dialectOf(content: Opened['content']): string | null {
  if (content.kind === 'json') return SHAPES[content.shape];
  if (content.kind === 'chat') {
    if (content.style.endsWith('-page')) return 'messages of a chat on a page';
    return `messages of a chat, ${content.style === 'meeting' ? 'with the time of day alone' : ORDERS[content.order ?? 'none']}`;
  }
  if (content.kind !== 'csv') return null;
  const { delimiter, newline, quote, escaper, columns, absent, twiceQuoted, behindApostrophes } = content;
  const marks = [
    ...(escaper === quote ? [] : ['backslash before quotes']),
    ...(twiceQuoted === true ? ['those within cells doubled once too often'] : []),
    ...(behindApostrophes === true ? ['an apostrophe before what could be a formula'] : []),
  ];
  const nothing = absent.length === 0 ? '' : `; ${absent.join(' and ')} in place of no value`;
  return `${DELIMITERS[delimiter]}, rows end with ${NEWLINES[newline]}, quote ${[quote, ...marks].join(', ')}, ${columns ?? 0} columns${nothing}`;
}

/** Every byte of the file belongs to the header, to a row, or to what stands between records. */
function bytesCheck({ length, source }: Opened, { span }: Reading, check: Say): Check {
  const { first, rows, between, end } = span;
  const before = first - source.layout.start;
  const after = length - end;
  const finding = `${length} bytes = ${source.layout.start} mark + ${before} above the first row + ${rows} in rows + ${between} between rows + ${after} behind the last`;
  return check('bytes', finding, first + rows + between + after === length && between >= 0 && after >= 0);
}

function idCheck({ ids, flaws }: Reading, check: Say): Check {
  const damaged = ids.filter(isDamaged).map(damageOf);
  const flawed = flawWords(flaws, ['restored-id', 'rounded-id']);
  if (damaged.length + flawed.length > 0) return check('ids', [...damaged, ...flawed].join('; '), false);
  const long = ids.reduce((sum, finding) => sum + finding.long, 0);
  return check('ids', long === 0 ? 'no ids that could be rounded' : `none of ${long} long ids is rounded`, long === 0 ? null : true);
}

function clockChecks({ clock }: Reading, drafts: number, zone: string, check: Say): Check[] {
  const { bases, future, days } = clock;
  const verdict = clockVerdict(clock);
  const checks = [check('clock', clockWords(clock), verdict === 'unknown' ? null : verdict === 'agrees')];
  const beside = besideWords(clock, drafts);
  if (beside !== null) checks.push(check('second clock', beside.words, beside.agrees));
  if ((bases.assumed ?? 0) > 0)
    checks.push(check('time zone', `${many(bases.assumed ?? 0, 'time without a zone is', 'times without a zone are')} read as ${zone}`));
  if (days > 0)
    checks.push(
      check(
        'hours',
        `of ${many(days, 'post', 'posts')} the day alone is told: they stand at its first minute, and their hours say nothing`,
        false,
      ),
    );
  if (future > 0)
    checks.push(check('dates', many(future, 'post is dated after it was collected', 'posts are dated after they were collected'), false));
  return checks;
}

function missingChecks({ filled }: Reading, drafts: number, check: Say): Check[] {
  const missing = Object.entries(NEEDED).flatMap(([field, words]) => ((filled[field] ?? 0) === 0 ? words : []));
  const scarce = Object.keys(NEEDED).flatMap((field) => {
    const count = filled[field] ?? 0;
    return field !== 'interaction' && field !== 'likes' && count > 0 && count < drafts ? `${field} in only ${count} of ${drafts}` : [];
  });
  return [
    ...(missing.length > 0 ? [check('missing', missing.join('; '))] : []),
    ...(scarce.length > 0 ? [check('partly missing', scarce.join('; '))] : []),
  ];
}

/** Columns that a file has and others of its format lack, or the other way round. */
function schemaCheck({ name, reading }: Audited, formats: ReadonlyMap<string, FormatColumns>): Check[] {
  const { files, having } = formats.get(reading.format) ?? { files: 0, having: new Map<string, number>() };
  if (reading.columns.length === 0) return [];
  const own = new Set(reading.columns);
  const most = (column: string): boolean => (having.get(column) ?? 0) * 2 > files;
  const usual = [...having.keys()].filter(most);
  const dropped = usual.filter((column) => !own.has(column));
  const added = reading.columns.filter((column) => !most(column));
  if (dropped.length === 0 && added.length === 0) return [];
  const renamed = dropped.flatMap((old) => {
    const now = added.find((column) => plain(column).includes(plain(old)) || plain(old).includes(plain(column)));
    return now === undefined ? [] : `${old} may be called ${now} here`;
  });
  const parts = [
    ...(dropped.length > 0 ? [`lacks ${listed(dropped)}`] : []),
    ...(added.length > 0 ? [`adds ${listed(added)}`] : []),
    ...renamed,
  ];
  return [{ file: name, check: 'columns', passed: null, finding: `other than most files of its format it ${parts.join('; ')}` }];
}

const LISTED = 10;

function listed(columns: readonly string[]): string {
  const more = columns.length - LISTED;
  return columns.slice(0, LISTED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function plain(column: string): string {
  return column.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** A few rounded ids among many rows are told of; where more are lost, ties between people are. */
const MAX_ROUNDED_SHARE = 0.01;

/** What is broken in a file beyond single rows, or null: a run over such a file ends with status 3. */
export function damageIn({ rows, ids, flaws, repaired, rejects }: Reading, torn: string | null): string | null {
  const broken = [
    ...ids.filter(isDamaged).map(damageOf),
    ...((flaws['rounded-id'] ?? 0) > rows * MAX_ROUNDED_SHARE ? flawWords(flaws, ['rounded-id']) : []),
    ...(repaired['open-quote'] === undefined ? [] : [openQuotes(repaired['open-quote'])]),
    ...(rejects.some(({ code }) => code === 'open-quote') ? ['a quote opens and does not close'] : []),
    ...(torn !== null ? [torn] : rejects.some(({ code }) => code === 'truncated') ? ['the file ends inside a record'] : []),
  ];
  return broken.length === 0 ? null : broken.join('; ');
}
