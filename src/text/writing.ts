/** A character of a script that puts no spaces between words; a length mark (ー) and repeat marks (々, ๆ) among them. */
export const UNSPACED = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;

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
