import type { Account, Found, JsonFormat, JsonObject } from '../../format.ts';
import { integer, objects, stamp, text } from '../values.ts';
import { account, fullname, linkOf, redditPost, subredditOf } from './reddit.ts';

/** Submissions with their comments, or single comments with the answers to them, as the Bulk Downloader for Reddit archives them. */
export const bdfr: JsonFormat = {
  name: 'bdfr',
  title: 'Reddit submission or comment archived with the Bulk Downloader for Reddit (JSON)',
  container: 'json',
  lacks: 'people have no ids, so that a renamed one is another',
  looksLike: (record) => isSubmission(record) || isComment(record),
  *read(record) {
    if (!isSubmission(record)) {
      yield* comments([record]);
      return;
    }
    const id = fullname(record.id, 't3');
    const space = subredditOf(text(record.permalink));
    yield redditPost({
      id,
      author: person(record.author),
      created: stamp(record.created_utc),
      space,
      thread: id,
      title: text(record.title),
      text: text(record.selftext),
      url: linkOf(record.url, (text(record.url) ?? '').includes(text(record.permalink) ?? ' ')),
      likes: integer(record.score),
      comments: integer(record.num_comments),
    });
    yield* comments(objects(record.comments));
  },
};

function isSubmission(record: JsonObject): boolean {
  return 'selftext' in record && 'permalink' in record && Array.isArray(record.comments);
}

function isComment(record: JsonObject): boolean {
  return 'body' in record && 'submission' in record && 'parent_id' in record && Array.isArray(record.replies);
}

/** Comments, each before the answers to it. A stack of our own, as a thread may be deeper than calls can nest. */
function* comments(top: readonly JsonObject[]): Generator<Found> {
  const stack = [...top].reverse();
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const parent = fullname(next.parent_id, 't1');
    yield redditPost({
      id: fullname(next.id, 't1'),
      author: person(next.author),
      created: stamp(next.created_utc),
      space: text(next.subreddit),
      thread: fullname(next.submission, 't3'),
      replyTo: parent === null ? null : { post: parent },
      text: text(next.body),
      likes: integer(next.score),
    });
    stack.push(...objects(next.replies).reverse());
  }
}

/** Where an author is gone, the program writes a name in capitals, which nobody on Reddit can be told from. */
function person(name: JsonObject[string] | undefined): Account | null {
  return name === 'DELETED' ? null : account(name);
}
