// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { spans } from '../../text/entities.ts';
import { words } from '../../text/words.ts';
import { parted } from './unspaced.ts';

/**
 * Numbers words in the order in which they are met. The words of a text are those that `words` gives, parted where
 * their script puts no spaces between words; in plain English writing they are found and looked up character by character, without
 * a string for each, which takes a third of the time.
 */
export class WordNumbers {
  readonly #words: string[] = [];
  readonly #hashes: number[] = [];
  /** Places by hash, each with the number of a word plus 1, or 0. */
  #table = new Int32Array(1 << 12);

  /** The word that has a number. */
  word(number: number): string {
    return this.#words[number] as string;
  }

  /** The numbers of the words of a text, in order. */
  numbersIn(text: string): number[] {
    const numbers: number[] = [];
    if (!PLAIN.test(text)) {
      for (const word of words(text).flatMap(parted)) numbers.push(this.#number(word, 0, word.length, hashOf(word)));
      return numbers;
    }
    let from = 0;
    for (const { start, end } of spans(text)) {
      this.#scan(text, from, start, numbers);
      from = end;
    }
    this.#scan(text, from, text.length, numbers);
    return numbers;
  }

  /** Words of letters and digits with at least one letter; an apostrophe between letters belongs to the word. */
  #scan(text: string, from: number, to: number, numbers: number[]): void {
    let at = from;
    while (at < to) {
      let character = LOWER[text.charCodeAt(at)]!;
      if (character === OTHER) {
        at += 1;
        continue;
      }
      const start = at;
      let hash = SEED;
      let letters = false;
      while (character !== OTHER) {
        if (character > NINE) letters = true;
        hash = Math.imul(hash ^ character, PRIME);
        at += 1;
        character = at < to ? LOWER[text.charCodeAt(at)]! : OTHER;
      }
      while (at + 1 < to && text.charCodeAt(at) === APOSTROPHE && LOWER[text.charCodeAt(at + 1)]! > NINE) {
        hash = Math.imul(hash ^ APOSTROPHE, PRIME);
        at += 1;
        letters = true;
        for (let next = LOWER[text.charCodeAt(at)]!; next > NINE; next = at < to ? LOWER[text.charCodeAt(at)]! : OTHER) {
          hash = Math.imul(hash ^ next, PRIME);
          at += 1;
        }
      }
      if (letters) numbers.push(this.#number(text, start, at, hash));
    }
  }

  /** The number of the word that stands there, which may be in upper case. */
  #number(text: string, start: number, end: number, hash: number): number {
    const mask = this.#table.length - 1;
    let place = (hash ^ (hash >>> 15)) & mask;
    for (let held = this.#table[place]!; held !== 0; held = this.#table[place]!) {
      if (this.#hashes[held - 1] === hash && alike(this.#words[held - 1] as string, text, start, end)) return held - 1;
      place = (place + 1) & mask;
    }
    const number = this.#words.length;
    this.#words.push(text.slice(start, end).toLowerCase());
    this.#hashes.push(hash);
    this.#table[place] = number + 1;
    if (this.#words.length * 2 > this.#table.length) this.#grow();
    return number;
  }

  #grow(): void {
    const table = new Int32Array(this.#table.length * 4);
    const mask = table.length - 1;
    for (const [number, hash] of this.#hashes.entries()) {
      let place = (hash ^ (hash >>> 15)) & mask;
      while (table[place] !== 0) place = (place + 1) & mask;
      table[place] = number + 1;
    }
    this.#table = table;
  }
}

/** Only characters of ASCII: what is beyond needs the rules of Unicode. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins with them
const PLAIN = /^[\u0000-\u007f]*$/;
const OTHER = 0;
const NINE = 0x39;
const APOSTROPHE = 0x27;
const SEED = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

/** For every character of ASCII that a word may have its lower case, 0 for others. */
const LOWER = Uint8Array.from({ length: 128 }, (_, code) => (/[a-z0-9]/i.test(String.fromCharCode(code)) ? lower(code) : OTHER));

function lower(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code + 32 : code;
}

function hashOf(word: string): number {
  let hash = SEED;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), PRIME);
  return hash;
}

function alike(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== lower(text.charCodeAt(start + i))) return false;
  return true;
}
