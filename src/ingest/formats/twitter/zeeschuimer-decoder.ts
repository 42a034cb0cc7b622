import type { CsvFormat } from '../../format.ts';
import { snowflakeTime } from '../../times/time.ts';
import { isYes } from '../cells.ts';
import { integer } from '../values.ts';
import { idsIn, repostEntities, repostedHandle, statusAuthor, tweetText } from './tweet.ts';

/** Captures of Zeeschuimer that a small tool has flattened: `author` is a display name, and only ids tell the time. */
export const zeeschuimerDecoderTwitter: CsvFormat = {
  name: 'zeeschuimer-decoder-twitter',
  title: 'Zeeschuimer captures of X, flattened (CSV)',
  container: 'csv',
  columns: { all: ['id', 'url', 'tweet', 'is_retweet', 'author', 'heart_count', 'search_url'] },
  lacks: 'no account ids or bios; answers and quotes are not told',
  read(row) {
    const ids = idsIn(row, 'id', 'url');
    if ('code' in ids) return ids;
    const text = tweetText(row.get('tweet'));
    const repost = isYes(row.get('is_retweet'));
    const passedOn = repost && text !== null ? repostedHandle(text) : null;
    const found = passedOn === null ? null : repostEntities(text ?? '', passedOn);
    return {
      platform: 'twitter',
      id: ids.post,
      author: {
        handle: statusAuthor(row.get('url') ?? ''),
        name: row.get('author'),
        followers: integer(row.get('author_followers')),
      },
      time: snowflakeTime(ids.post),
      text,
      repostOf: repost ? { author: { handle: passedOn } } : null,
      ...(found === null ? {} : { ...found, mentions: found.mentions.map((handle) => ({ handle })) }),
      likes: repost ? null : integer(row.get('heart_count')),
      shares: repost ? null : integer(row.get('retweet_count')),
      comments: repost ? null : integer(row.get('reply_count')),
      views: repost ? null : integer(row.get('view_count')),
      flaws: ids.flaws(),
    };
  },
};
