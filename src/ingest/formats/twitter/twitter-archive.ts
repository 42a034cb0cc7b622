import type { Account, AsideFormat, FoundPost, JsonFormat, JsonObject } from '../../format.ts';
import { isRefusal } from '../../format.ts';
import { isoTime, UTC } from '../../times/time.ts';
import { object, objects, text } from '../values.ts';
import { statusAuthor, statusOf, tweetId, tweetText } from './tweet.ts';
import { isStatus, postV1, repostByText } from './tweet-v1.ts';

/**
 * The posts in the archive of an account that its owner asked Twitter for (`tweets.js`; `tweet.js` before 2022, where
 * the tweets stand alone). Every post is the owner's, and the file does not say who that is: `account.js` beside it
 * does. Posts that the owner has since deleted stand in a file of their own and are left out.
 */
export const twitterArchive: JsonFormat = {
  name: 'twitter-archive',
  title: 'Twitter account archive (tweets.js)',
  container: 'json',
  lacks:
    'the author is known only where account.js or manifest.js of the archive is in the same folder; reposts name the author but not the post passed on, and their texts are cut',
  looksLike: (record) => {
    const tweet = object(record.tweet) ?? record;
    // A row of a TAGS sheet saved as JSON tells its author otherwise, and so do the records of some collectors.
    return isStatus(tweet) && !['user', 'from_user', 'user_id_str'].some((name) => name in tweet);
  },
  *read(record, source) {
    const tweet = object(record.tweet) ?? record;
    if ('deleted_at' in tweet) {
      yield { leftOut: 'posts that the owner deleted' };
      return;
    }
    const post = postV1(tweet, source);
    yield isRefusal(post) ? post : quoteByLink(repostByText(post));
  },
};

/** A quote stands in the archive as a link to the post quoted, at the end of the text. */
function quoteByLink(post: FoundPost): FoundPost {
  const last = post.links?.at(-1);
  const quoted = last === undefined || /\/(?:photo|video)\//.test(last) ? null : statusOf(last);
  if (last === undefined || quoted === null || post.repostOf != null) return post;
  const handle = statusAuthor(last);
  return { ...post, quoteOf: { post: quoted, author: handle === null ? null : { handle } }, links: post.links?.slice(0, -1) ?? [] };
}

/**
 * Whole texts of long tweets (`note-tweet.js`), which `tweets.js` beside it holds cut. They have numbers of their own, and the moment
 * of their tweet (keys as the readers of archives in public repositories use them).
 */
export const twitterArchiveNotes: JsonFormat = {
  name: 'twitter-archive-notes',
  title: 'Twitter account archive: whole texts of long tweets (note-tweet.js)',
  container: 'json',
  accounts: true,
  looksLike: (record) => object(object(record.noteTweet)?.core) !== null,
  *read(record, source) {
    const note = object(record.noteTweet);
    const core = object(note?.core);
    const words = text(core?.text);
    const time = isoTime(text(note?.createdAt) ?? '', UTC);
    if (words === null || time === null) yield { leftOut: 'long texts without words or time' };
    else {
      const links = objects(core?.urls).flatMap((url) => text(url.expandedUrl) ?? []);
      const linked = links.length === 0 ? {} : { links };
      yield { whole: { platform: 'twitter', author: source.owner ?? null, time, text: tweetText(words), ...linked } };
    }
  },
};

/** Whose archive it is: `account.js`, and the `userInfo` of `manifest.js`. The e-mail address there is not taken. */
export const twitterArchiveOwner: JsonFormat = {
  name: 'twitter-archive-owner',
  title: 'Twitter account archive: its owner (account.js, manifest.js)',
  container: 'json',
  accounts: true,
  looksLike: (record) => ownerOf(record) !== null,
  *read(record) {
    const owner = ownerOf(record);
    if (owner === null) yield { code: 'no-id', reason: 'no readable account id' };
    else yield { account: owner, on: 'twitter', owner: true };
  },
};

function ownerOf(record: JsonObject): Account | null {
  const account = object(record.account) ?? object(record.userInfo);
  const id = tweetId(text(account?.accountId));
  if (account === null || id === null) return null;
  return {
    id,
    handle: text(account.username) ?? text(account.userName),
    name: text(account.accountDisplayName) ?? text(account.displayName),
  };
}

/** The single keys of records in the other files of an archive: messages, likes, followers, advertisements, devices. */
const PRIVATE = [
  'accountCreationIp',
  'accountSuspension',
  'accountTimezone',
  'ad',
  'ageMeta',
  'blocking',
  'connectedApplication',
  'contact',
  'deck',
  'device',
  'deviceToken',
  'dmConversation',
  'emailAddressChange',
  'follower',
  'following',
  'ipAudit',
  'like',
  'moment',
  'muting',
  'niDeviceResponse',
  'p13nData',
  'phoneNumber',
  'profile',
  'protectedHistory',
  'savedSearch',
  'screenNameChange',
  'userListInfo',
  'verified',
] as const;

/** The files of an archive that hold no posts and are none of a researcher's business: nothing in them is read. */
export const twitterArchivePrivate: AsideFormat = {
  name: 'twitter-archive-private',
  title: 'Twitter account archive: files other than posts',
  container: 'aside',
  // New kinds of file come with every year.
  script: /^\s*window\.YTD\./,
  looksLike: (record) => {
    const [key, ...others] = Object.keys(record);
    if (key === undefined || others.length > 0) return false;
    // `tweet-headers.js` repeats the ids and times of the posts.
    if (key === 'tweet') return object(record.tweet)?.tweet_id !== undefined;
    return object(record[key]) !== null && (PRIVATE as readonly string[]).includes(key);
  },
};
