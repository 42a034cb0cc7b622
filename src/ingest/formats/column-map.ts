import { UserError } from '../../errors.ts';
import type { ColumnMap } from '../../settings/ingest.ts';
import { nearest } from '../../settings/spelling.ts';
import { entities } from '../../text/entities.ts';
import type { Account, CsvFormat, CsvRow, FoundPost, Reference, Refusal, Source } from '../format.ts';
import { clockTime, type DateOrder, dayAlone, isoTime, type Moment, twitterTime, wordedTime } from '../times/time.ts';
import { habits } from './habits.ts';
import { textOfHtml } from './html.ts';
import { unreadableTime } from './moments.ts';
import { isDamagedDate } from './twitter/tweet.ts';
import { integer } from './values.ts';

/**
 * The format of a table whose columns the settings name. Dates such as 5/10/12 are read only where the order of day
 * and month is given, or where only one order is possible: a wrong guess would go unnoticed.
 */
export function columnMapFormat(map: ColumnMap, platform: string, order: DateOrder | null = null, html = false): CsvFormat {
  const cell = (row: CsvRow, field: keyof ColumnMap): string | null => {
    const column = map[field];
    return column === undefined ? null : row.get(column);
  };
  const usual = (Object.hasOwn(habits, platform) ? habits[platform] : undefined) ?? ((post: FoundPost) => post);
  const writtenTime = (row: CsvRow): string | null => {
    const clock = cell(row, 'timeOfDay')?.trim();
    return clock === undefined ? cell(row, 'time') : `${cell(row, 'time')?.trim() ?? ''} ${clock}`;
  };
  const postIn = (row: CsvRow, id: string | null, time: Moment | null): FoundPost => {
    const author: Account = {
      id: cell(row, 'authorId')?.trim() || null,
      handle: handleOf(cell(row, 'author')),
      name: cell(row, 'authorName'),
      bio: cell(row, 'bio'),
    };
    const { text, links: within } = html ? textOfHtml(cell(row, 'text')) : { text: cell(row, 'text') };
    return {
      platform,
      id,
      author: author.id === null && author.handle === null ? null : author,
      time,
      text,
      title: cell(row, 'title'),
      language: cell(row, 'language'),
      space: cell(row, 'space'),
      thread: cell(row, 'thread'),
      ...(map.replyTo === undefined && map.replyToAuthor === undefined
        ? {}
        : { replyTo: otherThan(id, reference(cell(row, 'replyTo'), cell(row, 'replyToAuthor'))) }),
      repostOf: reference(cell(row, 'repostOf'), cell(row, 'repostOfAuthor')),
      quoteOf: reference(cell(row, 'quoteOf'), cell(row, 'quoteOfAuthor')),
      hashtags: map.hashtags === undefined ? null : tagsOf(cell(row, 'hashtags')),
      links: map.links === undefined ? (within ?? null) : entities(cell(row, 'links') ?? '').links,
      likes: amount(cell(row, 'likes')),
      shares: amount(cell(row, 'shares')),
      comments: amount(cell(row, 'comments')),
      views: amount(cell(row, 'views')),
    };
  };
  return {
    name: 'column-map',
    title: 'table with columns mapped in study.yaml',
    container: 'csv',
    columns: { all: [...new Set(mapped(map).map(([, column]) => column))] },
    read(row, source) {
      const id = unquoted(cell(row, 'id'));
      if (map.id !== undefined && id === null) return { code: 'no-id', reason: `no post id in ${map.id}` };
      const written = writtenTime(row);
      const time = anyTime(written, source.dateOrder ?? order, source);
      const post = usual(postIn(row, id, time));
      return map.time === undefined || time !== null ? post : datedOtherwise(post, written, map.time);
    },
  };
}

