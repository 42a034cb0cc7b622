/**
 * A stretch of a stream of bytes, long enough for the row or record that is being cut from it. What has been cut is let
 * go, so that memory holds the longest row and not the file.
 */
export class Window {
  bytes: Buffer = Buffer.alloc(0);
  /** Where `bytes` begins in the whole stream. */
  offset: number;
  /** Whether `bytes` reaches to the end of the stream. */
  final = false;
  readonly #blocks: AsyncIterator<Buffer>;

  constructor(blocks: AsyncIterable<Buffer>, offset = 0) {
    this.#blocks = blocks[Symbol.asyncIterator]();
    this.offset = offset;
  }

  /**
   * Lets go of the bytes before `from` and reads on: at least as many bytes as are kept, so that a long row is copied
   * only a few times in all. `bytes` is a new buffer afterwards; rows cut from the old one stay valid.
   */
  async more(from: number): Promise<void> {
    const kept = this.bytes.subarray(from);
    const parts = kept.length === 0 ? [] : [kept];
    const wanted = Math.max(1, kept.length);
    for (let got = 0; got < wanted; ) {
      const next = await this.#blocks.next();
      if (next.done === true) {
        this.final = true;
        break;
      }
      parts.push(next.value);
      got += next.value.length;
    }
    this.offset += from;
    this.bytes = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
  }

  /** Closes the file behind the stream. */
  async close(): Promise<void> {
    await this.#blocks.return?.();
  }
}
