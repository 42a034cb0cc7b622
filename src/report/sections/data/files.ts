import { type Figure, figure } from '../../figure.ts';
import type { Source } from '../../source/source.ts';
import { capital, counted, list, shown, whole } from '../../words/words.ts';

/** What each check of an export file looks at. A check that is not here is shown by its name. */
export const LOOKS_AT: Readonly<Record<string, string>> = {
  rows: 'Whether rows = kept + duplicates + rejected + blank',
  bytes: 'Whether every byte of the file belongs to the header, to a row, or stands between rows',
  ids: 'Whether long ids were rounded or rewritten, as spreadsheets do',
  clock: 'Whether the times agree with those inside the ids, where ids hold a time',
  'second clock': 'Whether a second column of times agrees with the time taken',
  dates: 'Whether posts are dated after they were collected',
  hours: 'Posts of which the day alone is told',
  duplicates: 'Whether rows that come twice say the same each time',
  repeats: 'Posts without ids that come again word for word at the same time',
  quotes: 'Whether quotes open and do not close',
  cells: 'Whether cells end where spreadsheets cut them',
  'row width': 'Whether rows have as many cells as the header',
  'full sheet': 'Whether the table has as many rows as a sheet holds, so that others may be lost',
  readers: 'Whether posts say who may read them, as posts of their format do',
  compression: 'Whether the file unpacks whole',
  columns: 'Whether the file has the columns of other files of its format',
  missing: 'Fields that no post of the file has',
  'partly missing': 'Fields that some posts of the file lack',
  'time zone': 'Times without a zone, read in that of the settings',
  format: 'How the format was recognised',
  encoding: 'Character encoding',
  dialect: 'How rows and cells are written',
  'date range': 'When the first and the last post of the file were written',
  numbers: 'Numbers that JSON does not have, read as no value',
  notation: 'Records as Python shows them, read as such',
  reading: 'How the rows of the file were read',
  headers: 'Headers repeated inside the file',
};

/** What was checked in the export files, and in how many all was well. That somebody was forgotten is not told. */
export async function checkFigure({ db }: Source): Promise<Figure | null> {
  const found = await db.rows<{ check: string; passed: number; failed: number; told: number }>(
    `SELECT "check", count(*) FILTER (passed) AS passed, count(*) FILTER (NOT passed) AS failed, count(*) FILTER (passed IS NULL) AS told
     FROM audit
     WHERE "check" <> 'forgotten' GROUP BY ALL ORDER BY failed DESC, passed DESC, "check"`,
  );
  if (found.length === 0) return null;
  const failed = found.filter((row) => row.failed > 0);
  return figure({
    id: 'checks',
    finding:
      failed.length === 0
        ? 'No check of the export files found a fault'
        : `Checks of the export files found faults in ${list(failed.slice(0, 3).map((row) => `${shown(row.check)} (${counted(row.failed, 'file')})`))}`,
    help: 'Each line is a check and the number of files in which it passed, in which it failed, and in which it only describes what is there.',
    alt: '',
    rows: found.map((row) => ({ ...row, check: capital(shown(row.check)), means: LOOKS_AT[row.check] ?? '' })),
    headings: [
      { name: 'check', label: 'Check' },
      { name: 'passed', label: 'Passed', as: 'whole' },
      { name: 'failed', label: 'Failed', as: 'whole' },
      { name: 'told', label: 'For information', as: 'whole' },
      { name: 'means', label: 'What is checked' },
    ],
    chart: null,
    note: 'What was found in each file stands in the private table audit.',
  });
}

/** Files are numbered by what is shown of them: their names may tell of people, and so may an order by name. */
export const FILE_ORDER = 'ORDER BY rows DESC, format, kept, duplicates, rejected, blank, note NULLS FIRST, damage NULLS FIRST';

/** Files listed one by one. */
const LISTED = 60;

/** Letters of a remark, some of which list every field that a file lacks, and of a word in it, which may come from the file. */
const LONGEST = 400;
const LONGEST_WORD = 60;

function remark(said: string | null): string {
  return shown(
    (said ?? '').replace(/\S+/gu, (word) => shown(word, LONGEST_WORD)),
    LONGEST,
  );
}

/**
 * The export files with what was repaired and what is broken in them: one by one where the account of rows numbers them,
 * otherwise those together of which the same is said.
 */
export async function fileFigure({ db, glossary }: Source, apart: boolean): Promise<Figure | null> {
  const found = await db.rows<{ format: string; rows: number; note: string | null; damage: string | null }>(
    `SELECT format, rows, note, damage FROM ledger ${FILE_ORDER}`,
  );
  const remarked = found.map((file, i) => ({ ...file, number: i + 1 })).filter(({ note, damage }) => note !== null || damage !== null);
  if (remarked.length === 0) return null;
  const damaged = remarked.filter(({ damage }) => damage !== null);
  const title = (format: string) => brief(glossary.title('format', format));
  const said = apart
    ? remarked.map((file) => ({ ...file, file: `File ${whole(file.number)} · ${title(file.format)}` }))
    : together(remarked).map(({ files, ...one }) => ({ ...one, file: `${title(one.format)} · ${counted(files, 'file')}` }));
  return figure({
    id: 'files',
    finding:
      damaged.length === 0
        ? 'What is missing or was repaired in the export files'
        : `${counted(damaged.length, 'export file')} ${damaged.length === 1 ? 'is' : 'are'} damaged beyond single rows`,
    help: apart
      ? 'Files are numbered as in the account above; those without a remark are left out.'
      : 'Files of which the same is said stand together; those without a remark are left out.',
    alt: '',
    rows: said.slice(0, LISTED).map(({ file, rows, note, damage }) => ({
      file,
      ...(apart ? { rows } : {}),
      note: remark(note),
      damage: remark(damage),
    })),
    headings: [
      { name: 'file', label: apart ? 'File' : 'Files' },
      ...(apart ? [{ name: 'rows', label: 'Rows', as: 'whole' as const }] : []),
      { name: 'note', label: 'What a later stage misses, or was repaired' },
      { name: 'damage', label: 'What is broken' },
    ],
    chart: null,
    note: said.length > LISTED ? `The first ${whole(LISTED)} of ${whole(said.length)} with a remark.` : null,
  });
}

/** Files of one format of which the same is said, once, with how many they are. */
function together<T extends Readonly<Record<'note' | 'damage', string | null>> & { readonly format: string }>(remarked: readonly T[]) {
  const found = new Map<string, T & { files: number }>();
  for (const file of remarked) {
    const said = JSON.stringify([file.format, file.note, file.damage]);
    found.set(said, { ...file, files: (found.get(said)?.files ?? 0) + 1 });
  }
  return [...found.values()];
}

/** Letters of a title that two lines of a label have room for. */
const TITLE = 76;

/** The title of a format without what stands in brackets, for a label. */
export function brief(title: string): string {
  return shown(title.replace(/ \([^)]{12,}[)…]$/, ''), TITLE);
}
