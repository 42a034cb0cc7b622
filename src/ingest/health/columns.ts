import type { Reading } from '../drafts/reading.ts';

type Columns = Pick<Reading, 'format' | 'columns'>;

/** How many files there are of a format, and how many of them have each column. */
interface FormatColumns {
  files: number;
  readonly having: Map<string, number>;
}

/** The columns that files of each format have. Files without columns count for none. */
export function columnsByFormat(files: readonly Columns[]): ReadonlyMap<string, FormatColumns> {
  const formats = new Map<string, FormatColumns>();
  for (const { format, columns } of files) {
    if (columns.length === 0) continue;
    const found = formats.get(format) ?? { files: 0, having: new Map<string, number>() };
    formats.set(format, found);
    found.files += 1;
    for (const column of new Set(columns)) found.having.set(column, (found.having.get(column) ?? 0) + 1);
  }
  return formats;
}

/** In words, which columns a file has and most others of its format lack, or the other way round; null where there are none. */
export function unusualColumns({ format, columns }: Columns, formats: ReadonlyMap<string, FormatColumns>): string | null {
  const found = formats.get(format);
  if (found === undefined || columns.length === 0) return null;
  const own = new Set(columns);
  const most = (column: string): boolean => (found.having.get(column) ?? 0) * 2 > found.files;
  const dropped = [...found.having.keys()].filter((column) => most(column) && !own.has(column));
  const added = columns.filter((column) => !most(column));
  if (dropped.length === 0 && added.length === 0) return null;
  const renamed = dropped.flatMap((old) => {
    const now = added.find((column) => plain(column).includes(plain(old)) || plain(old).includes(plain(column)));
    return now === undefined ? [] : `${old} may be called ${now} here`;
  });
  const parts = [
    ...(dropped.length > 0 ? [`lacks ${listed(dropped)}`] : []),
    ...(added.length > 0 ? [`adds ${listed(added)}`] : []),
    ...renamed,
  ];
  return `other than most files of its format it ${parts.join('; ')}`;
}

const LISTED = 10;

function listed(columns: readonly string[]): string {
  const more = columns.length - LISTED;
  return columns.slice(0, LISTED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function plain(column: string): string {
  return column.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
