import { type Account, type Found, isPost, type JsonFormat, type JsonObject } from '../../format.ts';
import { timeIn } from '../moments.ts';
import { object, objects, text, texts } from '../values.ts';
import { accountAt } from './mastodon.ts';

/** Posts read off the pages of Mastodon by snscrape (its mastodon.py); boosts have neither an address nor a time of their own. */
export const snscrapeMastodon: JsonFormat = {
  name: 'snscrape-mastodon',
  title: 'posts of Mastodon from snscrape (JSON lines)',
  container: 'json',
  lacks: 'boosts have no time; which post is answered is not told; no counts or bios',
  looksLike: (record) => /^snscrape\.modules\.mastodon\.(?:Toot|Boost)$/.test(text(record._type) ?? ''),
  *read(record, source) {
    const boosted = object(record.toot);
    const found = post(boosted ?? record, source.zone);
    if (boosted === null || !isPost(found)) yield found;
    else
      yield { ...found, id: null, author: accountOf(object(record.user)), time: null, repostOf: { post: found.id, author: found.author } };
  },
};

function post(toot: JsonObject, zone: string): Found {
  // The page of a post of Mastodon stands beside its address among servers.
  const id = text(toot.url)?.replace(/^(https?:\/\/[^/]+)\/@([^/@]+)\/(\d+)$/, '$1/users/$2/statuses/$3') ?? null;
  if (id === null) return { code: 'no-id', reason: 'the post has no address' };
  const time = timeIn(text(toot.date), { zone }, 'date');
  if (time !== null && 'code' in time) return time;
  // Behind a warning the words of the post stand apart, and the warning where they would.
  const behind = text(toot.spoilerText);
  return {
    platform: 'mastodon',
    id,
    author: accountOf(object(toot.user)),
    time,
    text: behind ?? text(toot.text),
    title: behind === null ? null : text(toot.text),
    mentions: objects(toot.mentionedUsers).flatMap((person) => accountOf(person) ?? []),
    hashtags: texts(toot.hashtags).map((tag) => tag.replace(/^#/, '')),
    links: texts(toot.links),
  };
}

function accountOf(user: JsonObject | null): Account | null {
  const found = accountAt(text(user?.account), text(user?.url));
  return found === null ? null : { ...found, name: text(user?.displayName) };
}
