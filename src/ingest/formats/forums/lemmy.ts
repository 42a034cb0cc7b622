import type { Account, Found, FoundPost, JsonFormat, JsonObject } from '../../format.ts';
import { UTC } from '../../times/time.ts';
import { timeIn } from '../moments.ts';
import { integer, object, text } from '../values.ts';

/**
 * Posts and comments from the interface of Lemmy (PostView and CommentView of its source), alone or under `posts` and `comments`.
 * They are called by the numbers of the instance that was asked: a comment names those above it by number alone.
 */
export const lemmy: JsonFormat = {
  name: 'lemmy',
  title: 'posts and comments from the interface of Lemmy (JSON)',
  container: 'json',
  lacks: 'ids are numbers of the instance that was asked: what two instances hold are two posts; no shares',
  looksLike: (record) => object(record.creator) !== null && object(record.counts) !== null && 'ap_id' in (contentOf(record) ?? {}),
  read: (record) => [found(record)],
};

function contentOf(record: JsonObject): JsonObject | null {
  return object(record.comment) ?? object(record.post);
}

function found(record: JsonObject): Found {
  const [comment, post, counts, community] = [record.comment, record.post, record.counts, record.community].map((part) => object(part));
  const content = comment ?? post;
  const number = text(content?.id);
  if (content == null || number === null) return { code: 'no-id', reason: 'no number of a post or comment in id' };
  const time = timeIn(text(content.published), UTC, 'published');
  if (time !== null && 'code' in time) return time;
  const told: Omit<FoundPost, 'id' | 'text'> = {
    platform: 'lemmy',
    author: account(object(record.creator)),
    time,
    space: named(community ?? null),
    likes: integer(counts?.upvotes) ?? integer(counts?.score),
    ...(content.deleted === true ? { status: 'deleted' as const } : content.removed === true ? { status: 'removed' as const } : {}),
  };
  const thread = text(post?.id);
  if (comment == null) {
    const link = text(content.url);
    const links = link === null ? {} : { links: [link] };
    return {
      ...told,
      ...links,
      id: `post-${number}`,
      title: text(content.name),
      text: text(content.body),
      thread: `post-${number}`,
      comments: integer(counts?.comments),
    };
  }
  // `0.10.11`: the comment 11 below 10, which stands below the post.
  const above = text(content.path)?.split('.').at(-2) ?? '0';
  const first = thread === null ? null : `post-${thread}`;
  const answered = above === '0' ? first : `comment-${above}`;
  return {
    ...told,
    id: `comment-${number}`,
    text: text(content.content),
    thread: first,
    replyTo: answered === null ? null : { post: answered },
    asComment: above === '0',
    comments: integer(counts?.child_count),
  };
}

function account(creator: JsonObject | null): Account | null {
  const handle = named(creator);
  return creator === null || handle === null
    ? null
    : { id: text(creator.actor_id), handle, name: text(creator.display_name), bio: text(creator.bio), bot: creator.bot_account === true };
}

/** A person or community with the server that it is of: `ash@lemmy.example`. */
function named(actor: JsonObject | null): string | null {
  const host = /^https?:\/\/([^/]+)\//.exec(text(actor?.actor_id) ?? '')?.[1];
  const name = text(actor?.name);
  return name === null ? null : host === undefined ? name : `${name}@${host}`;
}
