import type { CsvFormat, CsvRow, Found } from '../../format.ts';
import { record } from '../../rows/json/json.ts';
import { object, objects, text } from '../values.ts';
import { commentRow } from './comment-row.ts';

type Field = 'id' | 'channel' | 'time' | 'parent' | 'video' | 'text';
type Names = Readonly<Record<Field, string>>;

/** Comments of one's own, as Google Takeout gives them: the text stands in pieces of JSON behind each other. */
export const youtubeTakeout: CsvFormat = inColumns(['Comment ID', 'Channel ID', 'Comment Create Timestamp', 'Video ID', 'Comment Text'], {
  id: 'Comment ID',
  channel: 'Channel ID',
  time: 'Comment Create Timestamp',
  parent: 'Parent Comment ID',
  video: 'Video ID',
  text: 'Comment Text',
});

/** What one wrote in the chats beside live films, which stands in a file of its own. */
export const youtubeTakeoutLive: CsvFormat = inColumns(
  ['Live Chat ID', 'Channel ID', 'Live Chat Create Timestamp', 'Video ID', 'Live Chat Text'],
  {
    id: 'Live Chat ID',
    channel: 'Channel ID',
    time: 'Live Chat Create Timestamp',
    parent: 'Parent Comment ID',
    video: 'Video ID',
    text: 'Live Chat Text',
  },
  ['youtube-takeout-live', 'YouTube live chats from Google Takeout (CSV)'],
);

/** What the cells of each column are; the others may be empty. */
const SHAPES: Readonly<Record<Field, RegExp>> = {
  id: /^Ug[\w-]{20,}(?:\.[\w-]+)?$/,
  channel: /^UC[\w-]{22}$/,
  time: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/,
  text: /^\s*\{\s*"text"\s*:/,
  parent: /^(?:Ug[\w-]{20,})?$/,
  video: /^(?:[\w-]{11})?$/,
};

/**
 * The same where the names of the columns are in another language: Takeout writes them in that of the account (`Kommentar-ID`,
 * `Kanal-ID`), while the cells stay. Null where the cells are not of their shape.
 */
export function youtubeTakeoutTranslated(header: readonly string[], rows: readonly (readonly string[])[]): CsvFormat | null {
  const columns = header.map((name, i) => ({ name, cells: rows.map((row) => row[i] ?? '') }));
  const like = (field: Field): string[] =>
    columns
      .filter(
        ({ name, cells }) =>
          !SHAPES[field].test(name) && cells.every((cell) => SHAPES[field].test(cell)) && cells.some((cell) => cell !== ''),
      )
      // Where every comment is an answer, the ids of those answered come again and again.
      .sort((a, b) => new Set(b.cells).size - new Set(a.cells).size)
      .map(({ name }) => name);
  const [[id], [channel], [time], [text]] = (['id', 'channel', 'time', 'text'] as const).map(like) as [
    string[],
    string[],
    string[],
    string[],
  ];
  if (id === undefined || channel === undefined || time === undefined || text === undefined) return null;
  const [parent = ''] = like('parent').filter((name) => name !== id);
  return inColumns(header, { id, channel, time, text, parent, video: like('video')[0] ?? '' });
}

function inColumns(
  all: readonly string[],
  names: Names,
  [name, title] = ['youtube-takeout', 'YouTube comments from Google Takeout (CSV)'],
): CsvFormat {
  return {
    name,
    title,
    container: 'csv',
    columns: { all },
    lacks: 'no likes, and no names: people are ids of channels',
    read: (row) => comment(row, names),
  };
}

function comment(row: CsvRow, names: Names): Found {
  const pieces = piecesIn(row.get(names.text));
  const links = [...new Set(pieces.flatMap((piece) => text(object(piece.link)?.linkUrl) ?? []))];
  return commentRow(row, names, {
    author: { id: row.get(names.channel) },
    text: pieces.map((piece) => text(piece.text) ?? '').join('') || null,
    ...(links.length === 0 ? {} : { links }),
  });
}

/** The pieces of a text: `{"text":"a"},{"text":"b"}`, or in a list with a name; earlier downloads have the text itself. */
function piecesIn(cell: string | null): ReturnType<typeof objects> {
  if (cell === null) return [];
  const found = record(`{"pieces":[${cell}]}`);
  const told = 'value' in found ? objects(found.value.pieces) : [];
  const pieces = told.flatMap((piece) => (Array.isArray(piece.takeoutSegments) ? objects(piece.takeoutSegments) : [piece]));
  return pieces.length === 0 ? [{ text: cell }] : pieces;
}
