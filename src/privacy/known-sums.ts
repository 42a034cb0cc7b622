// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

/** Cells, by position, whose sum is known. */
export type Line = readonly number[];

/** Rounding left over from elimination counts as zero: all coefficients start as small whole numbers. */
const TINY = 1e-9;

/**
 * What follows from sums of cells that are known: what an attacker with pencil and paper would find. Each sum is a linear
 * equation over the cells; they are eliminated once (Gauss and Jordan), and of which sums each equation that is left is
 * made is kept beside it, so that a sum can be left out without beginning anew.
 */
export class KnownSums {
  /** Coefficients of cells, then of sums. Each holds a cell that no other holds. */
  readonly #equations: Float64Array[] = [];
  /** Sums of which nothing is left: without one of them the others say the same. */
  readonly #repeated: Float64Array[] = [];
  readonly #cells: number;

  /** Sums over so many cells. */
  constructor(lines: readonly Line[], cells: number) {
    this.#cells = cells;
    const rows = lines.map((line, l) => {
      const row = new Float64Array(cells + lines.length);
      for (const i of line) row[i]! += 1;
      row[cells + l] = 1;
      return row;
    });
    const rank = reduce(rows, cells);
    this.#equations.push(...rows.slice(0, rank));
    this.#repeated.push(...rows.slice(rank));
  }

  /** The cells that follow from the sums: those that an equation holds alone. */
  cells(): number[] {
    return this.#equations.flatMap((row) => only(row, this.#cells) ?? []);
  }

  /** Whether any of these cells, all of which follow from the sums, would not follow without one of the sums. */
  rests(cells: ReadonlySet<number>, line: number): boolean {
    const at = this.#cells + line;
    if (this.#repeated.some((row) => row[at] !== 0)) return false;
    return this.#equations.some((row) => row[at] !== 0 && cells.has(only(row, this.#cells) ?? -1));
  }

  /**
   * Whether, were there a further cell in these sums, it would not follow from them, and some of those that follow would no
   * longer: it is left over wherever sums are taken together so that one of these cells stands alone, and nowhere where they
   * are so that nothing is left.
   */
  isCovering(lines: readonly number[]): boolean {
    const holds = (row: Float64Array) => Math.abs(lines.reduce((sum, l) => sum + row[this.#cells + l]!, 0)) > TINY;
    return !this.#repeated.some(holds) && this.#equations.some((row) => only(row, this.#cells) !== null && holds(row));
  }

  /** Leaves a sum out. */
  drop(line: number): void {
    const at = this.#cells + line;
    const held = this.#repeated.some((row) => row[at] !== 0) ? this.#repeated : this.#equations;
    const size = (row: Float64Array) => Math.abs(row[at]!);
    const pivot = held.reduce<Float64Array | null>((best, row) => (size(row) > (best === null ? 0 : size(best)) ? row : best), null);
    if (pivot === null) return;
    held.splice(held.indexOf(pivot), 1);
    for (const row of [...this.#equations, ...this.#repeated]) subtract(row, pivot, row[at]! / pivot[at]!);
  }
}

/** The one cell that an equation holds; null where it holds several. */
function only(row: Float64Array, cells: number): number | null {
  let found: number | null = null;
  for (let i = 0; i < cells; i++) {
    if (row[i] === 0) continue;
    if (found !== null) return null;
    found = i;
  }
  return found;
}

/**
 * Gauss-Jordan elimination over the first columns; gives the number of rows of which something is left. Each of these comes
 * first and has 1 in a column where all others have 0.
 */
function reduce(rows: Float64Array[], width: number): number {
  let rank = 0;
  for (let c = 0; c < width && rank < rows.length; c++) {
    let best = rank;
    for (let r = rank; r < rows.length; r++) if (Math.abs(rows[r]![c]!) > Math.abs(rows[best]![c]!)) best = r;
    const pivot = rows[best] as Float64Array;
    const lead = pivot[c]!;
    if (Math.abs(lead) < TINY) continue;
    rows[best] = rows[rank] as Float64Array;
    rows[rank] = pivot;
    for (let i = 0; i < pivot.length; i++) pivot[i] = pivot[i]! / lead;
    for (const row of rows) if (row !== pivot) subtract(row, pivot, row[c]!);
    rank += 1;
  }
  return rank;
}

/** Takes so many times another row from a row. */
function subtract(row: Float64Array, other: Float64Array, times: number): void {
  if (times === 0) return;
  for (let i = 0; i < row.length; i++) {
    const value = row[i]! - times * other[i]!;
    row[i] = Math.abs(value) < TINY ? 0 : value;
  }
}
