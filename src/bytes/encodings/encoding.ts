/** How the bytes that rows are cut from lie in the file: all encodings but UTF-16 are cut as they are. */
export interface Layout {
  /** Byte of the file at which the text begins, behind a byte-order mark. */
  readonly start: number;
  /** Bytes of the file that one plain ASCII character takes. */
  readonly unit: 1 | 2;
  /** The file's bytes behind a stretch of the bytes that were cut. */
  original(bytes: Buffer): { readonly length: number; raw(): Uint8Array };
}

/** How the bytes of a file become text. */
export interface Encoding {
  /** Name for readers, such as `utf-8 with byte-order mark`. */
  readonly name: string;
  /** Text of a stretch of bytes that holds whole characters. */
  readonly decode: (bytes: Buffer) => string;
  readonly layout: Layout;
  /** Makes the bytes fit for cutting, where characters are not made of bytes (UTF-16). */
  readonly prepare: ((blocks: AsyncIterable<Buffer>) => AsyncIterable<Buffer>) | null;
  /** What a reader should know of the decoding. */
  readonly notes: readonly string[];
}

/** The note on a file that ends within a character. */
export const CUT_CHARACTER = 'the file ends in the middle of a character';

/** An encoding whose bytes are cut as they lie in the file. */
export function ofBytes(name: string, decode: (bytes: Buffer) => string, start: number, notes: readonly string[]): Encoding {
  const layout: Layout = { start, unit: 1, original: (bytes) => ({ length: bytes.length, raw: () => bytes }) };
  return { name, decode, layout, prepare: null, notes };
}

/** The text of bytes in UTF-8; what is none becomes the replacement character. */
export function utf8Text(bytes: Buffer): string {
  return bytes.toString('utf8');
}

/** What gives the text of bytes in an encoding, by its name. */
export function decoderOf(label: string): (bytes: Buffer) => string {
  const decoder = new TextDecoder(label, { ignoreBOM: true });
  return (bytes) => decoder.decode(bytes);
}

/** The text of bytes in Mac Roman. */
export const macText = decoderOf('macintosh');
