import type { CsvFormat } from '../../format.ts';
import { countIn, listIn } from '../cells.ts';
import { idAndTime } from '../four-cat.ts';

/**
 * Posts of Truth Social, as 4CAT exports what Zeeschuimer captured: columns as its `map_item` names them. Its `thread_id` is the
 * post that begins the conversation, or that is quoted; which of the two does not stand in the table, so that it is not taken.
 */
export const fourCatTruthSocial: CsvFormat = {
  name: '4cat-truth-social',
  title: 'Truth Social posts exported from 4CAT (CSV)',
  container: 'csv',
  columns: {
    all: [
      'id',
      'created_at',
      'body',
      'reblogs_count',
      'replies_count',
      'account_id',
      'account_username',
      'account_followers',
      'video_thumbs',
    ],
  },
  lacks: 'no likes or bios; answers, reposts and quotes are not told from other posts; paragraphs of a text run into each other',
  read(row, source) {
    const told = idAndTime(row, ['created_at', 'timestamp'], source);
    if ('code' in told) return told;
    return {
      platform: 'truth-social',
      ...told,
      author: {
        id: row.get('account_id'),
        handle: row.get('account_username'),
        name: row.get('account_display_name'),
        followers: countIn(row.get('account_followers')),
        following: countIn(row.get('account_following')),
      },
      text: row.get('body'),
      space: row.get('group_display_name'),
      ...(row.has('mentions') ? { mentions: listIn(row.get('mentions'), ',').map((handle) => ({ handle })) } : {}),
      ...(row.has('hashtags') ? { hashtags: listIn(row.get('hashtags'), ',') } : {}),
      shares: countIn(row.get('reblogs_count')),
      comments: countIn(row.get('replies_count')),
    };
  },
};
