import PorterStemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';
import stopwords from 'natural/lib/natural/util/stopwords.js';
import { getDomain, parse } from 'tldts';

/** The hashtags, mentions and links of a text, each once and in order. */
export interface Entities {
  /** Without #, NFKC-folded, in lower case. */
  readonly hashtags: readonly string[];
  /** Handles as written, without @. */
  readonly mentions: readonly string[];
  /** Addresses with http or https, as written. */
  readonly links: readonly string[];
}

/** A sign of a script that puts no spaces between words; a length mark (ー) and repeat marks (々, ๆ) among them. */
export const UNSPACED = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;

// The rules are those of twitter-text, tested against its conformance cases, with two differences: handles may have
// dots inside (Instagram, Bluesky), and an address without http:// is no link ("see.you" is a slip of the pen more
// often than a site). Every repetition is bounded or cannot begin twice in the same run, so that time grows linearly.
const LETTER = String.raw`\p{L}\p{M}`;
/** Signs inside hashtags that are neither letters nor digits: joiners, Hebrew, Japanese, Tibetan and Catalan points. */
const INSIDE = String.raw`_\u200c\u200d\ua67e\u05be\u05f3\u05f4\uff5e\u301c\u309b\u309c\u30a0\u30fb\u3003\u0f0b\u0f0c\u00b7`;
const TAG = String.raw`[${LETTER}\p{Nd}${INSIDE}]`;
const LABEL = String.raw`[${LETTER}\p{N}\p{So}]`;
/** A path stops at writing without spaces (Chinese, Japanese, Korean), which often follows an address directly. */
const PATH = String.raw`[\w!*';:=+,.$/%#[\]\-–~@|&?()\u00c0-\u024f\u0400-\u04ff]`;

