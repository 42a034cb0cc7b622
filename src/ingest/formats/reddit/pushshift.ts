import type { Account, FoundPost, JsonFormat, JsonObject, JsonValue, Reference, Refusal, Status } from '../../format.ts';
import { epochSeconds } from '../../times/time.ts';
import { integer, object, objects, stamp, text } from '../values.ts';
import { pushshiftSql } from './pushshift-sql.ts';
import { account, fullname, linkOf, redditPost } from './reddit.ts';

/**
 * Dumps of Reddit by Pushshift and Arctic Shift, of every year since 2005: submissions (RS) and comments (RC), one
 * format because the two stand side by side in one study and each line says by itself which it is.
 */
export const pushshift: JsonFormat = {
  name: 'pushshift',
  sql: pushshiftSql,
  title: 'Pushshift or Arctic Shift dump of Reddit (NDJSON)',
  container: 'json',
  looksLike: (record) => isComment(record) || isSubmission(record),
  read: (record) => [isComment(record) ? redditComment(record) : isSubmission(record) ? redditSubmission(record) : noPost],
};

const noPost: Refusal = { code: 'not-a-post', reason: 'the line is neither a submission nor a comment of Reddit' };

function isComment(record: JsonObject): boolean {
  return typeof record.body === 'string' && 'link_id' in record && 'parent_id' in record && 'created_utc' in record;
}

function isSubmission(record: JsonObject): boolean {
  return (
    typeof record.title === 'string' &&
    'created_utc' in record &&
    'subreddit' in record &&
    ['is_self', 'selftext', 'num_comments'].some((key) => key in record)
  );
}

/** A comment with the fields that Reddit gives it; its interface and all archives agree on them. */
export function redditComment(record: JsonObject): FoundPost | Refusal {
  const parent = fullname(record.parent_id, 't1');
  return redditPost({
    ...common(record),
    id: fullname(record.name, 't1') ?? fullname(record.id, 't1'),
    thread: fullname(record.link_id, 't3'),
    replyTo: parent === null ? null : { post: parent },
    text: text(record.body),
  });
}

/** A submission with the fields that Reddit gives it. */
export function redditSubmission(record: JsonObject): FoundPost | Refusal {
  const id = fullname(record.name, 't3') ?? fullname(record.id, 't3');
  const original = objects(record.crosspost_parent_list)[0];
  const { url, url_overridden_by_dest: destination, is_self } = original ?? record;
  return redditPost({
    ...common(record),
    id,
    thread: id,
    repostOf: crosspost(record.crosspost_parent, original),
    title: text(record.title),
    // A crosspost has no words of its own: those of the original, and its link, are passed on.
    text: text(record.selftext) ?? text(original?.selftext),
    url: linkOf(destination ?? url, is_self === true),
    shares: integer(record.num_crossposts),
    comments: integer(record.num_comments),
    adLabel: adLabel(record),
  });
}

function common(record: JsonObject): {
  author: Account | null;
  created: string | number | null;
  space: string | null;
  likes: number | null;
  collected: number | null;
  status: Status | null;
} {
  return {
    author: account(record.author, record.author_fullname),
    created: stamp(record.created_utc),
    space: text(record.subreddit),
    likes: record.score_hidden === true ? null : integer(record.score),
    collected: retrieved(record),
    status: statusOf(record),
  };
}

/** The post passed on: as the crosspost names it, or the one that stands in its list of originals. */
function crosspost(parent: JsonValue | undefined, original: JsonObject | undefined): Reference | null {
  const post = fullname(parent, 't3') ?? fullname(original?.name, 't3') ?? fullname(original?.id, 't3');
  return post === null ? null : { post, author: account(original?.author, original?.author_fullname) };
}

function retrieved(record: JsonObject): number | null {
  const seconds = stamp(record.retrieved_on ?? record.retrieved_utc);
  return epochSeconds(seconds)?.ms ?? null;
}

/** Who took the post away, where the file says so: `removed_by_category` since 2020, `_meta` since late 2023. */
function statusOf(record: JsonObject): Status | null {
  const by = text(record.removed_by_category) ?? text(object(record._meta)?.removal_type);
  if (by === null) return null;
  return by === 'deleted' || by === 'author' ? 'deleted' : 'removed';
}

function adLabel(record: JsonObject): string | null {
  if (record.promoted === true) return 'promoted';
  return record.is_created_from_ads_ui === true ? 'made in the advertising interface' : null;
}
