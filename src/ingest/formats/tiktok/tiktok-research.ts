import type { Found, JsonFormat, JsonObject, JsonValue } from '../../format.ts';
import { secondsIn } from '../moments.ts';
import { integer, object, objects, text } from '../values.ts';

/**
 * Videos and comments as the research interface of TikTok gives them: whole answers, or one record each. Ids are
 * numbers of 64 bits there, and arrive here as text.
 */
export const tiktokResearch: JsonFormat = {
  name: 'tiktok-research',
  title: 'videos or comments from the research interface of TikTok (JSON)',
  container: 'json',
  looksLike: (record) => answer(record) !== null || isVideo(record) || isComment(record),
  *read(record) {
    for (const item of answer(record) ?? [record]) {
      if (isComment(item)) yield comment(item);
      else if (isVideo(item)) yield video(item);
      else yield { code: 'not-a-post', reason: 'the record is neither a video nor a comment of TikTok' };
    }
  },
};

function answer(record: JsonObject): JsonObject[] | null {
  const data = object(record.data);
  if (data === null || !('cursor' in data || 'has_more' in data)) return null;
  if (Array.isArray(data.videos)) return objects(data.videos);
  return Array.isArray(data.comments) ? objects(data.comments) : null;
}

function isVideo(record: JsonObject): boolean {
  return 'create_time' in record && ('video_description' in record || 'region_code' in record) && ('id' in record || 'video_id' in record);
}

function isComment(record: JsonObject): boolean {
  return 'create_time' in record && 'video_id' in record && 'parent_comment_id' in record && 'text' in record;
}

function video(record: JsonObject): Found {
  const id = text(record.id) ?? text(record.video_id);
  if (id === null) return { code: 'no-id', reason: 'the video has no id' };
  const time = secondsIn(record.create_time, 'create_time');
  if (time !== null && 'code' in time) return time;
  const handle = text(record.username);
  return {
    platform: 'tiktok',
    id,
    author: handle === null ? null : { handle },
    time,
    text: text(record.video_description),
    ...(Array.isArray(record.hashtag_names) ? { hashtags: names(record.hashtag_names) } : {}),
    likes: integer(record.like_count),
    shares: integer(record.share_count),
    comments: integer(record.comment_count),
    views: integer(record.view_count),
  };
}

function comment(record: JsonObject): Found {
  const id = text(record.id);
  if (id === null) return { code: 'no-id', reason: 'the comment has no id' };
  const time = secondsIn(record.create_time, 'create_time');
  if (time !== null && 'code' in time) return time;
  const thread = text(record.video_id);
  const parent = text(record.parent_comment_id);
  const answered = parent === null || parent === '0' ? thread : parent;
  return {
    platform: 'tiktok',
    id,
    author: null,
    time,
    text: text(record.text),
    thread,
    replyTo: answered === null ? null : { post: answered },
    likes: integer(record.like_count),
    comments: integer(record.reply_count),
  };
}

function names(list: readonly JsonValue[]): string[] {
  return list.flatMap((name) => text(name)?.replace(/^#/, '') ?? []);
}