const hashtag = String.raw`(?<!(?![\ufe0e\ufe0f])[${LETTER}\p{Nd}${INSIDE}&])[#＃](?=[\p{Nd}${INSIDE}]*(?![\ufe0e\ufe0f\u20e3])[${LETTER}])(?<hashtag>${TAG}+)(?!${TAG}|[#＃]|:\/\/)`;
const mention = String.raw`(?<=^|[^\w!@#$%&*＠＃]|(?<![\w+~.\-])[rR][tT]:?)[@＠](?<mention>\w{1,30}(?:\.\w{1,63}){0,4})(?![\w@＠\u00c0-\u024f\u1e00-\u1eff]|:\/\/)`;
const host = String.raw`(?:${LABEL}(?:[${LETTER}\p{N}\p{So}_-]{0,61}${LABEL})?\.){0,10}?(?!xn--[^a-z])${LABEL}(?:[${LETTER}\p{N}\p{So}-]{0,61}${LABEL})?\.(?:[a-zA-Z]{2,24}|xn--[a-z0-9-]{2,59}|[\p{L}\p{M}]{2,24})(?![A-Za-z0-9@+_-]|\.[A-Za-z0-9])`;
const short = String.raw`t\.co\/[A-Za-z0-9]{1,40}(?![A-Za-z0-9])(?:\?[\w=&%.#-]*[\w=&%#-])?`;
const link = String.raw`(?<![A-Za-z0-9@＠$#＃])(?<link>[hH][tT][tT][pP][sS]?:\/\/(?:${short}|(?!t\.co\/)${host}(?::\d{1,5})?(?:[/?#]${PATH}*)?))`;
/** Swallowed, so that "example.com/@name" and "example.com/#part" give neither a mention nor a hashtag. */
const bare = String.raw`(?<![\w@#.-])(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,24}\/\S*`;
const hashtagHere = new RegExp(hashtag, 'uy');
const mentionHere = new RegExp(mention, 'uy');
const linkHere = new RegExp(link, 'uy');
const bareHere = new RegExp(bare, 'uy');
/** Where one of them can begin; an address without http is known by its dot. Looking there alone is ten times as fast. */
const opening = /[#＃@＠]|\.(?=[A-Za-z])|[hH][tT][tT][pP]/g;

/** A stretch of a text that is no words: a hashtag, a mention, a link, or an address without http. */
export interface Span {
  readonly kind: 'hashtag' | 'mention' | 'link' | 'bare';
  readonly start: number;
  readonly end: number;
  /** The hashtag or handle without its sign; the address. */
  readonly text: string;
}

/** The stretches of a text that are no words, in order. */
export function spans(text: string): Span[] {
  const found: Span[] = [];
  opening.lastIndex = 0;
  while (opening.test(text)) {
    // An opening is one sign, or http.
    const last = opening.lastIndex - 1;
    const sign = text[last] as string;
    const span = spanAt(text, sign === 'p' || sign === 'P' ? last - 3 : last, sign);
    if (span === null) opening.lastIndex = (sign === 'p' || sign === 'P' ? last - 3 : last) + 1;
    else {
      found.push(span);
      opening.lastIndex = span.end;
    }
  }
  return found;
}

function spanAt(text: string, at: number, sign: string): Span | null {
  if (sign === '#' || sign === '＃') return here(hashtagHere, text, at, 1, 'hashtag');
  if (sign === '@' || sign === '＠') return here(mentionHere, text, at, 1, 'mention');
  if (sign === '.') {
    let start = at;
    while (start > 0 && at - start < LONGEST_HOST && /[\w@#.-]/.test(text[start - 1] as string)) start -= 1;
    return here(bareHere, text, start, 0, 'bare');
  }
  return here(linkHere, text, at, 0, 'link');
}

/** Five labels of 63 signs, each with its dot. */
const LONGEST_HOST = 320;

/** The span at a place, without the sign it begins with. */
function here(expression: RegExp, text: string, start: number, sign: number, kind: Span['kind']): Span | null {
  expression.lastIndex = start;
  if (!expression.test(text)) return null;
  const end = expression.lastIndex;
  return { kind, start, end, text: text.slice(start + sign, end) };
}

/** Finds the hashtags, mentions and links of a text. */
export function entities(text: string): Entities {
  return entitiesOf(spans(text));
}

/** The hashtags, mentions and links among the spans of a text. */
export function entitiesOf(found: readonly Span[]): Entities {
  if (found.length === 0) return nothing;
  const hashtags: string[] = [];
  const mentions: string[] = [];
  const links: string[] = [];
  for (const { kind, text } of found) {
    if (kind === 'hashtag') hashtags.push(fold(text));
    else if (kind === 'mention') mentions.push(text);
    else if (kind === 'link') {
      const address = trimmed(text);
      if (hasPublicHost(address)) links.push(address);
    }
  }
  return { hashtags: once(hashtags), mentions: mentions.length < 2 ? mentions : firsts(mentions), links: once(links) };
}

const nothing: Entities = { hashtags: [], mentions: [], links: [] };

function once(list: string[]): readonly string[] {
  return list.length < 2 ? list : [...new Set(list)];
}

/** Handles, each as first written: they differ from one another in more than case. */
function firsts(handles: readonly string[]): string[] {
  const known = new Map<string, string>();
  for (const handle of handles) if (!known.has(handle.toLowerCase())) known.set(handle.toLowerCase(), handle);
  return [...known.values()];
}

/** Whether a host ends in a public suffix; the latest hosts are remembered, because most links lead to a few. */
function hasPublicHost(address: string): boolean {
  const host = /^https?:\/\/[^/?#]*/i.exec(address)?.[0] ?? address;
  let known = publicHosts.get(host);
  if (known === undefined) {
    if (publicHosts.size >= HOSTS) publicHosts.clear();
    known = parse(address).isIcann === true;
    publicHosts.set(host, known);
  }
  return known;
}

const HOSTS = 10_000;
const publicHosts = new Map<string, boolean>();

/**
 * The words of a text in lower case, whole (café, don't), in order. Links, mentions, hashtags and bare numbers are left
 * out. Writing without spaces (Chinese, Japanese, Thai) comes as one word per run.
 */
export function words(text: string): string[] {
  const plain = withoutSpans(text, spans(text)).normalize('NFKC').toLowerCase();
  const found = plain.match(/[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu) ?? [];
  return found.filter((word) => /\p{L}/u.test(word)).map((word) => word.replaceAll('’', "'"));
}

/** The text with a space in place of each span. */
export function withoutSpans(text: string, found: readonly Span[]): string {
  let rest = '';
  let from = 0;
  for (const { start, end } of found) {
    rest += `${text.slice(from, start)} `;
    from = end;
  }
  return rest + text.slice(from);
}

/** The form in which a hashtag, word or name is compared: compatible forms made one (NFKC), in lower case. */
export function fold(text: string): string {
  return compatible(text).toLowerCase();
}

/** The text with compatible forms made one (NFKC); most texts have none. */
export function compatible(text: string): string {
  return ascii.test(text) ? text : text.normalize('NFKC');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII
const ascii = /^[\x00-\x7f]*$/;

/**
 * The registered domain of a web address, such as example.org for https://www.example.org/page; the blog's own name
 * where a host gives one to each of its users (name.blogspot.com). Null for what is not a readable web address.
 */
export function registeredDomain(url: string): string | null {
  if (!/^https?:\/\//i.test(url)) return null;
  return getDomain(url, { allowPrivateDomains: true }) ?? getDomain(url);
}

/** Porter's stemmer takes quadratic time on a long token; no English word is longer. */
const LONGEST = 40;
const STEMS = 65_536;
const stems = new Map<string, string>();

/** The stem of an English word (Porter 1980, 10.1108/eb046814): teaching, teaches and teach become teach. */
export function stem(word: string): string {
  if (word.length > LONGEST) return word.slice(0, LONGEST);
  const known = stems.get(word);
  if (known !== undefined) return known;
  // Words follow Zipf's law: a full store begins again rather than growing with the corpus.
  if (stems.size >= STEMS) stems.clear();
  const found = PorterStemmer.stem(word);
  stems.set(word, found);
  return found;
}

const stopWords: ReadonlySet<string> = new Set(stopwords.words);

/** Whether an English word is too common to tell anything of a topic (the, about, you). */
export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}

/** The address without the punctuation of the sentence around it, and without brackets it does not open. */
function trimmed(address: string): string {
  let end = address.length;
  let open = 0;
  for (const sign of address) open += sign === '(' ? 1 : sign === ')' ? -1 : 0;
  for (; end > 0; end--) {
    const last = address[end - 1] as string;
    if (last === ')' && open < 0) open += 1;
    else if (last === '(') open -= 1;
    else if (!"!?*';:,.$%[]@|~".includes(last)) break;
  }
  return address.slice(0, end);
}
