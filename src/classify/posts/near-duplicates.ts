// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { closeSync, openSync, readSync, writeFileSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import { BANDS, mixed, ROWS, SIGNATURE } from './signature.ts';

/** Share of equal minima from which two texts are nearly the same. */
const ALIKE = 0.8;
/** Signatures looked at together. */
const CHUNK = 1 << 16;

/**
 * Finds posts whose texts are nearly the same: the Jaccard similarity of their sets of three consecutive words is
 * estimated by the share of equal minima under 64 hash functions; only texts that agree in all four minima of one of
 * 16 bands are compared, which finds 99.9 % of pairs at 0.8 and few below 0.4. Links, handles and hashtags do not
 * count, so that one text sent to many people is one text.
 *
 * The signatures lie in a file: they take more than all else that is known of a post. In memory a post takes 4 bytes,
 * and 20 to 28 while the groups are found, for the bands are gone through one after another.
 *
 * Broder, A. (1997), On the resemblance and containment of documents, 10.1109/SEQUEN.1997.666900; the last bits of
 * minima: Li, P., & König, A. C. (2010), b-Bit minwise hashing, 10.1145/1772690.1772759
 */
export class NearDuplicates {
  readonly #file: number;
  readonly #rows: Int32Array[] = [];
  #size = 0;

  /** Begins with no posts; the signatures are kept in a file of this path until `close`, and whoever gave it removes it. */
  constructor(path: string) {
    this.#file = openSync(path, 'w+');
  }

  /** Adds the signatures of posts, one after another, with the rows in which these stand. Rows are added in order. */
  add(rows: Int32Array, signatures: Uint8Array): void {
    writeFileSync(this.#file, signatures);
    this.#rows.push(rows);
    this.#size += rows.length;
  }

  /**
   * Rows of the posts whose text comes at least twice, in order, with the number of posts that share it. While they are
   * looked for, what else is under way has its turns.
   */
  async repeated(): Promise<Iterable<readonly [row: number, size: number]>> {
    return this.#shared(await this.#groups());
  }

  close(): void {
    closeSync(this.#file);
  }

  *#shared(group: Int32Array): Generator<readonly [row: number, size: number]> {
    const sizes = new Int32Array(this.#size);
    for (let post = 0; post < this.#size; post++) sizes[find(group, post)]! += 1;
    let post = 0;
    for (const rows of this.#rows) {
      for (const row of rows) {
        const size = sizes[find(group, post++)]!;
        if (size > 1) yield [row, size];
      }
    }
  }

  /** For each post one of its group, towards the one that stands for all. */
  async #groups(): Promise<Int32Array> {
    const group = Int32Array.from({ length: this.#size }, (_, post) => post);
    const slots = 1 << Math.ceil(Math.log2(Math.max(2, this.#size * 2)));
    /** The first post, from 1, with a value of the band, and the values of all posts. */
    const first = new Int32Array(slots);
    const values = new Uint32Array(this.#size);
    const other = new Uint8Array(SIGNATURE);
    for (let band = 0; band < BANDS; band++) {
      if (band > 0) first.fill(0);
      for (const { from, signatures, bands } of this.#chunks()) {
        await turn();
        for (let at = 0; at < bands.length; at += BANDS) {
          const post = from + at / BANDS;
          const value = bands[at + band]!;
          values[post] = value;
          let slot = mixed(value) & (slots - 1);
          while (first[slot] !== 0 && values[first[slot]! - 1] !== value) slot = (slot + 1) & (slots - 1);
          // Each band remembers one text: whoever is nearly the same as it joins its group.
          if (first[slot] === 0) first[slot] = post + 1;
          else {
            const [a, b] = [find(group, first[slot]! - 1), find(group, post)];
            if (a === b) continue;
            readSync(this.#file, other, 0, SIGNATURE, (first[slot]! - 1) * SIGNATURE);
            if (alike(signatures, at * ROWS, other)) group[Math.max(a, b)] = Math.min(a, b);
          }
        }
      }
    }
    return group;
  }

  /** All signatures, many at a time: as bytes, and as bands of four. */
  *#chunks(): Generator<{ readonly from: number; readonly signatures: Uint8Array; readonly bands: Uint32Array }> {
    const signatures = new Uint8Array(Math.min(CHUNK, this.#size) * SIGNATURE);
    for (let from = 0; from < this.#size; from += CHUNK) {
      const bytes = Math.min(CHUNK, this.#size - from) * SIGNATURE;
      for (let read = 0; read < bytes; ) read += readSync(this.#file, signatures, read, bytes - read, from * SIGNATURE + read);
      yield { from, signatures, bands: new Uint32Array(signatures.buffer, 0, bytes / ROWS) };
    }
  }
}

/** Whether the signature at a place is nearly the same as another. */
function alike(signatures: Uint8Array, at: number, other: Uint8Array): boolean {
  let equal = 0;
  for (let i = 0; i < SIGNATURE; i++) if (signatures[at + i] === other[i]) equal += 1;
  return equal >= ALIKE * SIGNATURE;
}

function find(group: Int32Array, post: number): number {
  let root = post;
  while (group[root] !== root) root = group[root]!;
  group[post] = root;
  return root;
}
