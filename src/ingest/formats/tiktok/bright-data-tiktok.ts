import type { CsvFormat } from '../../format.ts';
import { timeIn, unmasked } from '../bright-data.ts';
import { countIn } from '../cells.ts';

/** Comments on TikTok as Bright Data sells them. Names are masked; the ids of TikTok tell people apart. */
export const brightDataTiktok: CsvFormat = {
  name: 'bright-data-tiktok-comments',
  title: 'TikTok comments from Bright Data (CSV)',
  container: 'csv',
  columns: { all: ['post_id', 'comment_id', 'commenter_id', 'date_created', 'comment_text', 'num_replies'] },
  absent: ['null'],
  lacks: 'the videos that are commented on are not in this file',
  read(row) {
    const id = row.get('comment_id');
    if (id === null) return { code: 'no-id', reason: 'no comment id in comment_id' };
    const time = timeIn(row, 'date_created');
    if ('code' in time) return time;
    const person = row.get('commenter_id');
    const thread = row.get('post_id');
    const owner = /\/@([^/?#]+)/.exec(row.get('post_url') ?? row.get('url') ?? '')?.[1] ?? null;
    return {
      platform: 'tiktok',
      id,
      author: person === null ? null : { id: person, name: unmasked(row.get('commenter_user_name')) },
      time,
      text: row.get('comment_text'),
      thread,
      replyTo: thread === null ? null : { post: thread, author: owner === null ? null : { handle: owner } },
      asComment: thread !== null,
      likes: countIn(row.get('num_likes')),
      comments: countIn(row.get('num_replies')),
    };
  },
};
