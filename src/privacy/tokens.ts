/** Words: letters and digits; each sign of scripts that put no spaces between words stands alone. */
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[\p{L}\p{N}\p{M}]+/gu;
const ASCII_TOKEN = /[a-z0-9]+/g;
const ASCII = /^\p{ASCII}*$/u;

/** The words of a folded text. */
export function tokensOf(text: string): string[] {
  return text.match(ASCII.test(text) ? ASCII_TOKEN : TOKEN) ?? [];
}

/** The words of a folded text, and each two that stand beside each other. */
export function phrases(text: string): string[] {
  const tokens = tokensOf(text);
  return tokens.flatMap((token, i) => (i === 0 ? [token] : [token, `${tokens[i - 1]} ${token}`]));
}
