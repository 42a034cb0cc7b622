import { type Author, bareName, sameName } from './author.ts';
import type { ReadLink } from './links.ts';

/** Hosts where the path, not the host, names whose page it is. */
const shared = new Set(['social', 'video', 'code', 'podcast', 'marketplace', 'blog', 'open', 'retail', 'ownpage', 'donation']);
/** The link that leads to a place of the author's own: its host or path carries the name, or the bio gives the same site. */
export function ownLink(links: readonly ReadLink[], { bio, names, parts }: Pick<Author, 'bio' | 'names' | 'parts'>): string | null {
  for (const link of links) {
    if (link.kind === 'shortener' || link.kind === 'image') continue;
    // A link to one's own post is no more than a quotation; a link to one's profile is a bid.
    if (link.kind === 'social' && link.path.split('/').filter((part) => part !== '').length > 1) continue;
    const labels = link.host.split('.').slice(0, -1);
    if ((link.kind === 'open' || !shared.has(link.kind)) && labels.some((label) => parts.includes(label))) return link.url;
    const places = shared.has(link.kind) ? [...link.path.split(/[/?#=&]/).slice(1, 4), ...labels.slice(0, -1)] : labels;
    if (places.some((part) => names.some((name) => sameName(bareName(part), name)))) return link.url;
    if (!shared.has(link.kind) && link.kind !== 'news' && bio.includes(link.host)) return link.url;
  }
  return null;
}

/** The hashtag that is the author's own name. */
export function ownTag(hashtags: readonly string[], names: readonly string[]): string | null {
  return hashtags.find((tag) => names.some((name) => bareName(tag) === name)) ?? null;
}

/** A shorter name is found in the letters of a text by chance. */
const SHORTEST = 5;

/** The name of the author where its own text, written without anything between the letters, says it; handles spelled out count. */
export function ownName(letters: string, names: readonly string[]): string | null {
  return names.find((name) => name.length > SHORTEST && letters.includes(name)) ?? null;
}

/** The organisation's short name that the handle carries, where the text or the host of a link says it too. */
export function ownShortName(text: string, links: readonly ReadLink[], shortNames: Author['shortNames']): string | null {
  for (const { short, written } of shortNames) {
    if (text.includes(short) && written.test(text)) return short;
    for (const { host, url } of links) if (host.split('.').includes(short.toLowerCase())) return url;
  }
  return null;
}

/** What the bio says that the author founded, leads or wrote, where the text says it too, or a tag or mention is its name. */
export function ownWork(letters: string, named: readonly string[], works: readonly string[]): string | null {
  return works.find((work) => (work.length > SHORTEST && letters.includes(work)) || named.some((name) => bareName(name) === work)) ?? null;
}
