import type { Account, FoundPost, JsonFormat, JsonObject, Refusal } from '../../format.ts';
import { integer, object, stamp, text } from '../values.ts';
import { account, fullname, linkOf, redditPost, subredditOf } from './reddit.ts';

/**
 * Whole threads of Reddit, one to a record: the submission, and its comments as maps from id to comment, nested by
 * `replies` (Emory NLP's reddit-college). The key of the title is spelled `title:`; `created` counts seconds, though
 * the description of the set says milliseconds.
 */
export const redditThread: JsonFormat = {
  name: 'reddit-thread',
  title: 'Reddit threads with nested comments (JSON)',
  container: 'json',
  looksLike: (record) => typeof record.sid === 'string' && object(record.comments) !== null && 'upvote_ratio' in record,
  *read(record) {
    const link = text(record.link);
    const thread = fullname(record.sid, 't3');
    const author = account(record.author);
    const space = subredditOf(link);
    yield redditPost({
      id: thread,
      author,
      created: stamp(record.created),
      space,
      thread,
      title: text(record['title:'] ?? record.title),
      text: text(record.text),
      url: linkOf(link ?? undefined, space !== null),
      likes: integer(record.upvotes),
    });
    for (const { key, comment, parent } of comments(record, { post: thread, author })) {
      yield comment === null ? noComment : commentPost(key, comment, { thread, space, parent });
    }
  },
};

const noComment: Refusal = { code: 'not-a-post', reason: 'what stands in place of a comment is not one' };

interface Parent {
  readonly post: string | null;
  readonly author: Account | null;
}

interface Nested {
  readonly key: string;
  readonly comment: JsonObject | null;
  readonly parent: Parent;
}

/** Every comment, each before the answers to it. A stack of our own, as a thread may be deeper than calls can nest. */
function* comments(record: JsonObject, submission: Parent): Generator<Nested> {
  const stack = nested(record.comments, submission);
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    yield next;
    if (next.comment === null) continue;
    const parent = { post: fullname(next.key, 't1'), author: account(next.comment.author) };
    for (const answer of nested(next.comment.replies, parent)) stack.push(answer);
  }
}

/** The entries of a map of comments, last first, so that a stack gives them back in their order. */
function nested(map: JsonObject[string] | undefined, parent: Parent): Nested[] {
  const entries = Object.entries(object(map) ?? {});
  return entries.map(([key, comment]) => ({ key, comment: object(comment), parent })).reverse();
}

function commentPost(
  key: string,
  comment: JsonObject,
  { thread, space, parent }: { thread: string | null; space: string | null; parent: Parent },
): FoundPost | Refusal {
  return redditPost({
    id: fullname(key, 't1'),
    author: account(comment.author),
    created: stamp(comment.created),
    space: space ?? subredditOf(text(comment.link)),
    thread,
    replyTo: parent,
    text: text(comment.text),
    likes: integer(comment.upvotes),
  });
}
