/**
 * The share of a standard normal distribution below `z`. Hart's rational approximation, good to 14 decimals.
 *
 * Hart, J. F. et al. (1968), Computer Approximations, in the form of West, G. (2005), Better approximations to
 * cumulative normal functions, Wilmott Magazine.
 */
export function normalShare(z: number): number {
  const a = Math.abs(z);
  if (a > 37) return z > 0 ? 1 : 0;
  const density = Math.exp((-a * a) / 2);
  const tail =
    a < 7.07106781186547
      ? (density *
          polynomial(
            a,
            [
              220.206867912376, 221.213596169931, 112.079291497871, 33.912866078383, 6.37396220353165, 0.700383064443688,
              0.0352624965998911,
            ],
          )) /
        polynomial(
          a,
          [
            440.413735824752, 793.826512519948, 637.333633378831, 296.564248779674, 86.7807322029461, 16.064177579207, 1.75566716318264,
            0.0883883476483184,
          ],
        )
      : density / (a + 1 / (a + 2 / (a + 3 / (a + 4 / (a + 0.65))))) / 2.506628274631;
  return z > 0 ? 1 - tail : tail;
}

/**
 * The value below which the share `p` (between 0 and 1) of a standard normal distribution lies: 1.959964 for .975.
 *
 * Wichura, M. J. (1988), Algorithm AS 241, 10.2307/2347330 (good to 16 digits)
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new Error(`invalid share for a quantile: ${p}`);
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (
      (q *
        polynomial(
          r,
          [
            3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
            33430.57558358813, 2509.0809287301227,
          ],
        )) /
      polynomial(
        r,
        [
          1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943,
          5226.495278852546,
        ],
      )
    );
  }
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const z =
    r <= 5
      ? polynomial(
          r - 1.6,
          [
            1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
            0.022723844989269184, 0.0007745450142783414,
          ],
        ) /
        polynomial(
          r - 1.6,
          [
            1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457, 0.0005475938084995345,
            1.0507500716444169e-9,
          ],
        )
      : polynomial(
          r - 5,
          [
            6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124, 0.0012426609473880784,
            2.7115555687434876e-5, 2.0103343992922881e-7,
          ],
        ) /
        polynomial(
          r - 5,
          [
            1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5,
            1.421511758316446e-7, 2.0442631033899397e-15,
          ],
        );
  return q < 0 ? -z : z;
}

/** Horner's scheme, coefficients from the constant up. */
function polynomial(x: number, coefficients: readonly number[]): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}
