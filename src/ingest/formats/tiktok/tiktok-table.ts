import type { CsvFormat } from '../../format.ts';
import type { Moment } from '../../times/time.ts';
import { countIn } from '../cells.ts';

/** TikTok videos from a capture with Zeeschuimer, flattened to a few columns that leave the time out. */
export const tiktokTable: CsvFormat = {
  name: 'tiktok-table',
  title: 'TikTok videos from a flattened capture (CSV)',
  container: 'csv',
  columns: { all: ['id', 'url', 'description', 'author', 'digg_count', 'share_count', 'play_count'] },
  lacks: 'no column tells the time: it is taken from the ids, which hold the time of upload; a video may be published later',
  read(row) {
    const id = /^\d+$/.exec(row.get('id')?.trim() ?? '')?.[0];
    if (id === undefined) return { code: 'no-id', reason: 'no video id in id' };
    const handle = /\/@([^/?#]+)/.exec(row.get('url') ?? '')?.[1] ?? null;
    return {
      platform: 'tiktok',
      id,
      author: handle === null ? null : { handle, name: row.get('author'), followers: countIn(row.get('author_followers')) },
      time: timeInId(id),
      text: row.get('description'),
      likes: countIn(row.get('digg_count')),
      shares: countIn(row.get('share_count')),
      comments: countIn(row.get('comment_count')),
      views: countIn(row.get('play_count')),
    };
  },
};

/** The time inside an id of TikTok: its upper 32 bits count the seconds since 1970. */
export function timeInId(id: string): Moment | null {
  if (!/^\d{18,20}$/.test(id)) return null;
  const seconds = Number(BigInt(id) >> 32n);
  return { ms: seconds * 1000, basis: 'id' };
}
