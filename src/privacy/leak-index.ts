import { createHash } from 'node:crypto';
import { tokensOf } from './tokens.ts';
import { folded, views } from './views.ts';
import { WordHashes } from './word-hashes.ts';

/** Words in a row that give a text away. */
const WINDOW = 8;
/** Shorter handles count only where they are written as handles. */
const SHORT_HANDLE = 4;
/** Shorter names are too common to tell of anybody. */
export const SHORT_NAME = 5;
/** But those of scripts whose names are short, where they stand alone: within a longer text they may be a part of a word. */
const SHORT_BUT_WHOLE = /^\s*(?:[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]\s*){2,}$/u;
/** Shorter ids, and those without both letters and digits, count only with their platform before them. */
const SHORT_ID = 6;
const SHORT_NUMBER = 9;

/** What is looked for, and where in the study it stands. */
interface Of {
  readonly table: string;
  readonly column: string;
  readonly kind: 'handle' | 'name' | 'id' | 'link' | 'words' | 'path' | 'hash';
  /** Whose handle or name it is. */
  readonly person?: string;
}

/** Something of the study that stands in a file. */
export interface Hit extends Of {
  readonly file: string;
  /** Whether it stands there as a handle, or could be nothing else; signs that are written as one word may be a word. */
  readonly certain: boolean;
  /** Its words, by which it is told from common words and the program's own. */
  readonly words: string;
}

/** One view of a file. */
class View {
  readonly file: string;
  readonly text: string;
  #words: string | null = null;
  #cells: string | null = null;

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
  }

  /** Its words in their order, with a space before and after each; hardly ever asked for. */
  get words(): string {
    this.#words ??= ` ${tokensOf(this.text).join(' ')} `;
    return this.#words;
  }

  /** Its words, parted where a line, a quoted text of a record or a part of a label ends: no name reaches from one into the next. */
  get cells(): string {
    this.#cells ??= this.text
      .split(CELL_END)
      .map((cell) => ` ${tokensOf(cell).join(' ')} `)
      .join('|');
    return this.#cells;
  }
}

const CELL_END = /"[\s,:[\]{}]+"| [/·] |[\r\n]/;

/** The words of files to be published, in which what names or quotes a person is looked for. */
export class LeakIndex {
  /** What was found of all that was looked for. */
  readonly hits: Hit[] = [];
  readonly #views: View[] = [];
  /** Hashes of every word of the files, of every two and of every eight words in a row. */
  readonly #words = new Set<number>();
  readonly #pairs = new Set<number>();
  readonly #windows = new Set<number>();
  readonly #read = new WordHashes();
  /** Whether the files hold what may be a hash of something. */
  readonly #digests: boolean;
  /** The words of the texts that may be quoted. */
  readonly #consented: readonly string[];

  constructor(files: ReadonlyMap<string, string | Uint8Array>, consented: readonly string[] = []) {
    this.#consented = consented.map((text) => ` ${tokensOf(folded(text)).join(' ')} `);
    for (const [file, content] of files) {
      for (const text of [folded(file), ...views(content)]) {
        this.#views.push(new View(file, text));
        this.#add(this.#read.of(text));
      }
    }
    this.#digests = this.#views.some(({ text }) => DIGEST.test(text));
  }

