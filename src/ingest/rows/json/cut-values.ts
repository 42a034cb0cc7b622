import type { Window } from '../../../bytes/window.ts';
import { UserError } from '../../../errors.ts';
import type { JsonLayout } from '../../files/opened.ts';
import { type Cut, type Cuts, type Dropped, drop, type Flaw } from '../cut.ts';
import { countByte } from '../located.ts';
import { CLOSE_LIST, CLOSE_OBJECT, COLON, COMMA, isSpace, OPEN_LIST, OPEN_OBJECT } from './json-bytes.ts';
import { scanValue, type ValueScan, valueAt } from './value-scan.ts';

/** A longer item of a list is not read. */
const MAX_ITEM_BYTES = 1 << 26;

/** A longer JSON document is not read: it would have to stand in memory whole, several times over. */
const MAX_DOCUMENT_BYTES = 1 << 28;

const LF = 0x0a;
const SEMICOLON = 0x3b;
/** The bracket that closes `callback(` before the JSON, and what stands between and behind lists in a list. */
const AROUND: ReadonlySet<number> = new Set([0x29, COMMA, CLOSE_LIST]);
const APOSTROPHE = 0x27;

/**
 * Cuts the items out of a list, or the documents out of a file that holds one or several, without reading them: brackets
 * are counted on the bytes, outside strings.
 */
export async function* cutValues(path: string, window: Window, layout: JsonLayout): AsyncGenerator<Cuts> {
  const cutter = new ValueCutter(window, layout);
  for (;;) {
    cutter.cutInHand();
    if (window.final) cutter.cutEnd();
    const { bytes } = window;
    const cuts = cutter.taken();
    if (cuts.length > 0) yield { bytes, cuts, unended: window.final && cuts.at(-1)?.flaw?.code === 'truncated' };
    if (window.final) return;
    if (cutter.tooLong)
      throw new UserError(`${path}: a JSON document of more than ${MAX_DOCUMENT_BYTES} bytes`, {
        hint: 'export the posts as one JSON record per line, or in several files',
      });
    await cutter.more();
  }
}

/** Where the cutting of a file of JSON stands, and what was cut from the bytes in hand. */
class ValueCutter {
  readonly #window: Window;
  readonly #isList: boolean;
  /** Where the JSON begins in the file. */
  readonly #begin: number;
  readonly #apostrophe: number | null;
  #place: 'before' | 'inside' | 'behind';
  #afterComma = false;
  /** The value being read; null between values. */
  #scan: ValueScan | null = null;
  /** The first byte that belongs to no value yet. */
  #from = 0;
  #cuts: Cut[] = [];
  #gap = { bytes: 0, lines: 0 };
  #dropped: Dropped | null = null;

  constructor(window: Window, { shape, begin, quotes }: JsonLayout) {
    this.#window = window;
    this.#isList = shape === 'array';
    this.#begin = begin;
    this.#apostrophe = quotes === '"' ? null : APOSTROPHE;
    this.#place = this.#isList ? 'before' : 'inside';
  }

