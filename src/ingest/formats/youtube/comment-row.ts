import type { CsvRow, Found, FoundPost } from '../../format.ts';
import { UTC } from '../../times/time.ts';
import { timeIn } from '../moments.ts';

/** The columns that every table of comments has, whatever it calls them. */
type Columns = Readonly<Record<'id' | 'time' | 'parent' | 'video', string>>;

/** A comment in a row of a table, by what all such tables have and what this one tells beside. */
export function commentRow(row: CsvRow, names: Columns, told: Pick<FoundPost, 'author' | 'text'> & Partial<FoundPost>): Found {
  const id = row.get(names.id);
  if (id === null) return { code: 'no-id', reason: `no comment id in ${names.id}` };
  const time = timeIn(row.get(names.time), UTC, names.time);
  if (time !== null && 'code' in time) return time;
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
