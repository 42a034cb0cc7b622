import type { CsvFormat, CsvRow, Found } from '../../format.ts';
import { UTC } from '../../times/time.ts';
import { countIn } from '../cells.ts';
import { htmlText, linksOf } from '../html.ts';
import { timeIn } from '../moments.ts';

const TITLE = 'YouTube comments from YouTube Data Tools (CSV)';

/** Comments as YouTube Data Tools writes them since 2023. */
export const youtubeComments: CsvFormat = {
  name: 'youtube-data-tools',
  title: TITLE,
  container: 'csv',
  columns: { all: ['id', 'authorName', 'text', 'publishedAt', 'isReplyToId'] },
  read: (row) => comment(row, row.get('isReplyToId')),
};

/** Comments as earlier versions wrote them: the comment answered stands in `isReplyTo`. */
export const youtubeCommentsOld: CsvFormat = {
  name: 'youtube-data-tools-old',
  title: `${TITLE}, older`,
  container: 'csv',
  columns: { all: ['id', 'authorName', 'text', 'publishedAt', 'isReplyTo'], none: ['isReplyToId'] },
  read: (row) => comment(row, row.get('isReplyTo')),
};

function comment(row: CsvRow, parent: string | null): Found {
  const id = row.get('id');
  if (id === null) return { code: 'no-id', reason: 'no comment id in id' };
  // The tool writes the times of the interface, which are UTC, without the letter that says so.
  const time = timeIn(row.get('publishedAt'), UTC, 'publishedAt');
  if (time !== null && 'code' in time) return time;
  const video = row.get('videoId');
  const answered = parent ?? video;
  const name = row.get('authorName');
  const channel = row.get('authorChannelId');
  const person = parent === null ? null : row.get('isReplyToName');
  return {
    platform: 'youtube',
    id,
    author: channel === null && name === null ? null : { id: channel, ...nameOf(name) },
    time: time === null ? null : { ms: time.ms, basis: 'stated' },
    ...wordsOf(row.get('text')),
    thread: video ?? row.get('threadId') ?? parent ?? id,
    replyTo: answered === null ? null : { post: answered, author: person === null ? null : nameOf(person) },
    asComment: parent === null && video !== null,
    likes: countIn(row.get('likeCount')),
    comments: countIn(row.get('totalReplyCount')) ?? countIn(row.get('replyCount')),
  };
}

/** Since 2022 people have handles, shown with @; before, names that many could share. */
export function nameOf(name: string | null): { handle: string | null; name: string | null } {
  const handle = /^@(\S+)$/.exec(name?.trim() ?? '')?.[1] ?? null;
  return { handle, name: handle === null ? name : null };
}

/** Some versions give HTML, others plain text; and quotes may carry the backslashes of a database. */
export function wordsOf(cell: string | null): { text: string | null; links?: readonly string[] } {
  if (cell === null) return { text: null };
  const plain = cell.replaceAll('\\"', '"');
  if (!/<(?:br|a|b|i)(?:\s[^>]*)?\/?>|&(?:#\d{1,5}|amp|quot|lt|gt);/i.test(plain)) return { text: plain };
  const { text, anchors } = htmlText(plain);
  const links = linksOf(anchors);
  return links.length === 0 ? { text } : { text, links };
}
