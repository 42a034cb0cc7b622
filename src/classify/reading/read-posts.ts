import type { DomainKinds } from '../../text/domains.ts';
import { entitiesOf, type Span, spans } from '../../text/entities.ts';
import { compatible } from '../../text/writing.ts';
import type { CueCode } from '../cues/cue.ts';
import type { Signals } from '../cues/cue-index.ts';
import { plain, plainOf } from '../cues/plain.ts';
import { type Author, authorOf } from './author.ts';
import type { Counted } from './lexicon.ts';
import { bareLinks, readLinks } from './links.ts';
import type { CodablePost, Reader, Reading } from './reading.ts';
import { shape } from './shape.ts';
import { addSignals } from './signals.ts';

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
 * table of cues, that of words), so that it takes less time than reading post by post. Words that are passed on several
 * times are read once. Right after the words of a post are counted, its place is told to whoever wants to ask the lexicon
 * more about them.
 */
export function readAll(posts: readonly CodablePost[], reader: Reader, counting?: (place: number) => void): Reading[] {
  const texts = posts.map(ownText);
  const first = firstInWords(posts, texts);
  const each = <T>(read: (place: number) => T): T[] => {
    const found: T[] = [];
    for (let i = 0; i < first.length; i++) found.push(first[i] === i ? read(i) : (found[first[i] as number] as T));
    return found;
  };
  const folded = each((i) => compatible(texts[i] as string));
  const stretches = each((i) => spans(texts[i] as string));
  const named = posts.map((post, i) => namedIn(post, texts[i] as string, stretches[i] as Span[], reader.domains));
  const authors = posts.map(authorOf);
  const counted = each((i) => {
    const { names, works } = authors[i] as Author;
    const letters = !isPassedOn(posts[i] as CodablePost) && names.length + works.length > 0;
    const found = reader.lexicon.count(texts[i] as string, stretches[i] as Span[], letters, folded[i]);
    counting?.(i);
    return found;
  });
  const plains = each((i) => plainOf(folded[i] as string));
  const quotes = each((i) => plain(posts[i]?.quotedText ?? ''));
  const cues = each((i) => {
    const found: Signals = new Map();
    reader.cues.find(plains[i] as string, found, isPassedOn(posts[i] as CodablePost) ? passedOn : null);
    if (quotes[i] !== '') reader.cues.find(quotes[i] as string, found, quoted);
    return found;
  });
  // Signals of the author and of the links come to those of the words.
  const signals = cues.map((found, i) => (first[i] === i ? found : new Map(found)));
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

function isPassedOn({ kind }: CodablePost): boolean {
  return kind === 'repost';
}

/** For each post its own place, or that of the first that passes on the same words. */
function firstInWords(posts: readonly CodablePost[], texts: readonly string[]): number[] {
  const first = new Map<string, number>();
  return posts.map((post, i) => {
    if (!isPassedOn(post)) return i;
    const said = `${post.quotedText ?? ''}\0${texts[i]}`;
    if (!first.has(said)) first.set(said, i);
    return first.get(said) as number;
  });
}

/** What is the author's own; the title of an answer is that of what it answers ("Re: …"). */
function ownText({ kind, title, text }: CodablePost): string {
  if (title === null || kind === 'reply') return text ?? '';
  return text === null ? title : `${title}\n${text}`;
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
