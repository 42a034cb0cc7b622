import type { FoundPost, JsonFormat, JsonObject, Refusal } from '../../format.ts';
import { secondsIn } from '../moments.ts';
import { integer, object, objects, text } from '../values.ts';
import { unwrapped } from '../zeeschuimer.ts';

/** Comments below one post with the answers to them, as Instaloader keeps them beside it (`…_comments.json`). */
export const instaloaderComments: JsonFormat = {
  name: 'instaloader-comments',
  title: 'Instagram comments from Instaloader (JSON)',
  container: 'json',
  lacks: 'the post that comments are below stands in the name of the file alone; no bios',
  looksLike: (record) => isComment(record) && Array.isArray(record.answers),
  *read(record) {
    yield comment(record, null);
    for (const answer of objects(record.answers)) yield comment(answer, text(record.id));
  },
};

/** Comments as Zeeschuimer captures them, with answers to them as items of their own. */
export const zeeschuimerInstagramComments: JsonFormat = {
  name: 'zeeschuimer-instagram-comments',
  title: 'Instagram comments captured with Zeeschuimer (NDJSON)',
  container: 'json',
  lacks: 'no bios',
  looksLike: (record) => unwrapped(record, PLATFORMS) !== null,
  *read(record) {
    const { item = record, collected = null } = unwrapped(record, PLATFORMS) ?? {};
    const user = object(item.user);
    const owner = { id: user?.id ?? null, username: user?.unique_id ?? null, full_name: user?.nickname ?? null };
    const thread = text(item.post_id);
    const above = text(item.parent_comment_id) ?? thread;
    const found = comment({ ...item, owner, likes_count: item.comment_like_count ?? null }, above);
    yield 'code' in found ? found : { ...found, thread, asComment: above !== null && above === thread, collected };
  },
};

const PLATFORMS = ['instagram-comments'];

function isComment(record: JsonObject): boolean {
  return ['id', 'created_at', 'text', 'likes_count'].every((key) => key in record) && object(record.owner) !== null;
}

function comment(record: JsonObject, parent: string | null): FoundPost | Refusal {
  const id = text(record.id);
  if (id === null) return { code: 'no-id', reason: 'the comment has no id' };
  const time = secondsIn(record.created_at, 'created_at');
  if (time !== null && 'code' in time) return time;
  const owner = object(record.owner);
  return {
    platform: 'instagram',
    id,
    author: { id: text(owner?.id), handle: text(owner?.username), name: text(owner?.full_name) },
    time,
    text: text(record.text),
    replyTo: parent === null ? null : { post: parent },
    likes: integer(record.likes_count),
  };
}