  #add(hashes: Int32Array): void {
    let window = 0;
    for (let i = 0; i < hashes.length; i++) {
      const hash = hashes[i] as number;
      this.#words.add(hash);
      if (i > 0) this.#pairs.add(rolled(hashes[i - 1] as number, hash));
      window = rolled(window, hash, hashes[i - WINDOW]);
      if (i + 1 >= WINDOW) this.#windows.add(window);
    }
  }

  /** Every number in the files, alone or within a word. An id made of digits that is not among them is nowhere in the files. */
  numbers(): string[] {
    const found = new Set<string>();
    for (const { text } of this.#views) for (const [number] of text.matchAll(/[0-9]+/g)) found.add(number);
    return [...found];
  }

  /** Whether all words, and all pairs of neighbours, are in the files: without that nothing longer can be. */
  #possible(text: string): boolean {
    const hashes = this.#read.of(text);
    for (let i = 0; i < hashes.length; i++) {
      const hash = hashes[i] as number;
      if (!this.#words.has(hash) || (i > 0 && !this.#pairs.has(rolled(hashes[i - 1] as number, hash)))) return false;
    }
    return hashes.length > 0;
  }

  /** A handle, with or without its @. */
  handle(written: string, of: Of): void {
    if (!this.#possible(written)) return;
    const handle = folded(written).replace(/^@/, '');
    const words = tokensOf(handle).join(' ');
    for (const { file, text } of this.#views) {
      for (const at of places(text, handle)) {
        const certain = AS_HANDLE.test(text.slice(Math.max(0, at - 24), at)) && !RESERVED.has(handle);
        if (certain || SHORT_BUT_WHOLE.test(handle) || (handle.length >= SHORT_HANDLE && !/^\d{1,8}$/.test(handle)))
          this.hits.push({ ...of, file, certain, words });
      }
    }
  }

  /** A display name, within one cell or line. */
  name(name: string, of: Of): void {
    if (!this.#possible(name)) return;
    const sought = folded(name);
    const tokens = tokensOf(sought);
    const words = tokens.join(' ');
    if (tokens.join('').length < SHORT_NAME) {
      if (SHORT_BUT_WHOLE.test(sought)) this.#alone(sought, { ...of, certain: false, words });
      return;
    }
    const whole = CELL_END.test(name);
    for (const view of this.#views)
      if ((whole ? view.words : view.cells).includes(` ${words} `)) this.hits.push({ ...of, file: view.file, certain: false, words });
  }

  /** An id that is long enough to be nothing else. */
  id(written: string, of: Of): void {
    const id = folded(written);
    const long = /^\d+$/.test(id) ? id.length >= SHORT_NUMBER : id.length >= SHORT_ID && /\d/.test(id);
    if (long) this.whole(id, of);
  }

  /** A key such as twitter:123, and the id in it. */
  key(key: string, of: Of): void {
    const id = key.slice(key.indexOf(':') + 1);
    if (!this.#possible(id)) return;
    if (id !== key) this.whole(key, of);
    this.id(id, of);
  }

  /** A link, without its protocol and what a reader leaves out; one to a whole site is a domain, not a link. */
  link(link: string, of: Of): void {
    const address = link.replace(/^[a-z]+:\/\/(?:www\.)?/i, '');
    let end = address.length;
    while (end > 0 && '/?#'.includes(address.charAt(end - 1))) end -= 1;
    const bare = address.slice(0, end);
    if (bare.includes('/') || bare.includes('?')) this.whole(bare, of);
  }

  /** A text as it stands, whatever it is. */
  whole(text: string, of: Of): void {
    if (!this.#possible(text)) return;
    const sought = folded(text);
    this.#alone(sought, { ...of, certain: true, words: tokensOf(sought).join(' ') });
  }

  /** A folded text where it is no part of longer words. */
  #alone(sought: string, hit: Omit<Hit, 'file'>): void {
    for (const { text, file } of this.#views) if (!places(text, sought).next().done) this.hits.push({ ...hit, file });
  }

  /** Eight words in a row of a text, of whose words the hashes are given. */
  windows(text: string, hashes: Int32Array, of: Of): void {
    let tokens: string[] | null = null;
    for (let first = this.#rowFrom(hashes, 0); first !== -1; ) {
      let hash = 0;
      let i = first;
      for (; i < hashes.length && (i < first + WINDOW || this.#words.has(hashes[i] as number)); i++) {
        hash = rolled(hash, hashes[i] as number, i < first + WINDOW ? 0 : hashes[i - WINDOW]);
        if (i + 1 < first + WINDOW || !this.#windows.has(hash)) continue;
        tokens ??= tokensOf(folded(text));
        const row = tokens.slice(i + 1 - WINDOW, i + 1);
        const words = ` ${row.join(' ')} `;
        if (this.#consented.some((text) => text.includes(words))) continue;
        const certain = !folded(text).includes(row.join(''));
        for (const view of this.#views)
          if (view.words.includes(words)) this.hits.push({ ...of, file: view.file, certain, words: words.trim() });
      }
      first = this.#rowFrom(hashes, i + 1);
    }
  }

  /**
   * Where from a word on the next eight words in a row begin that are all in the files; -1 where there are none. They are looked
   * for from the end of each eight, as Boyer & Moore (1977, 10.1145/359842.359859) do: of eight words of which the last is in
   * no file, none of the others need be asked.
   */
  #rowFrom(hashes: Int32Array, from: number): number {
    for (let first = from; first + WINDOW <= hashes.length; ) {
      let at = first + WINDOW - 1;
      while (at >= first && this.#words.has(hashes[at] as number)) at -= 1;
      if (at < first) return first;
      first = at + 1;
    }
    return -1;
  }

  /** Hashes that hide a handle from nobody who has a list of handles. */
  hashes(handle: string, of: Of): void {
    if (!this.#digests) return;
    for (const method of ['md5', 'sha1', 'sha256'])
      for (const form of new Set([handle, handle.toLowerCase()]))
        this.whole(createHash(method).update(form).digest('hex'), { ...of, kind: 'hash' });
  }
}

/** MD5, SHA-1 and SHA-256 in hexadecimal. */
const DIGEST = /(?<![a-z0-9])[0-9a-f]{32}(?:[0-9a-f]{8}|[0-9a-f]{32})?(?![a-z0-9])/;
/** What stands before a handle that is written as one. */
const AS_HANDLE = /(?:@|(?:^|[^a-z0-9])(?:u|user|users|profile)[/_])$/;
/** What style sheets, bibliographies and linked data write with an @. */
const RESERVED = new Set([
  'media',
  'font',
  'import',
  'page',
  'supports',
  'article',
  'book',
  'misc',
  'software',
  'context',
  'graph',
  'type',
  'id',
  'value',
]);
const LETTER = /[\p{L}\p{N}\p{M}]/u;

/** Where a text stands in another as a whole, not as a part of longer words. */
function* places(text: string, sought: string): Generator<number> {
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
    const [before, after] = [text.charAt(at - 1), text.charAt(at + sought.length)];
    // A hexadecimal colour such as #e69f00 is not an id.
    const colour = before === '#' && /^[0-9a-f]{6}$/.test(sought);
    if (!LETTER.test(before) && !LETTER.test(after) && !colour && !isEscape(text, at)) yield at;
  }
}

/** Whether the letter there is a line end or the like, written with a backslash: then the word begins behind it. */
function isEscape(text: string, at: number): boolean {
  let slashes = 0;
  while (text[at - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1 && 'nrtbf'.includes(text.charAt(at));
}

const BASE = 0x01000193;
/** The base to the power of the window, which is what the word that leaves it weighs. */
const LEAVING = Array.from({ length: WINDOW }).reduce<number>((power) => Math.imul(power, BASE), 1);

/** The hash of words in a row once a further one comes in and, where the row is full, the first goes out (Karp & Rabin 1987). */
function rolled(hash: number, coming: number, going = 0): number {
  return (Math.imul(hash, BASE) + coming - Math.imul(going, LEAVING)) | 0;
}
