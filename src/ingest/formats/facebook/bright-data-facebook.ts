import { entities } from '../../../text/entities.ts';
import type { CsvFormat } from '../../format.ts';
import { textsIn, timeIn, unmasked } from '../bright-data.ts';
import { countIn, isYes, jsonIn } from '../cells.ts';
import { object, text } from '../values.ts';
import { objectNumber } from './object-number.ts';

/** Posts of Facebook pages as Bright Data sells them. */
export const brightDataFacebookPosts: CsvFormat = {
  name: 'bright-data-facebook-posts',
  title: 'Facebook posts from Bright Data (CSV)',
  container: 'csv',
  columns: { all: ['post_id', 'user_url', 'content', 'date_posted', 'page_name', 'profile_id', 'is_sponsored'] },
  absent: ['null'],
  read(row) {
    const id = row.get('post_id');
    if (id === null) return { code: 'no-id', reason: 'no post id in post_id' };
    const time = timeIn(row, 'date_posted');
    if ('code' in time) return time;
    const words = row.get('content');
    const original = object(jsonIn(row.get('original_post')));
    const tags = textsIn(row.get('hashtags')).map((tag) => tag.replace(/^#/, ''));
    const link = row.get('post_external_link');
    const originalId = text(original?.post_id);
    const originalAuthor = handleIn(text(original?.user_url));
    return {
      platform: 'facebook',
      id,
      author: {
        id: row.get('profile_id'),
        handle: unmasked(row.get('profile_handle')) ?? handleIn(row.get('user_url')),
        name: unmasked(row.get('page_name')),
        bio: row.get('page_intro'),
        followers: countIn(row.get('page_followers')),
      },
      time,
      text: words,
      quotedText: text(original?.content),
      // A page that shares a post may add words of its own: then it quotes.
      ...(originalId === null
        ? {}
        : {
            [words === null ? 'repostOf' : 'quoteOf']: {
              post: originalId,
              author: originalAuthor === null ? null : { handle: originalAuthor },
            },
          }),
      ...(tags.length > 0 ? { hashtags: tags } : {}),
      links: [...new Set([...(link === null ? [] : [link]), ...entities(words ?? '').links])],
      likes: countIn(row.get('likes')),
      shares: countIn(row.get('num_shares')),
      comments: countIn(row.get('num_comments')),
      views: countIn(row.get('video_view_count')),
      adLabel: isYes(row.get('is_sponsored')) || row.get('sponsor_name') !== null ? 'sponsored' : null,
    };
  },
};

/** Comments on Facebook as Bright Data sells them. Names are masked; the ids of Facebook tell people apart. */
export const brightDataFacebookComments: CsvFormat = {
  name: 'bright-data-facebook-comments',
  title: 'Facebook comments from Bright Data (CSV)',
  container: 'csv',
  columns: { all: ['post_id', 'comment_id', 'user_id', 'date_created', 'comment_text', 'num_replies'], none: ['commenter_id'] },
  absent: ['null'],
  lacks: 'the posts that are commented on are not in this file; ids that begin with pfbid may change from one collection to the next',
  read(row) {
    const id = objectNumber(row.get('comment_id'));
    if (id === null) return { code: 'no-id', reason: 'no comment id in comment_id' };
    const time = timeIn(row, 'date_created');
    if ('code' in time) return time;
    const person = row.get('user_id');
    const thread = row.get('post_id');
    return {
      platform: 'facebook',
      id,
      author: person === null ? null : { id: person, name: unmasked(row.get('user_name')) },
      time,
      text: row.get('comment_text'),
      thread,
      replyTo: thread === null ? null : { post: thread },
      asComment: thread !== null,
      likes: countIn(row.get('num_likes')),
      comments: countIn(row.get('num_replies')),
    };
  },
};

function handleIn(url: string | null): string | null {
  return /^https?:\/\/(?:[\w-]+\.)?facebook\.com\/([\w.-]+)\/?(?:[?#].*)?$/i.exec(url ?? '')?.[1] ?? null;
}
