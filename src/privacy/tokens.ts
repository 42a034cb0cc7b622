/** Signs of scripts that put no spaces between words; a length mark (ー) and repeat marks (々, ๆ) among them. */
const UNSPACED = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u.source;
const LETTER = /[\p{L}\p{N}\p{M}]/u.source;
const HAS_UNSPACED = new RegExp(UNSPACED, 'u');
const MIXED_TOKEN = new RegExp(`(?=${LETTER})${UNSPACED}|(?:(?!${UNSPACED})${LETTER})+`, 'gu');
const TOKEN = new RegExp(`${LETTER}+`, 'gu');
const ASCII_TOKEN = /[a-z0-9]+/g;
const ASCII = /^\p{ASCII}*$/u;

/** The words of a folded text: letters and digits; each sign of scripts that put no spaces between words stands alone. */
export function tokensOf(text: string): string[] {
  const token = ASCII.test(text) ? ASCII_TOKEN : HAS_UNSPACED.test(text) ? MIXED_TOKEN : TOKEN;
  return text.match(token) ?? [];
}

/** The words of a folded text, and each two that stand beside each other. */
export function phrases(text: string): string[] {
  const tokens = tokensOf(text);
  return tokens.flatMap((token, i) => (i === 0 ? [token] : [token, `${tokens[i - 1]} ${token}`]));
}
