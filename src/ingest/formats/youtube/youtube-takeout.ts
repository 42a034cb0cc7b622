import type { CsvFormat } from '../../format.ts';
import { record } from '../../rows/json/json.ts';
import { isoTime } from '../../times/time.ts';
import { object, objects, text } from '../values.ts';

/** Comments of one's own, as Google Takeout gives them: the text stands in pieces of JSON behind each other. */
export const youtubeTakeout: CsvFormat = {
  name: 'youtube-takeout',
  title: 'YouTube comments from Google Takeout (CSV)',
  container: 'csv',
  columns: { all: ['Comment ID', 'Channel ID', 'Comment Create Timestamp', 'Video ID', 'Comment Text'] },
  lacks: 'no likes, and no names: people are ids of channels',
  read(row) {
    const id = row.get('Comment ID');
    if (id === null) return { code: 'no-id', reason: 'no comment id in Comment ID' };
    const written = row.get('Comment Create Timestamp');
    const time = written === null ? null : isoTime(written, { zone: 'UTC' });
    if (written !== null && time === null)
      return { code: 'unreadable-time', reason: `unreadable time in Comment Create Timestamp: ${written}` };
    const pieces = piecesIn(row.get('Comment Text'));
    const video = row.get('Video ID');
    const links = [...new Set(pieces.flatMap((piece) => text(object(piece.link)?.linkUrl) ?? []))];
    const parent = row.get('Parent Comment ID');
    const answered = parent ?? video;
    return {
      platform: 'youtube',
      id,
      author: { id: row.get('Channel ID') },
      time,
      text: pieces.map((piece) => text(piece.text) ?? '').join('') || null,
      ...(links.length === 0 ? {} : { links }),
      thread: video ?? parent ?? id,
      replyTo: answered === null ? null : { post: answered },
      asComment: parent === null && video !== null,
    };
  },
};

/** The pieces of a text: `{"text":"a"},{"text":"b"}`; earlier downloads have the text itself. */
function piecesIn(cell: string | null): ReturnType<typeof objects> {
  if (cell === null) return [];
  const found = record(`{"pieces":[${cell}]}`);
  const pieces = 'value' in found ? objects(found.value.pieces) : [];
  return pieces.length === 0 ? [{ text: cell }] : pieces;
}
