/** The text with an apostrophe in front where a spreadsheet would take it for a formula (full-width signs included). */
export function inert(text: string): string {
  return /^\s*[=+\-@\t\r\n＝＋－＠|%]/u.test(text) ? `'${text}` : text;
}
