import type { Compression, Packing } from '../../bytes/archives/packing.ts';
import type { Encoding } from '../../bytes/encodings/encoding.ts';
import type { Foreign } from '../../bytes/magic.ts';
import type { JsonObject } from '../format.ts';
import type { ChatStyle } from '../rows/chat/styles.ts';
import type { Dialect, Newline } from '../rows/table/dialect.ts';
import type { DateOrder } from '../times/time.ts';

/** What a file is, told from its bytes alone and never from its name. */
export interface Opened {
  /** Size on disk. */
  readonly bytes: number;
  /** SHA-256 of the file as it lies on disk, in hexadecimal. */
  readonly sha256: string;
  /** The state of the file (see `stateOfFile`) when that was read; null where it is gone. */
  readonly state: string | null;
  readonly compression: Compression | null;
  /** How its bytes lie on disk; for the readers of rows and records. */
  readonly packing: Packing;
  /** Size when unpacked. */
  readonly length: number;
  /** Why the compressed data end early, or null. */
  readonly torn: string | null;
  /** Name of the encoding, such as `utf-8 with byte-order mark`, `utf-16le`, `windows-1252` or `macintosh`. */
  readonly encoding: string;
  /** What a reader should know, such as how many characters were repaired. */
  readonly notes: readonly string[];
  readonly content: Content;
  /** How the bytes become text; for the readers of rows and records. */
  readonly source: Encoding;
}

/** How the records of a file lie, of JSON or, as elements in lines of their own, of XML. */
export interface JsonLayout {
  readonly shape: 'lines' | 'array' | 'document' | 'elements';
  /** The byte of the text at which the JSON begins, behind a prefix such as `window.YTD.tweets.part0 =`. */
  readonly begin: number;
  /** The marks that may stand around a string: the apostrophe too in what Python shows. */
  readonly quotes: '"' | `"'`;
}

/** What a file holds, by its bytes. */
export type Content =
  /**
   * `firstRows` are those among which the header stands, `sample` are these and more; `absent` are the marks that stand for an absent value in the whole file,
   * such as NA in a file written by R.
   */
  | ({ readonly kind: 'csv'; readonly firstRows: string[][]; readonly sample: string[][]; readonly absent: readonly string[] } & Dialect)
  /** `prefix` is what makes a script of the JSON, or empty. */
  | ({ readonly kind: 'json'; readonly samples: JsonObject[]; readonly prefix: string } & JsonLayout)
  /** Every line is a number of 15 to 20 digits, but for those of a heading: a list of post ids. */
  | { readonly kind: 'digits'; readonly newline: Newline; readonly heading: number }
  /** Messages as a chat program saves them, and what comes first in their dates; null where that cannot be told. */
  | { readonly kind: 'chat'; readonly style: ChatStyle; readonly columns: readonly string[]; readonly order: DateOrder | null }
  | { readonly kind: 'empty' }
  | ({ readonly kind: 'binary' } & Foreign)
  /** A pointer of Git LFS or git-annex stands in place of the content. */
  | { readonly kind: 'pointer' };
