import type { Found, JsonFormat, JsonObject } from '../../format.ts';
import { secondsIn } from '../moments.ts';
import { integer, object, text } from '../values.ts';
import { unwrapped } from '../zeeschuimer.ts';

/**
 * Comments as TikTok's own pages get them: one by one, as TikTok-Api and Pyktok keep them, or in the envelope of
 * Zeeschuimer. All answers stand below the first comment of their thread; whom one among them answers is not told.
 */
export const tiktokComments: JsonFormat = {
  name: 'tiktok-comments',
  title: 'TikTok comments from Zeeschuimer, TikTok-Api or Pyktok (JSON)',
  container: 'json',
  lacks: 'no bios',
  looksLike: (record) => isComment(unwrapped(record, PLATFORMS)?.item ?? record),
  *read(record) {
    const found = unwrapped(record, PLATFORMS);
    yield comment(found?.item ?? record, found?.collected ?? null);
  },
};

const PLATFORMS = ['tiktok-comments'];

function isComment(record: JsonObject): boolean {
  return ['cid', 'aweme_id', 'create_time', 'text'].every((key) => key in record);
}

function comment(item: JsonObject, collected: number | null): Found {
  const id = text(item.cid);
  if (id === null) return { code: 'no-id', reason: 'the comment has no id' };
  const time = secondsIn(item.create_time, 'create_time');
  if (time !== null && 'code' in time) return time;
  const user = object(item.user);
  const video = text(item.aweme_id);
  const above = text(item.reply_id);
  const answered = above === null || above === '0' ? video : above;
  return {
    platform: 'tiktok',
    id,
    author: user === null ? null : { id: text(user.uid), handle: text(user.unique_id), name: text(user.nickname) },
    time,
    text: text(item.text),
    language: text(item.comment_language),
    thread: video,
    replyTo: answered === null ? null : { post: answered },
    asComment: answered !== null && answered === video,
    likes: integer(item.digg_count),
    comments: integer(item.reply_comment_total),
    collected,
  };
}
