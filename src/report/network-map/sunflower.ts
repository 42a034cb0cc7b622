/** Distance of neighbouring dots, in units of the map. */
export const STEP = 10;
/** Radius of the circle that one dot has to itself, in steps. */
export const SPREAD = 0.56;

/** The i-th dot of a disc around x, y, as seeds lie in a sunflower: evenly, at any number (Vogel 1979, 10.1016/0025-5564(79)90080-4). */
export function sunflower(x: number, y: number, i: number): { x: number; y: number } {
  const angle = i * Math.PI * (3 - Math.sqrt(5));
  const reach = STEP * SPREAD * Math.sqrt(i + 0.5);
  return { x: tenth(x + reach * Math.cos(angle)), y: tenth(y + reach * Math.sin(angle)) };
}

/** A position to the tenth of a unit. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}
