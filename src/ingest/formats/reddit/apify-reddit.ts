import type { Found, JsonFormat, JsonObject } from '../../format.ts';
import { UTC } from '../../times/time.ts';
import { timeIn } from '../moments.ts';
import { integer, text } from '../values.ts';
import { account, fullname, redditPost } from './reddit.ts';

/** Submissions and comments of Reddit as the scrapers of Apify give them. */
export const apifyReddit: JsonFormat = {
  name: 'apify-reddit',
  title: 'Reddit posts from an Apify scraper (JSON)',
  container: 'json',
  lacks: 'no bios',
  looksLike: (record) => 'parsedId' in record && 'dataType' in record && 'upVotes' in record,
  read: (record) => [/^(?:post|comment)$/.test(text(record.dataType) ?? '') ? post(record) : { leftOut: 'communities and people' }],
};

function post(record: JsonObject): Found {
  const comment = record.dataType === 'comment';
  const time = timeIn(text(record.createdAt), UTC, 'createdAt');
  if (time !== null && 'code' in time) return time;
  const thread = comment ? fullname(record.postId ?? submissionIn(text(record.url)), 't3') : fullname(record.id, 't3');
  const parent = fullname(record.parentId, 't1') ?? thread;
  return redditPost({
    id: fullname(record.id, comment ? 't1' : 't3'),
    author: account(record.username, record.userId),
    created: time === null ? null : time.ms / 1000,
    space: text(record.parsedCommunityName) ?? text(record.category),
    thread,
    replyTo: comment && parent !== null ? { post: parent } : null,
    title: comment ? null : text(record.title),
    text: text(record.body),
    url: comment ? null : text(record.link),
    likes: integer(record.upVotes),
    comments: integer(record.numberOfComments) ?? integer(record.numberOfreplies),
  });
}

function submissionIn(address: string | null): string | null {
  return /\/comments\/([a-z0-9]+)/.exec(address ?? '')?.[1] ?? null;
}
