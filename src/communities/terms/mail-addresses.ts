/**
 * The text without e-mail addresses. Their parts are what people and their schools are called: many may pass an address on, and
 * it would name the community that does after somebody who need not have an account.
 */
export function withoutMailAddresses(text: string): string {
  const written = text.replaceAll('＠', '@');
  let [kept, from] = ['', 0];
  for (let at = written.indexOf('@', 1); at >= 0; at = written.indexOf('@', at + 1)) {
    if (!LETTER.test(written.charAt(at - 1)) || !LETTER.test(written.charAt(at + 1))) continue;
    let [start, end] = [at, at + 1];
    while (start > from && PART.test(written.charAt(start - 1))) start -= 1;
    while (end < written.length && PART.test(written.charAt(end))) end += 1;
    kept += written.slice(from, start);
    from = end;
    at = end;
  }
  return from === 0 ? text : kept + written.slice(from);
}

const LETTER = /[A-Za-z0-9]/;
const PART = /[A-Za-z0-9._%+-]/;
