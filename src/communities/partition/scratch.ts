/**
 * Typed arrays that are lent again and again. A search for communities looks at thousands of small graphs in turn, and
 * to make new arrays for each took half its time. An array is at least as long as asked for, and holds what was left
 * in it; who asks for the same name again gets the same array.
 */
export class Scratch {
  readonly #ints = new Map<string, Int32Array>();
  readonly #floats = new Map<string, Float64Array>();
  readonly #bytes = new Map<string, Uint8Array>();

  ints(name: string, length: number): Int32Array {
    return lent(this.#ints, Int32Array, name, length);
  }

  floats(name: string, length: number): Float64Array {
    return lent(this.#floats, Float64Array, name, length);
  }

  bytes(name: string, length: number): Uint8Array {
    return lent(this.#bytes, Uint8Array, name, length);
  }

  /** Sums that are all 0; whoever borrows them leaves them so. */
  sums(length: number): Float64Array {
    return this.floats('sums', length);
  }
}

function lent<A extends { readonly length: number }>(
  held: Map<string, A>,
  Kind: new (length: number) => A,
  name: string,
  length: number,
): A {
  const before = held.get(name);
  if (before !== undefined && before.length >= length) return before;
  const made = new Kind(length);
  held.set(name, made);
  return made;
}
