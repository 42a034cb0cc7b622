import { type DomainKinds, domainKinds } from '../domains.ts';
import { compatible, entitiesOf, type Span, spans } from '../text.ts';
import { type Author, authorOf, type Voice } from './author.ts';
import type { CueCode } from './cues/cue.ts';
import type { CueIndex, Signals } from './cues/cue-index.ts';
import { cues } from './cues/cues.ts';
import { plain, plainOf } from './cues/plain.ts';
import type { Counted, Lexicon } from './lexicon.ts';
import { bareLinks, type ReadLink, readLinks } from './links.ts';
import { ownLink, ownName, ownShortName, ownTag, ownWork } from './ownership.ts';
import { shape } from './shape.ts';

/** What the classifier reads of a post. Where an export lacks a field it is null or empty. */
export interface CodablePost extends Voice {
  /** original, reply, repost or quote. */
  readonly kind: string;
  /** ok, deleted, removed, withheld or unavailable. */
  readonly status: string;
  readonly language: string | null;
  readonly title: string | null;
  readonly text: string | null;
  readonly quotedText: string | null;
  readonly adLabel: string | null;
  readonly hashtags: readonly string[];
  readonly links: readonly string[];
}

/** A sign in a post, with the words or the link that gave it. */
export interface Signal {
  readonly cue: string;
  readonly excerpt: string;
}

/** Everything the decisions are taken on. */
export interface Reading {
  /** Title and text, as received. */
  readonly own: string;
  readonly counted: Counted;
  readonly links: readonly ReadLink[];
  readonly hashtags: readonly string[];
  /** Handles, without @. */
  readonly mentions: readonly string[];
  readonly signals: Signals;
  readonly author: Author;
  /** The cues in words among the signals are of these. */
  readonly cues: CueIndex;
  /** What the form of the post tells, by name. */
  readonly shape: readonly string[];
}

/** What posts are read with. */
export interface Reader {
  /** The list of sites, with the study's additions. */
  readonly domains: DomainKinds;
  readonly cues: CueIndex;
  readonly lexicon: Lexicon;
}

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

/** What each cue means that may stand in the table of evidence. */
export const cueMeanings: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(cues).map(([name, { means }]) => [name, means])),
  ...Object.fromEntries(
    Object.entries(domainKinds).map(([kind, means]) => [`link-${kind}`, `Links to a site of this kind: ${means.toLowerCase()}`]),
  ),
  'link-unknown': 'Links to a site that is not in the list',
  'link-product': 'Links to an item in a shop, by its path',
  'affiliate-link': 'Links with the name of someone who is paid when the reader buys',
  'ad-label': 'The platform labels the post as advertising',
  'bio-ambassador': 'The bio names an interest in a company, and the post names the company',
  'bio-seller': 'The bio says that the author sells',
  'own-link': 'Links to a place that carries the author’s name or stands in the bio',
  'own-tag': 'Carries a hashtag that is the author’s name',
  'own-short-name': 'Names an organisation whose short name stands in the author’s handle',
  'bio-work': 'Names what the bio says that the author founded, leads or wrote',
  'bio-mention': 'Mentions an account that the author’s bio mentions',
  'own-name': 'Names the author in its text',
  'free-in-store': 'Offers something free in a store',
  'own-goods': 'My or our, beside a price, a sale or a code',
  'self-mention': 'Mentions its own author',
  'many-hashtags': 'Carries seven hashtags or more',
  'no text': 'Has no text',
  'no words': 'Has neither words nor a telling link: a picture, emoji or a bare address',
  'not English': 'Is in another language; only English is coded',
  deleted: 'Was deleted by its author',
  removed: 'Was removed by a moderator or the platform',
  wording: 'No single cue: the words that weighed most',
};

/** Codes whose cues count in a text that is passed on: the "my" in it is somebody else's. */
const passedOn: ReadonlySet<CueCode> = new Set([
  'sharing',
  'commercial',
  'request',
  'conversation',
  'emotional',
  'news-opinion',
  'context',
]);
/** Codes whose cues count in a text that is quoted. */
const quoted: ReadonlySet<CueCode> = new Set(['sharing', 'commercial']);

/** Reads a post: its words, its links and every signal in it. A function of the post and the lists alone. */
export function read(post: CodablePost, reader: Reader): Reading {
  return readAll([post], reader)[0] as Reading;
}

/**
 * Reads posts, all for one thing and then all for the next: for each the processor keeps at hand what that needs (the
 * table of cues, that of words), so that it takes less time than reading post by post. Right after the words of a post
 * are counted, its place is told to whoever wants to ask the lexicon more about them.
 */
export function readAll(posts: readonly CodablePost[], reader: Reader, counting?: (place: number) => void): Reading[] {
  const texts = posts.map(ownText);
  const folded = texts.map(compatible);
  const stretches = texts.map(spans);
  const named = posts.map((post, i) => namedIn(post, texts[i] as string, stretches[i] as Span[], reader.domains));
  const authors = posts.map(authorOf);
  const counted = posts.map(({ kind }, i) => {
    const { names, works } = authors[i] as Author;
    const found = reader.lexicon.count(
      texts[i] as string,
      stretches[i] as Span[],
      kind !== 'repost' && names.length + works.length > 0,
      folded[i],
    );
    counting?.(i);
    return found;
  });
  const plains = folded.map(plainOf);
  const quotes = posts.map(({ quotedText }) => (quotedText === null ? '' : plain(quotedText)));
  const signals = posts.map(({ kind }, i) => {
    const found: Signals = new Map();
    reader.cues.find(plains[i] as string, found, kind === 'repost' ? passedOn : null);
    if (quotes[i] !== '') reader.cues.find(quotes[i] as string, found, quoted);
    return found;
  });
  return posts.map((post, i) => {
    const { links, hashtags, mentions } = named[i] as Named;
    const reading = {
      own: texts[i] as string,
      counted: counted[i] as Counted,
      links,
      hashtags,
      mentions,
      signals: signals[i] as Signals,
      author: authors[i] as Author,
      cues: reader.cues,
      shape: none,
    };
    addSignals(post, reading, plains[i] as string, quotes[i] as string);
    reading.shape = shape(post.kind, reading);
    return reading;
  });
}

const none: readonly string[] = [];

function ownText({ title, text }: CodablePost): string {
  return title === null ? (text ?? '') : text === null ? title : `${title}\n${text}`;
}

/** What a post names. */
type Named = Pick<Reading, 'links' | 'hashtags' | 'mentions'>;

function namedIn(post: CodablePost, own: string, stretches: readonly Span[], domains: DomainKinds): Named {
  const found = entitiesOf(stretches);
  const bare = bareLinks(own, stretches);
  const written = bare.length === 0 ? found.links : [...found.links, ...bare];
  return {
    links: readLinks(post.links.length === 0 ? written : [...post.links, ...written], domains),
    hashtags: post.hashtags.length === 0 ? found.hashtags : [...new Set([...post.hashtags, ...found.hashtags])],
    mentions: found.mentions,
  };
}

/** Adds the signals that are no cues in words. */
function addSignals(post: CodablePost, seen: Reading, own: string, quoted: string): void {
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
