import type { CsvRow, Found, FoundPost } from '../../format.ts';
import { isoTime, UTC } from '../../times/time.ts';

/** The columns that every table of comments has, whatever it calls them. */
type Columns = Readonly<Record<'id' | 'time' | 'parent' | 'video', string>>;

/** A comment in a row of a table, by what all such tables have and what this one tells beside. */
export function commentRow(row: CsvRow, names: Columns, told: Pick<FoundPost, 'author' | 'text'> & Partial<FoundPost>): Found {
  const id = row.get(names.id);
  if (id === null) return { code: 'no-id', reason: `no comment id in ${names.id}` };
  const written = row.get(names.time);
  const time = isoTime(written, UTC);
  if (written !== null && time === null) return { code: 'unreadable-time', reason: `unreadable time in ${names.time}: ${written}` };
  const video = row.get(names.video);
  const parent = row.get(names.parent);
  const answered = parent ?? video;
  return {
    ...told,
    platform: 'youtube',
    id,
    time,
    thread: video ?? parent ?? id,
    replyTo: answered === null ? null : { post: answered },
    asComment: parent === null && video !== null,
  };
}
