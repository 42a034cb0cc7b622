import { type Random, shuffled } from '../random.ts';

/** Principal components of a table of measures. */
export interface Components {
  /** Variance of each component, largest first; they add up to the number of measures. */
  readonly variances: readonly number[];
  /** For each component, the weight of each measure; squares add up to 1. */
  readonly weights: readonly (readonly number[])[];
  /** For each row, its place on each component. */
  readonly scores: readonly (readonly number[])[];
}

/** Off-diagonal rest at which a matrix counts as diagonal, and sweeps after which it must be. */
const REST = 1e-22;
const SWEEPS = 100;

/**
 * Principal component analysis of the correlations between measures (each measure centred and divided by its standard
 * deviation, n − 1 below): few new axes that hold most of the differences between rows. The sign of an axis is free; here
 * its largest weight, the first of equals, is positive (R: prcomp(scale. = TRUE) up to sign). A measure that never varies
 * has no correlations: leave it out first; it is an error here. So are fewer than two rows.
 *
 * Jolliffe (2002), 10.1007/b98835; eigenvectors by Jacobi's rotations (1846), 10.1515/crll.1846.30.51
 */
export function principalComponents(rows: readonly (readonly number[])[]): Components {
  const width = rows[0]?.length ?? 0;
  if (rows.length < 2 || width === 0) throw new Error('invalid table for components: fewer than two rows, or no measures');
  const standard = standardised(rows, width);
  const correlations = Array.from({ length: width }, (_, i) =>
    Array.from({ length: width }, (_, j) => standard.reduce((sum, row) => sum + at(row, i) * at(row, j), 0) / (rows.length - 1)),
  );
  const { values, vectors } = eigen(correlations);
  const order = [...values.keys()].sort((a, b) => at(values, b) - at(values, a) || a - b);
  const weights = order.map((k) => signed(vectors.map((row) => at(row, k))));
  return {
    variances: order.map((k) => Math.max(0, at(values, k))),
    weights,
    scores: standard.map((row) => weights.map((axis) => axis.reduce((sum, weight, i) => sum + weight * at(row, i), 0))),
  };
}

/** Tables in which each measure's values are exchanged among rows; the five largest of them are its 5%. */
const EXCHANGED = 99;

/**
 * What components hold where measures have nothing to do with each other: for each component, the variance that 95 of 100
 * such tables stay at or below, each made of this one by exchanging every measure's values among rows at random. A component
 * with more is more than chance (parallel analysis). Few rows make large components of nothing.
 *
 * Horn (1965), 10.1007/BF02289447; with exchanged values: Buja & Eyuboglu (1992), 10.1207/s15327906mbr2704_2
 */
export function variancesByChance(rows: readonly (readonly number[])[], random: Random): number[] {
  const width = rows[0]?.length ?? 0;
  const tables = Array.from({ length: EXCHANGED }, () => {
    const columns = Array.from({ length: width }, (_, i) =>
      shuffled(
        random,
        rows.map((row) => at(row, i)),
      ),
    );
    return principalComponents(rows.map((_, r) => columns.map((column) => at(column, r)))).variances;
  });
  const place = Math.ceil(0.95 * (EXCHANGED + 1)) - 1;
  return Array.from({ length: width }, (_, c) => tables.map((variances) => at(variances, c)).sort((a, b) => a - b)[place] as number);
}

function standardised(rows: readonly (readonly number[])[], width: number): number[][] {
  const columns = Array.from({ length: width }, (_, i) => {
    const values = rows.map((row) => at(row, i));
    const mean = values.reduce((sum, value) => sum + value, 0) / rows.length;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (rows.length - 1));
    if (!(deviation > 0)) throw new Error(`invalid table for components: measure ${i + 1} never varies`);
    return values.map((value) => (value - mean) / deviation);
  });
  return rows.map((_, r) => columns.map((column) => at(column, r)));
}

/** Eigenvalues of a symmetric matrix, and its eigenvectors as the columns of a matrix. */
function eigen(symmetric: readonly (readonly number[])[]): { values: number[]; vectors: number[][] } {
  const a = symmetric.map((row) => [...row]);
  const n = a.length;
  const v = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; rest(a) > REST; sweep++) {
    if (sweep === SWEEPS) throw new Error('the eigenvalues of a matrix did not settle');
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, v, p, q);
  }
  return { values: a.map((row, i) => at(row, i)), vectors: v };
}

function rest(a: readonly (readonly number[])[]): number {
  return a.reduce((sum, row, i) => sum + row.reduce((part, value, j) => (i === j ? part : part + value * value), 0), 0);
}

/** Turns the plane of two axes so that the element between them becomes zero. */
function rotate(a: number[][], v: number[][], p: number, q: number): void {
  const between = at(a[p] as number[], q);
  if (between === 0) return;
  const theta = (at(a[q] as number[], q) - at(a[p] as number[], p)) / (2 * between);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  const turn = (row: number[]) => {
    const [x, y] = [at(row, p), at(row, q)];
    row[p] = c * x - s * y;
    row[q] = s * x + c * y;
  };
  a.forEach(turn);
  const [one, two] = [a[p] as number[], a[q] as number[]];
  for (let k = 0; k < a.length; k++) {
    const [x, y] = [at(one, k), at(two, k)];
    one[k] = c * x - s * y;
    two[k] = s * x + c * y;
  }
  v.forEach(turn);
}

function signed(axis: readonly number[]): number[] {
  const largest = axis.reduce((best, weight) => (Math.abs(weight) > Math.abs(best) + 1e-12 ? weight : best), 0);
  return largest < 0 ? axis.map((weight) => -weight) : [...axis];
}

function at(row: readonly number[], i: number): number {
  return row[i] as number;
}
