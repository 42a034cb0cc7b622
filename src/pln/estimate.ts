/** A value of a space, or of the study where the place is its number, made in TypeScript. */
export interface Estimate {
  readonly indicator: string;
  readonly place: number;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly people: number | null;
  readonly bearers: number | null;
}

/** Such a value; what is not given is unknown. */
export function estimate(place: number, indicator: string, value: number, rest: Partial<Estimate> = {}): Estimate {
  return { indicator, place, value, low: null, high: null, people: null, bearers: null, ...rest };
}
