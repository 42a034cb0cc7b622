import { createHash } from 'node:crypto';
import type { Layout } from '../../bytes/encodings/encoding.ts';
import type { Cut } from './cut.ts';
import type { CutOff } from './json/cut-off.ts';

/** Where a row stands, so that it can be found again in the file. */
export interface Place {
  /** Line of the decoded file on which the row begins, from 1. */
  readonly line: number;
  /** Byte of the unpacked file at which the row begins, from 0. */
  readonly byte: number;
  /** Bytes of the row, with the line end behind it. */
  readonly length: number;
}

/** One row of an export, with its place: a record, a blank row, or a row that cannot be read and why. */
export type Located<T> = {
  readonly place: Place;
  /** SHA-256 of the raw bytes of the row without the line end, in hexadecimal; computed only when asked. */
  readonly hash: () => string;
} /**
 * `repaired` names what had to be mended to read the record; `unended` is the last one where nothing marks its end; `left` is
 * what stands of one that the file ends in.
 */ & (
  | { readonly kind: 'record'; readonly value: T; readonly repaired?: Repair; readonly unended?: true }
  | { readonly kind: 'blank' }
  | { readonly kind: 'bad'; readonly code: string; readonly reason: string; readonly left?: LeftThere }
);

/** What is left of a record that the file ends in, and where in the file a byte of the record stands. */
export interface LeftThere extends CutOff {
  placeOf(at: number): Pick<Place, 'line' | 'byte'>;
}

/**
 * What can be wrong with a row that is read all the same, since it leaves no doubt: a quote that opens a cell and does not
 * close is read as a letter; one behind a backslash that is not doubled ends no cell; NaN and Infinity, which JSON does not
 * have, stand for an absent value; a dictionary as Python shows it is read as the record it is; a cell that a spreadsheet has
 * cut is read as far as it goes.
 */
export type Repair = 'open-quote' | 'slashed-quote' | 'one-cell' | 'no-number' | 'python' | 'cut-cell';

/** Gives places to stretches of text that follow each other without a gap. */
export class Places {
  #byte: number;
  #line = 1;
  readonly #layout: Layout;

  constructor(layout: Layout) {
    this.#layout = layout;
    this.#byte = layout.start;
  }

  /** The place of a row, which begins behind the row placed before and the gap between them. */
  of(bytes: Buffer, { start, next, lines, gap, dropped }: Cut): Place {
    this.#byte += gap.bytes * this.#layout.unit;
    this.#line += gap.lines;
    const length = this.#layout.original(bytes.subarray(start, next)).length + (dropped?.bytes ?? 0);
    const place = { line: this.#line, byte: this.#byte, length };
    this.#byte += length;
    this.#line += lines;
    return place;
  }

  /** Where what follows a stretch of a row stands, that begins with the row. */
  behind({ line, byte }: Place, stretch: Buffer): Pick<Place, 'line' | 'byte'> {
    return { line: line + countByte(stretch, 0x0a), byte: byte + this.#layout.original(stretch).length };
  }

  /** SHA-256 of the raw bytes of a row, without the line end behind it. */
  hash(bytes: Buffer, { start, end, dropped }: Cut): string {
    const hash = dropped === null ? createHash('sha256') : dropped.hash.copy();
    return hash.update(this.#layout.original(bytes.subarray(start, end)).raw()).digest('hex');
  }
}

/** How many bytes of a kind there are. */
export function countByte(bytes: Buffer, byte: number): number {
  let count = 0;
  for (let at = bytes.indexOf(byte); at >= 0; at = bytes.indexOf(byte, at + 1)) count += 1;
  return count;
}
