/** Everything XML 1.0 forbids even when escaped: control characters, lone surrogates, U+FFFE and U+FFFF. */
const forbidden = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Texts that stand there as they are; nearly all do, and to ask once is quicker than to look for what is to be replaced. */
const plain = /^[ !#-%(-;=?-~]*$/;

/** A text as it may stand in an element or attribute of XML; characters that XML forbids are left out. */
export function xml(text: string | number | boolean): string {
  if (typeof text !== 'string') return String(text);
  if (plain.test(text)) return text;
  return text.replace(forbidden, '').replace(/[&<>"'\t\n\r]/g, (character) => escapes[character] as string);
}
