// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

/** Numbers pairs of whole numbers in the order in which they are met, on typed arrays that grow: faster than maps of maps. */
export class PairNumbers {
  #first = new Int32Array(LEAST);
  #second = new Int32Array(LEAST);
  #count = 0;
  /** Places by hash, each with the number of a pair plus 1, or 0. */
  #table = new Int32Array(2 * LEAST);

  first(number: number): number {
    return this.#first[number]!;
  }

  second(number: number): number {
    return this.#second[number]!;
  }

  /** The number of the pair; a pair that is new gets the next. */
  number(first: number, second: number): number {
    const table = this.#table;
    const mask = table.length - 1;
    let place = hashOf(first, second) & mask;
    for (let held = table[place]!; held !== 0; held = table[place]!) {
      if (this.#first[held - 1] === first && this.#second[held - 1] === second) return held - 1;
      place = (place + 1) & mask;
    }
    if (this.#count === this.#first.length) {
      this.#grow();
      return this.number(first, second);
    }
    this.#first[this.#count] = first;
    this.#second[this.#count] = second;
    this.#count += 1;
    table[place] = this.#count;
    return this.#count - 1;
  }

  #grow(): void {
    const size = 2 * this.#count;
    this.#first = enlarged(this.#first, size);
    this.#second = enlarged(this.#second, size);
    this.#table = new Int32Array(2 * size);
    const mask = this.#table.length - 1;
    for (let number = 0; number < this.#count; number++) {
      let place = hashOf(this.#first[number]!, this.#second[number]!) & mask;
      while (this.#table[place] !== 0) place = (place + 1) & mask;
      this.#table[place] = number + 1;
    }
  }
}

const LEAST = 1 << 10;

function hashOf(first: number, second: number): number {
  const hash = Math.imul(Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b), 0x2c1b3c6d);
  return hash ^ (hash >>> 15);
}

function enlarged(numbers: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length);
  larger.set(numbers);
  return larger;
}
