/**
 * The width of a text in pixels, on the wide side of the fonts that a picture may be shown in: from the kinds of its
 * characters alone, so that it is the same on every machine. Signs of Chinese, Japanese and Korean, and emoji, are as
 * wide as they are high.
 */
export function textWidth(text: string, fontSize: number): number {
  let ems = 0;
  for (const character of text) ems += SQUARE.test(character) ? 1 : CAPITAL.test(character) ? 0.68 : 0.55;
  return Math.ceil(ems * fontSize);
}

/** Length of a text in letters; a sign as wide as it is high counts for two. */
export function letters(text: string): number {
  return [...text].length + squares(text);
}

/** How many signs of a text surely have room where `most` letters have: half as many where all may be square. */
export function within(text: string, most: number): number {
  return most - Math.min(squares(text), Math.floor(most / 2));
}

function squares(text: string): number {
  return text.match(new RegExp(SQUARE, 'gu'))?.length ?? 0;
}

/** Signs of Chinese, Japanese and Korean, and emoji. */
export const SQUARE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{Extended_Pictographic}]/u;
/** Capitals, digits and signs as wide as they. */
const CAPITAL = /[\p{Lu}\d%#@+–—…×]/u;
