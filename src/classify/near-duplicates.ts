/** Words in a row that are compared. */
const SHINGLE = 3;
const BANDS = 16;
const ROWS = 4;
/** Share of equal minima from which two texts are nearly the same. */
const ALIKE = 0.8;
/** Shorter texts (thanks, agreed) are alike without being copies. */
const SHORTEST = 6;
/** Bytes of a signature: the last eight bits of each minimum, which two different minima share once in 256 times. */
export const SIGNATURE = BANDS * ROWS;
/** Signatures kept together. */
const CHUNK = 1 << 16;

/**
 * Finds posts whose texts are nearly the same: the Jaccard similarity of their sets of three consecutive words is
 * estimated by the share of equal minima under 64 hash functions; only texts that agree in all four minima of one of
 * 16 bands are compared, which finds 99.9 % of pairs at 0.8 and few below 0.4. Links, handles and hashtags do not
 * count, so that one text sent to many people is one text. A post takes 72 bytes, and finding the groups 8 to 16 more:
 * the bands are gone through one after another.
 *
 * Broder, A. (1997), On the resemblance and containment of documents, 10.1109/SEQUEN.1997.666900; the last bits of
 * minima: Li, P., & König, A. C. (2010), b-Bit minwise hashing, 10.1145/1772690.1772759
 */
export class NearDuplicates {
  readonly #signatures: Uint8Array[] = [];
  readonly #rows: Int32Array[] = [];
  #size = 0;

  /** Adds the signature of a post, which stands at a place of the bytes. Rows are added in order. */
  add(row: number, bytes: Uint8Array, at: number): void {
    const place = this.#size % CHUNK;
    if (place === 0) {
      this.#signatures.push(new Uint8Array(CHUNK * SIGNATURE));
      this.#rows.push(new Int32Array(CHUNK));
    }
    (this.#signatures.at(-1) as Uint8Array).set(bytes.subarray(at, at + SIGNATURE), place * SIGNATURE);
    (this.#rows.at(-1) as Int32Array)[place] = row;
    this.#size += 1;
  }

  /** Rows of the posts whose text comes at least twice, in order, with the number of posts that share it. */
  *repeated(): Generator<readonly [row: number, size: number]> {
    const group = this.#groups();
    const sizes = new Int32Array(this.#size);
    for (let post = 0; post < this.#size; post++) (sizes[find(group, post)] as number) += 1;
    for (let post = 0; post < this.#size; post++) {
      const size = sizes[find(group, post)] as number;
      if (size > 1) yield [(this.#rows[Math.floor(post / CHUNK)] as Int32Array)[post % CHUNK] as number, size];
    }
  }

  /** For each post one of its group, towards the one that stands for all. */
  #groups(): Int32Array {
    const group = Int32Array.from({ length: this.#size }, (_, post) => post);
    const slots = 1 << Math.ceil(Math.log2(Math.max(2, this.#size * 2)));
    /** The first post, from 1, with a band. */
    const first = new Int32Array(slots);
    const bands = this.#signatures.map(({ buffer }) => new Uint32Array(buffer));
    const bandOf = (post: number, band: number): number =>
      (bands[Math.floor(post / CHUNK)] as Uint32Array)[(post % CHUNK) * BANDS + band] as number;
    for (let band = 0; band < BANDS; band++) {
      if (band > 0) first.fill(0);
      for (let post = 0; post < this.#size; post++) {
        const value = bandOf(post, band);
        let slot = mixed(value) & (slots - 1);
        while (first[slot] !== 0 && bandOf((first[slot] as number) - 1, band) !== value) slot = (slot + 1) & (slots - 1);
        // Each band remembers one text: whoever is nearly the same as it joins its group.
        if (first[slot] === 0) first[slot] = post + 1;
        else this.#join(group, (first[slot] as number) - 1, post);
      }
    }
    return group;
  }

  #join(group: Int32Array, one: number, other: number): void {
    const [a, b] = [find(group, one), find(group, other)];
    if (a !== b && this.#alike(one, other)) group[Math.max(a, b)] = Math.min(a, b);
  }

  #alike(one: number, other: number): boolean {
    const a = this.#signatures[Math.floor(one / CHUNK)] as Uint8Array;
    const b = this.#signatures[Math.floor(other / CHUNK)] as Uint8Array;
    const [from, to] = [(one % CHUNK) * SIGNATURE, (other % CHUNK) * SIGNATURE];
    let equal = 0;
    for (let i = 0; i < SIGNATURE; i++) if (a[from + i] === b[to + i]) equal += 1;
    return equal >= ALIKE * SIGNATURE;
  }
}

function find(group: Int32Array, post: number): number {
  let root = post;
  while (group[root] !== root) root = group[root] as number;
  group[post] = root;
  return root;
}

/** One number for each hash function, its upper half laid over the lower, which is the first step of mixing. */
const seeds = Int32Array.from({ length: SIGNATURE }, (_, f) => halved(Math.imul(f + 1, 0x9e3779b1)));
let shingles = new Int32Array(1024);

/**
 * Writes the signature of a text, given the hashes of its words: of the least value of each of 64 hash functions over
 * the shingles, the last eight bits. False for a text too short to tell. Four functions at a time, because they do not
 * wait for one another: two thirds of the time of one after another.
 */
export function sign(hashes: Int32Array, bytes: Uint8Array, at: number): boolean {
  if (hashes.length < SHORTEST) return false;
  const count = hashes.length - SHINGLE + 1;
  if (count > shingles.length) shingles = new Int32Array(2 * count);
  const list = shingles;
  for (let i = 0; i < count; i++) {
    let shingle = 0;
    for (let k = 0; k < SHINGLE; k++) shingle = mixed(halved(Math.imul(shingle, 31) + (hashes[i + k] as number)));
    list[i] = halved(shingle);
  }
  for (let f = 0; f < SIGNATURE; f += 4) {
    const [seedA, seedB, seedC, seedD] = [seeds[f] as number, seeds[f + 1] as number, seeds[f + 2] as number, seeds[f + 3] as number];
    let [a, b, c, d] = [MOST, MOST, MOST, MOST];
    for (let i = 0; i < count; i++) {
      const shingle = list[i] as number;
      a = lesser(a, mixed(shingle ^ seedA));
      b = lesser(b, mixed(shingle ^ seedB));
      c = lesser(c, mixed(shingle ^ seedC));
      d = lesser(d, mixed(shingle ^ seedD));
    }
    bytes[at + f] = a;
    bytes[at + f + 1] = b;
    bytes[at + f + 2] = c;
    bytes[at + f + 3] = d;
  }
  return true;
}

/** All bits: the greatest of the numbers from 0. */
const MOST = -1;

/**
 * The lesser of two numbers from 0, told from all bits but the last, which decides once in two thousand million times.
 * In a short text the least changes too often to be foreseen: without a branch this takes three quarters of the time.
 */
function lesser(a: number, b: number): number {
  return a ^ ((a ^ b) & (((b >>> 1) - (a >>> 1)) >> 31));
}

function halved(number: number): number {
  return number ^ (number >>> 16);
}

/** Of a number that is halved, mixed so that every bit of the answer depends on every bit (finaliser of MurmurHash3). */
function mixed(number: number): number {
  let x = Math.imul(number, 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}
