import { entitiesOf, spans } from '../text.ts';
import type { CueIndex, Signals } from './cue-index.ts';
import { type CueCode, cues } from './cues.ts';
import { type DomainKinds, domainKinds } from './domains.ts';
import type { Counted, Lexicon } from './lexicon.ts';
import { bareLinks, type ReadLink, readLinks } from './links.ts';
import { namesOf, ownLink, ownName, ownShortName, ownTag, type Voice } from './ownership.ts';
import { plain } from './plain.ts';
import { remembered } from './remembered.ts';

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
  readonly signals: Signals;
  /** Whether a signal is a cue in words, by `code/cue`. */
  readonly inWords: (signal: string) => boolean;
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
  'affiliate-link': 'Links with the name of someone who is paid when the reader buys',
  'ad-label': 'The platform labels the post as advertising',
  'bio-ambassador': 'The bio names an interest in a company, and the post names the company',
  'bio-seller': 'The bio says that the author sells',
  'own-link': 'Links to a place that carries the author’s name or stands in the bio',
  'own-tag': 'Carries a hashtag that is the author’s name',
  'own-short-name': 'Names an organisation whose short name stands in the author’s handle',
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

/** Reads a post: its words, its links and every signal in it. A function of the post and the lists alone. */
export function read(post: CodablePost, { domains, cues: index, lexicon }: Reader): Reading {
  const own = post.title === null ? (post.text ?? '') : post.text === null ? post.title : `${post.title}\n${post.text}`;
  const stretches = spans(own);
  const found = entitiesOf(stretches);
  const hashtags = post.hashtags.length === 0 ? found.hashtags : [...new Set([...post.hashtags, ...found.hashtags])];
  const links = readLinks([...post.links, ...found.links, ...bareLinks(own, stretches)], domains);
  const reposted = post.kind === 'repost';
  const names = namesOf(post);
  const counted = lexicon.count(own, stretches, !reposted && names.length > 0);
  const signals: Signals = new Map();
  const add = (code: CueCode, cue: string, excerpt: string): void => {
    const name = `${code}/${cue}`;
    if (!signals.has(name)) signals.set(name, excerpt.slice(0, EXCERPT));
  };

  const ownPlain = plain(own);
  // The "my" of a text that is passed on is somebody else's: only an address, a tag or a name can be the reposter's.
  index.find(ownPlain, signals, reposted ? (code) => code !== 'selfpromotion' : undefined);
  const quotedPlain = post.quotedText === null ? '' : plain(post.quotedText);
  if (quotedPlain !== '') index.find(quotedPlain, signals, (code) => code === 'sharing' || code === 'commercial');
  const link = ownLink(links, post, names);
  if (link !== null) add('selfpromotion', 'own-link', link);
  const tag = ownTag(hashtags, names);
  if (tag !== null) add('selfpromotion', 'own-tag', `#${tag}`);
  if (!reposted) {
    // Addresses and tags are no words: they are judged above, and a picture's address may carry any name.
    const said = ownName(counted.letters, names);
    if (said !== null) add('selfpromotion', 'own-name', said);
    const short = ownShortName(own, links, post);
    if (short !== null) add('selfpromotion', 'own-short-name', short);
  }
  if (found.mentions.length > 0 && post.handle !== null) {
    const handle = post.handle.replace(/^@/, '').toLowerCase();
    const self = found.mentions.find((mention) => mention.toLowerCase() === handle);
    if (self !== undefined) add('selfpromotion', 'self-mention', `@${self}`);
  }
  for (const { url, kind, affiliate } of links) {
    add(speaksFor[kind] ?? 'sharing', `link-${kind}`, url);
    if (affiliate) add('commercial', 'affiliate-link', url);
  }
  if (!reposted && offers.some((cue) => signals.has(cue))) {
    // Whoever says my or our and names a price, a sale or a code is the seller.
    const goods = /\b(?:my|our) (?!class|students?\b|kids\b|school|district|budget)[\p{L}\p{N} ]{3,40}/u.exec(ownPlain);
    if (goods !== null) add('selfpromotion', 'own-goods', goods[0].trim());
  }
  freeItem(signals, add, reposted);
  if (post.adLabel !== null) add('commercial', 'ad-label', post.adLabel);
  if (!reposted && post.bio !== null)
    for (const { cue, excerpt } of interests(post.bio, `${ownPlain}\n${quotedPlain}`)) add('commercial', cue, excerpt);
  if (hashtags.length >= HASHTAGS_OF_SPAM) add('context', 'many-hashtags', hashtags.map((name) => `#${name}`).join(' '));
  return { own, counted, links, hashtags, signals, inWords: (signal) => index.has(signal) };
}

/** A free item without a price, a sale or a call to buy is not commercial, even in a store: its cues step back. */
function freeItem(signals: Signals, add: (code: CueCode, cue: string, excerpt: string) => void, reposted: boolean): void {
  if (!signals.has('sharing/free') || offers.some((cue) => signals.has(cue))) return;
  for (const cue of ['storefront', 'link-marketplace', 'link-retail']) {
    const excerpt = signals.get(`commercial/${cue}`);
    if (excerpt === undefined) continue;
    signals.delete(`commercial/${cue}`);
    add('context', cue, excerpt);
    if (cue === 'storefront' && !reposted) add('selfpromotion', 'free-in-store', excerpt);
  }
}

/** Words before "ambassador" that name no company. */
const generic = new Set([
  'brand',
  'student',
  'teacher',
  'school',
  'proud',
  'official',
  'the',
  'global',
  'district',
  'and',
  'an',
  'goodwill',
  'stem',
  'education',
  'my',
  'former',
  'campus',
  'youth',
  'edu',
]);
const ambassador =
  /(?:@|#)?([\p{L}\d.]{3,30}) ?(?:certified )?(?:ambassador|affiliate|brand partner|influencer)\b|\b(?:ambassador|affiliate|partner) (?:for|of|with|at|@) ?(?:@|#)?([\p{L}\d.]{3,30})/giu;
const seller =
  /\b(?:tpt|teachers ?pay ?teachers|etsy)\b.{0,30}\b(?:seller|author|store|shop|creator)\b|\b(?:my|our|shop|visit) ?(?:tpt|etsy|online)? ?(?:store|shop)\b|\b(?:new products|(?:secret )?sales\b.{0,20}$|special offers|we sell|we make (?:games|apps|toys|products))|shop (?:now|here|at)\b/iu;

/** Material interests that the bio states and the post takes up: the company of an ambassador, the shop of a seller. */
function interests(bio: string, text: string): Signal[] {
  const { companies, shop } = interestsOf(bio);
  const found: Signal[] = [];
  for (const { company, excerpt } of companies) if (text.includes(company)) found.push({ cue: 'bio-ambassador', excerpt });
  if (shop !== null) found.push({ cue: 'bio-seller', excerpt: shop });
  return found;
}

/** What a bio states: companies of which its author is an ambassador, and whether the author sells. */
const interestsOf = remembered((bio: string) => {
  const folded = plain(bio);
  const companies = [...folded.matchAll(ambassador)]
    .map((match) => ({ company: match[1] ?? match[2] ?? '', excerpt: match[0].trim() }))
    .filter(({ company }) => !generic.has(company));
  return { companies, shop: seller.exec(folded)?.[0].trim() ?? null };
});
