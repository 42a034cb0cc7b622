import type { Account, Found, JsonFormat, JsonObject } from '../../format.ts';
import { UTC } from '../../times/time.ts';
import { timeIn } from '../moments.ts';
import { integer, object, objects, text } from '../values.ts';

/** What gallery-dl keeps beside each picture of a post (`--write-metadata`); the pictures of one post are one post. */
export const galleryDlInstagram: JsonFormat = {
  name: 'gallery-dl-instagram',
  title: 'Instagram posts from gallery-dl (JSON)',
  container: 'json',
  lacks: 'no comments and how many there are, no bios',
  looksLike: (record) => ['post_id', 'post_shortcode', 'post_url', 'owner_id', 'username'].every((key) => key in record),
  read: (record) => [post(record)],
};

function post(record: JsonObject): Found {
  if ((record.expires ?? null) !== null || /\/stories\//.test(text(record.post_url) ?? ''))
    return { leftOut: 'stories, which are gone after a day' };
  const id = text(record.post_id);
  if (id === null) return { code: 'no-id', reason: 'the post has no number in post_id' };
  const time = timeIn(text(record.post_date) ?? text(record.date), UTC, 'post_date');
  if (time !== null && 'code' in time) return time;
  return {
    platform: 'instagram',
    id,
    author: { id: text(record.owner_id), handle: text(record.username), name: text(record.fullname) },
    time: time === null ? null : { ...time, basis: 'stated' },
    text: text(record.description),
    coauthors: peopleIn(record.coauthors),
    phototags: peopleIn(record.tagged_users),
    likes: integer(record.likes),
  };
}

function peopleIn(list: JsonObject[string] | undefined): Account[] {
  return objects(list).flatMap((person) => {
    const found = object(person);
    return found === null ? [] : [{ id: text(found.id), handle: text(found.username), name: text(found.full_name) }];
  });
}
