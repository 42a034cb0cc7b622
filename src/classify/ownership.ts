import { fold } from '../text.ts';
import type { ReadLink } from './links.ts';
import { remembered } from './remembered.ts';

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
export function namesOf({ handle, name }: Voice): readonly string[] {
  return handle === null && name === null ? [] : namesIn(`${handle ?? ''}\n${name ?? ''}`);
}

const namesIn = remembered((voice: string): readonly string[] => {
  const [handle = '', name = ''] = voice.split('\n');
  const names = new Set<string>();
  // A Bluesky handle is a host: its first label is the name.
  for (const text of [handle.replace(/^@/, '').replace(/\.(?:bsky\.social|[a-z]{2,}\.[a-z]{2,})$/i, ''), name]) {
    const plain = bareName(text);
    if (plain.length >= SHORTEST && !anonymous.has(plain)) names.add(plain);
  }
  return [...names];
});

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

/** The name of the voice where its own text, written without anything between the letters, says it; handles spelled out count. */
export function ownName(letters: string, names: readonly string[]): string | null {
  return names.find((name) => name.length > SHORTEST && letters.includes(name)) ?? null;
}

/** The organisation's short name that a handle carries (Jo_ABCD, ABCDschools), where the text or the host of a link says it too. */
export function ownShortName(text: string, links: readonly ReadLink[], { handle }: Voice): string | null {
  if (handle === null) return null;
  for (const { short, written } of shortNames(handle)) {
    if (text.includes(short) && written.test(text)) return short;
    const host = links.find((link) => link.host.split('.').includes(short.toLowerCase()));
    if (host !== undefined) return host.url;
  }
  return null;
}

const shortNames = remembered((handle: string) =>
  (handle.match(/(?<!\p{Lu})\p{Lu}{4,}/gu) ?? [])
    // Of ABCDschools the capitals are the name; of ABCDSchools all but the last.
    .flatMap((capitals) => [capitals, capitals.slice(0, -1)])
    .filter((short) => short.length >= 4)
    .map((short) => ({ short, written: new RegExp(`(?<![\\p{L}\\p{N}#@/])${short}(?![\\p{L}\\p{N}])`, 'u') })),
);

/** Letters and digits of a name, folded. */
function bareName(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '');
}

/** Whether two bare names are one, or the longer holds the shorter for the most part. */
function sameName(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= SHORTEST && !anonymous.has(short) && long.includes(short) && short.length >= 0.6 * long.length;
}
