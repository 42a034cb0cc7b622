import { type CsvFormat, type Found, isPost } from '../../format.ts';
import { mappedTables, UNSAID_ZONE } from '../mapped-table.ts';

const LACKS = `people have no ids; times are days, ${UNSAID_ZONE.replace('times are ', '')}`;

/**
 * Posts that the script filter_file takes out of the dumps of Reddit, as it writes them by default: a table without names
 * of columns. Of a submission without a text it gives the address that it leads to in place of one.
 */
const dumpFilter: readonly CsvFormat[] = mappedTables('reddit', [
  {
    name: 'dump-filter-submissions',
    title: 'Reddit submissions taken out of the dumps with the script filter_file (CSV)',
    all: ['score', 'day', 'title', 'author', 'link', 'text or url'],
    lacks: LACKS,
    post: { id: 'link', time: 'day', title: 'title', text: 'text or url' },
    author: { handle: 'author' },
    counts: { likes: 'score' },
  },
  {
    name: 'dump-filter-comments',
    title: 'Reddit comments taken out of the dumps with the script filter_file (CSV)',
    all: ['score', 'day', 'author', 'link', 'body'],
    lacks: `which comment is answered is not told, the submission is; ${LACKS}`,
    post: { id: 'link', time: 'day', text: 'body' },
    author: { handle: 'author' },
    counts: { likes: 'score' },
  },
]).map((format) => ({ ...format, read: (row, source) => withoutAddress(format.read(row, source) as Found) }));

/** A text that is nothing but an address is what the submission leads to, and stands among its links. */
function withoutAddress(found: Found): Found {
  return isPost(found) && /^https?:\/\/\S+$/.test(found.text ?? '') && found.title != null ? { ...found, text: null } : found;
}

const SHAPES: Readonly<Record<string, RegExp>> = {
  score: /^-?\d+$/,
  day: /^\d{4}-\d\d-\d\d$/,
  author: /^u\/\S+$/,
  link: /^https:\/\/www\.reddit\.com\/(?:r|user)\/[^/]+\/comments\//,
};

/** The format of a table without names of columns, by what its cells are; null where they are not of its shape. */
export function dumpFiltered(rows: readonly (readonly string[])[]): CsvFormat | null {
  const fits = ({ columns: { all } }: CsvFormat): boolean =>
    rows.every((row) => row.length === all.length && all.every((column, i) => SHAPES[column]?.test(row[i] ?? '') ?? true));
  return rows.length === 0 ? null : (dumpFilter.find(fits) ?? null);
}
