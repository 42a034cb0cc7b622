import type { Account, CsvFormat, FoundPost, JsonFormat, JsonObject, JsonValue, Reference, Refusal, Source } from '../../format.ts';
import { record } from '../../rows/json/json.ts';
import { isoTime } from '../../times/time.ts';
import { integer, object, objects, text } from '../values.ts';
import { dated, outwardLinks, passedOn, rowIds, statusAuthor, statusOf, tweetId, tweetLanguage, tweetText } from './tweet.ts';

const COUNTS = ['replyCount', 'retweetCount', 'likeCount'] as const;

/** Tweets as snscrape (2018 to 2023) and twscrape after it print them, one a line. */
export const snscrape: JsonFormat = {
  name: 'snscrape',
  title: 'tweets from snscrape or twscrape (JSON lines)',
  container: 'json',
  looksLike: (tweet) =>
    statusOf(text(tweet.url) ?? '') !== null &&
    ('content' in tweet || 'rawContent' in tweet) &&
    object(tweet.user) !== null &&
    COUNTS.every((count) => count in tweet),
  read: (tweet, source) => [post(tweet, source)],
};

/** The same tweets as a table that pandas wrote: cells hold what Python shows of a person, a tweet or a list. */
export const snscrapeCsv: CsvFormat = {
  name: 'snscrape-csv',
  title: 'tweets from snscrape or twscrape (CSV)',
  container: 'csv',
  // People keep the columns that they need; these are the fewest that still tell it.
  columns: { all: ['url', 'date', 'id', 'user', 'retweetCount'], none: ['created_at'] },
  read(row, source) {
    const plain = [...COLUMNS, ...COUNTS].map((column) => [column, row.get(column)]);
    const shown = SHOWN.map((column) => [column, shownIn(row.get(column))]);
    return post(Object.fromEntries([...plain, ...shown]), source);
  },
};

const COLUMNS = [
  'url',
  'date',
  'id',
  'content',
  'rawContent',
  'conversationId',
  'lang',
  'sourceLabel',
  'source',
  'viewCount',
  'inReplyToTweetId',
];
const SHOWN = ['user', 'retweetedTweet', 'quotedTweet', 'inReplyToUser', 'mentionedUsers', 'hashtags', 'links', 'outlinks'];

/** What a cell shows: a dictionary or a list, or what Python calls an object, `User(username='ann', id=12)`. */
function shownIn(cell: string | null): JsonValue {
  if (cell === null) return null;
  if (/^https?:\/\/\S+$/.test(cell)) return { url: cell };
  const listed = record(`{"shown": ${cell}}`);
  if ('value' in listed) return listed.value.shown ?? null;
  const python = record(`{'shown': ${cell}}`);
  if ('value' in python) return python.value.shown ?? null;
  const named = Array.from(
    cell.matchAll(/\b(?:User|Tweet)\((?:[^()]*?)\b(?:username|url)='([^']*)'(?:[^()]*?\bid=(\d+))?/g),
    ([, name = '', id]) => ({
      ...(name.includes('/') ? { url: name } : { username: name }),
      ...(id === undefined ? {} : { id }),
    }),
  );
  return cell.startsWith('[') ? named : (named[0] ?? null);
}

function post(tweet: JsonObject, source: Source): FoundPost | Refusal {
  const address = text(tweet.url);
  const ids = rowIds(text(tweet.id), address);
  if (ids === null) return { code: 'no-id', reason: `no readable post id in id or url: ${text(tweet.id) ?? 'empty'}` };
  const written = text(tweet.date);
  const when = dated(ids.post, 'date', written, isoTime(written, source));
  if ('code' in when) return when;
  const original = object(tweet.retweetedTweet);
  const body = tweetText(text(original?.rawContent) ?? text(original?.content) ?? text(tweet.rawContent) ?? text(tweet.content));
  const told = original === null ? passedOn(body) : {};
  const quoted = object(tweet.quotedTweet);
  const counts = original === null && told.repostOf === undefined;
  const parent = ids.other(text(tweet.inReplyToTweetId));
  const answered = object(tweet.inReplyToUser);
  const links = [...objects(tweet.links).flatMap(({ url }) => text(url) ?? []), ...textsIn(tweet.outlinks)];
  const quoteOf = quoted === null ? null : referenceTo(quoted);
  return {
    platform: 'twitter',
    id: ids.post,
    author: { ...account(object(tweet.user)), handle: statusAuthor(address ?? '') ?? text(object(tweet.user)?.username) },
    time: when.time,
    flaws: [...ids.flaws(), ...when.flaws],
    text: body,
    language: tweetLanguage(text(tweet.lang)),
    thread: ids.other(text(tweet.conversationId)),
    replyTo: parent === null && answered === null ? null : { post: parent, author: answered === null ? null : account(answered) },
    quoteOf,
    ...(Array.isArray(tweet.mentionedUsers) ? { mentions: objects(tweet.mentionedUsers).map(account) } : {}),
    ...(Array.isArray(tweet.hashtags) ? { hashtags: textsIn(tweet.hashtags) } : {}),
    ...(links.length === 0 ? {} : { links: outwardLinks(links, [ids.post, quoteOf?.post]) }),
    ...told,
    repostOf: original === null ? (told.repostOf ?? null) : referenceTo(original),
    likes: counts ? integer(tweet.likeCount) : null,
    shares: counts ? integer(tweet.retweetCount) : null,
    comments: counts ? integer(tweet.replyCount) : null,
    views: counts ? integer(tweet.viewCount) : null,
    client: text(tweet.sourceLabel),
  };
}

function account(user: JsonObject | null): Account {
  return {
    id: tweetId(text(user?.id_str) ?? text(user?.id)),
    handle: text(user?.username) ?? /^https?:\/\/(?:twitter|x)\.com\/(\w+)$/.exec(text(user?.url) ?? '')?.[1] ?? null,
    name: text(user?.displayname),
    bio: text(user?.rawDescription) ?? text(user?.description),
    followers: integer(user?.followersCount),
    following: integer(user?.friendsCount),
  };
}

function referenceTo(tweet: JsonObject): Reference {
  const address = text(tweet.url) ?? '';
  const user = object(tweet.user);
  return { post: statusOf(address) ?? tweetId(text(tweet.id)), author: user === null ? { handle: statusAuthor(address) } : account(user) };
}

function textsIn(list: JsonValue | undefined): string[] {
  return Array.isArray(list) ? list.flatMap((item) => (typeof item === 'string' ? item : [])) : [];
}
