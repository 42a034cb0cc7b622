// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

/** The lower triangle whose product with itself a symmetric matrix is; null where there is none. */
export function cholesky(matrix: readonly (readonly number[])[]): number[][] | null {
  const factor: number[][] = [];
  for (const [a, row] of matrix.entries()) {
    const own: number[] = [];
    for (let b = 0; b <= a; b++) {
      const other = b === a ? own : factor[b]!;
      const rest = row[b]! - own.reduce((sum, x, c) => sum + (c < b ? x * other[c]! : 0), 0);
      if (b < a) own.push(rest / other[b]!);
      else if (rest > 1e-12 * Math.abs(row[a]!)) own.push(Math.sqrt(rest));
      else return null;
    }
    factor.push(own);
  }
  return factor;
}

/** The inverse of the matrix whose triangle this is. */
export function inverseOf(factor: readonly (readonly number[])[]): number[][] {
  const n = factor.length;
  const columns = Array.from({ length: n }, (_, place) => {
    const down: number[] = [];
    for (let a = 0; a < n; a++)
      down.push(((a === place ? 1 : 0) - down.reduce((sum, x, c) => sum + factor[a]![c]! * x, 0)) / factor[a]![a]!);
    const up: number[] = new Array(n).fill(0);
    for (let a = n - 1; a >= 0; a--) {
      let rest = down[a]!;
      for (let c = a + 1; c < n; c++) rest -= factor[c]![a]! * up[c]!;
      up[a] = rest / factor[a]![a]!;
    }
    return up;
  });
  return columns;
}
