import { entities } from '../../../text/entities.ts';
import type { Account, Found, JsonFormat, JsonObject, Reference, Refusal } from '../../format.ts';
import { secondsIn } from '../moments.ts';
import { integer, object, text } from '../values.ts';
import { captures } from '../zeeschuimer.ts';

const PLATFORMS = ['threads.net', 'threads.com'];
const notAPost: Refusal = { code: 'not-a-post', reason: 'an item of the page around the posts' };

/** Posts of Threads as Zeeschuimer captures them. They share Instagram's shape, and their short code is their id. */
export const zeeschuimerThreads: JsonFormat = {
  name: 'zeeschuimer-threads',
  title: 'Threads posts captured with Zeeschuimer (NDJSON)',
  ...captures(PLATFORMS, post, notAPost),
};

function post(item: JsonObject, collected: number | null): Found {
  const id = text(item.code);
  if (id === null) return object(item.user) === null ? notAPost : { code: 'no-id', reason: 'the post has no code' };
  const time = secondsIn(item.taken_at, 'taken_at');
  if (time !== null && 'code' in time) return time;
  const info = object(item.text_post_app_info) ?? {};
  const words = text(object(item.caption)?.text);
  const card = linkedBy(text(object(info.link_preview_attachment)?.url));
  const shared = object(info.share_info);
  const answered = accountOf(object(info.reply_to_author));
  return {
    platform: 'threads',
    id,
    author: accountOf(object(item.user)),
    time,
    text: words,
    links: [...new Set([...(card === null ? [] : [card]), ...entities(words ?? '').links])],
    replyTo: answered === null ? null : { author: answered },
    repostOf: referred(object(shared?.reposted_post)),
    quoteOf: referred(object(shared?.quoted_post)),
    likes: item.like_and_view_counts_disabled === true ? null : integer(item.like_count),
    shares: integer(info.repost_count),
    comments: integer(info.direct_reply_count),
    collected,
    adLabel: item.is_paid_partnership === true ? 'paid partnership' : null,
  };
}

function accountOf(user: JsonObject | null): Account | null {
  const id = text(user?.pk) ?? text(user?.id);
  const handle = text(user?.username);
  return id === null && handle === null ? null : { id, handle, name: text(user?.full_name) };
}

function referred(post: JsonObject | null): Reference | null {
  const id = text(post?.code);
  return post === null || id === null ? null : { post: id, author: accountOf(object(post.user)) };
}

/** Where a card leads: Threads puts an address of its own in front. */
function linkedBy(url: string | null): string | null {
  if (url === null) return null;
  const inner = /[?&]u=([^&#]+)/.exec(url)?.[1];
  if (inner === undefined) return /^https?:\/\//i.test(url) ? url : null;
  try {
    return decodeURIComponent(inner);
  } catch {
    return url;
  }
}
