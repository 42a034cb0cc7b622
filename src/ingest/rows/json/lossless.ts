import type { JsonValue } from '../../format.ts';

/** Digits that a whole number may have and still be exact as a JavaScript number, whatever the digits are. */
const EXACT_DIGITS = 15;

/**
 * Reads JSON text as `JSON.parse` does, but gives whole numbers of more than 15 digits as text, so that no id is ever
 * rounded: `{"id": 1200000000000000001}` gives the id `'1200000000000000001'`. Throws a SyntaxError on anything that is
 * not JSON.
 */
export function parseLossless(text: string): JsonValue {
  return JSON.parse(LONG_NUMBER.test(text) ? quoteLongIntegers(text) : text) as JsonValue;
}

/** Says no quickly for ordinary lines. It may say yes because of digits inside a string: the slow way sorts that out. */
const LONG_NUMBER = new RegExp(`(?:^|[:[,])\\s*-?[1-9]\\d{${EXACT_DIGITS}}`);

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const MINUS = 0x2d;
const PLUS = 0x2b;
const DOT = 0x2e;

/** Puts quotes around whole numbers of more than 15 digits that stand outside strings. */
function quoteLongIntegers(text: string): string {
  let quoted = '';
  let copied = 0;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = afterString(text, at + 1);
    } else if (isDigit(code)) {
      const from = text.charCodeAt(at - 1) === MINUS ? at - 1 : at;
      const end = afterDigits(text, at);
      if (end - at > EXACT_DIGITS && code !== 0x30 && isWhole(text, from, end)) {
        quoted += `${text.slice(copied, from)}"${text.slice(from, end)}"`;
        copied = end;
      }
      at = end;
    } else {
      at += 1;
    }
  }
  return quoted + text.slice(copied);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function afterDigits(text: string, from: number): number {
  let at = from;
  while (isDigit(text.charCodeAt(at))) at += 1;
  return at;
}

/** The position after the quote that ends a string; a quote behind an odd number of backslashes does not end it. */
export function afterString(text: string, from: number, quote = '"'): number {
  let at = from;
  for (;;) {
    at = text.indexOf(quote, at);
    if (at < 0) return text.length;
    let backslashes = 0;
    while (text.charCodeAt(at - 1 - backslashes) === BACKSLASH) backslashes += 1;
    at += 1;
    if (backslashes % 2 === 0) return at;
  }
}

/**
 * Whether digits are a number of their own and not part of a fraction, an exponent or a key. A key of digits is not
 * JSON, and quoting must not make it so.
 */
function isWhole(text: string, from: number, end: number): boolean {
  const before = text.charCodeAt(from - 1);
  if (before === DOT || before === PLUS || before === 0x65 || before === 0x45) return false;
  let at = end;
  while (text.charCodeAt(at) === 0x20 || (text.charCodeAt(at) >= 0x09 && text.charCodeAt(at) <= 0x0d)) at += 1;
  const after = text.charCodeAt(at);
  return !(after === COLON || (at === end && (after === DOT || after === 0x65 || after === 0x45)));
}
