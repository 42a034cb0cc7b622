// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

/**
 * Numbers names in the order in which they are met, looking at their bytes in the file they stand in: a string is made
 * of each name once, and none for each time it comes again. Names are kept side by side, where the processor's cache
 * finds them again, and not looked up all over the file.
 */
export class NameNumbers {
  readonly #bytes: Uint8Array;
  /** The bytes of all names, one after the other; name i begins at #starts[i] and ends where the next begins. */
  #kept = new Uint8Array(1 << 12);
  #starts = new Int32Array(1 << 10);
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
    const bytes = this.#bytes;
    let hash = 0x811c9dc5 | 0;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
    const mask = this.#table.length - 1;
    let place = (hash ^ (hash >>> 15)) & mask;
    for (let held = this.#table[place]!; held !== 0; held = this.#table[place]!) {
      if (this.#hashes[held - 1] === hash && this.#alike(held - 1, start, end)) return held - 1;
      place = (place + 1) & mask;
    }
    const number = this.#count++;
    this.#table[place] = number + 1;
    this.#keep(number, hash, start, end);
    if (this.#count * 2 > this.#table.length) this.#spread();
    return number;
  }

  /** The names, by their numbers. */
  names(): string[] {
    const text = Buffer.from(this.#kept.buffer);
    return Array.from({ length: this.#count }, (_, number) => text.toString('latin1', this.#starts[number], this.#starts[number + 1]));
  }

  #alike(number: number, start: number, end: number): boolean {
    const from = this.#starts[number]!;
    if (this.#starts[number + 1]! - from !== end - start) return false;
    for (let i = start; i < end; i++) if (this.#bytes[i] !== this.#kept[from + i - start]) return false;
    return true;
  }

  #keep(number: number, hash: number, start: number, end: number): void {
    const at = this.#starts[number]!;
    const next = at + end - start;
    if (number + 1 === this.#starts.length) {
      this.#starts = longer(this.#starts, 2 * this.#starts.length);
      this.#hashes = longer(this.#hashes, 2 * this.#hashes.length);
    }
    if (next > this.#kept.length) this.#kept = longer(this.#kept, 2 * next);
    this.#hashes[number] = hash;
    this.#kept.set(this.#bytes.subarray(start, end), at);
    this.#starts[number + 1] = next;
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

function longer<T extends Int32Array | Uint8Array>(list: T, length: number): T {
  const grown = new (list.constructor as new (length: number) => T)(length);
  grown.set(list);
  return grown;
}
