// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { type Span, withoutSpans } from '../../text/entities.ts';
import { stem, words } from '../../text/words.ts';
import { compatible } from '../../text/writing.ts';
import { hasLongLetters, isCapital, letterKind, lowerOf, textOf } from './letters.ts';
import { bitsOf, isContent, partsOf, WordBit } from './word-bits.ts';

/** The words of a text, counted. */
export interface Counted {
  readonly words: number;
  /** Different words that tell something. */
  readonly content: number;
  /** Different stems, and pairs of stems in a row, that are in the vocabulary, by their place in it. */
  readonly stems: readonly number[];
  readonly practice: number;
  readonly english: number;
  readonly other: number;
  readonly foreign: number;
  /** Words of at least three letters that begin with a capital. */
  readonly capitals: number;
  /** Bits of all words together. */
  readonly bits: number;
  /** Letters and digits of all words, in lower case, without anything between; only where asked for. */
  readonly letters: string;
}

/** What is written in a text besides its words. */
interface Written {
  readonly capitals: number;
  readonly letters: string;
}

const FIRST = 0x811c9dc5 | 0;
const SECOND = 0x2545f491;
const SLOTS = 1 << 17;
/** Numbers of a slot: the two hashes, the bits of the word, the place of its stem, the text in which it was last met, the number of its stem among those of pairs. */
const WIDTH = 8;
const BITS = 2;
const STEM = 3;
const MET = 4;
const IN_PAIRS = 5;
/** The bit of a slot that is taken. */
const KNOWN = 1 << 16;
/** Words remembered before the store begins again, so that it does not grow with the corpus. */
const FULL = SLOTS >> 1;
/** Numbers of a word that was found. */
const FOUND = 4;
/** More stems than any vocabulary has in pairs. */
const MOST_IN_PAIRS = 1 << 20;
/** Room left free, so that looking for a word ends; a text that fills all of it has further words that are only counted. */
const RESERVE = 1024;

/**
 * Remembers what is known of each word by two running hashes of its letters, so that counting the words of a text
 * makes no strings: only a word not met before is looked up in the lists and stemmed. Two hashes of 32 bits make a
 * mistake less likely than one in 10^13 for a hundred thousand words.
 */
export class Lexicon {
  readonly #vocabulary: ReadonlyMap<string, number>;
  /** The stems that stand in pairs, numbered, and the places of the pairs by the numbers of both. */
  readonly #inPairs = new Map<string, number>();
  readonly #pairs = new Map<number, number>();
  /** What is known of a word, together in one place of memory: looking it up is most of what counting costs. */
  readonly #slots = new Int32Array((SLOTS + 1) * WIDTH);
  /** The text in which a stem was last met. */
  readonly #metStem: Int32Array;
  #size = 0;
  #text = 0;
  /** The words of the text being read: two hashes, start, end. */
  #found = new Int32Array(1024 * FOUND);
  /** Their slots. */
  #read = new Int32Array(1024);
  #words = 0;
  /** Letters and digits of its words, in lower case. */
  #letters = new Uint16Array(1024);

  /** Stems and pairs of stems with their places, such as those of a model. */
  constructor(vocabulary: ReadonlyMap<string, number> = new Map()) {
    this.#vocabulary = vocabulary;
    for (const [entry, place] of vocabulary) {
      const [first, second] = partsOf(entry) ?? [];
      if (first !== undefined && second !== undefined)
        this.#pairs.set(this.#numbered(first) * MOST_IN_PAIRS + this.#numbered(second), place);
    }
    this.#slots[SLOTS * WIDTH + BITS] = WordBit.word;
    this.#slots[SLOTS * WIDTH + IN_PAIRS] = -1;
    this.#metStem = new Int32Array(vocabulary.size === 0 ? 0 : Math.max(...vocabulary.values()) + 1);
  }

