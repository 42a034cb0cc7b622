import { UNSPACED } from '../text/writing.ts';

const LETTER = /[\p{L}\p{N}\p{M}]/u.source;
const MIXED_TOKEN = new RegExp(`(?=${LETTER})${UNSPACED.source}|(?:(?!${UNSPACED.source})${LETTER})+`, 'gu');
const ASCII_TOKEN = /[a-z0-9]+/g;
const ASCII = /^\p{ASCII}*$/u;
/** What stands between signs of ASCII that are neither letters nor digits: no word reaches across these. */
const STRETCH = /[A-Za-z0-9\u0080-\uffff]+/g;

/** The words of a folded text: letters and digits; each sign of scripts that put no spaces between words stands alone. */
export function tokensOf(text: string): string[] {
  if (ASCII.test(text)) return text.match(ASCII_TOKEN) ?? [];
  const tokens: string[] = [];
  // To ask of each sign which of all letters it is takes long: in a page of English with some other signs, most stretches are plain words.
  for (const stretch of text.match(STRETCH) ?? []) {
    if (ASCII.test(stretch)) tokens.push(stretch);
    else tokens.push(...(stretch.match(MIXED_TOKEN) ?? []));
  }
  return tokens;
}

/** The words of a folded text, and each two that stand beside each other. */
export function phrases(text: string): string[] {
  const tokens = tokensOf(text);
  return tokens.flatMap((token, i) => (i === 0 ? [token] : [token, `${tokens[i - 1]} ${token}`]));
}
