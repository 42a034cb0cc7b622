import { InvalidArgumentError } from 'commander';

/** Reads the number that an option gives. Where there is none, or it does not fit, says what is wanted; a blank is no 0. */
function reader(wanted: string, fits: (value: number) => boolean): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isFinite(value) || !fits(value)) throw new InvalidArgumentError(wanted);
    return value;
  };
}

/** A whole number that is exact. */
export const whole = reader('A whole number.', Number.isSafeInteger);

/** A number above 0. */
export const positive = reader('A number above 0.', (value) => value > 0);

/** A share of a change, which may be more than all. */
export const share = reader('A share such as 0.05.', (value) => value >= 0);

/** A number between two, both included. */
export function between(low: number, high: number): (text: string) => number {
  return reader(`From ${low} to ${high}.`, (value) => value >= low && value <= high);
}

/** A whole number between two, both included. */
export function wholeBetween(low: number, high: number): (text: string) => number {
  return reader(`A whole number from ${low} to ${high}.`, (value) => Number.isInteger(value) && value >= low && value <= high);
}
