import { UNSPACED } from '../../text/writing.ts';

/**
 * The words of a run of letters: itself, where its script puts spaces between words; otherwise (Chinese, Japanese, Thai
 * and their neighbours) as the dictionaries of Unicode's ICU part it, without which a whole sentence would be one word.
 */
export function parted(run: string): readonly string[] {
  if (!UNSPACED.test(run)) return [run];
  return [...segmenter.segment(run)].map(({ segment }) => segment).filter((word) => LETTER.test(word));
}

/** Whether a word of two letters may tell of a topic, as most words of Chinese and many of Japanese do. */
export function isDense(word: string): boolean {
  return DENSE.test(word);
}

const DENSE = /[\p{scx=Han}\p{sc=Katakana}]/u;
const LETTER = /\p{L}/u;
/** Of no one language: its dictionaries know the scripts, and a study may be in several. */
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });
