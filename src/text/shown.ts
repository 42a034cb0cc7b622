/**
 * A name out of the data, fit to be shown. Control characters, line separators and marks of writing direction are taken out: a
 * hostile name could otherwise rewrite its surroundings. It is cut to `longest` characters, at its end, or in the middle where
 * names begin alike and end differently.
 */
export function shown(name: string, longest = 40, cut: 'end' | 'middle' = 'end'): string {
  const plain = name
    .normalize('NFC')
    .replace(UNSHOWABLE, (found, place: number, all: string) =>
      joins(found, all.slice(0, place), all.slice(place + found.length)) ? found : ' ',
    )
    .replace(/\s+/gu, ' ')
    .trim();
  const characters = [...plain];
  if (characters.length <= longest) return plain;
  const tail = cut === 'middle' ? Math.floor(longest / 2) : 0;
  const head = characters.slice(0, wholeAt(characters, longest - 1 - tail));
  const rest = characters.slice(characters.length - tail);
  while (MARK.test(rest[0] ?? '')) rest.shift();
  return `${head.join('').trimEnd()}…${rest.join('').trimStart()}`;
}

/** Whether a joiner belongs to the writing: between letters of a script that is written with them, or within an emoji. */
function joins(found: string, before: string, after: string): boolean {
  if (found !== '\u200c' && found !== '\u200d') return false;
  return (JOINED.test(before) && /^[\p{L}\p{M}]/u.test(after)) || (found === '\u200d' && EMOJI.test(before) && /^\p{ExtPict}/u.test(after));
}

/** Scripts whose letters change their shape by their neighbours, which a joiner, or its opposite, decides. */
const JOINED = new RegExp(
  `[${['Arab', 'Syrc', 'Deva', 'Beng', 'Guru', 'Gujr', 'Orya', 'Taml', 'Telu', 'Knda', 'Mlym', 'Sinh', 'Khmr', 'Mymr', 'Mong'].map((script) => `\\p{Script=${script}}`).join('')}]\\p{M}*$`,
  'u',
);
const EMOJI = /\p{ExtPict}(?:\p{EMod}|\ufe0f)?$/u;

/** The last place up to `at` that parts no accent from its letter; `at` itself where there is none. */
function wholeAt(characters: readonly string[], at: number): number {
  let place = at;
  while (place > 0 && MARK.test(characters[place] ?? '')) place -= 1;
  return place === 0 ? at : place;
}

const MARK = /^(?:\p{M}|\p{EMod})/u;

/** Control and format characters (bidirectional marks among them), line separators, lone surrogates, unassigned ones. */
const UNSHOWABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]+/gu;
