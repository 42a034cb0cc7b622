/** Rows of a table that are no rows of its own: its header again, sums, and remarks below it. */
import type { CsvFormat, FoundPost } from '../../format.ts';
import { repeats } from './layout.ts';

/** Whether a row is the header of its table again, as where exports were put behind each other. */
export function isHeader(value: readonly string[], header: readonly string[], { columns }: CsvFormat): boolean {
  return repeats(header, value) || (columns.all.length > 1 && columns.all.every((column) => value.includes(column)));
}

/** Whether the header of its table stands right behind the last cell of a row, as where a file without a last line end came before. */
export function endsInHeader(value: readonly string[], [first = '', ...others]: readonly string[]): boolean {
  const width = others.length + 1;
  return (
    value.length === width + others.length &&
    (value[width - 1] ?? '').endsWith(first) &&
    others.every((name, i) => value[width + i] === name)
  );
}

/** Such a row without the header, and without the byte-order mark before it. */
export function withoutHeader(value: readonly string[], header: readonly string[]): string[] {
  const last = (value[header.length - 1] ?? '').slice(0, -(header[0]?.length ?? 0) || undefined).replace(/\ufeff$/, '');
  return [...value.slice(0, header.length - 1), last];
}

/** What people call a row of sums, in the first of its cells. */
const SUM = /^(?:grand |sub ?)?(?:total(?:e|es)?|sum|summe|gesamt|insgesamt|suma|somme|soma|toplam|mean|average|mittelwert)s?:?$/i;
/** What stands in the other cells: numbers, and formulas that were not worked out. */
const SUMMED = /^(?:[=-]?[\d.,%\s]+|=.*|#\S+)$/;

/** Whether a row holds the sums of those above it, as spreadsheets have at their end, and nothing that anybody wrote. */
export function isSums(cells: readonly string[]): boolean {
  const [first, ...others] = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return first !== undefined && SUM.test(first) && others.every((cell) => SUMMED.test(cell));
}

/**
 * Why a row that a format takes for a post is none, or null. A row of sums may show a sum where an author or a time should stand, but
 * its first word is no name in the post. Of a remark below a table nothing is left but words where an id should stand.
 */
export function remarkIn(post: FoundPost, cells: readonly string[]): string | null {
  const { author, time, text, title } = post;
  const names = [author?.handle, author?.name, author?.id].filter((name) => name != null);
  const isAnybodys = names.length > 0 || time !== null;
  if (isAnybodys && text !== null) return null;
  if (isSums(cells)) {
    const word = cells.find((cell) => cell.trim() !== '')?.trim();
    return isAnybodys && [...names, title].includes(word) ? null : 'a row of sums';
  }
  const isBare = !isAnybodys && text === null && title == null && post.replyTo == null && post.repostOf == null;
  return isBare && /\S\s+\S/.test(post.id ?? '') ? 'a remark where the id of a post should stand' : null;
}
