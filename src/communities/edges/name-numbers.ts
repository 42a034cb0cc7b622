// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

/**
 * Numbers names in the order in which they are met, looking at their bytes in the file they stand in: a string is made
 * of each name once, and none for each time it comes again.
 */
export class NameNumbers {
  readonly #bytes: Uint8Array;
  #starts = new Int32Array(1 << 10);
  #ends = new Int32Array(1 << 10);
  #hashes = new Int32Array(1 << 10);
  /** Places by hash, each with the number of a name plus 1, or 0. */
  #table = new Int32Array(1 << 12);
  #count = 0;

  /** The bytes are those of a file in ASCII. */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The number of the name between two places of the file. */
  number(start: number, end: number): number {
    let hash = 0x811c9dc5 | 0;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ this.#bytes[i]!, 0x01000193);
    const mask = this.#table.length - 1;
    let place = (hash ^ (hash >>> 15)) & mask;
    for (let held = this.#table[place]!; held !== 0; held = this.#table[place]!) {
      if (this.#hashes[held - 1] === hash && this.#alike(held - 1, start, end)) return held - 1;
      place = (place + 1) & mask;
    }
    const number = this.#count++;
    if (number === this.#starts.length) this.#lengthen();
    this.#starts[number] = start;
    this.#ends[number] = end;
    this.#hashes[number] = hash;
    this.#table[place] = number + 1;
    if (this.#count * 2 > this.#table.length) this.#spread();
    return number;
  }

  /** The names, by their numbers. */
  names(): string[] {
    const { buffer, byteOffset, byteLength } = this.#bytes;
    const text = Buffer.from(buffer, byteOffset, byteLength);
    return Array.from({ length: this.#count }, (_, number) => text.toString('latin1', this.#starts[number], this.#ends[number]));
  }

  #alike(number: number, start: number, end: number): boolean {
    const from = this.#starts[number]!;
    if (this.#ends[number]! - from !== end - start) return false;
    for (let i = start; i < end; i++) if (this.#bytes[i] !== this.#bytes[from + i - start]) return false;
    return true;
  }

  #lengthen(): void {
    const twice = (list: Int32Array) => {
      const longer = new Int32Array(2 * list.length);
      longer.set(list);
      return longer;
    };
    this.#starts = twice(this.#starts);
    this.#ends = twice(this.#ends);
    this.#hashes = twice(this.#hashes);
  }

  #spread(): void {
    const table = new Int32Array(4 * this.#table.length);
    for (let number = 0; number < this.#count; number++) {
      const hash = this.#hashes[number]!;
      let place = (hash ^ (hash >>> 15)) & (table.length - 1);
      while (table[place] !== 0) place = (place + 1) & (table.length - 1);
      table[place] = number + 1;
    }
    this.#table = table;
  }
}
