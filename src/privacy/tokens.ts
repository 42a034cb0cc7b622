import { UNSPACED } from '../text/writing.ts';

const LETTER = /[\p{L}\p{N}\p{M}]/u.source;
const MIXED_TOKEN = new RegExp(`(?=${LETTER})${UNSPACED.source}|(?:(?!${UNSPACED.source})${LETTER})+`, 'gu');
const TOKEN = new RegExp(`${LETTER}+`, 'gu');
const ASCII_TOKEN = /[a-z0-9]+/g;
const ASCII = /^\p{ASCII}*$/u;

/** The words of a folded text: letters and digits; each sign of scripts that put no spaces between words stands alone. */
export function tokensOf(text: string): string[] {
  const token = ASCII.test(text) ? ASCII_TOKEN : UNSPACED.test(text) ? MIXED_TOKEN : TOKEN;
  return text.match(token) ?? [];
}

/** The words of a folded text, and each two that stand beside each other. */
export function phrases(text: string): string[] {
  const tokens = tokensOf(text);
  return tokens.flatMap((token, i) => (i === 0 ? [token] : [token, `${tokens[i - 1]} ${token}`]));
}
