/**
 * p values adjusted so that of all findings called at a level, no more than that share is expected to be false (false
 * discovery rate): pᵢ · m / rank, made monotone from the largest down, at most 1. Holds for independent and positively
 * dependent tests.
 *
 * Benjamini, Y. & Hochberg, Y. (1995), 10.1111/j.2517-6161.1995.tb02031.x
 */
export function benjaminiHochberg(p: readonly number[]): number[] {
  const falling = ranked(p).reverse();
  let least = 1;
  const out: number[] = Array.from(p, () => 1);
  for (const [i, index] of falling.entries()) {
    least = Math.min(least, ((p[index] as number) * p.length) / (p.length - i));
    out[index] = least;
  }
  return out;
}

/**
 * p values adjusted so that the chance of even one false finding stays below the level, whatever the dependence of the
 * tests: pᵢ · (m − rank + 1), made monotone from the smallest up, at most 1.
 *
 * Holm, S. (1979), A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6, 65–70
 */
export function holm(p: readonly number[]): number[] {
  let most = 0;
  const out: number[] = Array.from(p, () => 1);
  for (const [i, index] of ranked(p).entries()) {
    most = Math.max(most, Math.min(1, (p[index] as number) * (p.length - i)));
    out[index] = most;
  }
  return out;
}

/** Places of the p values from the smallest to the largest. */
function ranked(p: readonly number[]): number[] {
  if (p.some((value) => !(value >= 0 && value <= 1))) throw new Error('invalid p value: it is not between 0 and 1');
  return [...p.keys()].sort((a, b) => (p[a] as number) - (p[b] as number) || a - b);
}
