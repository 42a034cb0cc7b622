// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

/** A set of pairs of whole numbers, on two typed arrays: several times faster than a Set of keys, and a fifth of its size. */
export class PairSet {
  readonly #first: Int32Array;
  readonly #second: Int32Array;
  readonly #mask: number;

  /** `most` is the number of pairs it may hold at one time. */
  constructor(most: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(8, 2.5 * most)));
    this.#first = new Int32Array(size).fill(-1);
    this.#second = new Int32Array(size);
    this.#mask = size - 1;
  }

  clear(): void {
    this.#first.fill(-1);
  }

  has(a: number, b: number): boolean {
    return this.#first[this.#find(a, b)] !== -1;
  }

  add(a: number, b: number): void {
    const at = this.#find(a, b);
    this.#first[at] = a;
    this.#second[at] = b;
  }

  delete(a: number, b: number): void {
    let hole = this.#find(a, b);
    if (this.#first[hole] === -1) return;
    // Those that had to go on from here move back, so that none is lost behind the hole.
    for (let at = (hole + 1) & this.#mask; this.#first[at] !== -1; at = (at + 1) & this.#mask) {
      const home = this.#home(this.#first[at]!, this.#second[at]!);
      if (((at - home) & this.#mask) < ((at - hole) & this.#mask)) continue;
      this.#first[hole] = this.#first[at]!;
      this.#second[hole] = this.#second[at]!;
      hole = at;
    }
    this.#first[hole] = -1;
  }

  /** Where the pair is, or would be. */
  #find(a: number, b: number): number {
    let at = this.#home(a, b);
    while (this.#first[at] !== -1 && (this.#first[at] !== a || this.#second[at] !== b)) at = (at + 1) & this.#mask;
    return at;
  }

  #home(a: number, b: number): number {
    let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    return (hash ^ (hash >>> 13)) & this.#mask;
  }
}
