/** A source of chance: each call gives the next number in [0, 1). */
export type Random = () => number;

/**
 * A seeded generator (sfc32, Chris Doty-Humphrey's PractRand): the same seed gives the same numbers on every
 * machine. The seed may be a number or any words; a stage seeds its own as `seeded(`${seed} ${stage}`)`.
 */
export function seeded(seed: number | string): Random {
  let [a, b, c, d] = spread(String(seed));
  const next = () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let i = 0; i < 15; i++) next();
  return next;
}

/** A whole number from 0 to `below` - 1. */
export function integer(random: Random, below: number): number {
  return Math.floor(random() * below);
}

/** One of the items, each as likely as the others. */
export function pick<T>(random: Random, items: readonly T[]): T {
  return items[integer(random, items.length)] as T;
}

/** The items in a random order (Fisher–Yates), in a new array. */
export function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const out = [...items];
  for (let i = out.length - 1; i > 0; i--) {
    const j = integer(random, i + 1);
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
}

/** Four 32-bit states from words (FNV-1a, one offset each). */
function spread(words: string): [number, number, number, number] {
  const states = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b].map((offset) => {
    let hash = offset;
    for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ words.charCodeAt(i), 0x01000193);
    return hash ^ (hash >>> 15);
  });
  return states as [number, number, number, number];
}
