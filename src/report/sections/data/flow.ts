import { byCodePoint } from '../../../order.ts';
import { isSmall } from '../../../privacy/suppression.ts';
import { panels } from '../../charts/panels.ts';
import { ranking } from '../../charts/ranking.ts';
import { bare, type Chart, type Figure, figure, rowsOf, type Section, tableFrom } from '../../figure.ts';
import type { Source } from '../../source/source.ts';
import { reasonTitle } from '../../words/glossary.ts';
import { counted, list, nextTo, percent, whole } from '../../words/words.ts';
import { denominatorFigure, stepsFigure } from './denominators.ts';
import { brief, checkFigure, FILE_ORDER, fileFigure } from './files.ts';

interface Entry {
  format: string;
  rows: number;
  kept: number;
  duplicates: number;
  rejected: number;
  blank: number;
  /** Accounts that wrote what was kept, and what of it the two with most of it wrote; null where there is one file. */
  people: number | null;
  most: number | null;
  next: number | null;
}

/** Files listed one by one; of more, those of one format stand together, and so do what is left of many formats. */
const LISTED = 24;

const fates = [
  ['kept', 'Became posts'],
  ['duplicates', 'Duplicates'],
  ['rejected', 'Rejected'],
  ['blank', 'Blank'],
] as const;

/** From rows to posts: what became of every row of every file. */
export async function flow(source: Source): Promise<Section> {
  const { db, k } = source;
  const files = await db.rows<Entry>(
    `SELECT format, rows, kept, duplicates, rejected, blank, ${source.unit === 'posts' ? 'kept AS people, NULL AS most, NULL AS next' : 'people, most, next'}
     FROM ledger ${FILE_ORDER}`,
  );
  const base = { id: 'flow', title: 'From rows to posts' } as const;
  if (files.length === 0) return bare(base, 'No export file was read, so there are no rows to account for.');
  const total = summed(files);
  const balanced = files.every((file) => file.rows === file.kept + file.duplicates + file.rejected + file.blank);
  const summary = isWhole(total)
    ? `All ${counted(total.rows, 'row')} in ${counted(files.length, 'export file')} became posts.`
    : `Of ${counted(total.rows, 'row')} in ${counted(files.length, 'export file')}, ${whole(total.kept)} (${percent(keptShare(total))}) became posts; ${repeats(total.duplicates)}, ${fate(total.rejected, 'rejected')} and ${fate(total.blank, 'blank')}.`;
  return {
    ...base,
    findings: [summary],
    introduction: [
      balanced
        ? 'Every row is accounted for: in each file, rows = kept + duplicates (further rows of a post that is kept) + rejected + blank. Files are numbered by size, not named, because names of files can tell of people.'
        : 'The account does not balance: in at least one file the rows are not the sum of kept, duplicate, rejected and blank ones. Do not use this report before that is explained.',
    ],
    figures: [
      await stepsFigure(source, { files: files.length, ...total }),
      await denominatorFigure(source),
      ledgerFigure(source, files, total, summary),
      await rejectFigure(source, total.rejected),
      await checkFigure(source),
      await fileFigure(source, listedApart(files, k)),
    ].filter((one) => one !== null),
  };
}

/** Whether all rows became posts. */
function isWhole({ rows, kept }: Entry): boolean {
  return rows > 1 && kept === rows;
}

function keptShare({ rows, kept }: Entry): number {
  return rows === 0 ? 0 : kept / rows;
}

/** What became of the rows of each file, or of the files of each format. */
function ledgerFigure({ glossary, k }: Source, files: readonly Entry[], total: Entry, summary: string): Figure {
  const title = (format: string) => brief(glossary.title('format', format));
  const apart = listedApart(files, k);
  return figure({
    id: 'ledger',
    finding: isWhole(total) ? 'All rows became posts' : `${percent(keptShare(total))} of all rows became posts`,
    help: `Each line is ${apart ? 'a file' : 'the files of one format'}, each panel what became of ${apart ? 'its' : 'their'} rows; all panels share one scale.`,
    alt: `Bars of rows per ${apart ? 'file' : 'format'} by what became of them. ${summary}`,
    rows: apart ? files.map((file, i) => ({ file: `File ${i + 1} · ${title(file.format)}`, ...file })) : byFormat(files, title, k),
    headings: [
      { name: 'file', label: apart ? 'File' : 'Files' },
      { name: 'rows', label: 'Rows', as: 'whole' },
      ...fates.map(([name, label]) => ({ name, label, as: 'whole' as const })),
    ],
    chart: fateChart,
  });
}