/** A post whose column of times tells none: its id may tell the time, where nothing stands in the column or a spreadsheet damaged it. */
function datedOtherwise(post: FoundPost, written: string | null, column: string): FoundPost | Refusal {
  if (written === null) return post.time === null ? { code: 'no-time', reason: `no time in ${column}` } : post;
  if (post.time === null || !isDamagedDate(written)) return unreadableTime(written, column);
  return { ...post, flaws: [...(post.flaws ?? []), 'damaged-time'] };
}

/** Throws a UserError naming the first mapped column that the table does not have, and the one it may mean. */
export function checkColumnMap(file: string, map: ColumnMap, columns: readonly string[]): void {
  for (const [field, column] of mapped(map)) {
    if (columns.includes(column)) continue;
    const near = nearest(column, columns);
    throw new UserError(`${file}: missing column, mapped as ${field} in study.yaml: ${column}`, {
      hint: near === null ? `columns of the file: ${columns.join(', ')}` : `did you mean ${near}?`,
    });
  }
}

function mapped(map: ColumnMap): [field: string, column: string][] {
  return Object.entries(map).filter((entry): entry is [string, string] => entry[1] !== undefined);
}

/** A time written in any way that can be read only one way. */
export function anyTime(text: string | null, order: DateOrder | null, source: Source): Moment | null {
  if (text === null) return null;
  const plain = text.trim();
  return isoTime(plain, source) ?? twitterTime(plain) ?? clock(plain, order, source) ?? wordedTime(plain, source);
}

/** A date alone stands for its first moment. */
const DATE = /^\d{1,4}([/.-])\d{1,2}\1\d{1,4}$/;

function clock(text: string, order: DateOrder | null, source: Source): Moment | null {
  if (DATE.test(text)) return dayAlone(clock(`${text} 00:00`, order, source));
  if (order !== null) return clockTime(text, order, source);
  if (/^\d{4}/.test(text)) return clockTime(text, 'ymd', source);
  const dayFirst = clockTime(text, 'dmy', source);
  const monthFirst = clockTime(text, 'mdy', source);
  if (dayFirst === null || monthFirst === null) return dayFirst ?? monthFirst;
  // Nobody sets points between the numbers who puts the month first.
  return dayFirst.ms === monthFirst.ms || /^\d+\./.test(text) ? dayFirst : null;
}

/** An id without the marks by which programs keep spreadsheets from making it a number: `"137"`, `'137`, `="137"`. */
function unquoted(cell: string | null): string | null {
  const id = cell?.trim() ?? '';
  return (/^=?"([^"]*)"$/.exec(id)?.[1] ?? /^'([^']*)'?$/.exec(id)?.[1] ?? id) || null;
}

function handleOf(cell: string | null): string | null {
  return cell?.trim().replace(/^(?:@|\/?u\/)/, '') || null;
}

function reference(post: string | null, author: string | null): Reference | null {
  const handle = handleOf(author);
  const id = unquoted(post);
  return id === null && handle === null ? null : { post: id, author: handle === null ? null : { handle } };
}

/** Whom and what a post answers; a post that stands there itself begins its thread. Ids so long may be alike because they were rounded. */
function otherThan(id: string | null, above: Reference | null): Reference | null {
  return above?.post == null || above.post !== id || id.length >= 17 ? above : null;
}

/** Hashtags joined by spaces, commas, semicolons or pipes, with or without #, or as the list that R or Python shows: `c("a", "b")`. */
function tagsOf(cell: string | null): string[] {
  const list = (cell ?? '').trim().replace(/^(?:\w+\(0\)$|(?:c|list|set|frozenset)\()/, '');
  return list.split(/[\s,;|#[\](){}"']+/).filter((tag) => tag !== '');
}

function amount(cell: string | null): number | null {
  if (cell === null) return null;
  const plain = cell.trim();
  // 1,204 and, where the comma stands for the point, 4,0.
  return integer(/^\d{1,3}(?:,\d{3})+$/.test(plain) ? plain.replaceAll(',', '') : plain.replace(/,0{1,2}$/, ''));
}
