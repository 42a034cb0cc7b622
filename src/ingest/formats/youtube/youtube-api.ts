import type { Found, JsonFormat, JsonObject } from '../../format.ts';
import { UTC } from '../../times/time.ts';
import { timeIn } from '../moments.ts';
import { integer, object, objects, text } from '../values.ts';
import { nameOf, wordsOf } from './youtube-comments.ts';

/** Comments as the interface of YouTube gives them: pages of threads, threads alone, or single comments. */
export const youtubeApi: JsonFormat = {
  name: 'youtube-api',
  title: 'YouTube comments from the interface of YouTube (JSON)',
  container: 'json',
  looksLike: (record) => /^youtube#comment(?:Thread)?(?:ListResponse)?$/.test(text(record.kind) ?? ''),
  *read(record) {
    const items = Array.isArray(record.items) ? objects(record.items) : [record];
    for (const item of items) {
      const snippet = object(item.snippet) ?? {};
      const top = object(snippet.topLevelComment);
      if (top === null) {
        yield comment(item, null);
        continue;
      }
      yield comment(top, { video: text(snippet.videoId), answers: integer(snippet.totalReplyCount) });
      const answers = objects(object(item.replies)?.comments);
      for (const answer of answers) yield comment(answer, { video: text(snippet.videoId), answers: null });
      const undelivered = (integer(snippet.totalReplyCount) ?? 0) - answers.length;
      if (undelivered > 0) yield { missing: 'answers that YouTube did not deliver', count: undelivered };
    }
  },
};

function comment(record: JsonObject, thread: { readonly video: string | null; readonly answers: number | null } | null): Found {
  const id = text(record.id);
  if (id === null) return { code: 'no-id', reason: 'the comment has no id' };
  const told = object(record.snippet) ?? {};
  const time = timeIn(text(told.publishedAt), UTC, 'publishedAt');
  if (time !== null && 'code' in time) return time;
  const channel = text(object(told.authorChannelId)?.value) ?? text(told.authorChannelId);
  const name = text(told.authorDisplayName);
  const video = text(told.videoId) ?? thread?.video ?? null;
  const parent = text(told.parentId);
  const answered = parent ?? video;
  const original = text(told.textOriginal);
  return {
    platform: 'youtube',
    id,
    author: channel === null && name === null ? null : { id: channel, ...nameOf(name) },
    time,
    ...(original === null ? wordsOf(text(told.textDisplay)) : { text: original }),
    thread: video ?? parent ?? id,
    replyTo: answered === null ? null : { post: answered },
    asComment: parent === null && video !== null,
    likes: integer(told.likeCount),
    comments: thread?.answers ?? null,
  };
}
