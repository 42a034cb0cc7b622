const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Where a function with one hill is highest between two bounds, by golden section: each step leaves 0.618 of the width. Where it is
 * level, the lower side.
 *
 * Kiefer, J. (1953), Sequential minimax search for a maximum, 10.1090/S0002-9939-1953-0055639-3
 */
export function highest(of: (x: number) => number, [from, to]: readonly [number, number], steps: number): number {
  let [low, high] = [from as number, to as number];
  let [one, other] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [atOne, atOther] = [of(one), of(other)];
  for (let step = 0; step < steps; step++) {
    if (atOne >= atOther) {
      [high, other, atOther] = [other, one, atOne];
      one = high - GOLDEN * (high - low);
      atOne = of(one);
    } else {
      [low, one, atOne] = [one, other, atOther];
      other = low + GOLDEN * (high - low);
      atOther = of(other);
    }
  }
  return (low + high) / 2;
}
