import PorterStemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';
import stopwords from 'natural/lib/natural/util/stopwords.js';
import { spans, withoutSpans } from './entities.ts';

/**
 * The words of a text in lower case, whole (café, don't), in order. Links, mentions, hashtags and bare numbers are left
 * out. Writing without spaces (Chinese, Japanese, Thai) comes as one word per run.
 */
export function words(text: string): string[] {
  const plain = withoutSpans(text, spans(text)).normalize('NFKC').toLowerCase();
  const found = plain.match(/[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu) ?? [];
  return found.filter((word) => /\p{L}/u.test(word)).map((word) => word.replaceAll('’', "'"));
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
