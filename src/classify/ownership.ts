import { fold } from '../text.ts';
import type { ReadLink } from './links.ts';

/** The person or organisation a post speaks for, as far as the export tells. */
export interface Voice {
  readonly handle: string | null;
  readonly name: string | null;
  readonly bio: string | null;
}

/** Hosts where the path, not the host, names whose page it is. */
const shared = new Set(['social', 'video', 'code', 'podcast', 'marketplace', 'blog', 'open', 'retail', 'ownpage', 'donation']);
/** Endings of hosts and parts of paths that name nobody. */
const anonymous = new Set([
  'www',
  'blog',
  'com',
  'org',
  'net',
  'edu',
  'education',
  'teacher',
  'teachers',
  'teaching',
  'school',
  'science',
  'online',
  'status',
  'watch',
  'store',
  'product',
  'browse',
]);
/** Shorter names are found in others by chance. */
const SHORTEST = 5;

/** Names by which a voice can be recognised in addresses and hashtags: letters and digits only. */
export function namesOf({ handle, name }: Voice): string[] {
  const names = new Set<string>();
  // A Bluesky handle is a host: its first label is the name.
  for (const text of [handle?.replace(/^@/, '').replace(/\.(?:bsky\.social|[a-z]{2,}\.[a-z]{2,})$/i, '') ?? '', name ?? '']) {
    const plain = bareName(text);
    if (plain.length >= SHORTEST && !anonymous.has(plain)) names.add(plain);
  }
  return [...names];
}

/** The link that leads to a place of the voice's own: its host or path carries the name, or the bio gives the same site. */
export function ownLink(links: readonly ReadLink[], voice: Voice, names: readonly string[]): string | null {
  if (links.length === 0) return null;
  const bio = fold(voice.bio ?? '');
  for (const link of links) {
    if (link.kind === 'shortener' || link.kind === 'image') continue;
    // A link to one's own post is no more than a quotation; a link to one's profile is a bid.
    if (link.kind === 'social' && link.path.split('/').filter((part) => part !== '').length > 1) continue;
    const labels = link.host.split('.').slice(0, -1);
    const parts = shared.has(link.kind) ? [...link.path.split(/[/?#=&]/).slice(1, 4), ...labels.slice(0, -1)] : labels;
    if (parts.some((part) => names.some((name) => sameName(bareName(part), name)))) return link.url;
    if (!shared.has(link.kind) && link.kind !== 'news' && bio.includes(link.host)) return link.url;
  }
  return null;
}

/** The hashtag that is the voice's own name. */
export function ownTag(hashtags: readonly string[], names: readonly string[]): string | null {
  return hashtags.find((tag) => names.some((name) => bareName(tag) === name)) ?? null;
}

/** The name of the voice where its own text says it, as organisations speak of themselves; handles spelled out count. */
export function ownName(text: string, names: readonly string[]): string | null {
  const written = bareName(text);
  return names.find((name) => name.length > SHORTEST && written.includes(name)) ?? null;
}

/** The organisation's short name that a handle carries (Jo_ABCD, ABCDschools), where the text or the host of a link says it too. */
export function ownShortName(text: string, links: readonly ReadLink[], { handle }: Voice): string | null {
  for (const short of handle?.match(/(?<!\p{Lu})\p{Lu}{4,}/gu) ?? []) {
    // Of ABCDschools the capitals are the name; of ABCDSchools all but the last.
    for (const name of [short, short.slice(0, -1)]) {
      if (name.length < 4) continue;
      if (new RegExp(`(?<![\\p{L}\\p{N}#@/])${name}(?![\\p{L}\\p{N}])`, 'u').test(text)) return name;
      const host = links.find((link) => link.host.split('.').includes(name.toLowerCase()));
      if (host !== undefined) return host.url;
    }
  }
  return null;
}

/** Letters and digits of a name, folded. */
function bareName(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '');
}

/** Whether two bare names are one, or the longer holds the shorter for the most part. */
function sameName(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= SHORTEST && !anonymous.has(short) && long.includes(short) && short.length >= 0.6 * long.length;
}
