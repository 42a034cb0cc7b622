// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

/** Digits of a hash that tell it from others: 96 bits. */
const DIGITS = 24;
/** Whole numbers in an entry: three of the hash, and how often it came. */
const ENTRY = 4;
/** Entries to begin with. */
const FIRST = 1 << 10;
/** Share of the entries that may be taken before there are to be twice as many. */
const FULL = 0.75;

/**
 * Counts how often each hash came. A file of posts without ids gives one for every row, so they are kept as numbers in one
 * array (open addressing): some 30 bytes each, where a map of texts takes 300.
 */
export class Repeats {
  #entries = new Uint32Array(FIRST * ENTRY);
  #taken = 0;

  /** How often the hash, in hexadecimal, has come by now. */
  count(hash: string): number {
    if (this.#taken >= (this.#entries.length / ENTRY) * FULL) this.#grow();
    const [a, b, c] = [0, 8, 16].map((at) => Number.parseInt(hash.slice(at, at + DIGITS / 3), 16)) as [number, number, number];
    const at = this.#place(a, b, c);
    const entries = this.#entries;
    if (entries[at + 3] === 0) {
      entries.set([a, b, c], at);
      this.#taken += 1;
    }
    entries[at + 3]! += 1;
    return entries[at + 3]!;
  }

  /** Where the entry of a hash begins, or where it is to begin. */
  #place(a: number, b: number, c: number): number {
    const entries = this.#entries;
    const mask = entries.length - 1;
    let at = (a * ENTRY) & mask;
    while (entries[at + 3] !== 0 && (entries[at] !== a || entries[at + 1] !== b || entries[at + 2] !== c)) at = (at + ENTRY) & mask;
    return at;
  }

  #grow(): void {
    const before = this.#entries;
    this.#entries = new Uint32Array(before.length * 2);
    for (let at = 0; at < before.length; at += ENTRY) {
      if (before[at + 3] === 0) continue;
      this.#entries.set(before.subarray(at, at + ENTRY), this.#place(before[at]!, before[at + 1]!, before[at + 2]!));
    }
  }
}
