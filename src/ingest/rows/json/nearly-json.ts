/**
 * Two ways of writing records that are not JSON and yet leave no doubt: the marks NaN and Infinity that Python writes
 * where a number is missing, and dictionaries as Python shows them.
 */
import { afterString } from './lossless.ts';

/**
 * The text with null in place of NaN, Infinity and -Infinity outside strings, as `json.dump` and pandas write them for
 * what is missing or no number; null where there are none.
 */
export function withoutNonNumbers(text: string): string | null {
  const marks = /"|-?(?:NaN|Infinity)/g;
  let mended = '';
  let copied = 0;
  for (let found = marks.exec(text); found !== null; found = marks.exec(text)) {
    if (found[0] === '"') marks.lastIndex = afterString(text, marks.lastIndex);
    else {
      mended += `${text.slice(copied, found.index)}null`;
      copied = marks.lastIndex;
    }
  }
  return copied === 0 ? null : mended + text.slice(copied);
}

const PYTHON = /[\s[\]{}:,]+|(?<word>None|True|False|-?(?:nan|inf)(?![a-z]))|u?(?<quote>["'])|-?\d[\d.]*(?:e[+-]?\d+)?/y;
const WORDS: Readonly<Record<string, string>> = { None: 'null', True: 'true', False: 'false' };
/** The escapes that Python itself writes into a string that it shows, and what they stand for. */
const ESCAPES = /\\(?:(?<plain>[\\'"nrt])|x(?<code>[0-9a-f]{2})|u(?<unit>[0-9a-f]{4})|U(?<point>[0-9a-f]{8})|.)/gs;
const PLAIN: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/**
 * A dictionary as Python shows it (`{'a': None, 'b': True}`), as JSON; null where it holds anything that has no one
 * meaning in JSON, such as a date of Python's own, or an escape that Python does not write.
 */
export function jsonOfPython(text: string): string | null {
  let json = '';
  PYTHON.lastIndex = 0;
  while (PYTHON.lastIndex < text.length) {
    const found = PYTHON.exec(text);
    if (found === null) return null;
    const { word, quote } = found.groups ?? {};
    if (quote === undefined) {
      // Text that is no number stands for nothing, as in JSON that Python writes.
      json += word === undefined ? found[0] : (WORDS[word] ?? 'null');
      continue;
    }
    const from = PYTHON.lastIndex;
    const end = afterString(text, from, quote);
    const shown = shownByPython(text.slice(from, end - 1));
    if (shown === null) return null;
    json += JSON.stringify(shown);
    PYTHON.lastIndex = end;
  }
  return json;
}

/** What a string of Python holds, without its quotes; null for escapes that Python does not write. */
function shownByPython(inner: string): string | null {
  if (!inner.includes('\\')) return inner;
  let sound = true;
  const shown = inner.replace(ESCAPES, (_, ...rest) => {
    const { plain, code, unit, point } = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    if (plain !== undefined) return PLAIN[plain] ?? plain;
    const character = Number.parseInt(code ?? unit ?? point ?? '', 16);
    if (unit !== undefined) return String.fromCharCode(character);
    if (character <= 0x10ffff) return String.fromCodePoint(character);
    sound = false;
    return '';
  });
  return sound ? shown : null;
}