  /** Counts the words of a text outside its spans: the same words as `words` gives. `folded` is the text with compatible forms made one. */
  count(text: string, found: readonly Span[], letters: boolean, folded: string = compatible(text)): Counted {
    if (this.#size + text.length / 2 > FULL) this.#forget();
    const readable = folded === text ? text : compatible(withoutSpans(text, found));
    if (letters && this.#letters.length < readable.length) this.#letters = new Uint16Array(readable.length * 2);
    if (!hasLongLetters(readable)) {
      return this.#tally(this.#scan(readable, folded === text ? found : [], letters));
    }
    const list = words(text);
    const apart = list.join(' ');
    this.#words = 0;
    for (let start = 0, k = 0; k < list.length; start += (list[k++] as string).length + 1)
      this.#meet(apart, start, start + (list[k] as string).length);
    this.#look(apart);
    return this.#tally({ capitals: 0, letters: letters ? list.join('').replaceAll("'", '') : '' });
  }

  /** The hashes of the words of the text that was counted last, in order; the next call uses the same place. */
  hashes(): Int32Array {
    let length = 0;
    for (let k = 0; k < this.#words; k++) {
      const slot = this.#read[k]!;
      // The place of a word that was looked up is not needed again.
      if (this.#slots[slot + BITS]! & WordBit.word) this.#read[length++] = this.#slots[slot]!;
    }
    this.#words = 0;
    return this.#read.subarray(0, length);
  }

  /** Finds the words of a text, and then what is known of each: one after another, so that one is looked up while another is awaited. */
  #scan(text: string, found: readonly Span[], letters: boolean): Written {
    this.#words = 0;
    const written = this.#letters;
    let length = 0;
    let capitals = 0;
    let span = 0;
    let skip = found.length > 0 ? (found[0] as Span).start : text.length;
    let at = 0;
    while (at < text.length) {
      if (at >= skip) {
        at = Math.max(at, (found[span] as Span).end);
        span += 1;
        skip = span < found.length ? (found[span] as Span).start : text.length;
        continue;
      }
      if (letterKind(text.charCodeAt(at)) === 0) {
        at += 1;
        continue;
      }
      const start = at;
      let one = FIRST;
      let two = SECOND;
      let joined = false;
      for (; at < skip; at++) {
        let code = text.charCodeAt(at);
        const kind = letterKind(code);
        if (kind === 0) {
          // An apostrophe before letters belongs to the word: don't.
          if ((code !== 39 && code !== 0x2019) || at + 1 >= skip || letterKind(text.charCodeAt(at + 1)) !== 1) break;
          code = 39;
          joined = true;
        } else {
          if (joined && kind === 2) break;
          code = lowerOf(code);
          if (letters) written[length++] = code;
        }
        one = Math.imul(one ^ code, 16777619);
        two = Math.imul(two ^ (code + (two >>> 15)), 0x5bd1e995);
      }
      this.#push(one, two, start, at);
      if (at - start >= 3 && isCapital(text.charCodeAt(start))) capitals += 1;
    }
    this.#look(text);
    return { capitals, letters: length === 0 ? '' : textOf(written, length) };
  }

  /** Finds a word that stands by itself. */
  #meet(text: string, start: number, end: number): void {
    let one = FIRST;
    let two = SECOND;
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at);
      one = Math.imul(one ^ code, 16777619);
      two = Math.imul(two ^ (code + (two >>> 15)), 0x5bd1e995);
    }
    this.#push(one, two, start, end);
  }

  #forget(): void {
    this.#slots.fill(0, 0, SLOTS * WIDTH);
    this.#slots[SLOTS * WIDTH + MET] = 0;
    this.#size = 0;
  }

  #push(one: number, two: number, start: number, end: number): void {
    const at = this.#words * FOUND;
    if (at === this.#found.length) {
      const more = new Int32Array(this.#found.length * 2);
      more.set(this.#found);
      this.#found = more;
      this.#read = new Int32Array(more.length / FOUND);
    }
    this.#found[at] = one;
    this.#found[at + 1] = two;
    this.#found[at + 2] = start;
    this.#found[at + 3] = end;
    this.#words += 1;
  }

  #look(text: string): void {
    const found = this.#found;
    for (let k = 0; k < this.#words; k++) {
      const at = k * FOUND;
      this.#read[k] = this.#slot(found[at]!, found[at + 1]!, text, found[at + 2]!, found[at + 3]!);
    }
  }

  #tally({ capitals, letters }: Written): Counted {
    const slots = this.#slots;
    const text = ++this.#text;
    let words = 0;
    let content = 0;
    let told = 0;
    let english = 0;
    let other = 0;
    let foreign = 0;
    let all = 0;
    const stems: number[] = [];
    let before = -1;
    for (let k = 0; k < this.#words; k++) {
      const slot = this.#read[k]!;
      const bits = slots[slot + BITS]!;
      if ((bits & WordBit.word) === 0) continue;
      words += 1;
      const here = slots[slot + IN_PAIRS]!;
      if (before >= 0 && here >= 0) this.#tell(this.#pairs.get(before * MOST_IN_PAIRS + here) ?? -1, stems);
      before = here;
      all |= bits;
      if (bits & WordBit.english) english += 1;
      else if (bits & WordBit.other) other += 1;
      if (bits & WordBit.foreign) foreign += 1;
      if (slots[slot + MET] === text) continue;
      slots[slot + MET] = text;
      if (bits & WordBit.practice) told += 1;
      if ((bits & WordBit.content) === 0) continue;
      content += 1;
      this.#tell(slots[slot + STEM]!, stems);
    }
    return { words, content, stems, practice: told, english, other, foreign, capitals, bits: all, letters };
  }

  /** Adds a place to those of the text being counted, unless it is none or was met in it before. */
  #tell(place: number, stems: number[]): void {
    if (place < 0 || this.#metStem[place] === this.#text) return;
    this.#metStem[place] = this.#text;
    stems.push(place);
  }

  /** The number of a stem that stands in pairs. */
  #numbered(stem: string): number {
    const known = this.#inPairs.get(stem) ?? this.#inPairs.size;
    this.#inPairs.set(stem, known);
    return known;
  }

  /** Where what is known of a word begins. */
  #slot(one: number, two: number, text: string, start: number, end: number): number {
    const slots = this.#slots;
    let slot = ((one ^ (one >>> 15)) & (SLOTS - 1)) * WIDTH;
    while (slots[slot + BITS] !== 0) {
      if (slots[slot] === one && slots[slot + 1] === two) return slot;
      slot = slot + WIDTH < SLOTS * WIDTH ? slot + WIDTH : 0;
    }
    if (this.#size >= SLOTS - RESERVE) return SLOTS * WIDTH;
    const word = text.slice(start, end).toLowerCase().replaceAll('’', "'");
    this.#size += 1;
    slots[slot] = one;
    slots[slot + 1] = two;
    slots[slot + BITS] = bitsOf(word) | KNOWN;
    const stemmed = stem(word);
    slots[slot + STEM] = isContent(word) ? (this.#vocabulary.get(stemmed) ?? -1) : -1;
    slots[slot + IN_PAIRS] = this.#inPairs.get(stemmed) ?? -1;
    slots[slot + MET] = 0;
    return slot;
  }
}
