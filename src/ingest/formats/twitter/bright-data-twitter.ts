import { entities } from '../../../text/entities.ts';
import type { Account, CsvFormat, CsvRow, FoundPost, JsonObject, Reference } from '../../format.ts';
import { isoTime } from '../../times/time.ts';
import { unmasked } from '../bright-data.ts';
import { jsonIn } from '../cells.ts';
import { integer, object, objects, text, texts } from '../values.ts';
import { dated, idsIn, outwardLinks, statusAuthor, tweetId, tweetText } from './tweet.ts';

/**
 * Posts of X as the data vendor Bright Data sells them: cells hold JSON, an absent value is the word null, and names
 * of authors are masked, while the address of the post tells the handle in full.
 */
export const brightDataTwitter: CsvFormat = {
  name: 'bright-data-twitter',
  title: 'Bright Data table of posts on X (CSV)',
  container: 'csv',
  columns: { all: ['id', 'user_posted', 'date_posted', 'tagged_users', 'reposts', 'biography'] },
  absent: ['null'],
  lacks: 'authors are known by handle alone, reposts are not there',
  read(row, source) {
    const ids = idsIn(row, 'id', 'url');
    if ('code' in ids) return ids;
    const written = text(jsonIn(row.get('date_posted'))) ?? row.get('date_posted');
    const when = dated(ids.post, 'date_posted', written, isoTime(written, source));
    if ('code' in when) return when;
    const quoted = object(jsonIn(row.get('quoted_post')));
    const quote = quoted === null ? null : referenceTo(quoted, text(quoted.url));
    const parent = object(jsonIn(row.get('parent_post_details')));
    return {
      platform: 'twitter',
      id: ids.post,
      author: {
        handle: statusAuthor(row.get('url') ?? '') ?? unmasked(row.get('user_posted')),
        name: unmasked(row.get('name')),
        bio: row.get('biography'),
        followers: integer(row.get('followers')),
        following: integer(row.get('following')),
      },
      time: when.time,
      text: tweetText(row.get('description')),
      quotedText: quote === null ? null : text(quoted?.description),
      replyTo: parent === null ? null : referenceTo(parent, null),
      quoteOf: quote,
      ...entitiesOf(row, [ids.post, quote?.post]),
      likes: integer(row.get('likes')),
      shares: integer(row.get('reposts')),
      comments: integer(row.get('replies')),
      views: integer(row.get('views')),
      flaws: [...ids.flaws(), ...when.flaws],
    };
  },
};

/** A post answered or quoted. `profile_id` is the number of the account in one case and its handle in the other. */
function referenceTo(told: JsonObject, address: string | null): Reference | null {
  const post = tweetId(text(told.post_id));
  if (post === null) return null;
  const profile = text(told.profile_id);
  const id = tweetId(profile);
  const handle = (address === null ? null : statusAuthor(address)) ?? (id === null ? profile : null);
  return { post, author: { id, handle } };
}

/** A person tagged; the name given is the display name, and the address tells the handle. */
function tagged(user: JsonObject): Account {
  const handle = /^https?:\/\/(?:www\.)?(?:x|twitter)\.com\/(\w{1,20})\/?$/i.exec(text(user.url) ?? '')?.[1] ?? null;
  return { id: tweetId(text(user.profile_id)), handle, name: text(user.profile_name) };
}

/**
 * The people tagged and the one link of the table, where they are there; else what stands in the text. The text ends
 * where its link was and the column of hashtags leaves some out: the two together are the hashtags.
 */
function entitiesOf(row: CsvRow, own: readonly (string | null | undefined)[]): Pick<FoundPost, 'mentions' | 'hashtags' | 'links'> {
  const people = objects(jsonIn(row.get('tagged_users')));
  const link = row.get('external_url');
  const told = jsonIn(row.get('hashtags'));
  const tags = texts(told).map((tag) => tag.replace(/^[#＃]/, ''));
  return {
    ...(tags.length === 0 ? {} : { hashtags: [...entities(tweetText(row.get('description') ?? '')).hashtags, ...tags] }),
    ...(people.length === 0 ? {} : { mentions: people.map(tagged) }),
    ...(link === null ? {} : { links: outwardLinks([link], own) }),
  };
}
