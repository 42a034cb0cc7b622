import type { Account, Found, JsonFormat, JsonObject } from '../../format.ts';
import { isoTime, twitterTime } from '../../times/time.ts';
import { integer, object, text } from '../values.ts';

/** Posts of one account on Weibo, as snscrape (its weibo.py) had them of the pages for telephones. */
export const snscrapeWeibo: JsonFormat = {
  name: 'snscrape-weibo',
  title: 'posts of Weibo from snscrape (JSON lines)',
  container: 'json',
  lacks: 'times such as 3小时前 or 03-11 say no date, and are left out',
  looksLike: (record) => ['url', 'id', 'user', 'createdAt', 'text', 'repostsCount', 'repostedPost'].every((key) => key in record),
  read: (record, source) => [post(record, source.zone)],
};

function post(record: JsonObject, zone: string): Found {
  const id = text(record.id);
  if (id === null) return { code: 'no-id', reason: 'the post has no id' };
  const written = text(record.createdAt);
  const time = twitterTime(written) ?? isoTime(written, { zone });
  const original = object(record.repostedPost);
  const link = text(record.link);
  return {
    platform: 'weibo',
    id,
    author: account(object(record.user)),
    time,
    text: text(record.text),
    repostOf: original === null ? null : { post: text(original.id), author: account(object(original.user)) },
    quotedText: original === null ? null : text(original.text),
    ...(link === null ? {} : { links: [link] }),
    likes: integer(record.likesCount),
    shares: integer(record.repostsCount),
    comments: integer(record.commentsCount),
  };
}

/** People go by the names they show, which are handles here: no two have one. */
function account(user: JsonObject | null): Account | null {
  if (user === null) return null;
  return {
    id: text(user.uid),
    handle: text(user.screenname),
    bio: text(user.description),
    followers: integer(user.followersCount),
    following: integer(user.followCount),
  };
}
