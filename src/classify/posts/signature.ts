// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

/** Words in a row that are compared. */
const SHINGLE = 3;
/** Minima are compared in bands of so many rows. */
export const BANDS = 16;
export const ROWS = 4;
/** Shorter texts (thanks, agreed) are alike without being copies. */
const SHORTEST = 6;
/** Bytes of a signature: the last eight bits of each minimum, which two different minima share once in 256 times. */
export const SIGNATURE = BANDS * ROWS;

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
    for (let k = 0; k < SHINGLE; k++) shingle = mixed(halved(Math.imul(shingle, 31) + hashes[i + k]!));
    list[i] = halved(shingle);
  }
  for (let f = 0; f < SIGNATURE; f += 4) {
    const [seedA, seedB, seedC, seedD] = [seeds[f]!, seeds[f + 1]!, seeds[f + 2]!, seeds[f + 3]!];
    let [a, b, c, d] = [MOST, MOST, MOST, MOST];
    for (let i = 0; i < count; i++) {
      const shingle = list[i]!;
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
export function mixed(number: number): number {
  let x = Math.imul(number, 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}
