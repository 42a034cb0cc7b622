import { hasPublicHost, trimmed } from './addresses.ts';
import { fold } from './writing.ts';

/** The hashtags, mentions and links of a text, each once and in order. */
export interface Entities {
  /** Without #, NFKC-folded, in lower case. */
  readonly hashtags: readonly string[];
  /** Handles as written, without @. */
  readonly mentions: readonly string[];
  /** Addresses with http or https, as written. */
  readonly links: readonly string[];
}

// The rules are those of twitter-text, tested against its conformance cases, with two differences: handles may have
// dots inside (Instagram, Bluesky), and an address without http:// is no link ("see.you" is a slip of the pen more
// often than a site). Every repetition is bounded or cannot begin twice in the same run, so that time grows linearly.
const LETTER = String.raw`\p{L}\p{M}`;
/** Characters inside hashtags that are neither letters nor digits: joiners, Hebrew, Japanese, Tibetan and Catalan points. */
const INSIDE = String.raw`_\u200c\u200d\ua67e\u05be\u05f3\u05f4\uff5e\u301c\u309b\u309c\u30a0\u30fb\u3003\u0f0b\u0f0c\u00b7`;
const TAG = String.raw`[${LETTER}\p{Nd}${INSIDE}]`;
const LABEL = String.raw`[${LETTER}\p{N}\p{So}]`;
/** A path stops at writing without spaces (Chinese, Japanese, Korean), which often follows an address directly. */
const PATH = String.raw`[\w!*';:=+,.$/%#[\]\-–~@|&?()\u00c0-\u024f\u0400-\u04ff]`;

/** What makes a hashtag: it does not begin within a word, holds a letter that is not part of an emoji, and is not part of an address. */
const hashtag = [
  String.raw`(?<!(?![\ufe0e\ufe0f])[${LETTER}\p{Nd}${INSIDE}&])[#＃]`,
  String.raw`(?=[\p{Nd}${INSIDE}]*(?![\ufe0e\ufe0f\u20e3])[${LETTER}])`,
  String.raw`(?<hashtag>${TAG}+)(?!${TAG}|[#＃]|:\/\/)`,
];
/** A handle after a character that ends a word, or after RT; not part of an email address. */
const mention = [
  String.raw`(?<=^|[^\w!@#$%&*＠＃]|(?<![\w+~.\-])[rR][tT]:?)[@＠]`,
  String.raw`(?<mention>\w{1,30}(?:\.\w{1,63}){0,4})`,
  String.raw`(?![\w@＠\u00c0-\u024f\u1e00-\u1eff]|:\/\/)`,
];
const host = [
  String.raw`(?:${LABEL}(?:[${LETTER}\p{N}\p{So}_-]{0,61}${LABEL})?\.){0,10}?`,
  String.raw`(?!xn--[^a-z])${LABEL}(?:[${LETTER}\p{N}\p{So}-]{0,61}${LABEL})?`,
  String.raw`\.(?:[a-zA-Z]{2,24}|xn--[a-z0-9-]{2,59}|[\p{L}\p{M}]{2,24})(?![A-Za-z0-9@+_-]|\.[A-Za-z0-9])`,
].join('');
/** An address as Twitter shortens it, which ends where its code does. */
const short = String.raw`t\.co\/[A-Za-z0-9]{1,40}(?![A-Za-z0-9])(?:\?[\w=&%.#-]*[\w=&%#-])?`;
const link = [
  String.raw`(?<![A-Za-z0-9@＠$#＃])(?<link>[hH][tT][tT][pP][sS]?:\/\/`,
  String.raw`(?:${short}|(?!t\.co\/)${host}(?::\d{1,5})?(?:[/?#]${PATH}*)?))`,
];
/** Swallowed, so that "example.com/@name" and "example.com/#part" give neither a mention nor a hashtag. */
const bare = [String.raw`(?<![\w@#.-])(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,24}\/\S*`];

/** The pattern whose parts these are, tried at one place of a text. */
const at = (parts: readonly string[]): RegExp => new RegExp(parts.join(''), 'uy');
const hashtagHere = at(hashtag);
const mentionHere = at(mention);
const linkHere = at(link);
const bareHere = at(bare);
/** Where one of them can begin; an address without http is known by its dot. Looking there alone is ten times as fast. */
const opening = /[#＃@＠]|\.(?=[A-Za-z])|[hH][tT][tT][pP]/g;

/** A stretch of a text that is not words: a hashtag, a mention, a link, or an address without http. */
export interface Span {
  readonly kind: 'hashtag' | 'mention' | 'link' | 'bare';
  readonly start: number;
  readonly end: number;
  /** The hashtag or handle without its # or @; the address. */
  readonly text: string;
}

/** The stretches of a text that are not words, in order. */
export function spans(text: string): Span[] {
  const found: Span[] = [];
  opening.lastIndex = 0;
  while (opening.test(text)) {
    // An opening is one character, or http.
    const last = opening.lastIndex - 1;
    const character = text[last] as string;
    const start = character === 'p' || character === 'P' ? last - 3 : last;
    const span = spanAt(text, start, character);
    if (span === null) opening.lastIndex = start + 1;
    else {
      found.push(span);
      opening.lastIndex = span.end;
    }
  }
  return found;
}

function spanAt(text: string, at: number, character: string): Span | null {
  if (character === '#' || character === '＃') return here(hashtagHere, text, at, 1, 'hashtag');
  if (character === '@' || character === '＠') return here(mentionHere, text, at, 1, 'mention');
  if (character === '.') {
    let start = at;
    while (start > 0 && at - start < LONGEST_HOST && /[\w@#.-]/.test(text[start - 1] as string)) start -= 1;
    return here(bareHere, text, start, 0, 'bare');
  }
  return here(linkHere, text, at, 0, 'link');
}

/** Five labels of 63 characters, each with its dot. */
const LONGEST_HOST = 320;

/** The span at a place, without the # or @ it begins with. */
function here(expression: RegExp, text: string, start: number, mark: number, kind: Span['kind']): Span | null {
  expression.lastIndex = start;
  if (!expression.test(text)) return null;
  const end = expression.lastIndex;
  return { kind, start, end, text: text.slice(start + mark, end) };
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
