import { entities } from '../../../text/entities.ts';
import type { Account, FoundPost, JsonFormat, JsonObject, JsonValue, Refusal } from '../../format.ts';
import { secondsIn } from '../moments.ts';
import { integer, object, objects, text } from '../values.ts';
import { captured, unwrapped } from '../zeeschuimer.ts';
import { mediaNumber } from './media-number.ts';

/**
 * Instagram as Zeeschuimer captures it while a researcher browses: each item in an envelope that says when it was
 * collected; a single item without its envelope is read too. Two generations of shape occur, that of Instagram's own
 * application (`pk`, `code`, `taken_at`) and the older one of its web pages (`shortcode`, `edge_…`).
 *
 * An item also holds traces of the person who collected it: what they liked and follow, who of their friends did,
 * tokens that identify them. Fields are therefore taken one by one, and nothing is passed through. Places are not taken.
 */
export const zeeschuimerInstagram: JsonFormat = {
  name: 'zeeschuimer-instagram',
  title: 'Instagram posts captured with Zeeschuimer (NDJSON)',
  container: 'json',
  looksLike: (record) => (captured(record) === null ? isItem(record) : unwrapped(record, PLATFORMS) !== null),
  *read(record) {
    const { item = record, collected = null } = unwrapped(record, PLATFORMS) ?? {};
    yield instagramPost(item, collected);
  },
};

const PLATFORMS = ['instagram.com'];

/** A bare item; Threads shares the shape and is told by a field of its own. */
function isItem(item: JsonObject): boolean {
  if ('text_post_app_info' in item) return false;
  if ('shortcode' in item) return object(item.owner) !== null && ('taken_at_timestamp' in item || 'edge_media_to_caption' in item);
  return ['pk', 'code', 'taken_at', 'media_type', 'caption'].every((key) => key in item);
}

/** The post that an item tells, in either generation of shape. */
export function instagramPost(item: JsonObject, collected: number | null): FoundPost | Refusal {
  const refusal = refusalOf(item);
  if (refusal !== null) return refusal;
  const id = idOf(item);
  if (id === null) return { code: 'no-id', reason: 'the post has neither a number nor a short code' };
  const time = secondsIn(item.taken_at ?? item.taken_at_timestamp);
  if (time !== null && 'code' in time) return time;
  const caption = captionOf(item);
  // A post whose counts are hidden carries a small number in their place.
  const hidden = item.like_and_view_counts_disabled === true;
  return {
    platform: 'instagram',
    id,
    author: authorOf(item),
    time,
    text: caption,
    // Hashtags and links are those of the caption, by the rule for all platforms; people are also named outside of it.
    mentions: [...accounts(sponsors(item)), ...entities(caption ?? '').mentions.map((handle) => ({ handle }))],
    coauthors: accounts(objects(item.coauthor_producers)),
    phototags: accounts(tagsOf(item)),
    likes: hidden ? null : shown(item.like_count, item.edge_media_preview_like, item.edge_liked_by),
    views: hidden ? null : shown(item.play_count, item.view_count, item.video_view_count),
    comments: shown(item.comment_count, item.edge_media_to_parent_comment, item.edge_media_to_comment, item.edge_media_preview_comment),
    shares: shown(item.media_repost_count),
    collected,
    adLabel: adLabel(item),
  };
}

/** Why an item of a capture is not a post: pages also deliver stories, suggestions and places for advertisements. */
function refusalOf(item: JsonObject): Refusal | null {
  if (item.product_type === 'story' || text(item.expiring_at) !== null) {
    return { code: 'not-a-post', reason: 'a story, which is gone after a day, is not a post' };
  }
  const marks = ['code', 'shortcode', 'media_type', 'taken_at', 'taken_at_timestamp', 'caption', 'edge_media_to_caption'];
  return marks.some((key) => (item[key] ?? null) !== null)
    ? null
    : { code: 'not-a-post', reason: 'an item of the page around the posts, such as a suggestion or the place of an advertisement' };
}

/** The number of the post; `id` may be that number with the author's behind it. The short code is the last resort. */
function idOf(item: JsonObject): string | null {
  return text(item.pk) ?? text(item.id)?.split('_')[0] ?? mediaNumber(text(item.code) ?? text(item.shortcode));
}

function captionOf(item: JsonObject): string | null {
  if (typeof item.caption === 'string') return text(item.caption);
  return text(object(item.caption)?.text) ?? text(nodes(item.edge_media_to_caption)[0]?.text);
}

function authorOf(item: JsonObject): Account | null {
  const user = object(item.user) ?? object(item.owner);
  const account = user === null ? null : accountOf(user);
  if (user === null || account === null) return null;
  return {
    ...account,
    name: text(user.full_name),
    bio: text(user.biography),
    followers: integer(user.follower_count ?? object(user.edge_followed_by)?.count),
    following: integer(user.following_count ?? object(user.edge_follow)?.count),
    bot: text(user.ai_agent_owner_username) !== null,
  };
}

function accountOf(user: JsonObject | null | undefined): Account | null {
  const id = text(user?.pk) ?? text(user?.id);
  const handle = text(user?.username);
  return id === null && handle === null ? null : { id, handle };
}

function accounts(users: readonly (JsonObject | null)[]): Account[] {
  return users.map(accountOf).filter((account) => account !== null);
}

/** The people tagged in any picture of the post. */
function tagsOf(item: JsonObject): (JsonObject | null)[] {
  const pictures = [item, ...objects(item.carousel_media), ...nodes(item.edge_sidecar_to_children)];
  const tags = pictures.flatMap((picture) => [...objects(object(picture.usertags)?.in), ...nodes(picture.edge_media_to_tagged_user)]);
  return tags.map((tag) => object(tag.user));
}

function sponsors(item: JsonObject): (JsonObject | null)[] {
  const tags = [...objects(item.sponsor_tags), ...nodes(item.edge_media_to_sponsor_user)];
  return tags.map((tag) => object(tag.sponsor) ?? object(tag.user) ?? tag);
}

function adLabel(item: JsonObject): string | null {
  if (item.is_paid_partnership === true || sponsors(item).length > 0) return 'paid partnership';
  if (object(item.affiliate_info) !== null || item.is_affiliate === true) return 'affiliate';
  return item.product_type === 'ad' || text(item.ad_id) !== null ? 'advertisement' : null;
}

/** The first count that is told, plain or as an `edge`; below zero means hidden. */
function shown(...counts: readonly (JsonValue | undefined)[]): number | null {
  for (const told of counts) {
    const number = integer(object(told)?.count ?? told);
    if (number !== null) return number < 0 ? null : number;
  }
  return null;
}

function nodes(edge: JsonValue | undefined): JsonObject[] {
  return objects(object(edge)?.edges).map((item) => object(item.node) ?? {});
}
