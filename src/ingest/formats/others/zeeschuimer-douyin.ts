import type { Found, JsonFormat, JsonObject, Refusal } from '../../format.ts';
import { epochSeconds } from '../../times/time.ts';
import { notSeconds } from '../moments.ts';
import { integer, object, objects, stamp, text } from '../values.ts';
import { captures } from '../zeeschuimer.ts';

const PLATFORMS = ['douyin.com'];
const notAVideo: Refusal = { code: 'not-a-post', reason: 'an item of the page around the videos' };

/**
 * Videos of Douyin as Zeeschuimer captures them, or 4CAT keeps them, with the fields that 4CAT's `map_item` reads: from answers of
 * the interface (`aweme_id`), or out of the page, in other letters (`awemeId`).
 */
export const zeeschuimerDouyin: JsonFormat = {
  name: 'zeeschuimer-douyin',
  title: 'Douyin videos captured with Zeeschuimer (NDJSON)',
  lacks: 'no bios; whom a video names is told by marks of profiles that stand nowhere else',
  ...captures(PLATFORMS, video, notAVideo),
};

function video(item: JsonObject, collected: number | null): Found {
  if ('rawdata' in item || object(item.cell_room ?? item.cellRoom)?.rawdata !== undefined) return { leftOut: 'live streams' };
  const id = text(item.aweme_id) ?? text(item.awemeId);
  if (id === null) return { code: 'no-id', reason: 'the video has no id' };
  const written = stamp(item.create_time) ?? stamp(item.createTime);
  const time = epochSeconds(written);
  if (time === null) return notSeconds(written, 'create_time');
  const author = object(item.author) ?? object(item.authorInfo);
  const person = text(item.author_user_id) ?? text(item.authorUserId) ?? text(author?.uid);
  const counts = object(item.statistics) ?? object(item.stats);
  const marked = objects(item.text_extra ?? item.textExtra).flatMap((part) => text(part.hashtag_name) ?? text(part.hashtagName) ?? []);
  return {
    platform: 'douyin',
    id,
    author: person === null ? null : { id: person, name: text(author?.nickname) },
    time,
    text: text(item.desc),
    hashtags: marked,
    likes: integer(counts?.digg_count) ?? integer(counts?.diggCount),
    shares: integer(counts?.share_count) ?? integer(counts?.shareCount),
    comments: integer(counts?.comment_count) ?? integer(counts?.commentCount),
    collected,
  };
}
