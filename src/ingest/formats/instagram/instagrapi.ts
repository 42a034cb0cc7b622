import type { Account, JsonFormat, JsonObject } from '../../format.ts';
import { isoTime, UTC } from '../../times/time.ts';
import { unreadableTime } from '../moments.ts';
import { integer, object, objects, text } from '../values.ts';

/** Posts as instagrapi gives them: the fields of Instagram's own application under names of its own. */
export const instagrapi: JsonFormat = {
  name: 'instagrapi',
  title: 'Instagram posts from instagrapi (JSON)',
  container: 'json',
  lacks: 'no bios',
  looksLike: (record) => ['pk', 'code', 'taken_at', 'caption_text', 'user'].every((key) => key in record),
  *read(record) {
    const id = text(record.pk);
    const written = text(record.taken_at);
    const time = isoTime(written, UTC);
    if (id === null) yield { code: 'no-id', reason: 'the post has no number in pk' };
    else if (written !== null && time === null) yield unreadableTime(written, 'taken_at');
    else
      yield {
        platform: 'instagram',
        id,
        author: accountOf(object(record.user)),
        time,
        text: text(record.caption_text),
        coauthors: objects(record.coauthor_producers).flatMap((user) => accountOf(user) ?? []),
        phototags: objects(record.usertags).flatMap((tag) => accountOf(object(tag.user)) ?? []),
        likes: shown(record.like_count),
        comments: shown(record.comment_count),
        // What has no such count has a zero in its place.
        views: shown(record.play_count) || shown(record.view_count) || null,
        adLabel: objects(record.sponsor_tags).length > 0 ? 'paid partnership' : null,
      };
  },
};

function accountOf(user: JsonObject | null): Account | null {
  return user === null ? null : { id: text(user.pk), handle: text(user.username), name: text(user.full_name) };
}

/** Below zero means hidden. */
function shown(count: JsonObject[string] | undefined): number | null {
  const number = integer(count);
  return number === null || number < 0 ? null : number;
}
