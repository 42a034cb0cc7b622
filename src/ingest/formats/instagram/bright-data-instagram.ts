import type { CsvFormat, Found } from '../../format.ts';
import { isoTime, UTC } from '../../times/time.ts';
import { textsIn, timeIn, unmasked } from '../bright-data.ts';
import { countIn, jsonIn } from '../cells.ts';
import { integer, objects, text } from '../values.ts';

/**
 * Comments on Instagram as Bright Data sells them, with the answers to each in a cell. Names are masked; the address of
 * the profile is what tells people apart.
 */
export const brightDataInstagram: CsvFormat = {
  name: 'bright-data-instagram-comments',
  title: 'Instagram comments from Bright Data (CSV)',
  container: 'csv',
  columns: { all: ['comment_user', 'comment_date', 'comment', 'comment_id', 'post_id', 'post_user'] },
  absent: ['null'],
  lacks: 'the posts that are commented on are not in this file; who wrote the answers within cells is masked',
  *read(row) {
    const id = row.get('comment_id');
    if (id === null) {
      yield { code: 'no-id', reason: 'no comment id in comment_id' };
      return;
    }
    const time = timeIn(row, 'comment_date');
    if ('code' in time) {
      yield time;
      return;
    }
    const thread = row.get('post_id');
    const handle = handleIn(row.get('comment_user_url')) ?? unmasked(row.get('comment_user'));
    const owner = handleIn(row.get('url')) ?? unmasked(row.get('post_user'));
    const tags = textsIn(row.get('hashtag_comment')).map((tag) => tag.replace(/^#/, ''));
    yield {
      platform: 'instagram',
      id,
      author: handle === null ? null : { handle },
      time,
      text: row.get('comment'),
      thread,
      replyTo: thread === null ? null : { post: thread, author: owner === null ? null : { handle: owner } },
      asComment: thread !== null,
      ...(tags.length > 0 ? { hashtags: tags } : {}),
      likes: countIn(row.get('likes_number')),
      comments: countIn(row.get('replies_number')),
    };
    for (const reply of objects(jsonIn(row.get('replies')))) {
      const words = text(reply.reply);
      if (words === null) continue;
      const by = unmasked(text(reply.reply_user));
      const answer: Found = {
        platform: 'instagram',
        id: null,
        author: by === null ? null : { handle: by },
        time: isoTime(text(reply.reply_date) ?? '', UTC),
        text: words,
        thread,
        replyTo: { post: id, author: handle === null ? null : { handle } },
        likes: integer(reply.likes_number),
      };
      yield answer;
    }
  },
};

function handleIn(url: string | null): string | null {
  return /^https?:\/\/(?:www\.)?instagram\.com\/([\w.]+)\/?(?:[?#].*)?$/i.exec(url ?? '')?.[1] ?? null;
}
