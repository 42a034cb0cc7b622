// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import * as lists from 'stopword/dist/stopword.esm.mjs';
import { isStopWord } from '../../text/words.ts';

/** Languages with a list of stop words, by their codes as platforms state them. */
const languages: Readonly<Record<string, readonly string[]>> = {
  de: lists.deu,
  es: lists.spa,
  fr: lists.fra,
  it: lists.ita,
  pt: lists.por,
  nl: lists.nld,
  sv: lists.swe,
  da: lists.dan,
  no: lists.nob,
  fi: lists.fin,
  tr: lists.tur,
  pl: lists.pol,
  cs: lists.ces,
  sk: lists.slk,
  hu: lists.hun,
  ro: lists.ron,
  ca: lists.cat,
  gl: lists.glg,
  eu: lists.eus,
  ga: lists.gle,
  el: lists.ell,
  ru: lists.rus,
  uk: lists.ukr,
  bg: lists.bul,
  ar: lists.ara,
  fa: lists.fas,
  he: lists.heb,
  hi: lists.hin,
  id: lists.ind,
  tl: lists.tgl,
  vi: lists.vie,
  ja: lists.jpn,
  zh: lists.zho,
  th: lists.tha,
};
/** Older codes, and those of one language in two standards, as platforms state them. */
const aliases: Readonly<Record<string, string>> = { in: 'id', iw: 'he', nb: 'no', nn: 'no', fil: 'tl' };
const codes = Object.keys(languages);
const ENGLISH = 'en';
/** What the stop words of English lack. */
const GRAMMAR: ReadonlySet<string> = new Set(
  'not nor will would can cannot could may might shall should must yes yeah okay let lets dont doesnt didnt cant wont isnt ive'.split(' '),
);
/** Stop words of a language from which on a text may be in it. */
const FEW = 2;
/** The places of the languages of which a word is a stop word. */
const places = new Map<string, number[]>();
for (const [i, code] of codes.entries())
  for (const word of new Set(languages[code]!.map((one) => one.normalize('NFKC').toLowerCase())))
    places.set(word, [...(places.get(word) ?? []), i]);

/** Whether a word is too common in a language (by its code), or in English, which is written everywhere, to tell of a topic. */
export function isCommon(word: string, language: string): boolean {
  return isStopWord(word) || GRAMMAR.has(word) || (places.get(word)?.includes(codes.indexOf(language)) ?? false);
}

/** Tells the languages of texts whose words have numbers, given from 0 on in the order in which they are met. */
export class Languages {
  /** For each word: 0 where it is common in no language, 1 in English, 2 in others only. */
  readonly #kinds: number[] = [];
  readonly #words: string[] = [];

  /** Makes a word known, the next by number. */
  add(word: string): void {
    this.#words.push(word);
    this.#kinds.push(isStopWord(word) || GRAMMAR.has(word) ? 1 : places.has(word) ? 2 : 0);
  }

  /**
   * The code of the language of a text. Its common words decide where at least two are of one language and more of it
   * than of English; otherwise the platform's statement, because platforms often mistake short texts; otherwise English.
   */
  of(numbers: readonly number[], stated: string | null): string {
    let [english, foreign] = [0, 0];
    for (const number of numbers) {
      if (this.#kinds[number] === 1) english += 1;
      else if (this.#kinds[number] === 2) foreign += 1;
    }
    const code = stated?.toLowerCase().split(/[-_]/)[0] ?? ENGLISH;
    const said = aliases[code] ?? code;
    const known = said in languages;
    if (!known && foreign < FEW) return ENGLISH;
    const counts = codes.map(() => 0);
    for (const number of numbers)
      if (this.#kinds[number] !== 0) for (const place of places.get(this.#words[number]!) ?? []) counts[place]! += 1;
    const most = Math.max(...counts);
    // Common words of two languages at once are counted for both: what is stated wins a tie.
    const best = known && counts[codes.indexOf(said)] === most ? said : codes[counts.indexOf(most)]!;
    if (most >= FEW && most > english) return best;
    return known && english <= counts[codes.indexOf(said)]! ? said : ENGLISH;
  }
}
