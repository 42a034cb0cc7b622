/** What services that watch the media tell alike: mentions of a query on many platforms, each known by its address. */
import type { Account, FoundPost, Refusal } from '../format.ts';
import type { Moment } from '../times/time.ts';
import { passedOn, statusAuthor, statusOf, tweetText } from './twitter/tweet.ts';

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

/** What such a service tells of a mention. */
export interface Monitored extends Pick<FoundPost, 'title' | 'language' | 'likes' | 'shares' | 'comments' | 'views'> {
  readonly address: string | null;
  /** Kind of site, where the address leads to no known platform. */
  readonly kind: string | null;
  readonly author: Account | null;
  readonly time: Moment | null;
  readonly text: string | null;
}

/** The mention as a post: by the habits of Twitter where it was made there. */
export function monitored({ address, kind, author, text, ...told }: Monitored): FoundPost | Refusal {
  if (address === null) return { code: 'no-id', reason: 'the mention has no address' };
  const platform = platformAt(address) ?? kind?.toLowerCase() ?? 'other';
  if (platform !== 'twitter') return { ...told, platform, id: address, author, text };
  const words = text === null ? null : tweetText(text);
  const handle = statusAuthor(address);
  return {
    ...told,
    platform,
    id: statusOf(address) ?? address,
    author: author?.handle == null && handle !== null ? { ...author, handle } : author,
    text: words,
    title: null,
    ...passedOn(words),
  };
}
