import { tokensOf } from './tokens.ts';
import { folded } from './views.ts';

/**
 * The words of a text as hashes, those of `tokensOf(folded(text))` in order. Nearly every text is read character by character,
 * without a string for it or for any of its words, which takes a sixth of the time: the words of a study are many, and
 * hardly any of them matter. Only what stands between two spaces around a character that may fold is spelled.
 */
export class WordHashes {
  #hashes = new Int32Array(256);

  /** The hashes of the words of a text; they are overwritten by those of the next. */
  of(text: string): Int32Array {
    let count = 0;
    let hash = EMPTY;
    let inside = false;
    // Where the stretch between two spaces begins, and how many words stand before it.
    let begin = 0;
    let before = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code < 128) {
        const character = FOLDED[code] as number;
        if (character !== 0) {
          hash = Math.imul(hash ^ character, PRIME);
          inside = true;
          continue;
        }
      } else if (code === PICTURES) i += 1;
      else if (!parts(code)) {
        while (i < text.length && !isSpace(text.charCodeAt(i))) i += 1;
        count = this.#spelled(text.slice(begin, i), before);
        hash = EMPTY;
        inside = false;
      }
      if (inside) {
        this.#put(count++, hash);
        hash = EMPTY;
        inside = false;
      }
      if (isSpace(text.charCodeAt(i))) {
        begin = i + 1;
        before = count;
      }
    }
    if (inside) this.#put(count++, hash);
    return this.#hashes.subarray(0, count);
  }

  /** Puts the words of a stretch, in which a character may fold to another or to none, behind those before it; gives how many there are then. */
  #spelled(stretch: string, before: number): number {
    const words = tokensOf(folded(stretch));
    for (const [i, word] of words.entries()) this.#put(before + i, hashOf(word));
    return before + words.length;
  }

  #put(at: number, hash: number): void {
    if (at === this.#hashes.length) {
      const longer = new Int32Array(2 * at);
      longer.set(this.#hashes);
      this.#hashes = longer;
    }
    this.#hashes[at] = hash;
  }
}

const EMPTY = 0x811c9dc5;
const PRIME = 0x01000193;

/** FNV-1a of a word: quick, and a chance hit is looked at word by word. */
export function hashOf(word: string): number {
  let hash = EMPTY;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), PRIME);
  return hash | 0;
}

/** Letters and digits of ASCII in lower case, 0 for what stands between words. */
const FOLDED = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code).toLowerCase();
  return /[a-z0-9]/.test(character) ? character.charCodeAt(0) : 0;
});

/** The first half of most emoji (U+1F400 to U+1F7FF), none of which folds to a letter. */
const PICTURES = 0xd83d;

/** Whether it is a character across which none changes another by folding. */
function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a;
}

/** Whether a character beyond ASCII always stands between words: the no-break space, dashes, quotation marks, the ellipsis. */
function parts(code: number): boolean {
  return code === 0xa0 || (code >= 0x2010 && code <= 0x2027 && code !== 0x2017);
}
