/** What services that watch the media tell alike: mentions of a query on many platforms, each known by its address. */
import type { Account, FoundPost, Refusal } from '../../format.ts';
import type { Moment } from '../../times/time.ts';
import { objectNumber } from '../facebook/object-number.ts';
import { mediaOf } from '../instagram/media-number.ts';
import { dated, passedOn, statusAuthor, statusOf, tweetText } from '../twitter/tweet.ts';

/** Platforms by the hosts of their posts. */
const PLATFORMS: readonly (readonly [host: RegExp, platform: string])[] = [
  [/(?:^|\.)(?:twitter|x)\.com$/, 'twitter'],
  [/(?:^|\.)(?:facebook\.com|fb\.watch)$/, 'facebook'],
  [/(?:^|\.)instagram\.com$/, 'instagram'],
  [/(?:^|\.)(?:youtube\.com|youtu\.be)$/, 'youtube'],
  [/(?:^|\.)tiktok\.com$/, 'tiktok'],
  [/(?:^|\.)reddit\.com$/, 'reddit'],
  [/(?:^|\.)linkedin\.com$/, 'linkedin'],
  [/(?:^|\.)pinterest\.\w{2,3}$/, 'pinterest'],
  [/(?:^|\.)threads\.(?:net|com)$/, 'threads'],
  [/(?:^|\.)bsky\.app$/, 'bluesky'],
  [/(?:^|\.)t\.me$/, 'telegram'],
];

/** The platform that an address leads to; null for other sites. */
export function platformAt(address: string): string | null {
  const host = /^https?:\/\/([^/?#:]+)/i.exec(address)?.[1]?.toLowerCase() ?? '';
  return PLATFORMS.find(([hosts]) => hosts.test(host))?.[1] ?? null;
}

/** What the posts of a platform are called by in other exports, by their addresses. */
const CALLED: Readonly<Record<string, (address: string) => string | null | undefined>> = {
  twitter: statusOf,
  facebook: objectNumber,
  instagram: mediaOf,
  tiktok: (address) => /\/@[^/]*\/(?:video|photo)\/(\d+)/.exec(address)?.[1],
  youtube: (address) => /(?:[?&]v=|youtu\.be\/|\/shorts\/|\/embed\/)([\w-]{11})(?![\w-])/.exec(address)?.[1],
};

/** What such a service tells of a mention. */
export interface Monitored extends Pick<FoundPost, 'title' | 'language' | 'likes' | 'shares' | 'comments' | 'views'> {
  readonly address: string | null;
  /** Kind of site, where the address leads to no known platform. */
  readonly kind: string | null;
  readonly author: Account | null;
  /** The time as it is written, and as it is read; null where it cannot be. */
  readonly written: string | null;
  readonly time: Moment | null;
  readonly text: string | null;
}

/** The mention as a post: by the habits of Twitter where it was made there, whose ids tell the time where it was damaged. */
export function monitored({ address, kind, author, written, time, text, ...told }: Monitored): FoundPost | Refusal {
  if (address === null || !/^https?:\/\/\S+$/i.test(address))
    return { code: 'no-id', reason: `no address of the mention: ${address ?? 'empty'}` };
  const platform = platformAt(address) ?? kind?.toLowerCase() ?? 'other';
  const id = (CALLED[platform] ?? ((one) => one))(address) ?? address;
  const when = dated(id, 'the date', written, time);
  if ('code' in when) return when;
  if (when.time === null) return { code: 'no-time', reason: 'the mention has no date' };
  const post = { ...told, platform, id, time: when.time, flaws: when.flaws };
  if (platform !== 'twitter') return { ...post, author, text };
  const words = tweetText(text);
  const handle = statusAuthor(address);
  return {
    ...post,
    author: author?.handle == null && handle !== null ? { ...author, handle } : author,
    text: words,
    title: null,
    ...passedOn(words),
  };
}