/** Why rows were rejected; null where none was. */
async function rejectFigure({ db }: Source, rejected: number): Promise<Figure | null> {
  const reasons = await db.rows<{ code: string; rows: number }>(
    'SELECT code, count(*) AS rows FROM rejects GROUP BY code ORDER BY rows DESC, code',
  );
  if (reasons.length === 0) return null;
  return figure({
    id: 'rejects',
    finding: rejectedInWords(rejected, reasons),
    help: 'Reasons, and the number of rows rejected for each.',
    alt: `Rejected rows by reason: ${list(reasons.slice(0, 5).map(({ code, rows: n }) => `${reasonTitle(code)} ${whole(n)}`))}.`,
    rows: reasons.map((reason) => ({ reason: reasonTitle(reason.code), rows: reason.rows })),
    headings: [
      { name: 'reason', label: 'Reason' },
      { name: 'rows', label: 'Rows', as: 'whole' },
    ],
    chart: reasons.length === 1 ? null : ranking({ label: 'reason', value: 'rows' }),
    note: 'Each rejected row is kept with its file, line and byte in the private table rejects.',
  });
}

/** How many rows were rejected, and for which reason most, where one stands out. */
export function rejectedInWords(rejected: number, reasons: readonly { readonly code: string; readonly rows: number }[]): string {
  const [first, next] = reasons;
  const of = (code = '') => `“${reasonTitle(code)}”`;
  const close = nextTo(first?.rows ?? 0, next?.rows, of(next?.code));
  return `${counted(rejected, 'row')} could not become ${rejected === 1 ? 'a post' : 'posts'}${next === undefined ? ':' : ', most often for'} ${of(first?.code)}${close}`;
}

const fateChart: Chart = (table, width) => {
  const rows = rowsOf<Entry & { file: string }>(table);
  const bars = fates.flatMap(([key, fate]) => rows.map((row) => ({ file: row.file, fate, rows: row[key], text: whole(row[key]) })));
  return panels({ panel: 'fate', label: 'file', value: 'rows', text: 'text', shared: true, names: 0.44 })(
    tableFrom(bars, ['file', 'fate', 'rows', 'text']),
    width,
  );
};

/** Whether each file may be told of by itself: they are not many, and none would tell of few people. */
function listedApart(files: readonly Entry[], k: number): boolean {
  return files.length <= LISTED && !files.some((file) => tellsFew(file, k));
}

/** Whether what is kept comes from fewer than k people, or nearly all of it from one; posts of nobody known tell of nobody. */
function tellsFew({ kept: count, people, most, next }: Entry, k: number): boolean {
  return people !== null && people > 0 && isSmall({ count, people, most: [most ?? 0, next ?? 0] }, k);
}

/**
 * The files of each format as one entry, those with most rows first. Formats that none of the files shows to be of enough
 * people stand together, and with them as many others as it takes.
 */
function byFormat(files: readonly Entry[], title: (format: string) => string, k: number): (Entry & { file: string })[] {
  const formats = [...new Set(files.map(({ format }) => format))].map((format) => {
    const alike = files.filter((file) => file.format === format);
    return { file: `${title(format)} · ${counted(alike.length, 'file')}`, ...summed(alike), files: alike.length };
  });
  formats.sort((a, b) => b.rows - a.rows || byCodePoint(a.file, b.file));
  const isFew = (entry: Entry) => tellsFew(entry, k);
  const safe = formats.filter((one) => !isFew(one));
  const rest = [...formats.filter(isFew), ...safe.slice(LISTED)];
  const entries = safe.slice(0, LISTED);
  while (entries.length > 0 && isFew(summed(rest))) rest.push(entries.pop() as (typeof entries)[number]);
  const others = rest.reduce((sum, one) => sum + one.files, 0);
  const called = entries.length === 0 ? 'All formats' : 'Other formats';
  return rest.length === 0 ? entries : [...entries, { file: `${called} · ${counted(others, 'file')}`, ...summed(rest) }];
}

/** How many rows repeat a post; tables of interactions have a row for each of them, which is no copy. */
function repeats(n: number): string {
  return `${n === 0 ? 'none' : whole(n)} ${n < 2 ? 'repeats' : 'repeat'} one of these`;
}

/** What became of some rows: 1 was rejected, 3 were rejected, none was rejected. */
function fate(n: number, what: string): string {
  return `${n === 0 ? 'none' : whole(n)} ${n < 2 ? 'was' : 'were'} ${what}`;
}

function summed(files: readonly Entry[]): Entry {
  const sum = (key: Exclude<keyof Entry, 'format' | 'people'>) => files.reduce((total, file) => total + (file[key] ?? 0), 0);
  return {
    format: '',
    rows: sum('rows'),
    kept: sum('kept'),
    duplicates: sum('duplicates'),
    rejected: sum('rejected'),
    blank: sum('blank'),
    // One account may stand in several files: those of the file with most are there at least.
    people: files.some(({ people }) => people === null) ? null : Math.max(0, ...files.map(({ people }) => people ?? 0)),
    // And it may be the one with most in each.
    most: sum('most'),
    next: sum('next'),
  };
}
