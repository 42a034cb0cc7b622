import type { Account, Found, FoundPost, JsonFormat, JsonObject, Reference } from '../../format.ts';
import { UTC } from '../../times/time.ts';
import { textOfHtml } from '../html.ts';
import { contentOf, isTruthSocial, privatePost } from '../mastodon/mastodon.ts';
import { timeIn } from '../moments.ts';
import { readersTold } from '../readers.ts';
import { integer, object, objects, text } from '../values.ts';
import { unwrapped } from '../zeeschuimer.ts';

/**
 * Posts of Truth Social as truthbrush (Stanford Internet Observatory) keeps them, as Zeeschuimer captures them (its truth.js takes the
 * tags of HTML out), or as 4CAT keeps such captures. The platform speaks as Mastodon does, but is one server that speaks to no other:
 * posts and people have ids that hold everywhere.
 */
export const truthSocial: JsonFormat = {
  name: 'truth-social',
  title: 'posts of Truth Social from truthbrush or Zeeschuimer (JSON)',
  container: 'json',
  looksLike: (record) => unwrapped(record, PLATFORMS) !== null || isPostOf(record),
  read(record) {
    const { item = record, collected = null } = unwrapped(record, PLATFORMS) ?? {};
    return [isPostOf(item) ? post(item, collected) : { code: 'not-a-post', reason: 'an item of the page around the posts' }];
  },
};

/** Accounts of Truth Social as truthbrush looks them up. */
export const truthSocialAccounts: JsonFormat = {
  name: 'truth-social-accounts',
  title: 'accounts of Truth Social from truthbrush (JSON)',
  container: 'json',
  accounts: true,
  looksLike: (record) => 'acct' in record && 'note' in record && isTruthSocial(record),
  read: (record) => [{ account: accountOf(record), on: 'truth-social' }],
};

const PLATFORMS = ['truthsocial.com'];

function isPostOf(record: JsonObject): boolean {
  const account = object(record.account);
  return account !== null && 'content' in record && 'reblogs_count' in record && isTruthSocial(account);
}

function post(status: JsonObject, collected: number | null): Found {
  const reblog = object(status.reblog);
  if (!isOpen(status) || (reblog !== null && !isOpen(reblog))) return privatePost;
  const id = text(status.id);
  if (id === null) return { code: 'no-id', reason: 'the post has no id' };
  const time = timeIn(text(status.created_at), UTC);
  if (time !== null && 'code' in time) return time;
  const original = reblog ?? status;
  return {
    platform: 'truth-social',
    id,
    author: accountOf(object(status.account) ?? {}),
    time,
    ...wordsOf(original),
    // A content warning is what readers see first, as a title is.
    title: text(original.spoiler_text),
    language: text(original.language),
    space: text(object(original.group)?.display_name),
    replyTo: reblog === null ? answered(status) : null,
    repostOf: reblog === null ? null : named(reblog, text(reblog.id)),
    quoteOf: named(object(original.quote), text(original.quote_id)),
    mentions: objects(original.mentions).map((mention) => ({ id: text(mention.id), handle: text(mention.username) })),
    hashtags: objects(original.tags).flatMap(({ name }) => text(name) ?? []),
    // A repost carries the counts of the original: counted here they would count twice.
    ...(reblog === null ? countsOf(status) : {}),
    adLabel: status.sponsored === true ? 'sponsored' : null,
    collected,
    ...readersTold('visibility' in status),
  };
}

/** Whether everyone may read a post; those to a group say so, unless only its members see them. */
function isOpen({ visibility, group }: JsonObject): boolean {
  if (visibility === 'group') return object(group)?.group_visibility !== 'members_only';
  return visibility === undefined || visibility === 'public' || visibility === 'unlisted';
}

/** Words in HTML, with the links in it that lead neither to people nor to hashtags, or the plain words of a capture. */
function wordsOf(status: JsonObject): Pick<FoundPost, 'text' | 'links'> {
  const content = text(status.content);
  if (!/^\s*<p[\s>]/.test(content ?? '')) return { text: content };
  const people = [...objects(status.mentions), ...objects(status.tags)].flatMap(({ url }) => text(url) ?? []);
  return contentOf(content, new Set(people));
}

function countsOf(status: JsonObject): Pick<FoundPost, 'likes' | 'shares' | 'comments'> {
  return {
    likes: integer(status.favourites_count),
    shares: integer(status.reblogs_count),
    comments: integer(status.replies_count),
  };
}

function accountOf(account: JsonObject): Account {
  return {
    id: text(account.id),
    handle: text(account.username),
    name: text(account.display_name),
    bio: textOfHtml(text(account.note)).text,
    followers: integer(account.followers_count),
    following: integer(account.following_count),
    bot: account.bot === true,
  };
}

/** Another post by its id, and whose it is where it stands there whole. */
function named(status: JsonObject | null, id: string | null): Reference | null {
  const post = id ?? text(status?.id);
  const account = object(status?.account);
  return post === null ? null : { post, author: account === null ? null : accountOf(account) };
}

/** The post answered, with its author by the id alone where it does not stand there whole. */
function answered(status: JsonObject): Reference | null {
  const found = named(object(status.in_reply_to), text(status.in_reply_to_id));
  const person = text(status.in_reply_to_account_id);
  return found === null || found.author != null || person === null ? found : { ...found, author: { id: person } };
}
