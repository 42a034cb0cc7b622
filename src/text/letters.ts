/** Characters that are as wide as they are high: those of Chinese, Japanese and Korean, and emoji. */
export const SQUARE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{Extended_Pictographic}]/u;

/** Length of a text in letters; a character as wide as it is high counts for two. */
export function letters(text: string): number {
  return [...text].length + squares(text);
}

/** How many characters of a text surely have room where `most` letters have: half as many where all may be square. */
export function within(text: string, most: number): number {
  return most - Math.min(squares(text), Math.floor(most / 2));
}

function squares(text: string): number {
  return text.match(new RegExp(SQUARE, 'gu'))?.length ?? 0;
}