  /** Cuts every value that ends within the bytes in hand. */
  cutInHand(): void {
    const { bytes, final } = this.#window;
    while (this.#from < bytes.length) {
      this.#scan ??= this.#nextValue(bytes);
      const scan = this.#scan;
      if (scan === null || !scanValue(bytes, final, scan, this.#apostrophe)) return;
      this.#cut(scan.start, scan.at, this.#isList && this.#isLong(scan) ? TOO_LONG : null);
      this.#scan = null;
    }
  }

  /** Cuts what stands at the end of the file and is no whole value. */
  cutEnd(): void {
    const { bytes } = this.#window;
    if (this.#scan !== null) this.#cut(this.#scan.start, bytes.length, CUT_OFF);
    else if (this.#place !== 'behind') {
      if (this.#isList) this.#cut(this.#from, this.#from, UNENDED);
    } else if (this.#from < bytes.length || this.#dropped !== null) this.#cut(this.#from, bytes.length, BEHIND_END);
  }

  /** What was cut since this was asked last. */
  taken(): readonly Cut[] {
    const cuts = this.#cuts;
    this.#cuts = [];
    return cuts;
  }

  /** Whether the document being read is too long to be read on. */
  get tooLong(): boolean {
    return this.#scan !== null && !this.#isList && this.#scan.at - this.#scan.start > MAX_DOCUMENT_BYTES;
  }

  /** Lets go of what is cut, and of what is too long to be kept, and reads on. */
  async more(): Promise<void> {
    const { bytes } = this.#window;
    const scan = this.#scan;
    if (scan !== null && this.#isList && this.#isLong(scan)) {
      this.#dropped = drop(this.#dropped, bytes.subarray(scan.start, scan.at));
      scan.start = scan.at;
    }
    if (this.#place === 'behind' && this.#from < bytes.length) {
      this.#dropped = drop(this.#dropped, bytes.subarray(this.#from));
      this.#from = bytes.length;
    }
    const keep = scan?.start ?? this.#from;
    await this.#window.more(keep);
    if (scan !== null) {
      scan.start -= keep;
      scan.at -= keep;
    }
    this.#from = 0;
  }

  /** Goes on to the next value; null where the bytes in hand, or the JSON, end before it. */
  #nextValue(bytes: Buffer): ValueScan | null {
    while (this.#from < bytes.length) {
      const byte = bytes[this.#from] as number;
      if (this.#window.offset + this.#from < this.#begin || isSpace(byte)) this.#pass();
      else if (this.#place === 'before') {
        this.#place = 'inside';
        this.#pass();
      } else if (this.#place === 'behind') {
        if (!this.#goesOn(byte)) return null;
        this.#pass();
      } else if (byte === COMMA) {
        if (this.#afterComma && this.#isList) this.#refuse('two commas with no item between them');
        else this.#pass();
        this.#afterComma = true;
      } else if (this.#isList && byte === CLOSE_LIST) {
        if (this.#afterComma) this.#refuse('a comma with no item behind it');
        else this.#pass();
        this.#place = 'behind';
      } else {
        this.#afterComma = false;
        if (!this.#isList && byte !== OPEN_OBJECT && byte !== OPEN_LIST) this.#place = 'behind';
        else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT || byte === COLON)
          this.#refuse('a bracket or colon where an item should begin');
        else return valueAt(this.#from);
      }
    }
    return null;
  }

  /** Whether a byte behind the end of the JSON belongs to it all the same: lists put behind each other are read one after the other. */
  #goesOn(byte: number): boolean {
    if (byte !== OPEN_LIST || !this.#isList) return byte === SEMICOLON || (this.#begin > 0 && AROUND.has(byte));
    this.#place = 'inside';
    this.#afterComma = false;
    return true;
  }

  #isLong({ start, at }: ValueScan): boolean {
    return this.#dropped !== null || at - start > MAX_ITEM_BYTES;
  }

  /** Counts the byte at hand to what stands between values. */
  #pass(): void {
    this.#gap.bytes += 1;
    if (this.#window.bytes[this.#from] === LF) this.#gap.lines += 1;
    this.#from += 1;
  }

  #refuse(reason: string): void {
    this.#cut(this.#from, this.#from + 1, { code: 'not-json', reason });
  }

  #cut(start: number, end: number, flaw: Flaw | null): void {
    const lines = countByte(this.#window.bytes.subarray(start, end), LF);
    this.#cuts.push({ start, end, next: end, lines, gap: this.#gap, flaw, dropped: this.#dropped });
    this.#dropped = null;
    this.#gap = { bytes: 0, lines: 0 };
    this.#from = end;
  }
}

const TOO_LONG: Flaw = { code: 'too-long', reason: `the item is longer than ${MAX_ITEM_BYTES} bytes` };
const CUT_OFF: Flaw = { code: 'truncated', reason: 'the file ends inside this record' };
const UNENDED: Flaw = { code: 'truncated', reason: 'the file ends before the list does' };
const BEHIND_END: Flaw = { code: 'not-json', reason: 'text behind the end of the JSON' };
