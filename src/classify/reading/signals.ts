import type { CueCode } from '../cues/cue.ts';
import type { Signals } from '../cues/cue-index.ts';
import { ownLink, ownName, ownShortName, ownTag, ownWork } from './ownership.ts';
import type { CodablePost, Reading } from './reading.ts';

const EXCERPT = 160;
const HASHTAGS_OF_SPAM = 7;
/** Cues of a price, a discount or a call to buy. */
const offers = ['coupon', 'sale', 'price', 'purchase', 'giveaway'].map((cue) => `commercial/${cue}`);

/** What a link to a kind of site speaks for, where that is not sharing. */
const speaksFor: Readonly<Record<string, CueCode>> = {
  news: 'news-opinion',
  marketplace: 'commercial',
  retail: 'commercial',
  affiliate: 'commercial',
  shortener: 'context',
  image: 'context',
  social: 'context',
  event: 'context',
  donation: 'context',
  ownpage: 'context',
};

/** Adds the signals that are no cues in words. */
export function addSignals(post: CodablePost, seen: Reading, own: string, quoted: string): void {
  const { signals, author, links, hashtags } = seen;
  const reposted = post.kind === 'repost';
  ownership(seen, reposted);
  for (const { url, kind, affiliate, product } of links) {
    add(signals, linkSignal(kind), url);
    if (affiliate) add(signals, 'commercial/affiliate-link', url);
    if (product) add(signals, 'commercial/link-product', url);
  }
  if (!reposted && offered(signals)) {
    // Whoever says my or our and names a price, a sale or a code is the seller.
    const goods = /\b(?:my|our) (?!class|students?\b|kids\b|school|district|budget)[\p{L}\p{N} ]{3,40}/u.exec(own);
    if (goods !== null) add(signals, 'selfpromotion/own-goods', goods[0].trim());
  }
  freeItem(signals, reposted);
  if (post.adLabel !== null) add(signals, 'commercial/ad-label', post.adLabel);
  if (!reposted) {
    for (const { company, excerpt } of author.companies)
      if (own.includes(company) || quoted.includes(company)) add(signals, 'commercial/bio-ambassador', excerpt);
    if (author.shop !== null) add(signals, 'commercial/bio-seller', author.shop);
  }
  if (hashtags.length >= HASHTAGS_OF_SPAM) add(signals, 'context/many-hashtags', `#${hashtags.join(' #')}`);
}

function add(signals: Signals, name: `${CueCode}/${string}`, excerpt: string): void {
  if (!signals.has(name)) signals.set(name, excerpt.slice(0, EXCERPT));
}

/** The name of the signal that a link to a kind of site gives; put together once for each kind. */
function linkSignal(kind: string): `${CueCode}/${string}` {
  let name = linkSignals.get(kind);
  if (name === undefined) {
    name = `${speaksFor[kind] ?? 'sharing'}/link-${kind}`;
    linkSignals.set(kind, name);
  }
  return name;
}

const linkSignals = new Map<string, `${CueCode}/${string}`>();

function offered(signals: Signals): boolean {
  for (const offer of offers) if (signals.has(offer)) return true;
  return false;
}

/** What shows that the author speaks of the author's own: links, tags, names. */
function ownership({ own, links, hashtags, mentions, counted: { letters }, author, signals }: Reading, reposted: boolean): void {
  if (links.length > 0) {
    const link = ownLink(links, author);
    if (link !== null) add(signals, 'selfpromotion/own-link', link);
  }
  if (hashtags.length > 0) {
    const tag = ownTag(hashtags, author.names);
    if (tag !== null) add(signals, 'selfpromotion/own-tag', `#${tag}`);
  }
  if (!reposted) {
    // Addresses and tags are no words: they are judged above, and a picture's address may carry any name.
    const said = ownName(letters, author.names);
    if (said !== null) add(signals, 'selfpromotion/own-name', said);
    if (author.works.length > 0) {
      const work = ownWork(letters, [...hashtags, ...mentions], author.works);
      if (work !== null) add(signals, 'selfpromotion/bio-work', work);
    }
    if (author.shortNames.length > 0) {
      const short = ownShortName(own, links, author.shortNames);
      if (short !== null) add(signals, 'selfpromotion/own-short-name', short);
    }
  }
  for (const mention of mentions) {
    const lower = mention.toLowerCase();
    if (lower === author.handle) add(signals, 'selfpromotion/self-mention', `@${mention}`);
    else if (author.mentions.includes(lower)) add(signals, 'context/bio-mention', `@${mention}`);
  }
}

/** A free item without a price, a sale or a call to buy is not commercial, even in a store: its cues step back. */
function freeItem(signals: Signals, reposted: boolean): void {
  if (!signals.has('sharing/free') || offered(signals)) return;
  for (const cue of ['storefront', 'link-marketplace', 'link-retail']) {
    const excerpt = signals.get(`commercial/${cue}`);
    if (excerpt === undefined) continue;
    signals.delete(`commercial/${cue}`);
    add(signals, `context/${cue}`, excerpt);
    if (cue === 'storefront' && !reposted) add(signals, 'selfpromotion/free-in-store', excerpt);
  }
}
